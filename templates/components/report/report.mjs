/**
 * The report (D8) is the result as paper shows it: this asks for whom it is, prints it, dates it, and says where the page on
 * scoring is. What is on paper and what is not is the stylesheet's to say; the engine unfolds what its reader folded.
 *
 * For whom it is stands in this browser's store alone: no link, answers file or round reads it.
 */

import { hook } from "../../js/hooks.mjs";
import { openStore } from "../../js/store.mjs";

const LONGEST = 80;

/** @type {import("../../js/boot.mjs").Start} */
export function start(root, signal) {
  const page = /** @type {HTMLElement} */ (root.closest("[data-slug]"));
  const kept = openStore(page.dataset.root ?? "").entry("report");
  const field = (/** @type {string} */ name) =>
    /** @type {HTMLInputElement} */ (hook(root, `[data-whom="${name}"]`, "report"));
  const fields = [field("company"), field("person"), field("date")];
  const nameOf = (/** @type {HTMLInputElement} */ input) => input.dataset.whom ?? "";
  const show = () => {
    for (const input of fields) input.value = wordOf(kept.read(), nameOf(input));
  };
  const dress = () => {
    for (const line of page.querySelectorAll("[data-cover]")) {
      const word = field(line.getAttribute("data-cover") ?? "").value.trim();
      line.toggleAttribute("hidden", !word);
      line.querySelector("strong")?.replaceChildren(word);
    }
    page.querySelector("[data-slot=date]")?.replaceChildren(inWords(field("date").value));
    for (const link of page.querySelectorAll("[data-address]")) link.textContent = Reflect.get(link, "href");
  };
  show();
  kept.watch(show, signal);
  for (const input of fields) {
    const keep = () => kept.update((whom) => ({ ...Object(whom), [nameOf(input)]: input.value }));
    input.addEventListener("change", keep, { signal });
  }
  addEventListener("beforeprint", dress, { signal });
  root.querySelector("button")?.addEventListener("click", () => print(), { signal });
}

/** What is kept for a field, whoever wrote it there. @param {unknown} whom @param {string} name */
function wordOf(whom, name) {
  const word = Reflect.get(Object(whom), name);
  return typeof word === "string" ? word.slice(0, LONGEST) : "";
}

/** A day in words, today's for none. @param {string} day */
function inWords(day) {
  const date = day ? new Date(`${day}T12:00`) : new Date();
  return date.toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
}
