/**
 * For whom a report is: asked beside its button, kept in this browser's store alone, and told to the paper. No link, answers
 * file or round reads it. Loaded with the first field that is used.
 */

import { hook } from "../../js/hooks.mjs";

const LONGEST = 80;

/** @param {HTMLElement} root @param {HTMLElement} page @param {import("../../js/store.mjs").Entry} kept @param {AbortSignal} signal */
export function askWhom(root, page, kept, signal) {
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
    const day = field("date").value;
    const words = (/** @type {Date} */ date) =>
      date.toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    if (day) page.querySelector("[data-slot=date]")?.replaceChildren(words(new Date(`${day}T12:00`)));
  };
  if (kept.read() !== null) show();
  kept.watch(show, signal);
  for (const input of fields) {
    const keep = () => kept.update((whom) => ({ ...Object(whom), [nameOf(input)]: input.value }));
    input.addEventListener("change", keep, { signal });
  }
  addEventListener("beforeprint", dress, { signal });
}

/** What is kept for a field, whoever wrote it there. @param {unknown} whom @param {string} name */
function wordOf(whom, name) {
  const word = Reflect.get(Object(whom), name);
  return typeof word === "string" ? word.slice(0, LONGEST) : "";
}
