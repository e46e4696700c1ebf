/** A button that prints the page as it stands. */

/** @type {import("../../js/boot.mjs").Start} */
export function start(root, signal) {
  root.addEventListener("click", () => print(), { signal });
  root.hidden = false;
}
