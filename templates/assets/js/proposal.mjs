/**
 * What a team is proposed to agree on at a question (TM-12): the middle of what its people answered. Pure.
 *
 * It is what the page may tell of them that decides, so where nothing is told (TM-9) nothing is proposed; nor is it for
 * numbers and orders, whose middle is no answer that anybody gave.
 */

import { ZERO } from "./scoring/rational.mjs";

/** @typedef {import("./scoring/measures.mjs").Measure} Measure */
/** @typedef {{n: number | null, options: {option: string, n: number}[]}} Told */

/**
 * Of one option the median, of two middle ones the lower; of several those that at least half of the people chose, as many as may be.
 * @param {Measure} measure @param {Told} told @returns {string[]} option ids, none where nothing is proposed
 */
export function proposal(measure, { n, options }) {
  if (!n || measure.measure === "number") return [];
  if (measure.measure === "some")
    return isOrdered(measure) ? [] : common(n, options).slice(0, measure.most ?? undefined);
  const share = (/** @type {string} */ option) => measure.shares.get(option) ?? ZERO;
  const chosen = options
    .flatMap((found) => Array(found.n).fill(found.option))
    .sort((one, other) => share(one).compare(share(other)));
  return chosen.slice(Math.ceil(chosen.length / 2) - 1).slice(0, 1);
}

/** @param {number} n @param {Told["options"]} options */
function common(n, options) {
  return options
    .filter((found) => 2 * found.n >= n)
    .sort((one, other) => other.n - one.n)
    .map(({ option }) => option);
}

/** @param {import("./scoring/contract").SomeMeasure} measure */
function isOrdered({ options }) {
  return options.some(({ place }) => place !== null);
}
