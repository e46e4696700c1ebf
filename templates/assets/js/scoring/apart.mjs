/**
 * What a team should talk about, out of what is told of it (TM-11).
 *
 * Its twin is generator/rumbo/scoring/apart.py.
 */

import { spread } from "./agreement.mjs";
import { answersTo, PAIR } from "./people.mjs";
import { ZERO } from "./rational.mjs";

/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./contract").TeamNode} TeamNode */
/** @typedef {import("./contract").TeamQuestion} TeamQuestion */

/** The questions that an agenda proposes at most. */
const PROPOSED = 7;

/** The questions that are not seen alike, the weak before the strong, then by spread and weight. @param {import("./instrument.mjs").Instrument} instrument @param {import("./people.mjs").Person[]} people @param {TeamNode} overall */
export function agenda({ items }, people, overall) {
  const ranked = questionsIn(overall)
    .filter(isApart)
    .map(({ id, reading }) => {
      const item = /** @type {Item} */ (items.get(id));
      const deviation = spread(answersTo(item, people).map(({ response }) => response.s ?? ZERO));
      return { id, later: reading === "talk" ? 0 : 1, deviation, weight: item.weight };
    });
  ranked.sort((one, other) => {
    const byReading = one.later - other.later;
    return byReading || other.deviation.compare(one.deviation) || other.weight.compare(one.weight);
  });
  return ranked.slice(0, PROPOSED).map(({ id }) => id);
}

/** Whether there is something to talk about: of two people that they differ at all. @param {TeamQuestion} question */
function isApart({ n, exact, reading }) {
  if (n === PAIR) return exact.spread !== null && exact.spread !== "0";
  return reading === "talk" || reading === "ask";
}

/** The questions of a team's node and of all below it. @param {TeamNode} node @returns {TeamQuestion[]} */
export function questionsIn({ questions, dimensions }) {
  return [...questions, ...dimensions.flatMap(questionsIn)];
}
