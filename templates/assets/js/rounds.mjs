/**
 * Finished results, kept with their date: what a round is, how it stands to another, the line through all. Pure.
 *
 * A round holds its answers and the scores that they had then, for a questionnaire that has changed since cannot give them
 * again (docs/schemas/rounds.json). What is stored is not trusted.
 */

import { isoDate } from "./dates.mjs";
import { difference } from "./scoring/figures.mjs";
import { parse } from "./scoring/rational.mjs";
import { approximate, EXACT, nodesOf, PRINTED } from "./summary.mjs";

/** @typedef {import("./scoring/contract").Round} Round */
/** @typedef {import("./scoring/contract").RoundScore} Score */
/** @typedef {Partial<import("./scoring/contract").DimensionResult>} Node  a node of a result, the overall score has no id */

const DAY = /^\d{4}-\d\d-\d\d$/;
const STATUSES = ["scored", "provisional"];
const LONGEST = 200;

/** Where the rounds of a diagnostic are kept. @param {import("./store.mjs").Store} store @param {string} slug */
export function roundsOf(store, slug) {
  return store.entry(`rounds:${slug}`, bothRounds);
}

/** The rounds in what is stored, oldest first. @param {unknown} stored @returns {Round[]} */
export function roundsIn(stored) {
  return listOf(stored)
    .filter(isRound)
    .sort((one, other) => one.date.localeCompare(other.date));
}

/** How many of what is stored cannot be read: they stay where they lie. @param {unknown} stored */
export function unreadableIn(stored) {
  return listOf(stored).filter((found) => !isRound(found)).length;
}

/** @param {unknown} stored @param {Round} round */
export function withRound(stored, round) {
  return [...listOf(stored), round];
}

/**
 * What is kept once a result is finished: a round a day, the last one of a day that nobody has named being that day's.
 * The same answers make no second round. @param {unknown} stored @param {Round} round
 * @param {string} [corrected] the round that these answers correct: it keeps its day and its name
 * @returns {unknown[]} what is stored, itself where nothing changes
 */
export function withFinished(stored, round, corrected = "") {
  const rounds = roundsIn(stored);
  const last = rounds.at(-1);
  if (last && isAlike(last.answers, round.answers)) return listOf(stored);
  const place = rounds.find(({ id, date, name }) => (corrected ? id === corrected : date === round.date && !name));
  if (!place) return withRound(stored, round);
  const { id, date, name } = place;
  return listOf(stored).map((found) => (found === place ? { ...round, id, date, name } : found));
}

/** The round that its visitor keeps by hand: that of the same answers and the same day, if there is one, gets the name. @param {unknown} stored @param {Round} round */
export function withNamed(stored, round) {
  const same = roundsIn(stored).find(
    ({ date, name, answers }) => date === round.date && !name && isAlike(answers, round.answers),
  );
  return same ? renamed(stored, same.id, round.name) : withRound(stored, round);
}

/** What is kept when that is taken back. @param {unknown} stored @param {Round} round @param {unknown} before what was kept then */
export function withoutFinished(stored, round, before) {
  const earlier = roundsIn(before).find(({ id }) => id === round.id);
  if (!earlier) return withoutRound(stored, round.id);
  return listOf(stored).map((found) => (isRound(found) && found.id === round.id ? earlier : found));
}

/** Whether two files of answers say the same of the same questionnaire. @param {Round["answers"]} one @param {Round["answers"]} other */
function isAlike(one, other) {
  const told = (/** @type {Round["answers"]} */ { hash, answers, profile = {} }) =>
    JSON.stringify([hash, Object.entries(answers).sort(), Object.entries(profile).sort()]);
  return told(one) === told(other);
}

/** @param {unknown} stored @param {string} id @param {string} name */
export function renamed(stored, id, name) {
  return listOf(stored).map((found) => (isRound(found) && found.id === id ? { ...found, name } : found));
}

