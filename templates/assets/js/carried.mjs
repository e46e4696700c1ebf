/**
 * Answers on their way (D7): a link that holds them, and what is carried over from a link, a file or a round into today's
 * questionnaire. Pure; knows no page.
 *
 * A link has short codes of question and option ids, version and content hash: `r=<sum>.<hash>.<version>.<answer>.<answer>…`; an answer is its question's code and those of its options, or `~` and
 * a number with `~` as its decimal mark. A code depends on its id alone (generator/rumbo/scoring/codes.py has the same rule), so
 * an inserted question or option never shifts another. No notes, ever.
 */

import { givenIn } from "./answers.mjs";
import { settle } from "./scoring/states.mjs";

/** @typedef {import("./answers.mjs").Given} Given */
/** @typedef {import("./answers.mjs").Known} Known */
/**
 * `lost` are known questions whose answer is none any more, `unknown` the ids that no question has.
 * @typedef {{given: Given, kept: string[], lost: string[], unknown: string[], isOther: boolean, version: string, hash: string}} Carried
 */
/** @typedef {import("./scoring/instrument.mjs").Instrument} Instrument */
/** @typedef {import("./answers.mjs").Value} Value */
/** @typedef {import("./answers.mjs").Values} Values */
/** @typedef {{version: string, hash: string, answers: Values, profile: Values}} Linked */

const LONGEST = 4096;
const LENGTH = 4;
const STATES = ["not-applicable", "dont-know"];
const NUMBER = /^-?\d+(\.\d+)?$/;

/** FNV-1a, its 32 bits folded to 20, in base 36. @param {string} id */
export function code(id) {
  let value = 0x811c9dc5;
  for (let place = 0; place < id.length; place++) value = Math.imul(value ^ id.charCodeAt(place), 0x01000193);
  return (((value >>> 20) ^ value) & 0xfffff).toString(36).padStart(LENGTH, "0");
}

/** What a link's fragment holds after `r=`. @param {Instrument} instrument @param {Values} answers @param {Values} profile */
export function linkText({ items, version, hash }, answers, profile) {
  const parts = Object.entries({ ...profile, ...answers }).map(([id, value]) => {
    const isNumber = items.get(id)?.measure.measure === "number" && !STATES.includes(String(value));
    if (!isNumber) return code(id) + [value].flat().map(code).join("");
    return NUMBER.test(String(value)) ? `${code(id)}~${String(value).replace(".", "~")}` : "";
  });
  const body = [hash, encodeURIComponent(version).replaceAll(".", "%2E"), ...parts.filter(Boolean)].join(".");
  return `${code(body)}.${body}`;
}

/**
 * What a link says. A code that stands for nothing here stays, behind a question mark: no id has one, so the scorer will
 * not take it.
 * @param {Instrument} instrument @param {string} text @returns {Linked | "too-long" | "damaged"}
 */
export function linked({ items, profile: asked }, text) {
  if (text.length > LONGEST) return "too-long";
  const [sum, hash = "", version = "", ...parts] = text.split(".");
  if (sum !== code(text.slice(sum.length + 1)) || !/^[0-9a-f]{12}$/.test(hash)) return "damaged";
  /** @type {Linked} */
  const found = { hash, version: readable(version), answers: {}, profile: {} };
  const names = namesBy([...asked.keys(), ...items.keys()]);
  for (const part of parts) {
    const id = names(part.slice(0, LENGTH));
    const item = items.get(id);
    const options = namesBy([...STATES, ...(item?.measure.shares.keys() ?? asked.get(id) ?? [])]);
    found[asked.has(id) ? "profile" : "answers"][id] = valueOf(part.slice(LENGTH), item?.measure.measure, options);
  }
  return found;
}

/** @param {string} text @param {string | undefined} measure @param {(code: string) => string} options @returns {Value} */
function valueOf(text, measure, options) {
  if (text.startsWith("~")) return text.slice(1).replace("~", ".");
  const ids = (text.match(/.{1,4}/g) ?? []).map(options);
  const isList = measure === "some" && !STATES.includes(ids[0] ?? "");
  return isList ? ids : ids.join();
}

/** @param {Iterable<string>} ids */
function namesBy(ids) {
  const names = new Map([...ids].reverse().map((id) => [code(id), id]));
  return (/** @type {string} */ written) => names.get(written) ?? `?${written}`;
}

/** @param {string} version */
function readable(version) {
  try {
    return decodeURIComponent(version);
  } catch {
    return version;
  }
}

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
    isOther:
      [version ?? instrument.version, hash ?? instrument.hash].join() !== [instrument.version, instrument.hash].join(),
    version: String(version ?? ""),
    hash: String(hash ?? ""),
  };
}

/** @param {unknown} thing @returns {Record<string, unknown>} */
function record(thing) {
  return typeof thing === "object" && thing !== null && !Array.isArray(thing) ? { ...thing } : {};
}
