/**
 * Answers that several windows keep at once: each writes only what it has changed, over what the others have written; of
 * two answers to one question the later one stands. Pure; knows neither page nor storage.
 *
 * What is kept is an answers file with the time of each change, and with its respondent from the first one on (TM-1). An answer that today's questionnaire does not ask for
 * stays where it lies: nobody here has changed it.
 */

import { newRespondent, respondentIn } from "./scoring/identity.mjs";

/** @typedef {import("./answers.mjs").Given} Given */
/** @typedef {import("./answers.mjs").Value} Value */
/** @typedef {"answers" | "profile" | "notes"} Part */
/** @typedef {{part: Part, id: string, value: Value | undefined}} Change  undefined for one taken back */
/** @typedef {Record<Part, Record<string, unknown>> & {times: Record<string, unknown>}} Kept  times in milliseconds by `part/id` */

/** @type {Part[]} */
const PARTS = ["answers", "profile", "notes"];

/** What has become different between the two. @param {Given} before @param {Given} after @returns {Change[]} */
export function changes(before, after) {
  return PARTS.flatMap((part) => {
    const ids = Object.keys({ ...before[part], ...after[part] });
    const isOther = (/** @type {string} */ id) => JSON.stringify(before[part][id]) !== JSON.stringify(after[part][id]);
    return ids.filter(isOther).map((id) => ({ part, id, value: after[part][id] }));
  });
}

/**
 * What is kept, with these changes made to it now; null where nothing is left.
 * @param {unknown} kept @param {Change[]} changed @param {{diagnostic: string, version: string, hash: string}} instrument
 * @param {number} now milliseconds
 */
export function changed(kept, changed, { diagnostic, version, hash }, now) {
  const next = keptIn(kept);
  for (const { part, id, value } of changed) {
    put(next, part, id, value);
    const key = `${part}/${id}`;
    next.times[key] = Math.max(now, timeOf(next, key) + 1); // a clock that jumps back makes no change an older one
  }
  const isEmpty = PARTS.every((part) => Object.keys(next[part]).length === 0);
  return isEmpty ? null : { diagnostic, version, hash, respondent: respondentOf(kept) || newRespondent(), ...next };
}

/** Of what is stored and what a window holds, question by question the later. @type {import("./store.mjs").Merge} */
export function laterOf(stored, held) {
  const [next, other] = [keptIn(stored), keptIn(held)];
  for (const key of Object.keys(other.times)) {
    if (timeOf(other, key) <= timeOf(next, key)) continue;
    const [part, id] = /** @type {[Part, string]} */ (key.split("/"));
    if (!PARTS.includes(part)) continue;
    put(next, part, id, other[part][id]);
    next.times[key] = timeOf(other, key);
  }
  const respondent = respondentOf(stored) || respondentOf(held);
  return { ...record(held), ...next, ...(respondent ? { respondent } : {}) };
}

/** Empty for none yet. @param {unknown} kept */
export function respondentOf(kept) {
  return respondentIn(record(kept).respondent);
}

/** What is kept, as another respondent's from now on. @param {unknown} kept */
export function renewed(kept) {
  return kept === null ? null : { ...record(kept), respondent: newRespondent() };
}

/** @param {Kept} kept @param {Part} part @param {string} id @param {unknown} value */
function put(kept, part, id, value) {
  if (value === undefined) delete kept[part][id];
  else kept[part][id] = value;
}

/** @param {unknown} stored @returns {Kept} */
function keptIn(stored) {
  const { answers, profile, notes, times } = record(stored);
  return { answers: record(answers), profile: record(profile), notes: record(notes), times: record(times) };
}

/** @param {Kept} kept @param {string} key */
function timeOf({ times }, key) {
  const time = Object.hasOwn(times, key) ? times[key] : 0;
  return typeof time === "number" && Number.isSafeInteger(time) ? time : 0;
}

/** @param {unknown} thing @returns {Record<string, unknown>} */
function record(thing) {
  return typeof thing === "object" && thing !== null && !Array.isArray(thing) ? { ...thing } : {};
}
