/**
 * Answers again what a phase of one's plan was to mend (PL-9): its questions alone are in sight, and every earlier answer
 * stands. Loaded when a plan's gate leads here; of the plan it knows where ids of questions are.
 */

import { plural, say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { isShown } from "../../js/standing.mjs";

/** @typedef {import("../diagnostic/diagnostic.mjs").DiagnosticPage} DiagnosticPage */

/** @param {DiagnosticPage} page @param {string} id what the fragment calls the place where it is said @param {number} n the phase's number, from 1 */
export function answerAgain(page, id, n) {
  const { root, form, slug } = page;
  const asks = mended(page.store.entry(`plan:${slug}`).read(), n);
  const shown = form.questions.filter((question) => isShown(form.standing, question.id));
  const asked = shown.filter((question) => asks.includes(question.id));
  if (!asked.length) return;
  // What a new answer brings into sight is still to be answered: only what stood here is settled.
  const settled = form.questions.filter((question) => question.kind === "profile" || shown.includes(question));
  for (const { id, fieldset } of settled) fieldset.toggleAttribute("data-settled", !asks.includes(id));
  const banner = page.part("again");
  banner.id = id;
  say(hook(banner, '[data-slot="again"]', "again"), plural(asked.length), { n: asked.length, phase: n });
  const show = (/** @type {boolean} */ isAgain) => {
    root.toggleAttribute("data-again", isAgain);
    banner.hidden = !isAgain;
    form.refresh();
  };
  show(true);
  hook(banner, "[data-all-questions]", "again").onclick = () => show(false);
  const end = page.part("reached");
  end.hidden = false;
  /** @type {HTMLAnchorElement} */ (hook(end, "[data-reach]", "again")).hash = `reached=${slug}/${n}`;
}

/** The ids of the questions that a phase mends, out of whatever is kept as a plan. @param {unknown} plan @param {number} n @returns {unknown[]} */
function mended(plan, n) {
  const { phases, playbooks } = /** @type {Record<string, unknown>} */ (plan ?? {});
  const slugs = listed(phases)[n - 1]?.playbooks;
  const entries = listed(playbooks).filter(({ playbook }) => Array.isArray(slugs) && slugs.includes(playbook));
  return entries.flatMap(({ mends }) => mends);
}

/** @param {unknown} found @returns {Record<string, unknown>[]} */
function listed(found) {
  return Array.isArray(found) ? found.map((part) => part ?? {}) : [];
}
