/**
 * Plans as they lie in a browser or a file (PL-10): which are one, how far they are, what is late. Pure; no page, no words.
 *
 * Nothing stored is trusted: what is not a plan through and through is none, and said so.
 */

import { day, iso } from "./scoring/calendar.mjs";
import { EXACT, PRINTED } from "./summary.mjs";

/** @typedef {import("./scoring/contract").Plan} Plan */
/** @typedef {import("./scoring/contract").PlannedTask} Task */
/** @typedef {(value: unknown) => boolean} Is */

const FORMAT = 1;
const LONGEST = 4000;
const MOST_WEEKS = 520;
const MOST = 200;
/** Reviews of any number of years, the tasks of the greatest plan. */
const MANY = 4000;
const DAY = /^2[01]\d\d-\d\d-\d\d$/;

/** @type {Is} */
const isText = (value) => typeof value === "string" && value.length <= LONGEST;
/** @type {Is} */
const isDay = (value) => isText(value) && DAY.test(String(value)) && isReal(String(value));
/** @type {Is} */
const isExact = (value) => typeof value === "string" && EXACT.test(value);
/** @type {Is} */
const isPrinted = (value) => typeof value === "string" && PRINTED.test(value);
/** @type {Is} */
const isOrdinal = (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_WEEKS;
const isReal = (/** @type {string} */ text) => !Number.isNaN(day(text)) && iso(day(text)) === text;
const oneOf =
  (/** @type {unknown[]} */ ...values) =>
  (/** @type {unknown} */ value) =>
    values.includes(value);
const orNull = (/** @type {Is} */ is) => (/** @type {unknown} */ value) => value === null || is(value);
const listOf =
  (/** @type {Is} */ is, most = MOST) =>
  (/** @type {unknown} */ value) =>
    Array.isArray(value) && value.length <= most && value.every(is);
const eachOf = (/** @type {Is} */ is) => (/** @type {unknown} */ value) =>
  isObject(value) && Object.keys(value).length <= MOST && Object.values(value).every(is);
const shape = (/** @type {Record<string, Is>} */ fields) => (/** @type {unknown} */ value) =>
  isObject(value) && Object.entries(fields).every(([name, is]) => Object.hasOwn(value, name) && is(value[name]));

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const isExpectation = orNull(
  shape({
    value: orNull(isPrinted),
    exact: orNull(isExact),
    band: orNull(isText),
    dimensions: listOf(shape({ id: isText, value: orNull(isPrinted), exact: orNull(isExact), band: orNull(isText) })),
    moves: orNull(shape({ id: isText, from: isPrinted, to: isPrinted, exact: isObject })),
  }),
);

const isTask = shape({
  step: isText,
  task: isText,
  role: isText,
  owner: isText,
  measure: isText,
  week: isOrdinal,
  due: isDay,
  state: oneOf("to-do", "doing", "done", "dropped"),
  reason: isText,
  note: isText,
});

const isPlanned = shape({
  playbook: isText,
  title: isText,
  owner: isText,
  dropped: orNull(isText),
  weeks: isOrdinal,
  needs: listOf(isText),
  mends: listOf(isText),
  opens: isDay,
  ends: isDay,
  tasks: listOf(isTask),
});

const isScore = shape({ value: isPrinted, exact: isExact, band: isText, status: oneOf("scored", "provisional") });
const planned = { opens: isDay, gate: isDay, playbooks: listOf(isText), expected: isExpectation };
const reached = shape({ date: isDay, scores: eachOf(isScore) });
/** @type {Is} */
const isPhase = (value) => shape(isObject(value) && "reached" in value ? { ...planned, reached } : planned)(value);

const isPlan = shape({
  format: oneOf(FORMAT),
  diagnostic: orNull(isText),
  language: isText,
  start: isDay,
  planned_from: isDay,
  at_once: oneOf(1, 2, 3, 4, 5),
  mode: oneOf("phases", "rolling"),
  pauses: listOf(shape({ first: isDay, last: isDay })),
  answers: orNull(shape({ diagnostic: isText, answers: isObject })),
  met: listOf(isText),
  later: listOf(isText),
  playbooks: listOf(isPlanned),
  today: isExpectation,
  phases: listOf(isPhase),
  reviews: listOf(shape({ date: isDay, decisions: isText, done: listOf(isText, MANY) }), MANY),
});

/** The plan in what is stored or was opened; else why it is none. @param {unknown} stored @returns {Plan | "newer" | "damaged"} */
export function planIn(stored) {
  if (isObject(stored) && typeof stored.format === "number" && stored.format > FORMAT) return "newer";
  if (!isPlan(stored)) return "damaged";
  const plan = /** @type {Plan} */ (stored);
  const known = new Set(plan.playbooks.map(({ playbook }) => playbook));
  const isWhole =
    known.size === plan.playbooks.length &&
    plan.phases.every(({ playbooks }) => playbooks.every((slug) => known.has(slug))) &&
    plan.playbooks.every(({ tasks }) => new Set(tasks.map(({ step }) => step)).size === tasks.length);
  return isWhole ? plan : "damaged";
}

/** The tasks that are in a plan. @param {Plan} plan @returns {Task[]} */
export function tasksOf({ playbooks }) {
  return playbooks.filter(({ dropped }) => dropped === null).flatMap(({ tasks }) => tasks);
}

/** @param {Task} task */
export const isOver = ({ state }) => state === "done" || state === "dropped";

/** Whether nothing of a phase is left to do. @param {Plan} plan @param {import("./scoring/contract").PlannedPhase} phase */
export function hasEnded(plan, phase) {
  const inside = plan.playbooks.filter(({ playbook }) => phase.playbooks.includes(playbook));
  return inside.length > 0 && tasksOf({ ...plan, playbooks: inside }).every(isOver);
}

/** The task to be done next, the first of those due first; none when all is over. @param {Plan} plan */
export function comingTask({ playbooks }) {
  const inside = playbooks.filter(({ dropped }) => dropped === null);
  const open = inside.flatMap((entry) => entry.tasks.filter((task) => !isOver(task)).map((task) => ({ entry, task })));
  return open.sort((one, other) => day(one.task.due) - day(other.task.due))[0];
}

/** By how many days a task is late; 0 for one that is over. @param {Task} task @param {string} today */
export function lateness(task, today) {
  return isOver(task) ? 0 : Math.max(0, day(today) - day(task.due));
}

/** How far a plan is. @param {Plan} plan @param {string} today */
export function progress(plan, today) {
  const tasks = tasksOf(plan);
  return {
    total: tasks.length,
    done: tasks.filter(({ state }) => state === "done").length,
    late: tasks.filter((task) => lateness(task, today) > 0).length,
  };
}

/** A plan with one task changed. @param {Plan} plan @param {string} playbook @param {string} step @param {Partial<Task>} change @returns {Plan} */
export function withTask(plan, playbook, step, change) {
  return withPlaybook(plan, playbook, (entry) => ({
    ...entry,
    tasks: entry.tasks.map((task) => (task.step === step ? { ...task, ...change } : task)),
  }));
}

/**
 * A plan with one playbook changed.
 * @param {Plan} plan @param {string} playbook
 * @param {(entry: import("./scoring/contract").PlannedPlaybook) => import("./scoring/contract").PlannedPlaybook} change @returns {Plan}
 */
export function withPlaybook(plan, playbook, change) {
  const playbooks = plan.playbooks.map((entry) => (entry.playbook === playbook ? change(entry) : entry));
  return { ...plan, playbooks };
}
