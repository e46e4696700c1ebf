/** How far the form is: in all, and section by section. */

import { say, sayCount } from "../../js/fill.mjs";
import { isShown, isWaiting } from "../../js/standing.mjs";

/** @typedef {import("../form/form.mjs").Form} Form */

/** @param {HTMLElement} element @param {Form} form */
export function showProgress(element, form) {
  const all = tally(element, form);
  say(element.querySelector('[data-slot="answered"]'), "text", all);
  sayCount(element.querySelector('[data-slot="unknown"]'), form.standing.unknown.size);
  const { answers, profile, notes } = form.given;
  const isGiven = [answers, profile, notes].some((part) => Object.keys(part).length);
  element.querySelector("[data-given]")?.toggleAttribute("hidden", !isGiven); // nothing is not saved
  element.querySelector("[data-next]")?.toggleAttribute("hidden", all.answered === all.total);
  for (const section of element.querySelectorAll("[data-section]")) {
    const part = tally(section, form);
    const isEmpty = section.querySelector("fieldset:not([hidden])") === null;
    section.toggleAttribute("hidden", isEmpty);
    const line = element.querySelector(`[data-state-of="${section.getAttribute("data-section")}"]`);
    line?.toggleAttribute("hidden", isEmpty);
    say(line?.querySelector(".rumbo-sections__state") ?? null, stateOf(part), part);
  }
}

/** @param {Element} part @param {Form} form */
function tally(part, { questions, standing }) {
  const within = questions.filter(({ kind, fieldset }) => kind === "question" && part.contains(fieldset));
  const shown = within.filter(({ id }) => isShown(standing, id));
  return { answered: shown.filter(({ id }) => !isWaiting(standing, id)).length, total: shown.length };
}

/** @param {{answered: number, total: number}} part */
function stateOf({ answered, total }) {
  if (answered === 0) return "none";
  return answered === total ? "all" : "some";
}
