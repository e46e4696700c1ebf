/**
 * The report (D8) is the result as paper shows it: this prints it, dates it, and says where the page on scoring is. What is
 * on paper and what is not is the stylesheet's to say; what its reader folded is unfolded for as long as it prints, since the
 * engine does so only with what stood on the page from the start.
 */

import { hook } from "../../js/hooks.mjs";
/** @typedef {import("../diagnostic/diagnostic.mjs").DiagnosticPage} DiagnosticPage */

/** @param {DiagnosticPage} page @returns {Promise<void>} when for whom it is has been read */
export async function offerReport({ root: element, store, signal }) {
  const root = hook(element, '[data-part="report"]', "report");
  const kept = store.entry("report");
  const dress = () => {
    const today = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    element.querySelector("[data-slot=date]")?.replaceChildren(today);
    for (const link of element.querySelectorAll("[data-address]")) link.textContent = Reflect.get(link, "href");
    for (const fold of element.querySelectorAll(".rumbo-result details:not([open])")) unfold(fold, signal);
  };
  addEventListener("beforeprint", dress, { signal }); // before whom.mjs, which may know another day
  root.querySelector("button")?.addEventListener("click", () => print(), { signal });
  const ask = async () => (await import("./whom.mjs")).askWhom(root, element, kept, signal);
  const isNamed = kept.read() !== null;
  hook(root, "details", "report").toggleAttribute("open", isNamed); // nobody prints a name that they do not see
  if (isNamed) await ask();
  else root.addEventListener("focusin", () => void ask(), { signal, once: true });
}

/** For as long as it prints. @param {Element} fold @param {AbortSignal} signal */
function unfold(fold, signal) {
  fold.setAttribute("open", "");
  addEventListener("afterprint", () => fold.removeAttribute("open"), { signal, once: true });
}
