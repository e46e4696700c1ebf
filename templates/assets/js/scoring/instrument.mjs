/**
 * A scoring document read into numbers: the tree of nodes and items that the scorer walks.
 *
 * Nothing here knows answers. A node is a dimension or the overall score; an item is a scored question. Whatever is
 * keyed by an id is a Map, so that no id can meet a property that every object has.
 */

import { readMeasure } from "./measures.mjs";
import { parse, WHOLE } from "./rational.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./contract").ScoringDocument} ScoringDocument */
/** @typedef {import("./contract").DimensionPart} DimensionPart */
/** @typedef {import("./contract").QuestionPart} QuestionPart */
/** @typedef {import("./contract").QuestionRemedies} QuestionRemedies */
/** @typedef {{key: string, anyOf: Set<string>}} Condition  one key of a condition */
/**
 * One cap: `when` one of these is chosen, or one of `whenMissing` left out; `lowest` says that what scores lowest triggers it (SC-8).
 * @typedef {{item: string, id: string, when: Set<string>, whenMissing: Set<string>, at: Rational, of: string, lowest: boolean}} Cap
 */
/**
 * One scored question. `ownRemedies` maps an option or range to its own list, `missingRemedies` an option of several to
 * what holds where it is left out; `remedies` holds for all others (SC-13). `first` are the answers that come before
 * whatever else is weak, `firstMissing` the options whose absence does (SC-17);
 * `place` is its number in file order.
 * @typedef {object} Item
 * @property {string} id
 * @property {number} place
 * @property {import("./measures.mjs").Measure} measure  how its answer becomes a number
 * @property {Rational} weight
 * @property {Set<string>} allow
 * @property {string} dontKnow
 * @property {string} whenHidden
 * @property {Rational} weakBelow
 * @property {Condition[]} conditions
 * @property {Cap[]} caps
 * @property {string[]} remedies
 * @property {Map<string, string[]>} ownRemedies
 * @property {Map<string, string[]>} missingRemedies
 * @property {Set<string>} first
 * @property {Set<string>} firstMissing
 */
/**
 * A dimension or the overall score. `caps` are all caps on this very node, in file order.
 * @typedef {object} Node
 * @property {string} id
 * @property {Rational} weight
 * @property {boolean} weakest
 * @property {[Rational, Rational]} scoreRange
 * @property {Node[]} nodes
 * @property {Item[]} items
 * @property {Cap[]} caps
 */
/** @typedef {{id: string, start: Rational, end: Rational, weak: boolean, last: boolean}} Band  a band (SC-10) */
/** @typedef {{effort: Rational, needs: string[]}} Treatment  a playbook; effort in person-weeks (SC-16) */
/**
 * A whole questionnaire. `items` stand in file order, `nodes` with children before parents; `treatments` in order of
 * first mention, those that are only prerequisites last; `order` is the chain of dimensions of SC-17.
 * @typedef {object} Instrument
 * @property {string} diagnostic
 * @property {string} version
 * @property {string} hash
 * @property {Node} overall
 * @property {Map<string, Item>} items
 * @property {Map<string, Node>} nodes
 * @property {Band[]} bands
 * @property {number} decimals
 * @property {Rational} minCoverage
 * @property {Map<string, Set<string>>} profile
 * @property {Map<string, Treatment>} treatments
 * @property {string[]} order
 */

/** @typedef {{question: QuestionPart, conditions: Condition[]}} Asked  with the conditions of all that encloses it */

export const OVERALL = "overall";

/** @param {ScoringDocument} document trusted to be one @returns {Instrument} */
export function read(document) {
  const { remedies } = document;
  const ofQuestion = new Map(remedies.questions.map((entry) => [entry.question, entry]));
  /** @type {Asked[]} */
  const asked = document.dimensions.flatMap((part) => askedIn(part, []));
  const items = new Map(asked.map((found, place) => [found.question.id, readItem(found, place, ofQuestion)]));
  const caps = [...items.values()].flatMap((item) => item.caps);
  const top = { ...document, id: OVERALL, weight: "1", show_if: [], questions: [] };
  const overall = readNode(top, items, caps);
  return {
    diagnostic: document.diagnostic,
    version: document.version,
    hash: document.hash,
    overall,
    items,
    nodes: new Map(walk(overall).map((node) => [node.id, node])),
    bands: readBands(document.bands),
    decimals: document.decimals,
    minCoverage: parse(document.min_coverage).over(WHOLE),
    profile: new Map(document.profile.map((asked) => [asked.id, new Set(asked.options)])),
    treatments: new Map(remedies.playbooks.map(readTreatment)),
    order: remedies.order,
  };
}

