/** A real button for the engine's search where the engine itself has only a label, which no keyboard reaches. */

/** @type {import("../../js/boot.mjs").Start} */
export function start(root, signal) {
  const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
  const field = /** @type {HTMLElement} */ (document.querySelector("[data-md-component=search-query]"));
  const open = () => {
    toggle.click();
    field.focus();
  };
  const comeBack = () => {
    if (!toggle.checked) root.focus();
  };
  root.addEventListener("click", open, { signal });
  toggle.addEventListener("change", comeBack, { signal });
}
