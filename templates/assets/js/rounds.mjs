/**
 * Finished results, kept with their date: what a round is, how it stands to another, the line through all. Pure.
 *
 * A round holds its answers and the scores that they had then, for a questionnaire that has changed since cannot give them
 * again (docs/schemas/rounds.json). What is stored is not trusted.
 */

import { difference } from "./scoring/figures.mjs";
import { parse } from "./scoring/rational.mjs";
import { approximate, nodesOf } from "./summary.mjs";

/** @typedef {import("./scoring/contract").Round} Round */
/** @typedef {import("./scoring/contract").RoundScore} Score */
/** @typedef {Partial<import("./scoring/contract").DimensionResult>} Node  a node of a result, the overall score has no id */

const EXACT = /^\d{1,99}(\/[1-9]\d{0,99})?$/;

/** The rounds in what is stored, oldest first. @param {unknown} stored @returns {Round[]} */
export function roundsIn(stored) {
  return (Array.isArray(stored) ? stored : []).filter(isRound).sort((one, other) => one.date.localeCompare(other.date));
}

/** @param {unknown} found @returns {found is Round} */
function isRound(found) {
  const { id, date, name, answers, scores } = /** @type {Partial<Round>} */ (found ?? {});
  const isText = [id, date, name].every((text) => typeof text === "string");
  return isText && !Number.isNaN(Date.parse(date ?? "")) && !!answers && EXACT.test(scores?.overall?.exact ?? "");
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

/** A local day as a file writes it. @param {Date} day */
export function isoDate(day) {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** The same in the page's language. @param {string} date */
export function longDate(date) {
  const day = new Date(`${date.slice(0, 10)}T12:00`);
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium" }).format(day);
}
