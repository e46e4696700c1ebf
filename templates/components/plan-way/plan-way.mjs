/** Shows the header's way to "My plan" once this browser keeps one. */

import { openStore } from "../../js/store.mjs";

/** @type {import("../../js/boot.mjs").Start} */
export function start(root) {
  root.hidden = openStore(root.dataset.root ?? "").under("plan:").length === 0;
}
