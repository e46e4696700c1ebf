/** What a weekly review looks at, what is written down of it, and what a gate asks (PL-9). Pure. */

import { isOver, lateness } from "./plans.mjs";
import { day, iso, monday } from "./scoring/calendar.mjs";

/** @typedef {import("./scoring/contract").Plan} Plan */
/** @typedef {import("./scoring/contract").PlannedPhase} Phase */
/** @typedef {import("./scoring/contract").Round} Round */
/** @typedef {import("./scoring/contract").PlannedTask} Task */
/** @typedef {{playbook: string, task: Task}} Due */

const WEEK = 7;
const TO_SUNDAY = 6;

/** @param {Plan} plan @param {string} today */
export function agenda(plan, today) {
  const opens = monday(day(today));
  const tasks = inPlan(plan).sort((one, other) => one.task.due.localeCompare(other.task.due));
  const coming = tasks.filter(({ task }) => !isOver(task) && lateness(task, today) === 0);
  const within = (/** @type {number} */ first) =>
    coming.filter(({ task }) => first <= day(task.due) && day(task.due) <= first + TO_SUNDAY);
  const before = lastRecord(plan, today)?.done ?? [];
  return {
    opens: iso(opens),
    closes: iso(opens + TO_SUNDAY),
    late: tasks.filter(({ task }) => lateness(task, today) > 0),
    now: within(opens),
    next: within(opens + WEEK),
    done: tasks.filter((found) => found.task.state === "done" && !before.includes(idOf(found))),
  };
}

/** With what was decided today, in the place of what was written down today before. @param {Plan} plan @param {string} date @param {string} decisions @returns {Plan} */
export function withRecord(plan, date, decisions) {
  const done = inPlan(plan)
    .filter(({ task }) => task.state === "done")
    .map(idOf);
  const others = plan.reviews.filter((record) => record.date !== date);
  const reviews = [...others, { date, decisions, done }].sort((one, other) => one.date.localeCompare(other.date));
  return { ...plan, reviews };
}

/** The questions that a phase's playbooks mend. @param {Plan} plan @param {Phase} phase */
export function asksOf({ playbooks }, phase) {
  const entries = playbooks.filter(({ playbook }) => phase.playbooks.includes(playbook));
  return [...new Set(entries.flatMap(({ mends }) => mends))];
}

/** With a round as what a phase has reached. @param {Plan} plan @param {number} n @param {Round} round @returns {Plan} */
export function withReached(plan, n, { date, scores }) {
  const phases = plan.phases.map((phase, place) => (place === n - 1 ? { ...phase, reached: { date, scores } } : phase));
  return { ...plan, phases };
}

/** The last review before today. @param {Plan} plan @param {string} today */
function lastRecord({ reviews }, today) {
  return reviews.filter(({ date }) => date < today).at(-1);
}

/** @param {Plan} plan @returns {Due[]} */
function inPlan({ playbooks }) {
  const inside = playbooks.filter(({ dropped }) => dropped === null);
  return inside.flatMap(({ playbook, tasks }) => tasks.map((task) => ({ playbook, task })));
}

/** @param {Due} due */
const idOf = ({ playbook, task }) => `${playbook}/${task.step}`;
