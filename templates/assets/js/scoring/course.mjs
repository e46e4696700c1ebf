/**
 * In which order remedies are taken, for one respondent or for several (SC-16, SC-17, TM-10).
 *
 * One respondent is a team of one. Its twin is generator/rumbo/scoring/course.py.
 */

import { mean } from "./agreement.mjs";
import { allRemedies } from "./instrument.mjs";
import { pressesOn, remediesOf } from "./mendable.mjs";
import { ratio, sum, ZERO } from "./rational.mjs";
import { isAnswer } from "./states.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./outlook.mjs").Ground} Ground */
/** @typedef {import("./outlook.mjs").Outlook} Outlook */
/** @typedef {{closure: string[], gain: Rational, leverage: Rational}} Worth  both by hour (SC-17 c) */

/** From this part of another's quotient on, a remedy is about as good (SC-17). */
const ABOUT_EQUAL = ratio(2n, 3n);

/** Some items of one respondent that are to be mended, and which playbook mends which. */
export class Mending {
  /** @param {Ground} ground @param {Item[]} items */
  constructor(ground, items) {
    this.ground = ground;
    this.items = items;
    /** The items that each remedy mends, in file order; remedies in order of first mention. */
    this.mendedBy = this.#mendedBy();
    /** SC-16: playbooks that an answered question names, for any of its answers, and no mendable one calls for. */
    this.met = this.#met();
    this.pressed = new Map(items.map((item) => [item.id, pressesOn(item, ground.responseTo(item))]));
  }

  /** The items that some remedies mend together. @param {string[]} slugs */
  mends(slugs) {
    if (slugs.length === 1) return this.mendedBy.get(slugs[0]) ?? [];
    return [...new Set(slugs.flatMap((slug) => this.mendedBy.get(slug) ?? []))];
  }

  /**
   * SC-17 (a): whether it mends something not mended yet that presses on what the overall value hangs on.
   * @param {string} slug @param {Outlook} outlook
   */
  isUrgent(slug, outlook) {
    const presses = (/** @type {string} */ item) => this.pressed.get(item)?.some((node) => outlook.rules(node));
    return !!this.mendedBy.get(slug)?.some((item) => !outlook.changes.has(item) && presses(item));
  }

  /** What these remedies add overall, and to the uncapped weighted mean. @param {string[]} closure @param {Outlook} outlook */
  gains(closure, outlook) {
    const fresh = this.mends(closure).filter((item) => !outlook.changes.has(item));
    if (!fresh.length) return { gain: ZERO, leverage: ZERO };
    const leverage = sum(fresh.map((item) => this.ground.leverage.get(item) ?? ZERO));
    const { overall, nodes } = this.ground.instrument;
    const gain = outlook.isStraight([...nodes.values()]) ? leverage : outlook.gain(overall, fresh);
    return { gain, leverage };
  }

  #mendedBy() {
    /** @type {Map<string, string[]>} */
    const found = new Map([...this.ground.instrument.treatments.keys()].map((slug) => [slug, []]));
    for (const item of this.items) {
      for (const slug of remediesOf(item, this.ground.responseTo(item))) found.get(slug)?.push(item.id);
    }
    return new Map([...found].filter(([, items]) => items.length));
  }

  #met() {
    const answered = [...this.ground.instrument.items.values()].filter((item) =>
      isAnswer(this.ground.responseTo(item)),
    );
    const named = answered.flatMap(allRemedies);
    return new Set(named.filter((slug) => !this.mendedBy.has(slug)));
  }
}

/** The order of the remedies of at least one respondent. */
export class Course {
  /** @param {Mending[]} parts @param {Set<string>} weak  the weak dimensions */
  constructor(parts, weak) {
    this.parts = parts;
    this.ground = parts[0].ground;
    this.treatments = this.ground.instrument.treatments;
    /** The items that each remedy mends for anybody; remedies in order of first mention. */
    this.mendedBy = parts.length === 1 ? parts[0].mendedBy : this.#mendedBy();
    this.positions = this.#positions(weak);
  }

