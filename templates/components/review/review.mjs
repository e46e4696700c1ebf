/** Links back to the questions that the result still waits for: blank, not valid, not known. */

import { isShown } from "../../js/standing.mjs";

/** @param {HTMLElement} article @param {import("../form/form.mjs").Form} form */
export function showReview(article, form) {
  const section = article.querySelector('[data-part="review"]');
  let isNeeded = false;
  for (const line of section?.querySelectorAll("[data-review]") ?? []) {
    const state = stateOf(line.getAttribute("data-review") ?? "", form);
    line.toggleAttribute("hidden", state === null);
    for (const word of line.querySelectorAll("[data-state]")) {
      word.toggleAttribute("hidden", word.getAttribute("data-state") !== state);
    }
    isNeeded ||= state !== null;
  }
  section?.toggleAttribute("hidden", !isNeeded);
}

/** @param {string} id @param {import("../form/form.mjs").Form} form @returns {"blank" | "invalid" | "dont-know" | null} */
function stateOf(id, { standing }) {
  if (!isShown(standing, id)) return null;
  if (standing.refused.has(id)) return "invalid";
  if (standing.unknown.has(id)) return "dont-know";
  return standing.open.has(id) ? "blank" : null;
}
