/**
 * What a document says of who handed it over (TM-1, TM-2): a name that was typed for it, a number that tells one respondent's
 * documents from another's, and when. None is trusted; what is not of its shape is as nothing.
 */

const NAME = /^[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]{1,80}$/u;
const RESPONDENT = /^[0-9a-f]{32}$/;
const SAVED = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{1,20}Z$/;
const BYTES = 16;

/** One line without control or direction characters; empty for none. @param {unknown} given */
export function nameIn(given) {
  return typeof given === "string" ? matching(NAME, given.replace(/^ +| +$/g, "")) : "";
}

/** @param {unknown} given */
export function respondentIn(given) {
  return matching(RESPONDENT, given);
}

/** @param {unknown} given */
export function savedIn(given) {
  return matching(SAVED, given);
}

/** A number out of 128 random bits: it means nothing. */
export function newRespondent() {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {RegExp} shape @param {unknown} given */
function matching(shape, given) {
  return typeof given === "string" && shape.test(given) ? given : "";
}
