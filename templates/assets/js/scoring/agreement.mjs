/**
 * How far people's values lie apart, and what that is called (TM-5 to TM-7). Values go from 0 to 1.
 *
 * Its twin, generator/rumbo/scoring/agreement.py, names the sources.
 */

import { integer, ratio, sum } from "./rational.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {NonNullable<import("./contract").TeamQuestion["agreement"]>} Agreement */
/** @typedef {NonNullable<import("./contract").TeamQuestion["reading"]>} Reading */

/** The point levels of whatever has none of its own: numbers, several options, dimensions. */
export const LEVELS = 5;
const FEWEST_FOR_A_WORD = 5;
/** From this many times the practical cut on people stand apart. */
const APART = ratio(3n, 2n);
/** A gap between groups, on 0-100, that is marked (TM-8). */
export const MARKED = ratio(125n, 6n);

/**
 * By point levels, from 5 people on: the largest average deviation, in steps of the scale times the square of the number
 * of people, that chance gives in at most 5 % of cases.
 * @type {Record<number, number[]>}
 */
const CHANCE = {
  3: [0, 10, 14, 24, 32, 42],
  4: [8, 16, 20, 32, 46, 56],
  5: [10, 20, 30, 44, 58, 74],
  7: [16, 28, 42, 62, 82, 108],
};

/** The mean of at least one value. @param {Rational[]} values */
export const mean = (values) => sum(values).over(integer(values.length));

/** Values in order. @param {Rational[]} values */
const ordered = (values) => [...values].sort((one, other) => one.compare(other));

/** The middle value; of an even number the mean of the two middle ones. @param {Rational[]} values */
export function median(values) {
  const half = values.length >> 1;
  return mean(ordered(values).slice(values.length % 2 ? half : half - 1, half + 1));
}

/** @param {Rational[]} values */
export const lowest = (values) => ordered(values)[0];

/** @param {Rational[]} values */
export const highest = (values) => ordered(values)[values.length - 1];

/** The average deviation from the mean (TM-5). @param {Rational[]} values */
export function spread(values) {
  const middle = mean(values);
  return mean(values.map((value) => (value.compare(middle) < 0 ? middle.minus(value) : value.minus(middle))));
}

/** Up to this spread people agree in practice: A/6 steps of a scale of A point levels. @param {number} levels */
const cut = (levels) => ratio(BigInt(levels), 6n * BigInt(levels - 1));

/** Over how many steps of the scale they are spread; a part of a step counts as one. @param {Rational[]} values @param {number} levels */
export function steps(values, levels) {
  const range = highest(values).minus(lowest(values));
  return Number(range.times(integer(levels - 1)).ceil());
}

/** The word for it; none for one or two people. @param {Rational[]} values @param {number} levels @returns {Agreement | null} */
export function agreement(values, levels) {
  const n = values.length;
  if (n < 3) return null;
  if (n < FEWEST_FOR_A_WORD) return steps(values, levels) <= 1 ? "one-step" : "steps";
  const deviation = spread(values);
  if (deviation.compare(APART.times(cut(levels))) > 0) return "apart";
  return deviation.compare(cut(levels)) <= 0 && beatsChance(deviation, levels, n) ? "agree" : "mixed";
}

/** @param {Rational} deviation @param {number} levels @param {number} n */
function beatsChance(deviation, levels, n) {
  const critical = CHANCE[levels]?.[n - FEWEST_FOR_A_WORD];
  return critical === undefined || deviation.times(integer((levels - 1) * n * n)).compare(integer(critical)) <= 0;
}

/**
 * What follows from level and spread (TM-6); of fewer than three people nothing does.
 * @param {Rational[]} values @param {number} levels @param {boolean} strong @returns {Reading | null}
 */
export function reading(values, levels, strong) {
  const word = agreement(values, levels);
  if (!word) return null;
  const few = values.length < FEWEST_FOR_A_WORD;
  const together = few ? word === "one-step" : spread(values).compare(cut(levels)) <= 0;
  if (strong) return together ? "keep" : "ask";
  return together ? "act" : "talk";
}

/**
 * The mean over pairs of n people, two at least, of the share of their picks that coincide (TM-7): c people who picked the
 * same option make c (c - 1) of the n (n - 1) pairs.
 * @param {number[]} counts @param {number} n @param {number} choose
 */
export function overlap(counts, n, choose) {
  const pairs = counts.reduce((total, count) => total + count * (count - 1), 0);
  return ratio(BigInt(pairs), BigInt(choose * n * (n - 1)));
}
