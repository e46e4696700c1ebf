/**
 * The remedies that a team should begin with (TM-10): SC-17 over everybody's answers, each benefit a mean.
 *
 * Where somebody gave no name, people are made up out of what is told. Its twin is generator/rumbo/scoring/remedying.py.
 */

import { mean } from "./agreement.mjs";
import { Course, Mending } from "./course.mjs";
import { difference, fraction, score } from "./figures.mjs";
import { mendable } from "./mendable.mjs";
import { counts, evaluate } from "./nodes.mjs";
import { Ground } from "./outlook.mjs";
import { parse, WHOLE, ZERO } from "./rational.mjs";
import { OFFERED_WITHOUT_WEAKNESS, tier } from "./remedies.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./nodes.mjs").Figures} Figures */
/** @typedef {import("./states.mjs").Response} Response */
/** @typedef {import("./contract").Team} Team */
/** @typedef {Omit<Team, "remedies" | "remedies_for">} Findings  what team.mjs finds */
/** @typedef {import("./contract").TeamNode} TeamNode */
/** @typedef {import("./contract").TeamQuestion} TeamQuestion */

/** @type {Response} */
const NOT_TOLD = { state: "not-applicable", s: null, chosen: [] };
/** @type {Response} */
const LOWEST = { state: "dont-know", s: ZERO, chosen: [] };

/**
 * The same with what to begin with, by the playbook for a conversation; people without an overall score do not count.
 * @param {Instrument} instrument @param {import("./people.mjs").Person[]} people @param {Findings} team
 * @param {string | null} conversation @returns {Team}
 */
export function withRemedies(instrument, people, team, conversation = null) {
  const { id } = instrument.overall;
  const all = team.everything ? grounds(instrument, people) : asTold(instrument, team.overall);
  const counted = all.filter(({ figures }) => counts(/** @type {Figures} */ (figures.get(id))));
  const weaknesses = counted.map(mendable);
  const isForWeakness = weaknesses.some(({ length }) => length);
  const remedies_for = isForWeakness ? "weaknesses" : "largest-gains";
  if (!counted.length) return { ...team, remedies: [], remedies_for };
  const items = isForWeakness ? weaknesses : counted.map(({ improvable }) => improvable);
  const parts = counted.map((ground, place) => new Mending(ground, items[place]));
  const remedying = new Remedying(instrument, team, conversation, parts);
  return { ...team, remedies: remedying.remedies(isForWeakness), remedies_for };
}

/** @param {Instrument} instrument @param {import("./people.mjs").Person[]} people */
const grounds = (instrument, people) =>
  people.map(({ responses, figures }) => new Ground(instrument, responses, figures));

class Remedying {
  /** @param {Instrument} instrument @param {Findings} team @param {string | null} conversation @param {Mending[]} parts */
  constructor(instrument, { overall, everything }, conversation, parts) {
    this.instrument = instrument;
    this.conversation = conversation;
    this.everything = everything;
    const nodes = nodesOf(overall).filter(({ id }) => id !== instrument.overall.id);
    const bands = new Set(instrument.bands.filter(({ weak }) => weak).map(({ id }) => id));
    const weak = nodes.filter(({ band }) => band !== null && bands.has(band)).map(({ id }) => id);
    this.course = new Course(parts, new Set(weak));
    const asked = nodesOf(overall).flatMap(({ questions }) => questions);
    this.talk = new Set(asked.filter(({ reading }) => reading === "talk").map(({ id }) => id));
  }

