/**
 * The clock of a meeting (TM-11): an hour shared out among what there is to talk about, and how much of it is used. Pure.
 *
 * It knows when its stage began and how long others took, never how often it was looked at: a tab that slept, and a page
 * that was loaded again, go on with the right time.
 */

const MINUTE = 60_000;
/** Minutes of the whole meeting. */
export const WHOLE = 60;
/** Minutes that are left at least for what is not on the agenda, the round and the plan. */
const CLOSING = 10;
/** No question gets more minutes than these. */
const MOST = 15;

/** @typedef {{stage: string, since: number, used: Record<string, number>}} Clock  of the stage since when, of the others how long, in milliseconds */
/** @typedef {{used: number, planned: number, left: number, over: number}} Told  whole minutes */

/** Minutes for each of so many questions, and for the closing. @param {number} questions */
export function planned(questions) {
  const each = Math.min(MOST, Math.floor((WHOLE - CLOSING) / Math.max(questions, 1)));
  return { each, closing: WHOLE - each * questions };
}

/** The clock once its meeting turns to a stage; null for one that begins. @param {Clock | null} clock @param {string} stage @param {number} now @returns {Clock} */
export function turned(clock, stage, now) {
  if (clock?.stage === stage) return clock;
  const used = clock ? { ...clock.used, [clock.stage]: usedBy(clock, clock.stage, now) } : {};
  return { stage, since: now, used };
}

/** Milliseconds that a stage has used. @param {Clock} clock @param {string} stage @param {number} now */
function usedBy({ stage: running, since, used }, stage, now) {
  const before = Object.hasOwn(used, stage) ? (used[stage] ?? 0) : 0;
  return before + (stage === running ? Math.max(0, now - since) : 0); // a clock that is set back uses nothing up
}

/** @param {Clock} clock @param {string} stage @param {number} minutes planned @param {number} now */
export function stageTold(clock, stage, minutes, now) {
  return told(usedBy(clock, stage, now), minutes);
}

/** @param {Clock} clock @param {number} now */
export function wholeTold(clock, now) {
  const stages = new Set([...Object.keys(clock.used), clock.stage]);
  return told(
    [...stages].reduce((sum, stage) => sum + usedBy(clock, stage, now), 0),
    WHOLE,
  );
}

/** @param {number} milliseconds @param {number} minutes @returns {Told} */
function told(milliseconds, minutes) {
  const used = Math.floor(milliseconds / MINUTE);
  return { used, planned: minutes, left: Math.max(0, minutes - used), over: Math.max(0, used - minutes) };
}

/** The clock in what is stored; null for none. @param {unknown} stored @returns {Clock | null} */
export function clockIn(stored) {
  const { stage, since, used } = /** @type {Partial<Clock>} */ (stored ?? {});
  const isClock = typeof stage === "string" && isTime(since) && typeof used === "object" && used !== null;
  return isClock && Object.values(used).every(isTime) ? { stage, since, used } : null;
}

/** @param {unknown} time @returns {time is number} */
function isTime(time) {
  return typeof time === "number" && Number.isFinite(time) && time >= 0;
}
