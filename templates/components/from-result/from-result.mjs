/**
 * Tells a reader who comes from a result which one it was and which answers led here.
 *
 * The link from the result says so in its fragment, `#from=<diagnostic>&for=<questions>`, so that it works in a new tab
 * too. It tells of weak answers, and an address is easily passed on: it moves into the tab's own storage at once, where
 * it outlives a reload. Storage that refuses leaves it in the fragment.
 */

import { say } from "../../js/fill.mjs";
import { openStore } from "../../js/store.mjs";

/** @type {import("../../js/boot.mjs").Start} */
export function start(root) {
  const store = openStore(root.dataset.root ?? "", "sessionStorage");
  const key = `from:${root.dataset.slug}`;
  const carried = location.hash.slice(1);
  if (new URLSearchParams(carried).has("from") && store.write(key, carried)) {
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  const told = new URLSearchParams(store.read(key) ?? carried);
  const result = [...root.querySelectorAll("[data-result]")].find(
    (line) => line.getAttribute("data-result") === told.get("from"),
  );
  if (!result) return;
  result.removeAttribute("hidden");
  because(root, told.get("from") ?? "", (told.get("for") ?? "").split(" "));
  root.hidden = false;
}

/**
 * Questions are named as the page's list of answers that lead here names them; one that it does not hold is not.
 * @param {HTMLElement} root @param {string} diagnostic @param {string[]} questions
 */
function because(root, diagnostic, questions) {
  const listed = [...document.querySelectorAll("[data-leads]")];
  const asks = questions
    .map((id) => listed.find((line) => line.getAttribute("data-leads") === `${diagnostic} ${id}`)?.textContent)
    .filter((ask) => ask);
  const form = ["none", "one", "both"][asks.length] ?? "other";
  say(root.querySelector("[data-slot=because]"), form, { ask: asks[0] ?? "", n: asks.length - 1 });
}
