/**
 * Who of a team counts: several people's documents, each scored by itself, of which none is trusted (TM-1).
 *
 * Its twin is generator/rumbo/scoring/people.py.
 */

import { nameIn, respondentIn, savedIn } from "./identity.mjs";
import { counts, evaluate } from "./nodes.mjs";
import { isAnswer, settle } from "./states.mjs";

/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./nodes.mjs").Figures} Figures */
/** @typedef {import("./states.mjs").Response} Response */
/** @typedef {"not-answers" | "other-diagnostic" | "other-version" | "empty" | "earlier" | "twice" | "too-many"} Skipping */
/**
 * One who counts. `name` is empty for one who gave none; `signature` says all answers and orders people.
 * @typedef {object} Person
 * @property {string} source
 * @property {string} name
 * @property {string} respondent
 * @property {string} saved
 * @property {Map<string, Response>} responses
 * @property {Map<string, Figures>} figures
 * @property {Map<string, string>} profile
 * @property {import("./states.mjs").Ignored[]} ignored
 * @property {string} signature
 */
/** @typedef {{source: string, reason: Skipping}} Skipped */
/** @typedef {{person: Person, place: number, response: Response}} Given  an answer, and whose it is */
/** @typedef {{people: Person[], skipped: Skipped[], alike: string[]}} Gathered  `alike` are sources of equal answers */

const MOST = 200;
/** So few make a team, and so many people make a pair. */
export const PAIR = 2;

/** What of some documents, each with its source, makes a team. @param {Instrument} instrument @param {[string, unknown][]} documents */
export function gather(instrument, documents) {
  return together(documents.map(([source, document]) => heard(instrument, source, document)));
}

/** Whom a document speaks for, or why it does not count; nothing of other documents is known yet. @param {Instrument} instrument @param {string} source @param {unknown} document @returns {Person | Skipped} */
export function heard(instrument, source, document) {
  const found = personOf(instrument, source, document);
  return typeof found === "string" ? { source, reason: found } : found;
}

/** Those who count among all that was heard. @param {(Person | Skipped)[]} found @returns {Gathered} */
export function together(found) {
  const skipped = found.filter((one) => "reason" in one);
  const people = found.flatMap((one) => ("reason" in one ? [] : [one]));
  const latest = latestOf(people);
  const superseded = people.filter((person) => !latest.includes(person));
  skipped.push(...superseded.map((person) => ({ source: person.source, reason: supersededBy(person, latest) })));
  skipped.push(...latest.slice(MOST).map(({ source }) => /** @type {Skipped} */ ({ source, reason: "too-many" })));
  const counted = latest.slice(0, MOST);
  const times = (/** @type {string} */ wanted) => counted.filter(({ signature }) => signature === wanted).length;
  const alike = counted.filter(({ respondent, signature }) => !respondent && times(signature) > 1);
  return { people: counted, skipped, alike: alike.map(({ source }) => source) };
}

/** The answers to a question. @param {import("./instrument.mjs").Item} item @param {Person[]} people @returns {Given[]} */
export function answersTo({ id }, people) {
  return people
    .map((person, place) => ({ person, place, response: /** @type {Response} */ (person.responses.get(id)) }))
    .filter(({ response }) => isAnswer(response));
}

/** The places of the people who count for a node (TM-3). @param {import("./instrument.mjs").Node} node @param {Person[]} people */
export function countingFor({ id }, people) {
  const figuresOf = (/** @type {number} */ place) => /** @type {Figures} */ (people[place].figures.get(id));
  return people.map((_, place) => place).filter((place) => counts(figuresOf(place)));
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

/** Of each document's respondent the one that was saved last, in order of names and answers. @param {Person[]} people */
function latestOf(people) {
  const ordered = [...people].sort(by("saved", "signature", "name"));
  const last = new Map(ordered.map((person) => [identityOf(person), person]));
  return [...last.values()].sort(by("name", "signature"));
}

/** By what two documents are of one respondent: their number; without one, that it is the same file. @param {Person} person */
function identityOf(person) {
  return person.respondent || JSON.stringify([person.source, contentOf(person)]);
}

/** Why a document does not count whose respondent counts by another. @param {Person} person @param {Person[]} latest @returns {Skipping} */
function supersededBy(person, latest) {
  return latest.some((other) => contentOf(other) === contentOf(person)) ? "twice" : "earlier";
}

/** @param {Person} person */
function contentOf({ respondent, saved, name, signature }) {
  return JSON.stringify([respondent, saved, name, signature]);
}

/** By these in turn, as text is sorted: by UTF-16 code units. @param {...("saved" | "signature" | "name")} keys */
function by(...keys) {
  return (/** @type {Person} */ one, /** @type {Person} */ other) => {
    const key = keys.find((key) => one[key] !== other[key]);
    return key ? (one[key] < other[key] ? -1 : 1) : 0;
  };
}
