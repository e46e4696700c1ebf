/**
 * Several people's answers to one diagnostic: levels, spread, gaps and what to talk about (TM-3 to TM-11).
 *
 * Where somebody gave no name, what may not be told is in no field. Its twin is generator/rumbo/scoring/team.py.
 */

import { LEVELS, overlap, spread } from "./agreement.mjs";
import { FEWEST_FOR_SPREAD, groupsTold, mayTell, USUAL_SMALLEST } from "./disclosure.mjs";
import { difference, score } from "./figures.mjs";
import { bandOf } from "./instrument.mjs";
import { counts, evaluate } from "./nodes.mjs";
import { integer, ONE, ratio, WHOLE, ZERO } from "./rational.mjs";
import { isAnswer } from "./states.mjs";
import { nothing, PERCENT, Telling } from "./telling.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./instrument.mjs").Node} Node */
/** @typedef {import("./nodes.mjs").Figures} Figures */
/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./states.mjs").Response} Response */
/** @typedef {import("./contract").TeamNode} TeamNode */
/** @typedef {import("./contract").TeamQuestion} TeamQuestion */
/** @typedef {{person: Person, place: number, response: Response}} Given  an answer, and whose it is */

/** The questions that an agenda proposes at most. */
const PROPOSED = 7;
const PAIR = 2;
/** @type {Response} */
const HIGHEST = { state: "answered", s: ONE, chosen: [] };

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
    agenda: circle.agenda(overall),
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
    this.hidden = this.#hidden();
    this.figures = this.#figures();
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

  /** TM-11: what is not seen alike, the weak before the strong, then by spread and weight. @param {TeamNode} overall */
  agenda(overall) {
    const apart = questionsIn(overall).filter(isApart);
    const ranked = apart.map(({ id, reading }) => {
      const item = /** @type {Item} */ (this.instrument.items.get(id));
      const deviation = spread(this.#answers(item).map(({ response }) => response.s ?? ZERO));
      return { id, later: reading === "talk" ? 0 : 1, deviation, weight: item.weight };
    });
    ranked.sort((one, other) => {
      const byReading = one.later - other.later;
      return byReading || other.deviation.compare(one.deviation) || other.weight.compare(one.weight);
    });
    return ranked.slice(0, PROPOSED).map(({ id }) => id);
  }

  /** @param {Item} item @param {string[]} among @returns {TeamQuestion} */
  #question(item, among) {
    const answers = this.#answers(item);
    const samples = answers.map(({ person, response }) => {
      const value = WHOLE.times(response.s ?? ZERO);
      return { group: this.#label(person), low: value, high: value };
    });
    const isTold = !this.hidden.has(item.id);
    const telling = new Telling(samples, this.#placeOfItem(item), this.told);
    const groups = telling.forQuestions().groupsTold(among);
    return {
      id: item.id,
      ...(isTold ? telling.figures(groups) : nothing()),
      options: isTold ? this.#options(item, answers) : [],
      unanswered: this.everything ? this.#unanswered(item) : null,
      overlap: isTold ? this.#overlap(item, answers) : null,
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

  /** @param {Item} item */
  #placeOfItem({ measure, weakBelow }) {
    const distinct = new Set([...measure.shares.values()].map(String)).size;
    return {
      levels: measure.measure === "one" ? Math.max(distinct, 2) : LEVELS,
      isStrong: (/** @type {Rational} */ level) => level.compare(weakBelow) >= 0,
      printed: (/** @type {Rational} */ level) => difference(level, PERCENT, this.instrument.decimals),
    };
  }

  /** @param {Item} item @param {Given[]} answers */
  #options({ measure }, answers) {
    return [...measure.shares.keys()].map((option) => {
      const places = answers.filter(({ response }) => response.chosen.includes(option)).map(({ place }) => place);
      return { option, n: places.length, people: this.everything ? places : [] };
    });
  }

  /** @param {Item} item */
  #unanswered({ id }) {
    const found = { "not-applicable": 0, "dont-know": 0, blank: 0, hidden: 0 };
    for (const { responses } of this.people) {
      const { state } = /** @type {Response} */ (responses.get(id));
      if (state !== "answered") found[state] += 1;
    }
    return found;
  }

  /** @param {Item} item @param {Given[]} answers @returns {TeamQuestion["overlap"]} */
  #overlap({ measure }, answers) {
    const picks = answers.map(({ response }) => response.chosen).filter(({ length }) => length);
    const fewest = this.everything ? PAIR : FEWEST_FOR_SPREAD;
    if (measure.measure !== "some" || measure.most === null || picks.length < fewest) return null;
    if (measure.options.some(({ place }) => place !== null)) return null;
    const ids = [...measure.shares.keys()];
    const picked = ids.map((id) => picks.filter((pick) => pick.includes(id)).length);
    const found = overlap(picked, picks.length, measure.most);
    const chance = ratio(BigInt(measure.most), BigInt(ids.length));
    const most = integer(measure.most);
    return {
      mean: difference(found.times(most), PERCENT, 1),
      chance: difference(chance.times(most), PERCENT, 1),
      of: measure.most,
      index: chance.equals(ONE) ? null : `${found.minus(chance).over(ONE.minus(chance))}`,
    };
  }

  /** @param {Node} node @returns {import("./telling.mjs").Sample[]} */
  #samples({ id }) {
    return this.#counting(id).flatMap((place) => {
      const [low, high] = this.figures[place].map((figures) => figures.get(id)?.value ?? null);
      return low && high ? [{ group: this.#label(this.people[place]), low, high }] : [];
    });
  }

  /** The places of the people who count for a node (TM-3). @param {string} node */
  #counting(node) {
    const figuresOf = (/** @type {number} */ place) => /** @type {Figures} */ (this.people[place].figures.get(node));
    return this.people.map((_, place) => place).filter((place) => counts(figuresOf(place)));
  }

  /** The answers to a question. @param {Item} item @returns {Given[]} */
  #answers({ id }) {
    return this.people
      .map((person, place) => ({ person, place, response: /** @type {Response} */ (person.responses.get(id)) }))
      .filter(({ response }) => isAnswer(response));
  }

  /** The questions of which nothing is told: too few answers, all alike, or asked because of a hidden answer. */
  #hidden() {
    /** @type {Set<string>} */
    const found = new Set();
    if (this.everything) return found;
    for (const item of this.instrument.items.values()) {
      const answers = this.#answers(item).map(({ response }) => response);
      const isAskedFor = item.conditions.some(({ key }) => found.has(key));
      if (isAskedFor || !mayTell(answers.length, this.told.smallest, areAllEqual(answers))) found.add(item.id);
    }
    return found;
  }

  /** Everybody's figures with whatever is hidden at its lowest and at its highest. @returns {Map<string, Figures>[][]} */
  #figures() {
    const held = new Set(this.hidden);
    for (const node of this.everything ? [] : this.instrument.nodes.values()) {
      const n = this.#counting(node.id).length;
      if (0 < n && n < this.told.smallest) for (const { id } of itemsIn(node)) held.add(id);
    }
    if (!held.size) return this.people.map(({ figures }) => [figures, figures]);
    return this.people.map((person) => [ZERO, ONE].map((s) => this.#with(person, held, s)));
  }

  /** Somebody's figures had all that is held back been answered at its lowest, setting every cap off, or highest. @param {Person} person @param {Set<string>} held @param {Rational} s */
  #with({ responses }, held, s) {
    const changed = [...responses].filter(([id, response]) => held.has(id) && isAnswer(response));
    const others = changed.map(
      ([id]) => /** @type {[string, Response]} */ ([id, s.isZero ? this.#lowest(id) : HIGHEST]),
    );
    return evaluate(this.instrument, new Map([...responses, ...others]));
  }

  /** An answer that gives nothing and sets every cap of its question off. @param {string} item @returns {Response} */
  #lowest(item) {
    const caps = this.instrument.items.get(item)?.caps ?? [];
    const chosen = caps.flatMap(({ when }) => [...when]);
    return { state: "answered", s: ZERO, chosen, missing: caps.flatMap(({ whenMissing }) => [...whenMissing]) };
  }

  /** @param {Person} person */
  #label({ profile }) {
    return profile.get(this.group) ?? null;
  }
}

/** Whether all answers are the same, or all choose some option. @param {Response[]} answers */
function areAllEqual(answers) {
  const same = new Set(answers.map(({ s, chosen }) => `${s} ${[...chosen].sort()}`));
  const common = answers[0]?.chosen.some((id) => answers.every(({ chosen }) => chosen.includes(id)));
  return same.size === 1 || !!common;
}

/** Whether there is something to talk about. @param {TeamQuestion} question */
function isApart({ n, exact, reading }) {
  if (n === PAIR) return exact.spread !== null && exact.spread !== "0";
  return reading === "talk" || reading === "ask";
}

/** The questions of a team's node and of all below it. @param {TeamNode} node @returns {TeamQuestion[]} */
function questionsIn(node) {
  return [...node.questions, ...node.dimensions.flatMap(questionsIn)];
}

/** @param {Node} node @returns {Item[]} */
function itemsIn(node) {
  return [...node.items, ...node.nodes.flatMap(itemsIn)];
}
