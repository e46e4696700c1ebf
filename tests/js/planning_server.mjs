/**
 * The browser's plan documents behind a pipe, for tests written in Python: a line of JSON in, a line of JSON out.
 *
 * In: what tests/planning.py calls an order. Out: the texts of the plan made and, if asked, of the plan made anew.
 */

import { createInterface } from "node:readline";

import { calendarFile } from "../../templates/assets/js/scoring/calendar_file.mjs";
import { atOnce, counsel } from "../../templates/assets/js/scoring/counsel.mjs";
import { read } from "../../templates/assets/js/scoring/instrument.mjs";
import { checklist, csvFile } from "../../templates/assets/js/scoring/task_list.mjs";
import { moved, newPlan, plannedAnew } from "../../templates/assets/js/scoring/planning.mjs";

/** @typedef {import("../../templates/assets/js/scoring/contract").Plan} Plan */

const WORDS = { name: "Mi plan", gate: "Fase {n}: revisión; sin prisa", review: "Revisión semanal" };

const LIST_WORDS = {
  name: "Mi plan",
  phase: "Fase {n}",
  gate: "Fase {n}: revisión",
  columns: ["Fase", "Guía", "Tarea", "Responsable", "Comprobación", "Para el", "Estado", "Nota"],
  states: { "to-do": "Por hacer", doing: "En marcha", done: "Hecha", dropped: "Descartada" },
};

/** @param {Plan} plan */
const files = (plan) => ({
  calendar: calendarFile(plan, WORDS),
  csv: csvFile(plan, LIST_WORDS, ","),
  checklist: checklist(plan, LIST_WORDS),
});

/** @param {Plan} plan @param {{states: Record<string, "done" | "dropped">, dropped: string[]}} change @returns {Plan} */
function changed(plan, { states, dropped }) {
  const playbooks = plan.playbooks.map((entry) => ({
    ...entry,
    dropped: dropped.includes(entry.playbook) ? "because" : null,
    tasks: entry.tasks.map((task) => ({ ...task, state: states[`${entry.playbook}/${task.step}`] ?? task.state })),
  }));
  return { ...plan, playbooks };
}

/** @param {string} line */
function reply(line) {
  try {
    const { document, answers, catalogue, wish, wanted, done, change } = JSON.parse(line);
    const told = document && counsel(read(document), answers);
    const plan = newPlan(catalogue, wish, told, wanted, new Set(done));
    const at_once = atOnce(catalogue, told);
    if (!change) return { plan: JSON.stringify(plan, null, 2), at_once, ...files(plan) };
    const before = changed(plan, change);
    const after = plannedAnew(before, change.today, told?.ground ?? null);
    return {
      plan: JSON.stringify(plan, null, 2),
      at_once,
      ...files(after),
      anew: JSON.stringify(after, null, 2),
      moved: moved(before, after),
    };
  } catch (error) {
    return { error: String(error instanceof Error ? error.stack : error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(reply(line))}\n`);
}
