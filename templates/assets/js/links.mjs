/**
 * Answers on their way (D7): a link that holds them. Pure; knows no page.
 *
 * A link has short codes of question and option ids, version and content hash: `r=<sum>.<hash>.<version>.<by>…<answer>.<answer>…`;
 * who hands it over is told by `-r` and their respondent in base 36, `-s` and the second, `-n` and a name (TM-1, TM-2); an answer is its question's code and those of its options, or `_` and a number with `_` as its decimal mark. A code depends on its id
 * alone (generator/rumbo/scoring/codes.py has the same rule), so an inserted question or option never shifts another. No notes, ever.
 *
 * Only `0-9a-z.-_` stand in a link: nothing that a mail or chat program takes for its end, or writes otherwise. What such a program
 * adds is cut off again (`vouched`). Links of before are still read: `~` stood for `_`, and versions were percent-encoded.
 */

import { decoded, plain, readable } from "./lettering.mjs";

/** @typedef {import("./scoring/instrument.mjs").Instrument} Instrument */
/** @typedef {import("./answers.mjs").Value} Value */
/** @typedef {import("./answers.mjs").Values} Values */
/** @typedef {{name?: string, respondent?: string, saved?: string}} By  as in an answers file */
/** @typedef {By & {version: string, hash: string, answers: Values, profile: Values}} Linked */

/** Characters of a link after `r=`. */
export const LONGEST = 4096;
const LENGTH = 4;
const UNSEEN = /[\s\p{Cf}]/gu;
/** The same percent-encoded, blanks apart: a version may have had some. */
const ENCODED_UNSEEN = /%(0d|0a|09|c2%ad|e2%80%8[b-f]|e2%81%a0|ef%bb%bf)/gi;
/** Signs of the links of before, which wrote them as they are. */
const ENCODED_SIGN = /%(7e|28|29|21|2a|27)/gi;
/** How often mail programs, one after the other, encode what is encoded. */
const LAYERS = 3;
/** Places at which what a mail program has added may begin, from the end. */
const CUTS = 40;
const STATES = ["not-applicable", "dont-know"];
const NUMBER = /^-?\d+(\.\d+)?$/;
/** Of the year 9999: what follows is no time that a file can say. */
const LAST_SECOND = 253402300799;

/** FNV-1a, its 32 bits folded to 20, in base 36. @param {string} id */
export function code(id) {
  let value = 0x811c9dc5;
  for (let place = 0; place < id.length; place++) value = Math.imul(value ^ id.charCodeAt(place), 0x01000193);
  return (((value >>> 20) ^ value) & 0xfffff).toString(36).padStart(LENGTH, "0");
}

/** What a link's fragment holds after `r=`. @param {Instrument} instrument @param {Values} answers @param {Values} profile @param {By} [by] */
export function linkText({ items, version, hash }, answers, profile, by = {}) {
  const parts = Object.entries({ ...profile, ...answers }).map(([id, value]) => {
    const isNumber = items.get(id)?.measure.measure === "number" && !STATES.includes(String(value));
    if (!isNumber) return code(id) + [value].flat().map(code).join("");
    return NUMBER.test(String(value)) ? `${code(id)}_${String(value).replace(".", "_")}` : "";
  });
  const body = [hash, plain(version), ...byText(by), ...parts.filter(Boolean)].join(".");
  return `${code(body)}.${body}`;
}

/**
 * What a link says. A code that stands for nothing here stays, behind a question mark: no id has one, so the scorer will
 * not take it.
 * @param {Instrument} instrument @param {string} text @returns {Linked | "too-long" | "damaged"}
 */
export function linked({ items, profile: asked }, text) {
  const whole = text.length > LONGEST * LAYERS ? undefined : vouched(text);
  if ((whole ?? text).length > LONGEST) return "too-long";
  const [, hash = "", version = "", ...parts] = (whole ?? "").split(".");
  if (!/^[0-9a-f]{12}$/.test(hash)) return "damaged";
  /** @type {Linked} */
  const found = { hash, version: readable(version), answers: {}, profile: {} };
  const names = namesBy([...asked.keys(), ...items.keys()]);
  Object.assign(found, ...parts.filter(isBy).map(byIn));
  for (const part of parts.filter((part) => !isBy(part))) {
    const id = names(part.slice(0, LENGTH));
    const item = items.get(id);
    const options = namesBy([...STATES, ...(item?.measure.shares.keys() ?? asked.get(id) ?? [])]);
    found[asked.has(id) ? "profile" : "answers"][id] = valueOf(part.slice(LENGTH), item?.measure.measure, options);
  }
  return found;
}

/** Who hands it over, as parts of a link. @param {By} by */
function byText({ respondent, saved, name }) {
  const parts = [
    respondent && `-r${BigInt(`0x${respondent}`).toString(36)}`,
    saved && `-s${Math.floor(Date.parse(saved) / 1000).toString(36)}`,
    name && `-n${plain(name)}`,
  ];
  return parts.filter((part) => part !== undefined && part !== "");
}

/** No code starts like it. @param {string} part */
const isBy = (part) => part.startsWith("-");

/** @param {string} part @returns {By} what is not of its shape is left to whoever reads the document */
function byIn(part) {
  const text = part.slice(2);
  if (part[1] === "n") return { name: readable(text) };
  if (part[1] === "s") return { saved: new Date(1000 * (parseInt(text, 36) % LAST_SECOND || 0)).toISOString() };
  return part[1] === "r" ? { respondent: hex(text) } : {};
}

/** @param {string} text in base 36 */
function hex(text) {
  const number = [...text].reduce((sum, digit) => 36n * sum + BigInt(parseInt(digit, 36) || 0), 0n);
  return number.toString(16).padStart(32, "0");
}

/** @param {string} text @param {string | undefined} measure @param {(code: string) => string} options @returns {Value} */
function valueOf(text, measure, options) {
  if (/^[~_]/.test(text)) return text.slice(1).replace(/[~_]/, ".");
  const ids = (text.match(/.{1,4}/g) ?? []).map(options);
  const isList = measure === "some" && !STATES.includes(ids[0] ?? "");
  return isList ? ids : ids.join();
}

/** @param {Iterable<string>} ids */
function namesBy(ids) {
  const names = new Map([...ids].reverse().map((id) => [code(id), id]));
  return (/** @type {string} */ written) => names.get(written) ?? `?${written}`;
}

/** What of a text its sum vouches for, whatever has been done to it on its way; undefined for nothing. @param {string} text */
function vouched(text) {
  let written = text.replaceAll(UNSEEN, "");
  for (let layer = 0; layer <= LAYERS; layer++) {
    const ways = [written, written.replaceAll(ENCODED_SIGN, decoded), written.replaceAll(ENCODED_UNSEEN, "")];
    for (const way of new Set(ways)) {
      const found = ends(way).find((end) => way.slice(0, LENGTH) === code(way.slice(LENGTH + 1, end)));
      if (found) return way.slice(0, found);
    }
    written = decoded(written).replaceAll(UNSEEN, "");
  }
  return undefined;
}

/** Where a link may end: behind its last sign, or before one of the last that is neither letter nor digit. @param {string} text */
function ends(text) {
  const signs = [...text.matchAll(/[^0-9a-z]/gi)].map(({ index }) => index);
  return [text.length, ...signs.reverse().slice(0, CUTS)].filter((end) => end > LENGTH);
}
