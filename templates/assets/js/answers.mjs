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

/**
 * @param {{diagnostic: string, version: string, hash: string}} instrument @param {Given} given
 * @returns {import("./scoring/contract").Answers} with hidden answers: the scorer leaves them out again
 */
export function answersFile({ diagnostic, version, hash }, given) {
  return { diagnostic, version, hash, ...given };
}

/** What a stored file holds for the known ids. @param {unknown} stored @param {Known} known @returns {Given} */
export function givenIn(stored, known) {
  return {
    answers: valuesIn(part(stored, "answers"), known.answers, isValue),
    profile: valuesIn(part(stored, "profile"), known.profile, isText),
    notes: valuesIn(part(stored, "notes"), known.notes, isText),
  };
}

/** @param {Given} given @returns {boolean} */
export function isEmpty({ answers, profile, notes }) {
  return [answers, profile, notes].every((values) => Object.keys(values).length === 0);
}

/** A number as the scorer reads it: a comma is a decimal point. @param {string} typed @returns {string} */
export function asNumber(typed) {
  return typed.trim().replace(",", ".");
}

/** A number with a language's decimal mark. @param {string} number @param {string} mark @returns {string} */
export function printed(number, mark) {
  return number.replace(".", mark);
}

/** @param {unknown} stored @param {string} name @returns {object} */
function part(stored, name) {
  const found = isObject(stored) && Object.hasOwn(stored, name) ? Reflect.get(stored, name) : null;
  return isObject(found) ? found : {};
}

/** @param {unknown} thing @returns {thing is object} */
function isObject(thing) {
  return typeof thing === "object" && thing !== null;
}

/**
 * @template T
 * @param {object} values @param {string[]} ids @param {(value: unknown) => value is T} isOne @returns {Record<string, T>}
 */
function valuesIn(values, ids, isOne) {
  const found = ids.filter((id) => Object.hasOwn(values, id)).map((id) => [id, Reflect.get(values, id)]);
  return Object.fromEntries(found.filter(([, value]) => isOne(value)));
}

/** @param {unknown} value @returns {value is Value} */
function isValue(value) {
  return Array.isArray(value) ? value.every(isText) : isText(value);
}

/** @param {unknown} value @returns {value is string} */
function isText(value) {
  return typeof value === "string" && value.length <= LONGEST_NOTE;
}
