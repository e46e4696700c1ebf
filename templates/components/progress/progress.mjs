/** How far the form is: in all, and section by section. */

import { say, sayCount } from "../../js/fill.mjs";
import { isShown, isWaiting } from "../../js/standing.mjs";

/** @typedef {import("../form/form.mjs").Form} Form */

/** Whether a question is out of sight while a phase is answered again (PL-9). @param {Element} fieldset */
export const isSettled = (fieldset) => fieldset.matches("[data-again] [data-settled]");

/** @param {HTMLElement} element @param {Form} form */
export function showProgress(element, form) {
  const all = tally(element, form);
  say(element.querySelector('[data-slot="answered"]'), "text", all);
  sayCount(element.querySelector('[data-slot="unknown"]'), form.standing.unknown.size);
  const { answers, profile, notes } = form.given;
  const isGiven = [answers, profile, notes].some((part) => Object.keys(part).length);
  element.querySelector("[data-given]")?.toggleAttribute("hidden", !isGiven); // nothing is not saved
  const isDone = all.answered === all.total;
  for (const way of element.querySelectorAll("[data-next], [data-so-far]")) way.toggleAttribute("hidden", isDone);
  element.querySelector("[data-finish]")?.toggleAttribute("hidden", !isDone);
  const sections = [...element.querySelectorAll("[data-section]")];
  const reached = sections.findLastIndex((section) => isBegun(section, form));
  for (const [place, section] of sections.entries()) {
    const part = tally(section, form);
    const isEmpty = section.querySelector("fieldset:not([hidden])") === null;
    section.toggleAttribute("hidden", isEmpty);
    const line = element.querySelector(`[data-state-of="${section.getAttribute("data-section")}"]`);
    line?.toggleAttribute("hidden", isEmpty);
    const state = stateOf(part, place < reached && !section.contains(sections[reached]));
    line?.setAttribute("data-state", state);
    say(line?.querySelector(".rumbo-sections__state") ?? null, state, part);
  }
}

/** The questions in sight. @param {Element} part @param {Form} form */
function inSight(part, { questions, standing }) {
  const within = questions.filter(({ kind, fieldset }) => kind === "question" && part.contains(fieldset));
  return within.filter(({ id, fieldset }) => isShown(standing, id) && !isSettled(fieldset));
}

/** @param {Element} part @param {Form} form */
function tally(part, form) {
  const shown = inSight(part, form);
  return { answered: shown.filter(({ id }) => !isWaiting(form.standing, id)).length, total: shown.length };
}

/** Whether something was answered here, and not by what another diagnostic lent. @param {Element} part @param {Form} form */
function isBegun(part, form) {
  return inSight(part, form).some(({ id }) => !isWaiting(form.standing, id) && !form.lent.includes(id));
}

/** @param {{answered: number, total: number}} part @param {boolean} isBehind */
function stateOf({ answered, total }, isBehind) {
  if (answered === total) return "all";
  if (isBehind) return "skipped";
  return answered === 0 ? "none" : "some";
}
