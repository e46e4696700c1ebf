/**
 * The figures of a team at one place, a dimension or a question, out of everybody's values there (TM-3 to TM-9).
 *
 * Where somebody gave no name, every value comes twice, with what is hidden below at its lowest and at its highest: what
 * would read differently is not told. Its twin is generator/rumbo/scoring/telling.py.
 */

import { agreement, highest, lowest, MARKED, mean, median, reading, spread, steps } from "./agreement.mjs";
import { coarseLevel, coarseSpread, FEWEST_FOR_SPREAD, groupsTold } from "./disclosure.mjs";
import { difference, fraction } from "./figures.mjs";
import { ONE, WHOLE, ZERO } from "./rational.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {{group: string | null, low: Rational, high: Rational}} Sample  one person's value from 0 to 100 */
/** What a place makes of values. @typedef {{levels: number, isStrong: (level: Rational) => boolean, printed: (level: Rational) => string | null}} Place */
/** @typedef {{everything: boolean, smallest: number}} Told  whether all may be told, or of so many at least */

/** @typedef {Omit<import("./contract").TeamNode, "id" | "band" | "dimensions" | "questions">} TeamFigures */

/** @type {[Rational, Rational]} */
export const PERCENT = [ZERO, WHOLE];

/** @returns {TeamFigures} */
export const nothing = () => ({
  n: null,
  mean: null,
  median: null,
  lowest: null,
  highest: null,
  spread: null,
  steps: null,
  agreement: null,
  reading: null,
  groups: [],
  exact: { mean: null, median: null, lowest: null, highest: null, spread: null },
});

export class Telling {
  /** @param {Sample[]} samples @param {Place} place @param {Told} told */
  constructor(samples, place, told) {
    this.samples = samples;
    this.place = place;
    this.told = told;
    this.everything = told.everything;
  }

  /** What may be told. @param {string[]} groups @returns {TeamFigures} */
  figures(groups) {
    const n = this.samples.length;
    if (!this.#isTold) return this.everything ? { ...nothing(), n: 0 } : nothing();
    const deviation = this.#spread();
    return {
      n,
      mean: this.#print(this.alike((values) => this.level(values))),
      median: this.#print(this.exactly(median)),
      lowest: this.#print(this.exactly(lowest)),
      highest: this.#print(this.exactly(highest)),
      spread: deviation && difference(deviation.times(WHOLE), [ZERO, ONE], 2),
      steps: n > 1 && this.everything ? this.alike((values) => steps(shares(values), this.place.levels)) : null,
      agreement: this.alike((values) => agreement(shares(values), this.place.levels)),
      reading: this.alike((values) => this.#reading(values)),
      groups: this.groupsTold(groups).map((group) => this.#gap(group)),
      exact: {
        mean: fraction(this.exactly(mean)),
        median: fraction(this.exactly(median)),
        lowest: fraction(this.exactly(lowest)),
        highest: fraction(this.exactly(highest)),
        spread: fraction(this.exactly((values) => spread(shares(values)))),
      },
    };
  }

  /** The band of the mean. @param {(level: Rational) => string} bandOf */
  band(bandOf) {
    return this.#isTold ? this.alike((values) => bandOf(this.level(values))) : null;
  }

  /** The groups with others beside them, of which a gap may be told. @param {string[]} among */
  groupsTold(among) {
    const sizes = new Map(among.map((group) => [group, this.#of(group).length]));
    return groupsTold(sizes, this.samples.length, this.everything ? 1 : this.told.smallest);
  }

  /** The same for a question's groups, where both sides need as many as could all have answered alike. */
  forQuestions() {
    return new Telling(this.samples, this.place, { ...this.told, smallest: 2 * this.told.smallest });
  }

  /**
   * What is told of the values, if it is the same whatever the hidden answers are.
   * @template T @param {(values: Rational[]) => T} told @returns {T | null}
   */
  alike(told) {
    const low = told(this.samples.map((sample) => sample.low));
    const isCertain = this.samples.every((sample) => sample.low === sample.high);
    return isCertain || `${low}` === `${told(this.samples.map((sample) => sample.high))}` ? low : null;
  }

  /** What is told only where everything is. @param {(values: Rational[]) => Rational} told */
  exactly(told) {
    return this.everything ? this.alike(told) : null;
  }

  /** Their mean; in coarse steps where not everything is told. @param {Rational[]} values */
  level(values) {
    return this.everything ? mean(values) : coarseLevel(mean(values), values.length);
  }

  get #isTold() {
    const n = this.samples.length;
    return n > 0 && (this.everything || n >= this.told.smallest);
  }

  /** @param {string} group */
  #of(group) {
    return this.samples.filter((sample) => sample.group === group);
  }

  #spread() {
    if (this.everything) return this.alike((values) => spread(shares(values)));
    if (this.samples.length < FEWEST_FOR_SPREAD) return null;
    return this.alike((values) => coarseSpread(spread(shares(values))));
  }

  /** @param {Rational[]} values */
  #reading(values) {
    return reading(shares(values), this.place.levels, this.place.isStrong(this.level(values)));
  }

  /** @param {string} group @returns {import("./contract").GroupGap} */
  #gap(group) {
    const own = new Telling(this.#of(group), this.place, this.told);
    const others = this.samples.filter((sample) => sample.group !== group);
    const rest = new Telling(others, this.place, this.told);
    const [level, beside] = [own, rest].map((part) => part.alike((values) => part.level(values)));
    const gap = level && beside && level.minus(beside);
    return {
      option: group,
      n: own.samples.length,
      mean: this.#print(level),
      others: this.#print(beside),
      gap: gap && difference(gap, PERCENT, 1),
      marked: !!gap && (gap.compare(MARKED) >= 0 || ZERO.minus(gap).compare(MARKED) >= 0),
      exact: {
        mean: fraction(own.exactly(mean)),
        others: fraction(rest.exactly(mean)),
        gap: this.everything ? fraction(gap) : null,
      },
    };
  }

  /** @param {Rational | null} level */
  #print(level) {
    return level && this.place.printed(level);
  }
}

/** Values from 0 to 100 as shares of 1. @param {Rational[]} values */
const shares = (values) => values.map((value) => value.over(WHOLE));