/** @param {unknown} stored @param {string | null} id null for all @returns {unknown[] | null} null where none is left */
export function withoutRound(stored, id) {
  const left = id === null ? [] : listOf(stored).filter((found) => !isRound(found) || found.id !== id);
  return left.length ? left : null;
}

/** What one window holds over what another has stored since. @type {import("./store.mjs").Merge} */
function bothRounds(stored, held) {
  const ids = new Set(roundsIn(held).map(({ id }) => id));
  return [...listOf(stored).filter((found) => !isRound(found) || !ids.has(found.id)), ...roundsIn(held)];
}

/** @param {unknown} stored @returns {unknown[]} */
function listOf(stored) {
  return Array.isArray(stored) ? stored : [];
}

/** @param {unknown} found @returns {found is Round} */
function isRound(found) {
  const { id, date, name, answers, scores } = /** @type {Partial<Round>} */ (found ?? {});
  if (![id, name].every(isText) || typeof date !== "string" || !DAY.test(date)) return false;
  if (Number.isNaN(Date.parse(date)) || typeof answers?.answers !== "object") return false;
  return !!scores?.overall && Object.values(scores).every(isScore);
}

/** @param {unknown} found */
function isScore(found) {
  const { value, exact, band, status } = /** @type {Partial<Score>} */ (found ?? {});
  if (![value, exact, band, status].every(isText)) return false;
  return EXACT.test(exact ?? "") && PRINTED.test(value ?? "") && STATUSES.includes(status ?? "");
}

/** @param {unknown} found */
function isText(found) {
  return typeof found === "string" && found.length <= LONGEST;
}

/** @param {import("./scoring/contract").Result} result @param {import("./scoring/contract").Answers} answers @param {string} name @param {Date} now @returns {Round} */
export function newRound(result, answers, name, now) {
  /** @type {Round["scores"]} */
  const scores = {};
  for (const [id, { value, exact, band, status }] of nodesOf(result)) {
    if (status !== "scored" && status !== "provisional") continue;
    scores[id] = { value: value ?? "", exact: exact.value ?? "", band: band ?? "", status }; // none is null when scored
  }
  return { id: now.getTime().toString(36), date: isoDate(now), name, answers, scores };
}

/**
 * How a node's score has changed since: exact on exact, printed on the node's own range (SC-11).
 * @param {import("./scoring/instrument.mjs").Instrument} instrument @param {Node} node @param {Score | undefined} before
 */
export function change({ nodes, decimals }, { id = "overall", band, exact }, before) {
  const range = nodes.get(id)?.scoreRange;
  if (!range || band === null || !EXACT.test(before?.exact ?? "")) return { form: "none", points: "" };
  const points = difference(parse(exact?.value ?? "0").minus(parse(before?.exact ?? "")), range, decimals);
  const form = Number(points) > 0 ? "up" : Number(points) < 0 ? "down" : "same";
  return { form, points: points.replace("-", "") };
}

/** Whether the questionnaire was another one than at the round before. @param {Round[]} rounds @param {number} place */
export function isChanged(rounds, place) {
  return place > 0 && rounds[place]?.answers.hash !== rounds[place - 1]?.answers.hash;
}

/** Paths on a field of 100 by 40: the line, its points, and where the questionnaire changed. @param {Round[]} rounds */
export function trend(rounds) {
  const across = (/** @type {number} */ place) => (rounds.length > 1 ? (100 * place) / (rounds.length - 1) : 50);
  const points = rounds.map(
    ({ scores }, place) => `${across(place)} ${40 - 0.4 * approximate(scores.overall?.exact ?? null)}`,
  );
  const changed = rounds.flatMap((_, place) => (isChanged(rounds, place) ? [`M${across(place - 0.5)} 0V40`] : []));
  return {
    line: `M${points.join("L")}`,
    points: points.map((point) => `M${point}h0`).join(""),
    changed: changed.join(""),
  };
}
