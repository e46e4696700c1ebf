/**
 * What a respondent gave, as plain data: the answers file of docs/scoring.md and the way back from a stored one.
 *
 * Knows neither the page nor the browser's storage. Nothing stored is trusted: it is asked for known ids only, and what
 * is not text or a list of texts is left out; whether it answers its question is the scorer's to say.
 */

/** @typedef {string | string[]} Value */
/** @typedef {Record<string, Value>} Values */
/** @typedef {Record<string, string>} Texts */
/** @typedef {{answers: Values, profile: Texts, notes: Texts}} Given */
/** @typedef {{answers: string[], profile: string[], notes: string[]}} Known  the ids that each part may hold */

const LONGEST_NOTE = 2000;
const BY_POINTS = /^[+-]?[1-9]\d{0,2}([.\s]\d{3})+$/;
const BY_COMMAS = /^[+-]?[1-9]\d{0,2}([,\s]\d{3})+$/;

/**
 * @param {{diagnostic: string, version: string, hash: string}} instrument @param {Given} given
 * @returns {import("./scoring/contract").Answers} with hidden answers: the scorer leaves them out again
 */
export function answersFile({ diagnostic, version, hash }, given) {
  return { diagnostic, version, hash, ...given };
}

/**
 * What is handed over (TM-1, TM-2): the answers, with their respondent, the time, and a name only where one was given for it.
 * @param {{diagnostic: string, version: string, hash: string}} instrument @param {Given} given
 * @param {{respondent: string, name: string}} by each empty for none @param {Date} now
 * @returns {import("./scoring/contract").Answers}
 */
export function handedOver(instrument, given, { respondent, name }, now) {
  const by = { ...(name ? { name } : {}), ...(respondent ? { respondent } : {}) };
  return { ...answersFile(instrument, given), ...by, saved: now.toISOString() };
}

/** What a stored file holds for the known ids. @param {unknown} stored @param {Known} known @returns {Given} */
export function givenIn(stored, known) {
  return {
    answers: valuesIn(stored, "answers", known, isValue),
    profile: valuesIn(stored, "profile", known, isText),
    notes: valuesIn(stored, "notes", known, isText),
  };
}

/** @param {Given} given @returns {boolean} */
export function isEmpty({ answers, profile, notes }) {
  return [answers, profile, notes].every((values) => Object.keys(values).length === 0);
}

/**
 * A number as the scorer reads it, with a point. Groups of exactly three digits after the first, set apart by blanks or by
 * the mark that is not the language's decimal one, are thousands; any other single mark is a decimal one.
 * @param {string} typed @param {string} mark the language's decimal mark @returns {string}
 */
export function asNumber(typed, mark) {
  const text = typed.trim().replace("\u2212", "-");
  const [whole = "", ...fraction] = text.split(mark);
  const isGrouped = fraction.length < 2 && (mark === "," ? BY_POINTS : BY_COMMAS).test(whole);
  return isGrouped ? [whole.replaceAll(/[^\d+-]/g, ""), ...fraction].join(".") : text.replace(",", ".");
}

/** A number with a language's decimal mark. @param {string} number @param {string} mark @returns {string} */
export function printed(number, mark) {
  return number.replace(".", mark);
}

/**
 * @template T
 * @param {unknown} stored @param {keyof Known} name @param {Known} known @param {(value: unknown) => value is T} isOne
 * @returns {Record<string, T>}
 */
function valuesIn(stored, name, known, isOne) {
  const values = own(stored, name);
  const found = known[name].map((id) => [id, own(values, id)]);
  return Object.fromEntries(found.filter(([, value]) => isOne(value)));
}

/** What a thing itself has under a name, if it is an object at all. @param {unknown} thing @param {string} name @returns {unknown} */
function own(thing, name) {
  const isObject = typeof thing === "object" && thing !== null;
  return isObject && Object.hasOwn(thing, name) ? Reflect.get(thing, name) : undefined;
}

/** @param {unknown} value @returns {value is Value} */
function isValue(value) {
  return Array.isArray(value) ? value.every(isText) : isText(value);
}

/** @param {unknown} value @returns {value is string} */
function isText(value) {
  return typeof value === "string" && value.length <= LONGEST_NOTE;
}
