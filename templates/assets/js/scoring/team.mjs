/**
 * Several people's answers to one diagnostic: levels, spread, gaps and what to talk about (TM-3 to TM-11).
 *
 * Where somebody gave no name, what may not be told is in no field. Its twin is generator/rumbo/scoring/team.py.
 */

import { LEVELS } from "./agreement.mjs";
import { optionsTold, overlapTold, placeOf, unansweredBy } from "./answered.mjs";
import { agenda } from "./apart.mjs";
import { groupsTold, USUAL_SMALLEST } from "./disclosure.mjs";
import { score } from "./figures.mjs";
import { bandOf } from "./instrument.mjs";
import { answersTo, countingFor } from "./people.mjs";
import { WHOLE, ZERO } from "./rational.mjs";
import { nothing, Telling } from "./telling.mjs";
import { leftOpen, withheld, withoutDoubt } from "./withheld.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./instrument.mjs").Node} Node */
/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./contract").TeamNode} TeamNode */
/** @typedef {import("./contract").TeamQuestion} TeamQuestion */

/**
 * The result of several people; `group` is a question of the profile, `smallest` the k of TM-9. What to
 * do is added by remedying.mjs, which is loaded once it is asked for.
 * @param {Instrument} instrument @param {Person[]} people @param {string | null} group @param {number} smallest
 * @returns {import("./remedying.mjs").Findings}
 */
export function assessTeam(instrument, people, group = null, smallest = USUAL_SMALLEST) {
  const circle = new Circle(instrument, people, group, smallest);
  const overall = circle.node(instrument.overall, circle.groups()).told;
  return {
    diagnostic: instrument.diagnostic,
    version: instrument.version,
    hash: instrument.hash,
    people: people.length,
    names: circle.everything ? people.map(({ name }) => name) : [],
    everything: circle.everything,
    smallest_group: smallest,
    group,
    overall,
    agenda: agenda(instrument, people, overall),
  };
}

/** Some people around one questionnaire, and what may be told of them. */
class Circle {
  /** @param {Instrument} instrument @param {Person[]} people @param {string | null} group @param {number} smallest */
  constructor(instrument, people, group, smallest) {
    this.instrument = instrument;
    this.people = people;
    this.group = group ?? "";
    /** Whether everybody gave a name: then all is told (TM-9). */
    this.everything = people.every(({ name }) => name !== "");
    this.told = { everything: this.everything, smallest };
    this.hidden = this.everything ? new Set() : withheld(instrument, people, smallest);
    this.figures = this.everything ? withoutDoubt(people) : leftOpen(instrument, people, this.hidden, smallest);
  }

  /** The groups that may be told of the whole circle, in the order of the questionnaire. */
  groups() {
    const options = [...(this.instrument.profile.get(this.group) ?? [])];
    const size = (/** @type {string} */ option) => this.people.filter((one) => this.#label(one) === option).length;
    const sizes = new Map(options.map((option) => [option, size(option)]));
    return groupsTold(sizes, this.people.length, this.everything ? 1 : this.told.smallest);
  }

  /**
   * A node, and the groups that may be told of what lies above it: none of which something is hidden here.
   * @param {Node} node @param {string[]} among @returns {{told: TeamNode, open: string[]}}
   */
  node(node, among) {
    const below = node.nodes.map((child) => this.node(child, among));
    const open = among.filter((group) => below.every((child) => child.open.includes(group)));
    const telling = new Telling(this.#samples(node), this.#placeOf(node), this.told);
    const figures = telling.figures(open);
    const shown = figures.groups.map(({ option }) => option);
    const here = new Set(telling.samples.map(({ group }) => group));
    const told = {
      id: node.id,
      band: telling.band((level) => bandOf(this.instrument, level).id),
      ...figures,
      dimensions: below.map((child) => child.told),
      questions: node.items.map((item) => this.#question(item, among)),
    };
    return { told, open: open.filter((group) => shown.includes(group) || !here.has(group)) };
  }

  /** @param {Item} item @param {string[]} among @returns {TeamQuestion} */
  #question(item, among) {
    const { instrument, people, everything } = this;
    const answers = answersTo(item, people);
    const samples = answers.map(({ person, response }) => {
      const value = WHOLE.times(response.s ?? ZERO);
      return { group: this.#label(person), low: value, high: value };
    });
    const isTold = !this.hidden.has(item.id);
    const telling = new Telling(samples, placeOf(item, instrument.decimals), this.told);
    const groups = telling.forQuestions().groupsTold(among);
    return {
      id: item.id,
      ...(isTold ? telling.figures(groups) : nothing()),
      options: isTold ? optionsTold(item, answers, everything) : [],
      unanswered: everything ? unansweredBy(item, people) : null,
      overlap: isTold ? overlapTold(item, answers, everything) : null,
    };
  }

  /** @param {Node} node */
  #placeOf(node) {
    return {
      levels: LEVELS,
      isStrong: (/** @type {Rational} */ level) => !bandOf(this.instrument, level).weak,
      printed: (/** @type {Rational} */ level) => score(this.instrument, node, level),
    };
  }

  /** @param {Node} node @returns {import("./telling.mjs").Sample[]} */
  #samples(node) {
    const { id } = node;
    return countingFor(node, this.people).flatMap((place) => {
      const [low, high] = this.figures[place].map((figures) => figures.get(id)?.value ?? null);
      return low && high ? [{ group: this.#label(this.people[place]), low, high }] : [];
    });
  }

  /** @param {Person} person */
  #label({ profile }) {
    return profile.get(this.group) ?? null;
  }
}
