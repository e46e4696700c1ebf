/** From weaknesses to playbooks: what can be mended, by which remedy, in which order (SC-13 to SC-18). */

import { OVERALL, zoneOf } from "./instrument.mjs";
import { sum, WHOLE, ZERO } from "./rational.mjs";
import { counts } from "./nodes.mjs";
import { isAnswer } from "./states.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./instrument.mjs").Treatment} Treatment */
/** @typedef {import("./outlook.mjs").Ground} Ground */
/** @typedef {import("./outlook.mjs").Outlook} Outlook */
/** @typedef {import("./states.mjs").Response} Response */
/** @typedef {{question: string, gain: Rational}} Mend  a question, and what mending that alone gives back overall */
/**
 * One playbook of the path. `gain` is the benefit of all that it mends, by itself; gains overlap. `neededBy` says for
 * whom one was brought in that mends nothing itself.
 * @typedef {{playbook: string, gain: Rational, mends: Mend[], neededBy: string[]}} Remedy
 */
/** @typedef {{closure: string[], gain: Rational, leverage: Rational}} Worth  both by person-week (SC-17 c) */

const OFFERED_WITHOUT_WEAKNESS = 3;

/**
 * SC-14 for a question: answered, and its share of points below the limit.
 * @param {Item} item @param {Response} response
 */
export function isWeak(item, response) {
  return isAnswer(response) && response.s !== null && WHOLE.times(response.s).compare(item.weakBelow) < 0;
}

/**
 * The path of remedies for one respondent; without a weakness the largest gains (SC-18).
 * @param {Ground} ground @returns {{remedies: Remedy[], forWeakness: boolean}}
 */
export function prescribe(ground) {
  const weaknesses = new Prescription(ground, mendable(ground));
  if (weaknesses.items.length) return { remedies: weaknesses.path(), forWeakness: true };
  const offers = new Prescription(ground, ground.improvable).alone();
  const best = offers.sort((first, second) => second.gain.compare(first.gain));
  return { remedies: best.slice(0, OFFERED_WITHOUT_WEAKNESS), forWeakness: false };
}

/** SC-14: improvable items that are weak, lie in a weak dimension or hold a binding cap. @param {Ground} ground */
export function mendable(ground) {
  const binding = bindingItems(ground);
  const weakNodes = weakDimensions(ground);
  return ground.improvable.filter((item) => {
    const weak = isWeak(item, ground.responseTo(item));
    return weak || binding.has(item.id) || ground.pathOf(item).some(({ id }) => weakNodes.has(id));
  });
}

/** The items that hold a cap binding on any node. @param {Ground} ground */
export function bindingItems(ground) {
  return new Set([...ground.figures.values()].flatMap(({ cappedBy }) => cappedBy.map(({ item }) => item)));
}

/** SC-14: the dimensions whose band is a weak one; those not scored have no band. @param {Ground} ground */
export function weakDimensions(ground) {
  const weak = [...ground.figures].filter(
    ([id, found]) => id !== OVERALL && counts(found) && found.value && zoneOf(ground.instrument, found.value).weak,
  );
  return new Set(weak.map(([id]) => id));
}

/**
 * SC-13: the chosen answers' own lists in the order of the file, else what holds for the question.
 * @param {Item} item @param {Response} response @returns {string[]}
 */
export function remediesOf(item, { chosen }) {
  const own = [...item.shares.keys()].flatMap((id) => (chosen.includes(id) ? [item.ownRemedies.get(id) ?? []] : []));
  const named = new Set(own.flat());
  return named.size ? [...named] : item.remedies;
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
  }

  /** Every remedy by itself, in order of first mention. */
  alone() {
    return [...this.mendedBy.keys()].map((slug) => this.#remedy(slug, []));
  }

  /** SC-17: the best remedy after what it needs, again and again until all are emitted. */
  path() {
    /** @type {string[]} */
    const emitted = [];
    const urgency = this.#urgency();
    const outlook = this.ground.today();
    for (let left = [...this.mendedBy.keys()]; left.length; left = left.filter((slug) => !emitted.includes(slug))) {
      const closure = this.#best(urgency(left, outlook), outlook, emitted);
      outlook.mend(this.#mends(closure));
      emitted.push(...closure);
    }
    return emitted.map((slug) => this.#remedy(slug, emitted));
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
    const binding = bindingItems(this.ground);
    const positions = this.#positions();
    const position = (/** @type {string} */ slug) => /** @type {number} */ (positions.get(slug));
    return (left, outlook) => {
      const frees = (/** @type {string} */ item) => binding.has(item) && !outlook.changes.has(item);
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

  /**
   * SC-17 (c) and (d): the closure of the remedy that gives most by its effort, the first of equals.
   * @param {string[]} slugs in order of first mention @param {Outlook} outlook @param {string[]} emitted
   */
  #best(slugs, outlook, emitted) {
    if (slugs.length === 1) return this.closure(slugs[0], emitted);
    const worths = slugs.map((slug) => this.#worth(this.closure(slug, emitted), outlook));
    return worths.reduce((best, other) => {
      const better = other.gain.compare(best.gain) || other.leverage.compare(best.leverage);
      return better > 0 ? other : best;
    }).closure;
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
   * SC-16: the remedy after its prerequisites, depth first, less what is already emitted.
   * @param {string} slug @param {string[]} emitted @param {Set<string>} found
   */
  closure(slug, emitted, found = new Set()) {
    if (!emitted.includes(slug) && !found.has(slug)) {
      for (const need of this.#needs(slug)) this.closure(need, emitted, found);
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

  /** @param {string} slug @param {string[]} emitted @returns {Remedy} */
  #remedy(slug, emitted) {
    const { overall } = this.ground.instrument;
    const items = this.mendedBy.get(slug) ?? [];
    return {
      playbook: slug,
      gain: this.today.gain(overall, items),
      mends: items.map((question) => ({ question, gain: this.ground.costs.get(question) ?? ZERO })),
      neededBy: items.length ? [] : emitted.filter((other) => this.#needs(other).includes(slug)),
    };
  }
}
