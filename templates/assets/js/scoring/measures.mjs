/**
 * The three ways in which an answer becomes a number (SC-2): one option, some options, a number. Whatever kinds of
 * question there are, scorers, conditions, links and explanations know these three.
 */

import { least, ONE, parse, sum, ZERO } from "./rational.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./contract").OneMeasure} One  exactly one option */
/** @typedef {import("./contract").SomeMeasure} Some  several options, whose parts add up to 1 at most */
/** @typedef {import("./contract").NumberMeasure} Numeric  by ranges, or along a line */
/** @typedef {(One | Some | Numeric) & {shares: Map<string, Rational>}} Measure  with what each option or range gives */
/**
 * What a valid answer gives, the options or range chosen, and of several those left out.
 * @typedef {{s: Rational, chosen: string[], missing: string[]}} Taken
 */
/** @typedef {import("./contract").IgnoredAnswer["reason"]} Reason */

const NUMBER = /^-?[0-9]+(\.[0-9]+)?$/;
const LONGEST_NUMBER = 64;

/** The value is no answer to its question. */
export class Invalid extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** @param {One | Some | Numeric} part @returns {Measure} */
export function readMeasure(part) {
  const answers = part.measure === "number" ? part.ranges : part.options;
  return { ...part, shares: new Map(answers.map((found) => [found.id, parse(found.share)])) };
}

/** What a value gives; null for one that names nothing. @param {Measure} measure @param {unknown} value @returns {Taken | null} */
export function take(measure, value) {
  switch (measure.measure) {
    case "one":
      return takeOne(measure, value);
    case "some":
      return takeSome(measure, value);
    case "number":
      return takeNumber(measure, value);
  }
}

/** @param {Measure} measure @param {unknown} value @returns {Taken} */
function takeOne({ shares }, value) {
  if (typeof value !== "string") throw new Invalid("wrong-type");
  const s = shares.get(value);
  if (!s) throw new Invalid("unknown-option");
  return { s, chosen: [value], missing: [] };
}

/** @param {Some & Measure} measure @param {unknown} value @returns {Taken | null} */
function takeSome({ options, most, shares }, value) {
  if (!Array.isArray(value)) throw new Invalid("wrong-type");
  if (value.some((entry) => !shares.has(entry))) throw new Invalid("unknown-option");
  if (new Set(value).size < value.length) throw new Invalid("repeated");
  if (value.length > 1 && options.some(({ id, exclusive }) => exclusive && value.includes(id))) {
    throw new Invalid("exclusive");
  }
  if (most !== null && value.length > most) throw new Invalid("too-many");
  if (!value.length) return null;
  const counted = options.filter(({ id, place }) => (place === null ? value.includes(id) : value[place - 1] === id));
  const missing = [...shares.keys()].filter((id) => !value.includes(id));
  return { s: least(sum(counted.map(({ share }) => parse(share))), ONE), chosen: value, missing };
}

/** @param {Numeric} measure @param {unknown} value @returns {Taken} */
function takeNumber({ min, max, ranges, line }, value) {
  if (typeof value !== "string") throw new Invalid("wrong-type");
  if (value.length > LONGEST_NUMBER || !NUMBER.test(value)) throw new Invalid("not-a-number");
  const [number, low, high] = [value, min, max].map(parse);
  if (number.compare(low) < 0 || number.compare(high) > 0) throw new Invalid("out-of-range");
  if (line !== null) {
    const s = number.minus(low).over(high.minus(low));
    return { s: line === "up" ? s : ONE.minus(s), chosen: [], missing: [] };
  }
  const found = ranges.findLast(({ from }) => parse(from).compare(number) <= 0); // the first one starts at min
  return inRange(/** @type {import("./contract").RangePart} */ (found));
}

/** @param {import("./contract").RangePart} range @returns {Taken} */
function inRange({ id, share }) {
  return { s: parse(share), chosen: [id], missing: [] };
}

/**
 * What the first best answer in file order chooses: of some options all that exclude no other, or the right ones (SC-20).
 * @param {Measure} measure @returns {string[]}
 */
export function best(measure) {
  const shares = [...measure.shares];
  if (measure.measure === "some") {
    const { options, most } = measure;
    return options.filter(({ exclusive, share }) => (most === null ? !exclusive : share !== "0")).map(({ id }) => id);
  }
  const highest = shares.reduce((most, [, s]) => (s.compare(most) > 0 ? s : most), ZERO);
  return shares.flatMap(([id, s]) => (s.equals(highest) ? [id] : [])).slice(0, 1);
}

/**
 * The answers one step of points better or worse than an s, each option or range of that step (one answer only).
 * @param {Measure} measure @param {Rational} s @returns {Taken[]}
 */
export function steps(measure, s) {
  if (measure.measure === "some") return [];
  const sorted = [...measure.shares.values()].sort((one, other) => one.compare(other));
  const near = [sorted.findLast((n) => n.compare(s) < 0), sorted.find((n) => n.compare(s) > 0)];
  const found = [...measure.shares].filter(([, n]) => near.some((step) => step?.equals(n)));
  return found.map(([id, n]) => ({ s: n, chosen: [id], missing: [] }));
}
