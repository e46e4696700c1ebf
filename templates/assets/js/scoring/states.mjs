/**
 * From an answers file to the state of every item (SC-2, SC-3).
 *
 * An answer that is not valid counts as blank and is reported, never repaired. Nothing here knows nodes, caps or bands.
 */

import { Invalid, take } from "./measures.mjs";
import { ZERO } from "./rational.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./instrument.mjs").Condition} Condition */
/** @typedef {import("./contract").QuestionResult["state"]} State */
/**
 * The state of one item. `s` is null unless it counts; `chosen` are option or range ids, `missing` the
 * options of several that an answer leaves out; `leftOut` says that not
 * applying is what hid it: a condition that names it passes that on.
 * @typedef {{state: State, s: Rational | null, chosen: string[], missing?: string[], leftOut?: boolean}} Response
 */
/** @typedef {import("./contract").IgnoredAnswer} Ignored  an answer that was not taken, and why */
/** @typedef {Record<string, unknown>} Given  what a file or the form holds, by question */
/** @typedef {"true" | "undecided" | "false"} Visibility */
/** @typedef {"true" | "undecided" | "against" | "not-applicable"} Verdict */

/** @type {Response} */
const BLANK = { state: "blank", s: null, chosen: [] };

/** Don't know as lowest is an answer, hidden as lowest is not. @param {Response} response */
export const isAnswer = ({ state, s }) => state === "answered" || (state === "dont-know" && s !== null);

/** Whether it counts as blank (K of SC-4). @param {Response} response */
export const isOpen = ({ state, s }) => state === "blank" || (state === "dont-know" && s === null);

/**
 * One respondent: the response to every item, in file order, and what it was made of. `given` are the responses before any
 * condition, `profile` the known answers about the respondent.
 * @typedef {object} Settled
 * @property {Map<string, Response>} responses
 * @property {Map<string, Response>} given
 * @property {Map<string, string>} profile
 * @property {Ignored[]} ignored
 */

/**
 * What every answer counts as, once all conditions are applied, and the answers that were ignored.
 * @param {Instrument} instrument @param {Given} answers @param {Given} profile @returns {Settled}
 */
export function settle(instrument, answers, profile) {
  /** @type {Ignored[]} */
  const ignored = [];
  const known = knownProfile(instrument, profile, ignored);
  const given = new Map([...instrument.items].map(([id, item]) => [id, responseTo(item, answers, ignored)]));
  ignored.push(...unknown(answers, instrument.items));
  return { responses: visible(instrument, given, known), given, profile: known, ignored };
}

/**
 * The responses of the same respondent with other answers to some items: conditions are applied anew.
 * @param {Instrument} instrument @param {Settled} settled @param {Iterable<[string, Response]>} changes
 */
export function settledWith(instrument, { given, profile }, changes) {
  return visible(instrument, new Map([...given, ...changes]), profile);
}

/**
 * What the conditions of every item and of all that encloses it say, for a form that shows and hides (SC-3). An
 * undecided one counts as blank: it still waits for an earlier answer.
 * @param {Instrument} instrument @param {Given} answers @param {Given} profile @returns {Map<string, Visibility>}
 */
export function visibility(instrument, answers, profile) {
  const { responses, profile: known } = settle(instrument, answers, profile);
  return new Map([...instrument.items].map(([id, item]) => [id, seen(verdicts(item, responses, known))]));
}

/** @param {Given} given @param {Map<string, unknown>} known @returns {Ignored[]} */
function unknown(given, known) {
  const keys = Object.keys(given).filter((key) => !known.has(key));
  return keys.sort().map((question) => ({ question, reason: "unknown-question" }));
}

/** @param {Instrument} instrument @param {Given} given @param {Ignored[]} ignored */
function knownProfile(instrument, given, ignored) {
  /** @type {Map<string, string>} */
  const known = new Map();
  for (const [key, options] of instrument.profile) {
    if (!Object.hasOwn(given, key)) continue;
    const value = given[key];
    if (typeof value === "string" && options.has(value)) known.set(key, value);
    else ignored.push({ question: key, reason: "unknown-option" });
  }
  ignored.push(...unknown(given, instrument.profile));
  return known;
}

/** @param {Item} item @param {Given} answers @param {Ignored[]} ignored @returns {Response} */
function responseTo(item, answers, ignored) {
  if (!Object.hasOwn(answers, item.id)) return BLANK;
  try {
    return response(item, answers[item.id]);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    ignored.push({ question: item.id, reason: error.reason });
    return BLANK;
  }
}

/** @param {Item} item @param {unknown} value @returns {Response} */
function response(item, value) {
  if (value === "not-applicable" || value === "dont-know") return unanswered(item, value);
  const taken = take(item.measure, value);
  return taken ? { state: "answered", ...taken } : BLANK;
}

/** @param {Item} item @param {"not-applicable" | "dont-know"} state @returns {Response} */
function unanswered(item, state) {
  if (!item.allow.has(state)) throw new Invalid("not-allowed");
  return { state, s: state === "dont-know" && item.dontKnow === "lowest" ? ZERO : null, chosen: [] };
}

/**
 * Apply the conditions in file order: what one names has been settled before it (SC-3).
 * @param {Instrument} instrument @param {Map<string, Response>} given @param {Map<string, string>} profile
 */
function visible(instrument, given, profile) {
  /** @type {Map<string, Response>} */
  const settled = new Map();
  for (const [id, item] of instrument.items) {
    settled.set(id, shown(item, /** @type {Response} */ (given.get(id)), verdicts(item, settled, profile)));
  }
  return settled;
}

/** @param {Item} item @param {Map<string, Response>} settled @param {Map<string, string>} profile */
function verdicts(item, settled, profile) {
  return item.conditions.map((condition) => verdict(condition, settled, profile));
}

/**
 * @param {Condition} condition @param {Map<string, Response>} settled @param {Map<string, string>} profile
 * @returns {Verdict}
 */
function verdict({ key, anyOf }, settled, profile) {
  const named = settled.get(key);
  if (!named) {
    const option = profile.get(key);
    return option === undefined || anyOf.has(option) ? "true" : "against";
  }
  if (isOpen(named)) return "undecided";
  if (named.state === "not-applicable" || named.leftOut) return "not-applicable";
  return named.chosen.some((id) => anyOf.has(id)) ? "true" : "against";
}

/**
 * Not applying beats being decided against, so that no order of the keys can change a number.
 * @param {Item} item @param {Response} given @param {Verdict[]} found @returns {Response}
 */
function shown(item, given, found) {
  if (found.includes("not-applicable")) return { state: "hidden", s: null, chosen: [], leftOut: true };
  if (found.includes("against")) {
    return { state: "hidden", s: item.whenHidden === "lowest" ? ZERO : null, chosen: [] };
  }
  return found.includes("undecided") ? BLANK : given;
}

/** @param {Verdict[]} found @returns {Visibility} */
function seen(found) {
  if (found.includes("not-applicable") || found.includes("against")) return "false";
  return found.includes("undecided") ? "undecided" : "true";
}
