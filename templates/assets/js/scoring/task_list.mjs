/**
 * A plan as rows for a spreadsheet and as a checklist in Markdown (PL-11).
 *
 * Knows no words of its own. Its twin is generator/rumbo/scoring/task_list.py, which makes the same bytes.
 */

import { csv } from "../files.mjs";

/** @typedef {import("./contract").Plan} Plan */
/** @typedef {import("./contract").PlannedPhase} Phase */
/** @typedef {import("./contract").PlannedTask} Task */
/**
 * `{n}` is a phase's number; `columns` are phase, playbook, task, owner, check, due, state, note.
 * @typedef {{name: string, phase: string, gate: string, columns: string[], states: Record<string, string>}} Words
 */

const MARKS = /[\\`*_[\]<>#|~]/g;

/** A line a task, dropped ones with their reason. @param {Plan} plan @param {Words} words @param {string} mark the language's decimal mark */
export function csvFile(plan, words, mark) {
  return csv([words.columns, ...rows(plan, words)], mark);
}

/** Phases as headings, tasks as boxes to tick; dropped ones are left out. @param {Plan} plan @param {Words} words */
export function checklist(plan, words) {
  const parts = plan.phases.flatMap((phase, place) => {
    const n = String(place + 1);
    return [
      `\n## ${words.phase.replaceAll("{n}", n)} (${phase.opens} – ${phase.gate})\n`,
      ...entries(plan, phase).flatMap(({ title, owner, tasks }) => [
        `\n### ${plain(title)}${owner ? ` (${plain(owner)})` : ""}\n\n`,
        ...tasks.filter(({ state }) => state !== "dropped").map(line),
      ]),
      `\n- [ ] ${phase.gate}: **${words.gate.replaceAll("{n}", n)}**\n`,
    ];
  });
  return [`# ${words.name}\n`, ...parts].join("");
}

/** @param {Plan} plan @param {Words} words */
function rows(plan, words) {
  return plan.phases.flatMap((phase, place) =>
    entries(plan, phase).flatMap(({ title, tasks }) =>
      tasks.map(({ task, owner, role, measure, due, state, reason, note }) => {
        const told = [reason, note].filter(Boolean).join("\n");
        return [String(place + 1), title, task, owner || role, measure, due, words.states[state] ?? "", told];
      }),
    ),
  );
}

/** @param {Plan} plan @param {Phase} phase */
function entries({ playbooks }, phase) {
  return phase.playbooks.flatMap((slug) => playbooks.find(({ playbook }) => playbook === slug) ?? []);
}

/** @param {Task} task */
function line({ state, due, task, owner, role, measure, note }) {
  const about = [owner || role, measure, note].filter(Boolean).map(plain);
  return `- [${state === "done" ? "x" : " "}] ${due}: ${[plain(task), ...about].join(" · ")}\n`;
}

/** On one line, and nothing in it a mark of Markdown. @param {string} text */
function plain(text) {
  return text.trim().split(/\s+/).join(" ").replaceAll(MARKS, "\\$&");
}
