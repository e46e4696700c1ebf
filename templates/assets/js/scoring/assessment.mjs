/**
 * The result object (docs/scoring.md): from a scoring document and an answers file to plain JSON data.
 *
 * The public contract of both engines; its JSON Schema is docs/schemas/result.json.
 */

import { contributions, firmness } from "./explain.mjs";
import { difference, fraction, score } from "./figures.mjs";
import { OVERALL, read, bandOf } from "./instrument.mjs";
import { opened } from "./opening.mjs";
import { Ground } from "./outlook.mjs";
import { isWeak } from "./mendable.mjs";
import { prescribe } from "./remedies.mjs";
import { counts, evaluate, weakest } from "./nodes.mjs";
import { shortWays } from "./short_way.mjs";
import { settle } from "./states.mjs";

/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./contract").ScoringDocument} ScoringDocument */
/** @typedef {import("./contract").Result} Result */
/** @typedef {import("./instrument.mjs").Node} Node */
/** @typedef {import("./explain.mjs").Part} Part */
/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./remedies.mjs").Remedy} Remedy */
/** @typedef {import("./nodes.mjs").Figures} Figures */
/** @typedef {import("./states.mjs").Given} Given */
/** @typedef {{answers?: Given, profile?: Given}} Answers  of an answers file what is scored */

/** The result of an answers file. @param {ScoringDocument} document @param {Answers} answers */
export function assess(document, answers) {
  return assessWith(read(document), answers);
}

/**
 * The same for an instrument already read, for whoever scores more than once.
 * @param {Instrument} instrument @param {Answers} answers @returns {Result}
 */
export function assessWith(instrument, { answers = {}, profile = {} }) {
  const settled = settle(instrument, answers, profile);
  const { responses, ignored } = settled;
  const account = new Account(new Ground(instrument, responses, evaluate(instrument, responses)), settled);
  const path = prescribe(account.ground);
  const ways = [...shortWays(account.ground)];
  return {
    diagnostic: instrument.diagnostic,
    version: instrument.version,
    hash: instrument.hash,
    overall: account.figures(instrument.overall),
    weakest: weakest(instrument, account.ground.figures),
    dimensions: instrument.overall.nodes.map((node) => account.dimension(node)),
    remedies: path.remedies.map((remedy) => account.remedy(remedy)),
    remedies_for: path.forWeakness ? "weaknesses" : "largest-gains",
    next_band: Object.fromEntries(ways),
    next_band_opens: Object.fromEntries(ways.flatMap(([id, way]) => (way ? [[id, account.opens(way)]] : []))),
    ignored,
  };
}

/** Puts the figures of one respondent, and what explains them, into the result's terms. */
class Account {
  /** @param {Ground} ground @param {import("./states.mjs").Settled} settled */
  constructor(ground, settled) {
    this.ground = ground;
    this.settled = settled;
    this.isScored = counts(/** @type {Figures} */ (ground.figures.get(OVERALL)));
    this.firmness = firmness(ground);
    /** Where the printed sum of every node starts. @type {Map<string, string>} */
    this.bases = new Map();
    /** What every item and dimension adds to the node around it. @type {Map<string, Part>} */
    this.contributions = new Map();
    for (const node of ground.instrument.nodes.values()) {
      const [base, ...parts] = contributions(ground, node);
      if (base) this.bases.set(node.id, base.printed);
      for (const part of parts) this.contributions.set(part.id, part);
    }
  }

  /** @param {Node} node @returns {import("./contract").DimensionResult} */
  dimension(node) {
    return {
      id: node.id,
      ...this.figures(node),
      ...this.#contribution(node.id),
      dimensions: node.nodes.map((child) => this.dimension(child)),
      questions: node.items.map((item) => this.#question(item)),
    };
  }

  /** @param {Node} node @returns {import("./contract").Figures} */
  figures(node) {
    const { instrument, figures } = this.ground;
    const found = /** @type {Figures} */ (figures.get(node.id));
    return {
      ...each(found, (number) => score(instrument, node, number)),
      exact: each(found, fraction),
      coverage: fraction(found.coverage),
      status: found.status,
      band: counts(found) && found.value ? bandOf(instrument, found.value).id : null,
      bands: bandsOf(instrument, found),
      capped_by: found.cappedBy.map(({ item, id }) => ({ question: item, cap: id })),
      base: this.bases.get(node.id) ?? null,
      one_answer: this.firmness.get(node.id) ?? null,
    };
  }

  /** @param {Item} item @returns {import("./contract").QuestionResult} */
  #question(item) {
    const response = this.ground.responseTo(item);
    const cost = this.#told(this.ground.costs.get(item.id));
    return {
      id: item.id,
      state: response.state,
      s: fraction(response.s),
      weak: isWeak(item, response),
      ...this.#contribution(item.id),
      cost: this.#difference(cost),
      exact_cost: fraction(cost),
    };
  }

  /** @param {Remedy} remedy @returns {import("./contract").RemedyResult} */
  remedy({ playbook, tier, gain, after, moves, close, mends, neededBy, has }) {
    const { instrument } = this.ground;
    const reached = this.#told(after);
    return {
      playbook,
      tier,
      ...this.#gain(gain),
      after: score(instrument, instrument.overall, reached),
      exact_after: fraction(reached),
      moves: moves && this.#moves(moves),
      close,
      opens: this.opens(mends.map(({ question }) => question)),
      mends: mends.map((mend) => ({ question: mend.question, ...this.#gain(mend.gain) })),
      needed_by: neededBy,
      has,
    };
  }

  /** @param {string[]} items */
  opens(items) {
    return opened(this.ground.instrument, this.settled, items);
  }

  /** @param {import("./remedies.mjs").Move} move @returns {import("./contract").MoveResult} */
  #moves({ dimension, start, end }) {
    const { instrument } = this.ground;
    const node = /** @type {Node} */ (instrument.nodes.get(dimension));
    const printed = (/** @type {Rational} */ value) => /** @type {string} */ (score(instrument, node, value));
    return { id: dimension, from: printed(start), to: printed(end), exact: { from: `${start}`, to: `${end}` } };
  }

  /** @param {Rational} exact */
  #gain(exact) {
    const told = this.#told(exact);
    return { gain: this.#difference(told), exact_gain: fraction(told) };
  }

  /** A difference of overall scores in print. @param {Rational | null} exact */
  #difference(exact) {
    const { overall, decimals } = this.ground.instrument;
    return exact && difference(exact, overall.scoreRange, decimals);
  }

  /** What of the overall score is told only once there is one (SC-18). @param {Rational | null | undefined} number */
  #told(number) {
    return (this.isScored && number) || null;
  }

  /** @param {string} id */
  #contribution(id) {
    const part = this.contributions.get(id);
    return { contribution: part?.printed ?? null, exact_contribution: fraction(part?.exact) };
  }
}

/** @param {Figures} figures @param {(number: Rational | null) => string | null} tell @returns {import("./contract").ExactFigures} */
function each({ value, low, high, raw, uncapped }, tell) {
  return { value: tell(value), low: tell(low), high: tell(high), raw: tell(raw), uncapped: tell(uncapped) };
}

/** The distinct bands of low and high (SC-10). @param {Instrument} instrument @param {Figures} figures */
function bandsOf(instrument, figures) {
  if (!counts(figures) || !figures.low || !figures.high) return [];
  return [...new Set([figures.low, figures.high].map((end) => bandOf(instrument, end).id))];
}