/** The playbooks that an item names for any of its answers. @param {Item} item @returns {string[]} */
export function allRemedies({ remedies, ownRemedies, missingRemedies }) {
  return [...remedies, ...[...ownRemedies.values(), ...missingRemedies.values()].flat()];
}

/** The band in which an exact score lies. @param {Instrument} instrument @param {Rational} score @returns {Band} */
export function bandOf(instrument, score) {
  return /** @type {Band} */ (instrument.bands.findLast((band) => band.start.compare(score) <= 0));
}

/** A node and all below, children before parents. @param {Node} node @returns {Node[]} */
function walk(node) {
  return [...node.nodes.flatMap(walk), node];
}

/** @param {import("./contract").BandPart[]} bands @returns {Band[]} */
function readBands(bands) {
  const starts = bands.map((band) => parse(band.from));
  return bands.map(({ id, weak }, place) => {
    const last = place === bands.length - 1;
    return { id, weak, last, start: starts[place], end: last ? WHOLE : starts[place + 1] };
  });
}

/** @param {DimensionPart} part @param {Map<string, Item>} items @param {Cap[]} caps @returns {Node} */
function readNode(part, items, caps) {
  return {
    id: part.id,
    weight: parse(part.weight),
    weakest: part.combine === "weakest",
    scoreRange: [parse(part.score_range[0]), parse(part.score_range[1])],
    nodes: part.dimensions.map((child) => readNode(child, items, caps)),
    items: part.questions.map(({ id }) => /** @type {Item} */ (items.get(id))),
    caps: caps.filter((cap) => cap.of === part.id),
  };
}

/** @param {import("./contract").PlaybookPart} part @returns {[string, Treatment]} */
function readTreatment(part) {
  return [part.playbook, { effort: parse(part.effort), needs: part.needs }];
}

/**
 * The questions in and below a dimension, in file order.
 * @param {DimensionPart} part @param {Condition[]} above @returns {Asked[]}
 */
function askedIn(part, above) {
  const conditions = [...above, ...readConditions(part.show_if)];
  return [
    ...part.questions.map((question) => ({
      question,
      conditions: [...conditions, ...readConditions(question.show_if)],
    })),
    ...part.dimensions.flatMap((child) => askedIn(child, conditions)),
  ];
}

/** @param {import("./contract").ClausePart[]} clauses @returns {Condition[]} */
function readConditions(clauses) {
  return clauses.map((clause) => ({ key: clause.key, anyOf: new Set(clause.any_of) }));
}

/** @param {Asked} asked @param {number} place @param {Map<string, QuestionRemedies>} ofQuestion @returns {Item} */
function readItem({ question, conditions }, place, ofQuestion) {
  const remedies = /** @type {QuestionRemedies} */ (ofQuestion.get(question.id));
  return {
    id: question.id,
    place,
    measure: readMeasure(question.measure),
    weight: parse(question.weight),
    allow: new Set(question.allow),
    dontKnow: question.dont_know,
    whenHidden: question.when_hidden,
    weakBelow: parse(question.weak_below),
    conditions,
    caps: question.caps.map((cap) => readCap(question.id, cap)),
    remedies: remedies.otherwise,
    ownRemedies: byOption(remedies.options),
    missingRemedies: byOption(remedies.missing),
    first: new Set(remedies.first),
    firstMissing: new Set(remedies.first_missing),
  };
}

/** @param {import("./contract").OptionRemedies[]} lists @returns {Map<string, string[]>} */
function byOption(lists) {
  return new Map(lists.map(({ option, remedies }) => [option, remedies]));
}

/** @param {string} item @param {import("./contract").CapPart} cap @returns {Cap} */
function readCap(item, { id, when, when_missing, at, of, lowest }) {
  return { item, id, when: new Set(when), whenMissing: new Set(when_missing), at: parse(at), of, lowest };
}
