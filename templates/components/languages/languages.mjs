/** Takes the page's query and fragment along into another language, and remembers which one was chosen. */

import { openStore } from "../../js/store.mjs";

/** @type {import("../../js/boot.mjs").Start} */
export function start(root, signal) {
  const store = openStore(root.dataset.root ?? "");
  root.addEventListener(
    "click",
    ({ target }) => {
      const link = target instanceof Element && target.closest("a");
      if (!link) return;
      link.href =
        new URL(link.getAttribute("href") ?? "", location.href).href.split(/[?#]/)[0] + location.search + location.hash;
      store.write("language", link.hreflang);
    },
    { signal },
  );
}
