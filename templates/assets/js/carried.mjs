/**
 * What is carried over from a link, a file or a round into today's questionnaire (D7). Pure; knows no page.
 */

import { givenIn } from "./answers.mjs";
import { settle } from "./scoring/states.mjs";

/** @typedef {import("./scoring/instrument.mjs").Instrument} Instrument */
/** @typedef {import("./answers.mjs").Given} Given */
/** @typedef {import("./answers.mjs").Known} Known */
/**
 * `lost` are known questions whose answer is none any more, `unknown` the ids that no question has.
 * @typedef {{given: Given, kept: string[], lost: string[], unknown: string[], isOther: boolean, version: string, hash: string}} Carried
 */

/**
 * What today's questionnaire takes. The scorer says what cannot be taken; what it would count as blank is left out, so that
 * no part of it lingers.
 * @param {Instrument} instrument @param {unknown} file @param {Known} known @returns {Carried}
 */
export function carried(instrument, file, known) {
  const { answers, profile, notes, version, hash } = record(file);
  const given = givenIn(file, known);
  const { ignored } = settle(instrument, record(answers), record(profile));
  const strangers = Object.keys(record(notes)).filter((id) => !known.notes.includes(id));
  for (const { question } of ignored) {
    delete given.answers[question];
    delete given.profile[question];
  }
  const isUnknown = (/** @type {{reason: string}} */ { reason }) => reason === "unknown-question";
  const ids = (/** @type {{question: string}[]} */ found) => found.map(({ question }) => question);
  return {
    given,
    kept: Object.keys({ ...given.profile, ...given.answers }),
    lost: ids(ignored.filter((found) => !isUnknown(found))),
    unknown: [...ids(ignored.filter(isUnknown)), ...strangers],
    isOther: (version ?? instrument.version) !== instrument.version || (hash ?? instrument.hash) !== instrument.hash,
    version: typeof version === "string" ? version : "",
    hash: typeof hash === "string" ? hash : "",
  };
}

/** @param {unknown} thing @returns {Record<string, unknown>} */
function record(thing) {
  return typeof thing === "object" && thing !== null && !Array.isArray(thing) ? { ...thing } : {};
}