  /** @param {boolean} isForWeakness */
  remedies(isForWeakness) {
    const { emitted, close } = isForWeakness ? this.course.emit() : { emitted: this.#largest(), close: new Set() };
    const order = this.#withConversation(emitted);
    const outlooks = this.course.parts.map(({ ground }) => ground.today());
    return order.map((slug, place) => {
      this.course.mend(outlooks, [slug]);
      const after = mean(outlooks.map(({ levels }) => levels.get(this.instrument.overall.id)?.value ?? ZERO));
      return this.#remedy(slug, place, order, after, this.everything && close.has(slug));
    });
  }

  /** SC-18 for a team without a weakness. */
  #largest() {
    const gains = [...this.course.mendedBy.keys()].map((slug) => ({ slug, gain: this.#gain(slug) }));
    gains.sort((one, other) => other.gain.compare(one.gain));
    return gains.slice(0, OFFERED_WITHOUT_WEAKNESS).map(({ slug }) => slug);
  }

  /** @param {string} slug */
  #gain(slug) {
    return mean(this.course.parts.map((part) => part.gains([slug], part.ground.today()).gain));
  }

  /** The conversation, after what it needs, before the first remedy of a question to talk about first. @param {string[]} emitted */
  #withConversation(emitted) {
    const { conversation } = this;
    const place = emitted.findIndex((slug) => this.#toTalkAbout([slug]).length);
    if (conversation === null || place < 0 || emitted.slice(0, place).includes(conversation)) return emitted;
    const before = emitted.slice(0, place);
    const isRemedy = this.instrument.treatments.has(conversation);
    const talk = isRemedy ? this.course.closure(conversation, before) : [conversation];
    return [...before, ...talk, ...emitted.slice(place).filter((slug) => !talk.includes(slug))];
  }

  /** The questions read "talk first" that some remedies mend, in file order. @param {string[]} slugs */
  #toTalkAbout(slugs) {
    const mended = new Set(slugs.flatMap((slug) => this.course.mendedBy.get(slug) ?? []));
    return [...this.instrument.items.keys()].filter((id) => this.talk.has(id) && mended.has(id));
  }

  /**
   * @param {string} slug @param {number} place @param {string[]} order @param {Rational} after @param {boolean} close
   * @returns {Team["remedies"][number]}
   */
  #remedy(slug, place, order, after, close) {
    const { instrument, course } = this;
    const mends = course.mendedBy.get(slug) ?? [];
    const isTold = this.everything && mends.length > 0;
    const gain = isTold ? this.#gain(slug) : null;
    const reached = isTold ? after : null;
    return {
      playbook: slug,
      tier: tier(place),
      gain: gain && difference(gain, instrument.overall.scoreRange, instrument.decimals),
      exact_gain: fraction(gain),
      after: score(instrument, instrument.overall, reached),
      exact_after: fraction(reached),
      close,
      people: isTold ? course.parts.filter(({ mendedBy }) => mendedBy.has(slug)).length : null,
      mends: [...mends],
      talk: slug === this.conversation ? this.#toTalkAbout(order) : [],
      needed_by: mends.length ? [] : order.filter((other) => course.needs(other).includes(slug)),
    };
  }
}

/**
 * People made up out of what is told: whoever stands lower in one question does so in all. What is not told does not
 * apply to them. Nobody, where nothing is told of the overall score.
 * @param {Instrument} instrument @param {TeamNode} told
 */
function asTold(instrument, told) {
  const asked = new Map(nodesOf(told).flatMap(({ questions }) => questions.map((found) => [found.id, found])));
  const columns = [...instrument.items.values()].map((item) => ({
    id: item.id,
    column: columnOf(item, /** @type {TeamQuestion} */ (asked.get(item.id))),
  }));
  const most = told.n ? Math.max(0, ...columns.map(({ column }) => column.length)) : 0;
  return Array.from({ length: most }, (_, row) => {
    const responses = new Map(columns.map(({ id, column }) => [id, column[row] ?? NOT_TOLD]));
    return new Ground(instrument, responses, evaluate(instrument, responses));
  });
}

/** The answers to a question that give its counts, the lowest first; of several options its level for everybody. @param {Item} item @param {TeamQuestion} told @returns {Response[]} */
function columnOf({ measure }, told) {
  const n = told.n ?? 0;
  if (measure.shares.size && measure.measure !== "some") {
    const shareOf = (/** @type {string} */ id) => /** @type {Rational} */ (measure.shares.get(id));
    const given = [...told.options]
      .sort((one, other) => shareOf(one.option).compare(shareOf(other.option)))
      .flatMap(({ option, n: count }) =>
        Array.from({ length: count }, () => ({ state: "answered", s: shareOf(option), chosen: [option] })),
      );
    return /** @type {Response[]} */ ([...Array.from({ length: n - given.length }, () => LOWEST), ...given]);
  }
  const s = parse(told.mean ?? "0").over(WHOLE);
  return Array.from({ length: n }, (_, row) => partly(s, told.options, n - row));
}

/** The answer of the person of a rank from the top: whoever stands higher leaves out less. @param {Rational} s @param {TeamQuestion["options"]} options @param {number} rank @returns {Response} */
function partly(s, options, rank) {
  const ids = (/** @type {boolean} */ isChosen) =>
    options.filter(({ n }) => n >= rank === isChosen).map(({ option }) => option);
  return { state: "answered", s, chosen: ids(true), missing: ids(false) };
}

/** @param {TeamNode} node @returns {TeamNode[]} */
function nodesOf(node) {
  return [node, ...node.dimensions.flatMap(nodesOf)];
}
