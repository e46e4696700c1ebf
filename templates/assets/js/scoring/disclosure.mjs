/**
 * What of a team may be told when not everybody gave a name (TM-9). Knows sizes and numbers, not people.
 *
 * Its twin, generator/rumbo/scoring/disclosure.py, gives the reasons.
 */

import { integer, ratio } from "./rational.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */

export const USUAL_SMALLEST = 5;
/** Below so many, spread is told in words. */
export const FEWEST_FOR_SPREAD = 8;
/** The people times the step of a level: no difference of levels tells of one person more than a step of five. */
const ONE_PERSON = 25;
const LEVEL_STEPS = [1, 5, 10];
const SPREAD_STEP = ratio(1n, 20n);

/**
 * Whether the answers of n people may be told; those that all give alike only from twice as many on.
 * @param {number} n @param {number} smallest @param {boolean} allEqual
 */
export const mayTell = (n, smallest, allEqual) => n >= (allEqual ? 2 * smallest : smallest);

/**
 * A level from 0 to 100 of n people in whole steps, neither end of the range: an end would tell of each of them.
 * @param {Rational} exact @param {number} n
 */
export function coarseLevel(exact, n) {
  const step = LEVEL_STEPS.find((step) => step * n >= ONE_PERSON) ?? 10;
  const level = Number(inSteps(exact, integer(step))) * step;
  return integer(Math.max(step, Math.min(level, 100 - step)));
}

/** A spread from 0 to 1 in steps of a twentieth. @param {Rational} exact */
export const coarseSpread = (exact) => integer(inSteps(exact, SPREAD_STEP)).times(SPREAD_STEP);

/**
 * The groups of a whole that may be told, in the order of `sizes`; the smallest, the last of equals, is held back too until
 * what is not told is nobody or enough.
 * @param {Map<string, number>} sizes @param {number} whole @param {number} smallest
 */
export function groupsTold(sizes, whole, smallest) {
  const sizeOf = (/** @type {string} */ group) => sizes.get(group) ?? 0;
  const told = [...sizes.keys()].filter((group) => smallest <= sizeOf(group) && sizeOf(group) <= whole - smallest);
  for (;;) {
    const rest = whole - told.reduce((total, group) => total + sizeOf(group), 0);
    if (!told.length || rest === 0 || rest >= smallest) return told;
    const least = Math.min(...told.map(sizeOf));
    const last = told.findLastIndex((group) => sizeOf(group) === least);
    told.splice(last, 1);
  }
}

/** @param {Rational} exact @param {Rational} step */
const inSteps = (exact, step) => exact.over(step).plus(ratio(1n, 2n)).floor();
