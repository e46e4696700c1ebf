/**
 * The report (D8) is the result as paper shows it: this prints it, dates it, and says where the page on scoring is. What is
 * on paper and what is not is the stylesheet's to say; the engine unfolds what its reader folded.
 */

import { hook } from "../../js/hooks.mjs";
import { openStore } from "../../js/store.mjs";

/** @type {import("../../js/boot.mjs").Start} */
export function start(root, signal) {
  const page = /** @type {HTMLElement} */ (root.closest("[data-slug]"));
  const kept = openStore(page.dataset.root ?? "").entry("report");
  const dress = () => {
    const today = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    page.querySelector("[data-slot=date]")?.replaceChildren(today);
    for (const link of page.querySelectorAll("[data-address]")) link.textContent = Reflect.get(link, "href");
  };
  addEventListener("beforeprint", dress, { signal }); // before whom.mjs, which may know another day
  root.querySelector("button")?.addEventListener("click", () => print(), { signal });
  const ask = async () => (await import("./whom.mjs")).askWhom(root, page, kept, signal);
  const isNamed = kept.read() !== null;
  hook(root, "details", "report").toggleAttribute("open", isNamed); // nobody prints a name that they do not see
  if (isNamed) void ask();
  else root.addEventListener("focusin", () => void ask(), { signal, once: true });
}
