/**
 * The report (D8) is the result as paper shows it: this prints it, dates it, and says where the page on scoring is.
 * What is on paper and what is not is the stylesheet's to say; the engine unfolds what its reader folded.
 */

/** @type {import("../../js/boot.mjs").Start} */
export function start(root, signal) {
  const page = /** @type {HTMLElement} */ (root.closest("[data-slug]"));
  const dress = () => {
    const date = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    page.querySelector("[data-slot=date]")?.replaceChildren(date);
    for (const link of page.querySelectorAll("[data-address]")) link.textContent = Reflect.get(link, "href");
  };
  addEventListener("beforeprint", dress, { signal });
  root.querySelector("button")?.addEventListener("click", () => print(), { signal });
}
