/** From weaknesses to playbooks: which remedies, in which order, and why (SC-16 to SC-18). */

import { allRemedies } from "./instrument.mjs";
import { comesFirst, mendable, remediesOf, weakDimensions } from "./mendable.mjs";
import { mending } from "./outlook.mjs";
import { ratio, sum, ZERO } from "./rational.mjs";
import { isAnswer } from "./states.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./instrument.mjs").Treatment} Treatment */
/** @typedef {import("./outlook.mjs").Ground} Ground */
/** @typedef {import("./outlook.mjs").Outlook} Outlook */
/** @typedef {import("./states.mjs").Response} Response */
/** @typedef {{question: string, gain: Rational}} Mend  a question, and what mending that alone gives back overall */
/** @typedef {{dimension: string, start: Rational, end: Rational}} Move */
/**
 * One playbook of the path (SC-18); generator/rumbo/scoring/remedies.py says what each field is.
 * @typedef {object} Remedy
 * @property {string} playbook
 * @property {import("./contract").RemedyResult["tier"]} tier
 * @property {Rational} gain
 * @property {Rational | null} after
 * @property {Move | null} moves
 * @property {boolean} close
 * @property {Mend[]} mends
 * @property {string[]} neededBy
 * @property {string[]} has
 */
/** @typedef {{closure: string[], gain: Rational, leverage: Rational}} Worth  both by hour (SC-17 c) */

const OFFERED_WITHOUT_WEAKNESS = 3;
/** How many remedies follow the one to do now. */
const NEXT = 2;
/** From this part of another's quotient on, a remedy is about as good (SC-17). */
const ABOUT_EQUAL = ratio(2n, 3n);

/**
 * The path of remedies for one respondent; without a weakness the largest gains (SC-18).
 * @param {Ground} ground @returns {{remedies: Remedy[], forWeakness: boolean}}
 */
export function prescribe(ground) {
  const { found, forWeakness } = prescription(ground);
  return { remedies: forWeakness ? found.path() : found.largest(), forWeakness };
}

/** What remedies what can be mended, and whether that is a weakness: without one all that could be better counts. @param {Ground} ground */
export function prescription(ground) {
  const weaknesses = new Prescription(ground, mendable(ground));
  const forWeakness = weaknesses.items.length > 0;
  return { found: forWeakness ? weaknesses : new Prescription(ground, ground.improvable), forWeakness };
}

/** The remedies of some items of one respondent. */
class Prescription {
  /** @param {Ground} ground @param {Item[]} items */
  constructor(ground, items) {
    this.ground = ground;
    this.items = items;
    this.today = ground.today();
    this.treatments = ground.instrument.treatments;
    this.mendedBy = this.#mendedBy();
    this.met = this.#met();
  }