  /** SC-17: every remedy after what it needs, best first, and those about as good as the one taken before. */
  emit() {
    /** @type {string[]} */
    const emitted = [];
    /** @type {Set<string>} */
    const close = new Set();
    const outlooks = this.parts.map(({ ground }) => ground.today());
    /** @type {Map<string, Worth>} those that stood level with the one taken before, itself too */
    let rivals = new Map();
    let last = "";
    for (let left = [...this.mendedBy.keys()]; left.length; left = left.filter((slug) => !emitted.includes(slug))) {
      const level = this.#level(left, outlooks);
      const worths = new Map(level.map((slug) => [slug, this.#worth(this.closure(slug, emitted), outlooks)]));
      const chosen = best(worths);
      if (isClose(rivals.get(chosen), rivals.get(last))) close.add(chosen);
      const { closure } = /** @type {Worth} */ (worths.get(chosen));
      this.mend(outlooks, closure);
      emitted.push(...closure);
      [rivals, last] = [worths, chosen];
    }
    return { emitted, close };
  }

  /** These are done too. @param {Outlook[]} outlooks everybody's @param {string[]} slugs */
  mend(outlooks, slugs) {
    this.parts.forEach((part, place) => outlooks[place].mend(part.mends(slugs)));
  }

  /**
   * SC-16: the remedy after its unmet prerequisites, depth first, less what is already emitted.
   * @param {string} slug @param {string[]} emitted @param {Set<string>} found
   */
  closure(slug, emitted, found = new Set()) {
    if (!emitted.includes(slug) && !found.has(slug)) {
      for (const need of this.needs(slug)) if (!this.#isMet(need)) this.closure(need, emitted, found);
      found.add(slug);
    }
    return [...found];
  }

  /** What a playbook needs to be done first; nothing for one that no answer leads to. @param {string} slug */
  needs(slug) {
    return this.treatments.get(slug)?.needs ?? [];
  }

  /** @param {string} slug */
  #isMet(slug) {
    return this.#isMost(({ met }) => met.has(slug));
  }

  /** Whether something holds for at least half of the people. @param {(part: Mending, place: number) => boolean} holds */
  #isMost(holds) {
    return 2 * this.parts.filter(holds).length >= this.parts.length;
  }

  #mendedBy() {
    const found = [...this.treatments.keys()].map((slug) => {
      const items = this.parts.flatMap((part) => part.mendedBy.get(slug) ?? []);
      return /** @type {[string, string[]]} */ ([slug, [...new Set(items)]]);
    });
    return new Map(found.filter(([, items]) => items.length));
  }

  /** SC-17 (a) and (b): those that come first before any gain counts, in order of first mention (d). @param {string[]} left @param {Outlook[]} outlooks */
  #level(left, outlooks) {
    const urgent = left.filter((slug) => this.#isMost((part, place) => part.isUrgent(slug, outlooks[place])));
    const first = urgent.length ? urgent : left;
    const position = (/** @type {string} */ slug) => /** @type {number} */ (this.positions.get(slug));
    const earliest = Math.min(...first.map(position));
    return first.filter((slug) => position(slug) === earliest);
  }

  /** SC-17 (b): where in `order` the first weak dimension stands that each remedy mends something of. @param {Set<string>} weak */
  #positions(weak) {
    const { order } = this.ground.instrument;
    const rank = new Map(order.map((id, place) => [id, weak.has(id) ? place : order.length]));
    const first = (/** @type {string} */ item) =>
      Math.min(...(this.ground.above.get(item) ?? []).map(({ id }) => rank.get(id) ?? order.length));
    return new Map([...this.mendedBy].map(([slug, items]) => [slug, Math.min(...items.map(first))]));
  }

  /** @param {string[]} closure @param {Outlook[]} outlooks @returns {Worth} */
  #worth(closure, outlooks) {
    const gains = this.parts.map((part, place) => part.gains(closure, outlooks[place]));
    const effort = sum(closure.map((slug) => this.treatments.get(slug)?.effort ?? ZERO));
    const [gain, leverage] = [mean(gains.map((one) => one.gain)), mean(gains.map((one) => one.leverage))];
    return { closure, gain: gain.over(effort), leverage: leverage.over(effort) };
  }
}

/** SC-17 (c) and (d): the remedy that gives most by its effort, the first of equals. @param {Map<string, Worth>} worths */
function best(worths) {
  return [...worths].reduce((most, other) => {
    const better = other[1].gain.compare(most[1].gain) || other[1].leverage.compare(most[1].leverage);
    return better > 0 ? other : most;
  })[0];
}

/** Whether one was about as good as the one that was taken (SC-17). @param {Worth | undefined} one @param {Worth | undefined} taken */
function isClose(one, taken) {
  if (!one || !taken) return false;
  const none = one.gain.isZero && taken.gain.isZero;
  const [mine, most] = none ? [one.leverage, taken.leverage] : [one.gain, taken.gain];
  return mine.compare(most.times(ABOUT_EQUAL)) >= 0;
}
