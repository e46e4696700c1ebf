/**
 * Who of a team counts: several people's documents, each scored by itself, of which none is trusted (TM-1).
 *
 * Its twin is generator/rumbo/scoring/people.py.
 */

import { nameIn, respondentIn, savedIn } from "./identity.mjs";
import { evaluate } from "./nodes.mjs";
import { settle } from "./states.mjs";

/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./states.mjs").Response} Response */
/** @typedef {"not-answers" | "other-diagnostic" | "other-version" | "empty" | "earlier" | "too-many"} Skipping */
/**
 * One who counts. `name` is empty for one who gave none; `signature` says all answers and orders people.
 * @typedef {object} Person
 * @property {string} source
 * @property {string} name
 * @property {string} respondent
 * @property {string} saved
 * @property {Map<string, Response>} responses
 * @property {Map<string, import("./nodes.mjs").Figures>} figures
 * @property {Map<string, string>} profile
 * @property {import("./states.mjs").Ignored[]} ignored
 * @property {string} signature
 */
/** @typedef {{source: string, reason: Skipping}} Skipped */
/** @typedef {{people: Person[], skipped: Skipped[], alike: string[]}} Gathered  `alike` are sources of equal answers */

const MOST = 200;

/** What of some documents, each with its source, makes a team. @param {Instrument} instrument @param {[string, unknown][]} documents @returns {Gathered} */
export function gather(instrument, documents) {
  /** @type {Skipped[]} */
  const skipped = [];
  /** @type {Person[]} */
  const people = [];
  for (const [source, document] of documents) {
    const found = personOf(instrument, source, document);
    if (typeof found === "string") skipped.push({ source, reason: found });
    else people.push(found);
  }
  const latest = latestOf(people);
  const early = people.filter((person) => !latest.includes(person));
  skipped.push(...early.map(({ source }) => /** @type {Skipped} */ ({ source, reason: "earlier" })));
  skipped.push(...latest.slice(MOST).map(({ source }) => /** @type {Skipped} */ ({ source, reason: "too-many" })));
  const counted = latest.slice(0, MOST);
  const times = (/** @type {string} */ wanted) => counted.filter(({ signature }) => signature === wanted).length;
  const alike = counted.filter(({ respondent, signature }) => !respondent && times(signature) > 1);
  return { people: counted, skipped, alike: alike.map(({ source }) => source) };
}

/** Who a document speaks for, or why it does not count. @param {Instrument} instrument @param {string} source @param {unknown} document @returns {Person | Skipping} */
function personOf(instrument, source, document) {
  const own = (/** @type {string} */ name) =>
    isRecord(document) && Object.hasOwn(document, name) ? document[name] : undefined;
  const answers = own("answers");
  if (!isRecord(answers)) return "not-answers";
  if (isOther(own("diagnostic"), instrument.diagnostic)) return "other-diagnostic";
  if (isOther(own("version"), instrument.version)) return "other-version";
  const told = own("profile");
  const { responses, profile, ignored } = settle(instrument, answers, isRecord(told) ? told : {});
  if (![...responses.values()].some(({ state }) => state === "answered")) return "empty";
  return {
    source,
    name: nameIn(own("name")),
    respondent: respondentIn(own("respondent")),
    saved: savedIn(own("saved")),
    responses,
    figures: evaluate(instrument, responses),
    profile,
    ignored,
    signature: signatureOf(responses, profile),
  };
}

/** @param {unknown} said @param {string} own */
const isOther = (said, own) => said !== undefined && said !== own;

/** @param {unknown} thing @returns {thing is Record<string, unknown>} */
function isRecord(thing) {
  return typeof thing === "object" && thing !== null && !Array.isArray(thing);
}

/** @param {Map<string, Response>} responses @param {Map<string, string>} profile */
function signatureOf(responses, profile) {
  const answers = [...responses.values()].map(
    ({ state, s, chosen }) => `${state} ${s} ${[...chosen].sort().join(" ")}`,
  );
  return [...answers, ...[...profile].map(([key, option]) => `${key} ${option}`).sort()].join("\n");
}

/** Of each respondent the document that was saved last, in order of names and answers. @param {Person[]} people */
function latestOf(people) {
  const ordered = [...people].sort(by("saved", "signature", "name"));
  const last = new Map(ordered.map((person) => [person.respondent, person]));
  const counted = ordered.filter((person) => !person.respondent || last.get(person.respondent) === person);
  return counted.sort(by("name", "signature"));
}

/** By these in turn, as text is sorted: by UTF-16 code units. @param {...("saved" | "signature" | "name")} keys */
function by(...keys) {
  return (/** @type {Person} */ one, /** @type {Person} */ other) => {
    const key = keys.find((key) => one[key] !== other[key]);
    return key ? (one[key] < other[key] ? -1 : 1) : 0;
  };
}