  /** The three largest gains, each by itself; of equals the first mentioned (SC-18). */
  largest() {
    const { overall } = this.ground.instrument;
    const gains = [...this.mendedBy].map(([slug, items]) => ({ slug, gain: this.today.gain(overall, items) }));
    const best = gains.sort((first, second) => second.gain.compare(first.gain)).slice(0, OFFERED_WITHOUT_WEAKNESS);
    return this.#told(
      best.map(({ slug }) => slug),
      new Set(),
    );
  }

  /** SC-17: the best remedy after what it needs, again and again until all are emitted. */
  path() {
    /** @type {string[]} */
    const emitted = [];
    /** @type {Set<string>} */
    const close = new Set();
    const urgency = this.#urgency();
    const outlook = this.ground.today();
    /** @type {Map<string, Worth>} those that stood level with the one taken before, itself too */
    let rivals = new Map();
    let last = "";
    for (let left = [...this.mendedBy.keys()]; left.length; left = left.filter((slug) => !emitted.includes(slug))) {
      const urgent = urgency(left, outlook);
      const worths = new Map(urgent.map((slug) => [slug, this.#worth(this.closure(slug, emitted), outlook)]));
      const chosen = best(worths);
      if (isClose(rivals.get(chosen), rivals.get(last))) close.add(chosen);
      const { closure } = /** @type {Worth} */ (worths.get(chosen));
      outlook.mend(this.#mends(closure));
      emitted.push(...closure);
      [rivals, last] = [worths, chosen];
    }
    return this.#told(emitted, close);
  }

  /** The items that each remedy mends, in file order; remedies in order of first mention. */
  #mendedBy() {
    /** @type {Map<string, string[]>} */
    const found = new Map([...this.treatments.keys()].map((slug) => [slug, []]));
    for (const item of this.items) {
      for (const slug of remediesOf(item, this.ground.responseTo(item))) found.get(slug)?.push(item.id);
    }
    return new Map([...found].filter(([, items]) => items.length));
  }

  /**
   * SC-17 (a) and (b): from the remedies left, in order of first mention, those that come first before any gain counts.
   * @returns {(left: string[], outlook: Outlook) => string[]}
   */
  #urgency() {
    const urgent = new Set(
      this.items.filter((item) => comesFirst(item, this.ground.responseTo(item))).map(({ id }) => id),
    );
    const positions = this.#positions();
    const position = (/** @type {string} */ slug) => /** @type {number} */ (positions.get(slug));
    return (left, outlook) => {
      const frees = (/** @type {string} */ item) => urgent.has(item) && !outlook.changes.has(item);
      const freeing = left.filter((slug) => this.mendedBy.get(slug)?.some(frees));
      const first = freeing.length ? freeing : left;
      const earliest = Math.min(...first.map(position));
      return first.filter((slug) => position(slug) === earliest);
    };
  }

  /** Where in `order` the first weak dimension stands that each remedy mends something of. */
  #positions() {
    const { order } = this.ground.instrument;
    const weak = weakDimensions(this.ground);
    const rank = new Map(order.map((id, place) => [id, weak.has(id) ? place : order.length]));
    const first = (/** @type {string} */ item) =>
      Math.min(...(this.ground.above.get(item) ?? []).map(({ id }) => rank.get(id) ?? order.length));
    return new Map([...this.mendedBy].map(([slug, items]) => [slug, Math.min(...items.map(first))]));
  }

  /** SC-16: playbooks that an answered question names, for any of its answers, and no mendable one calls for. */
  #met() {
    const answered = [...this.ground.instrument.items.values()].filter((item) =>
      isAnswer(this.ground.responseTo(item)),
    );
    const named = answered.flatMap(allRemedies);
    return new Set(named.filter((slug) => !this.mendedBy.has(slug)));
  }

  /** @param {string[]} closure @param {Outlook} outlook @returns {Worth} */
  #worth(closure, outlook) {
    const fresh = this.#mends(closure).filter((item) => !outlook.changes.has(item));
    const effort = sum(closure.map((slug) => /** @type {Treatment} */ (this.treatments.get(slug)).effort));
    const leverage = sum(fresh.map((item) => this.ground.leverage.get(item) ?? ZERO));
    const { overall, nodes } = this.ground.instrument;
    const gain = outlook.isStraight([...nodes.values()]) ? leverage : outlook.gain(overall, fresh);
    return { closure, gain: gain.over(effort), leverage: leverage.over(effort) };
  }

  /**
   * SC-16: the remedy after its unmet prerequisites, depth first, less what is already emitted.
   * @param {string} slug @param {string[]} emitted @param {Set<string>} found
   */
  closure(slug, emitted, found = new Set()) {
    if (!emitted.includes(slug) && !found.has(slug)) {
      for (const need of this.#needs(slug)) if (!this.met.has(need)) this.closure(need, emitted, found);
      found.add(slug);
    }
    return [...found];
  }

  /** @param {string} slug */
  #needs(slug) {
    return /** @type {Treatment} */ (this.treatments.get(slug)).needs;
  }

  /** @param {string[]} slugs */
  #mends(slugs) {
    if (slugs.length === 1) return this.mendedBy.get(slugs[0]) ?? [];
    return [...new Set(slugs.flatMap((slug) => this.mendedBy.get(slug) ?? []))];
  }

  /** The remedies of a path with all that explains them. @param {string[]} emitted @param {Set<string>} close */
  #told(emitted, close) {
    const outlook = this.ground.today();
    return emitted.map((slug, place) => {
      outlook.mend(this.mendedBy.get(slug) ?? []);
      return this.#remedy(slug, place, emitted, outlook, close.has(slug));
    });
  }

  /**
   * @param {string} slug @param {number} place @param {string[]} emitted @param {Outlook} outlook once it is done
   * @param {boolean} close @returns {Remedy}
   */
  #remedy(slug, place, emitted, outlook, close) {
    const { overall } = this.ground.instrument;
    const items = this.mendedBy.get(slug) ?? [];
    const then = this.today.moved(mending(items));
    return {
      playbook: slug,
      tier: place === 0 ? "now" : place <= NEXT ? "next" : "later",
      gain: this.today.rise(overall, then),
      after: outlook.levels.get(overall.id)?.value ?? null,
      moves: this.#moves(then),
      close,
      mends: items.map((question) => ({ question, gain: this.ground.costs.get(question) ?? ZERO })),
      neededBy: items.length ? [] : emitted.filter((other) => this.#needs(other).includes(slug)),
      has: this.#needs(slug).filter((need) => this.met.has(need)),
    };
  }

  /** The top dimension that is raised most; of equals the first in the file. @param {import("./outlook.mjs").Levels} then */
  #moves(then) {
    /** @type {Move | null} */
    let found = null;
    for (const { id } of this.ground.instrument.overall.nodes) {
      const start = this.ground.figures.get(id)?.value;
      const end = then.get(id)?.value;
      if (!start || !end) continue;
      if (end.minus(start).compare(found ? found.end.minus(found.start) : ZERO) > 0)
        found = { dimension: id, start, end };
    }
    return found;
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
