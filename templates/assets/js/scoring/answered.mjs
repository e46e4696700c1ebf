/**
 * How several people answered one question: counts, what was not answered, picks that coincide (TM-4, TM-7).
 *
 * Its twin is generator/rumbo/scoring/answered.py.
 */

import { LEVELS, overlap } from "./agreement.mjs";
import { FEWEST_FOR_SPREAD } from "./disclosure.mjs";
import { difference } from "./figures.mjs";
import { PAIR } from "./people.mjs";
import { integer, ONE, ratio } from "./rational.mjs";
import { PERCENT } from "./telling.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./people.mjs").Given} Given */
/** @typedef {import("./contract").TeamQuestion} TeamQuestion */

/** What a question makes of values. @param {Item} item @param {number} decimals @returns {import("./telling.mjs").Place} */
export function placeOf({ measure, weakBelow }, decimals) {
  const distinct = new Set([...measure.shares.values()].map(String)).size;
  return {
    levels: measure.measure === "one" ? Math.max(distinct, 2) : LEVELS,
    isStrong: (level) => level.compare(weakBelow) >= 0,
    printed: (level) => difference(level, PERCENT, decimals),
  };
}

/** How many chose each option or range, and who did where everything is told. @param {Item} item @param {Given[]} answers @param {boolean} everything */
export function optionsTold({ measure }, answers, everything) {
  return [...measure.shares.keys()].map((option) => {
    const places = answers.filter(({ response }) => response.chosen.includes(option)).map(({ place }) => place);
    return { option, n: places.length, people: everything ? places : [] };
  });
}

/** How many gave no answer, for each reason. @param {Item} item @param {import("./people.mjs").Person[]} people */
export function unansweredBy({ id }, people) {
  const found = { "not-applicable": 0, "dont-know": 0, blank: 0, hidden: 0 };
  for (const { responses } of people) {
    const { state } = /** @type {import("./states.mjs").Response} */ (responses.get(id));
    if (state !== "answered") found[state] += 1;
  }
  return found;
}

/** How many picks coincide on average; null where nobody picks, and of too few people. @param {Item} item @param {Given[]} answers @param {boolean} everything @returns {TeamQuestion["overlap"]} */
export function overlapTold({ measure }, answers, everything) {
  const picks = answers.map(({ response }) => response.chosen).filter(({ length }) => length);
  const fewest = everything ? PAIR : FEWEST_FOR_SPREAD;
  if (measure.measure !== "some" || measure.most === null || picks.length < fewest) return null;
  if (measure.options.some(({ place }) => place !== null)) return null;
  const ids = [...measure.shares.keys()];
  const picked = ids.map((id) => picks.filter((pick) => pick.includes(id)).length);
  const found = overlap(picked, picks.length, measure.most);
  const chance = ratio(BigInt(measure.most), BigInt(ids.length));
  const most = integer(measure.most);
  return {
    mean: difference(found.times(most), PERCENT, 1),
    chance: difference(chance.times(most), PERCENT, 1),
    of: measure.most,
    index: chance.equals(ONE) ? null : `${found.minus(chance).over(ONE.minus(chance))}`,
  };
}
