/** From weaknesses to playbooks: which remedies, in which order, and why (SC-16 to SC-18). */

import { Course, Mending } from "./course.mjs";
import { mendable, weakDimensions } from "./mendable.mjs";
import { mending } from "./outlook.mjs";
import { ZERO } from "./rational.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./outlook.mjs").Ground} Ground */
/** @typedef {import("./outlook.mjs").Outlook} Outlook */
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

export const OFFERED_WITHOUT_WEAKNESS = 3;
/** How many remedies follow the one to do now. */
const NEXT = 2;

/** When the remedy at a place of a path is its turn (SC-18). @param {number} place @returns {Remedy["tier"]} */
export const tier = (place) => (place === 0 ? "now" : place <= NEXT ? "next" : "later");

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
    const found = new Mending(ground, items);
    this.ground = ground;
    this.items = items;
    this.today = ground.today();
    this.mendedBy = found.mendedBy;
    this.met = found.met;
    /** One respondent is a team of one. */
    this.course = new Course([found], weakDimensions(ground));
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
    const { emitted, close } = this.course.emit();
    return this.#told(emitted, close);
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
      tier: tier(place),
      gain: this.today.rise(overall, then),
      after: outlook.levels.get(overall.id)?.value ?? null,
      moves: this.#moves(then),
      close,
      mends: items.map((question) => ({ question, gain: this.ground.costs.get(question) ?? ZERO })),
      neededBy: items.length ? [] : emitted.filter((other) => this.course.needs(other).includes(slug)),
      has: this.course.needs(slug).filter((need) => this.met.has(need)),
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
