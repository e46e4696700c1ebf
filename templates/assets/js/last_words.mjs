/**
 * The words of a plan's tasks: those of the day on which it was planned, which stand whatever becomes of their playbook
 * (PL-10); on a page in another language those of today. Pure; no page.
 */

/** @typedef {import("./scoring/contract").Plan} Plan */
/** @typedef {import("./scoring/contract").PlannedTask} Task */
/** @typedef {import("./scoring/contract").Catalogue} Catalogue */
/** @typedef {{task: string, measure: string, role: string, since: "same" | "reworded" | "gone", now: string}} Words  `now` is what its step says today */

/** @param {Plan} plan @param {Catalogue} catalogue @param {string} playbook @param {Task} task @returns {Words} */
export function wordsOf({ language }, catalogue, playbook, { step, task, measure, role }) {
  const offer = catalogue.playbooks.find((found) => found.playbook === playbook);
  const now = offer?.tasks.find((found) => found.step === step);
  if (!now) return { task, measure, role, since: "gone", now: "" };
  if (language !== catalogue.language) {
    return { task: now.task, measure: now.measure, role: now.owner, since: "same", now: now.task };
  }
  const isSame = now.task === task && now.measure === measure;
  return { task, measure, role, since: isSame ? "same" : "reworded", now: now.task };
}

/** Whether a playbook or a step of a plan has vanished or been reworded. @param {Plan} plan @param {Catalogue} catalogue */
export function hasChanged(plan, catalogue) {
  return plan.playbooks.some(({ playbook, tasks }) =>
    tasks.some((task) => wordsOf(plan, catalogue, playbook, task).since !== "same"),
  );
}
