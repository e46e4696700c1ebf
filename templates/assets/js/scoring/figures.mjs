/**
 * Exact numbers in print (SC-11): scores on the grid of their range and band, differences, fractions.
 *
 * Text with a point as decimal mark, as JSON and cases use it; pages put their language's mark in.
 */

import { bandOf } from "./instrument.mjs";
import { integer, ratio, WHOLE } from "./rational.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./instrument.mjs").Node} Node */
/** @typedef {import("./instrument.mjs").Band} Band */
/** @typedef {[Rational, Rational]} Span */

const HALF = ratio(1n, 2n);

/** A reduced fraction in text, or null for no number. @param {Rational | null | undefined} number */
export const fraction = (number) => number?.toString() ?? null;

/**
 * The grid number nearest to a score (0 to 100) on its node's range, inside the score's own band; ties go up.
 * @param {Instrument} instrument @param {Node} node @param {Rational | null} exact
 */
export function score(instrument, node, exact) {
  if (!exact) return null;
  const [first, last] = gridLimits(bandOf(instrument, exact), node.scoreRange, instrument.decimals);
  const nearest = onRange(exact, node.scoreRange).times(grid(instrument.decimals)).plus(HALF).floor();
  const below = nearest < last ? nearest : last;
  return decimal(below > first ? below : first, instrument.decimals);
}

/**
 * The first and last multiple of the printing step inside a band; none if the last is below the first.
 * @param {Band} band @param {Span} scoreRange @param {number} decimals @returns {[bigint, bigint]}
 */
export function gridLimits(band, scoreRange, decimals) {
  const start = onRange(band.start, scoreRange).times(grid(decimals));
  const end = onRange(band.end, scoreRange).times(grid(decimals));
  return [start.ceil(), band.last ? end.floor() : end.ceil() - 1n];
}

/** Map a score from 0-100 onto a printed range. @param {Rational} exact @param {Span} scoreRange */
export function onRange(exact, [low, high]) {
  return low.plus(high.minus(low).times(exact).over(WHOLE));
}

/**
 * A difference of scores (0 to 100) on a range, rounded half away from zero, never "-0".
 * @param {Rational} exact @param {Span} scoreRange @param {number} decimals
 */
export function difference(exact, [low, high], decimals) {
  const { n, d } = exact.times(high.minus(low).times(grid(decimals)).over(WHOLE));
  const steps = ((n < 0n ? -n : n) * 2n + d) / (2n * d);
  return decimal(n < 0n ? -steps : steps, decimals);
}

/**
 * So many steps of 10^-decimals, with all decimals: 533 steps of one decimal are "53.3".
 * @param {bigint} steps @param {number} decimals
 */
export function decimal(steps, decimals) {
  const digits = String(steps < 0n ? -steps : steps).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return (steps < 0n ? "-" : "") + whole + (decimals ? `.${digits.slice(-decimals)}` : "");
}

/** The printing steps in a whole. @param {number} decimals */
export const grid = (decimals) => integer(10 ** decimals);
