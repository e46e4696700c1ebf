/**
 * From responses to the figures of every node (SC-4 to SC-10), on exact rationals from 0 to 100.
 *
 * Knows nothing of remedies or print. Its twin is generator/rumbo/scoring/nodes.py.
 */

import { least, ONE, sum, WHOLE } from "./rational.mjs";
import { isAnswer, isOpen } from "./states.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./instrument.mjs").Cap} Cap */
/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./instrument.mjs").Node} Node */
/** @typedef {import("./states.mjs").Response} Response */
/** @typedef {Map<string, Response>} Responses */
/** @typedef {"scored" | "provisional" | "not-scored" | "not-applicable"} Status */
/**
 * What one node scores. Every number is null when it is not applicable; `value`, `raw` and `uncapped` also when nothing
 * below is answered. `coverage` goes from 0 to 1, `answers` counts the answers below (SC-5).
 * @typedef {object} Numbers
 * @property {Rational | null} value
 * @property {Rational | null} low
 * @property {Rational | null} high
 * @property {Rational | null} raw
 * @property {Rational | null} uncapped
 * @property {Rational | null} coverage
 * @property {number} answers
 * @typedef {Numbers & {status: Status, cappedBy: Cap[]}} Figures
 */

const ENOUGH_ANSWERS = 2;

/** @type {Figures} */
const NOT_APPLICABLE = {
  status: "not-applicable",
  value: null,
  low: null,
  high: null,
  raw: null,
  uncapped: null,
  coverage: null,
  answers: 0,
  cappedBy: [],
};

/** Whether the value may be read as a score: scored or provisional. @param {Figures} figures */
export const counts = ({ status }) => status === "scored" || status === "provisional";

/**
 * The figures of every node, children before parents.
 * @param {Instrument} instrument @param {Responses} responses
 */
export function evaluate(instrument, responses) {
  /** @type {Map<string, Figures>} */
  const figures = new Map();
  for (const [id, node] of instrument.nodes) {
    const children = node.nodes.map((child) => /** @type {Figures} */ (figures.get(child.id)));
    const free = node.nodes.length ? ofNodes(node, children) : ofItems(node, responses);
    const status = free && statusOf(node, free, children, instrument.minCoverage);
    figures.set(id, free && status ? capped({ ...free, status, cappedBy: [] }, node.caps, responses) : NOT_APPLICABLE);
  }
  return figures;
}

/**
 * The top dimension at least provisional with the lowest value, the first of equals (SC-7).
 * @param {Instrument} instrument @param {Map<string, Figures>} figures @returns {string | null}
 */
export function weakest(instrument, figures) {
  /** @type {[string, Rational][]} */
  const scored = instrument.overall.nodes.flatMap(({ id }) => {
    const found = figures.get(id);
    return found?.value && counts(found) ? [[id, found.value]] : [];
  });
  return scored.sort(([, first], [, second]) => first.compare(second))[0]?.[0] ?? null;
}

/**
 * Whether an answer sets its cap off; don't know does as the lowest answer would (SC-8).
 * @param {Cap} cap @param {Response} response
 */
export function triggered(cap, { state, s, chosen, missing = [] }) {
  if (state === "dont-know") return s !== null && cap.lowest;
  if (state !== "answered") return false;
  return chosen.some((id) => cap.when.has(id)) || missing.some((id) => cap.whenMissing.has(id));
}

/**
 * SC-4, before caps and status; null when nothing applies.
 * @param {Node} node @param {Responses} responses @returns {Numbers | null}
 */
function ofItems(node, responses) {
  const counted = [];
  const open = [];
  let answers = 0;
  for (const { id, weight } of node.items) {
    if (weight.isZero) continue;
    const response = /** @type {Response} */ (responses.get(id));
    if (response.s) counted.push({ weight, points: weight.times(response.s) });
    else if (isOpen(response)) open.push(weight);
    if (isAnswer(response)) answers += 1;
  }
  if (!counted.length && !open.length) return null;
  const weight = sum(counted.map((part) => part.weight));
  const points = sum(counted.map((part) => part.points));
  const openWeight = sum(open);
  const all = weight.plus(openWeight);
  const value = counted.length ? WHOLE.times(points).over(weight) : null;
  return {
    value,
    low: WHOLE.times(points).over(all),
    high: WHOLE.times(points.plus(openWeight)).over(all),
    raw: value,
    uncapped: value,
    coverage: weight.over(all),
    answers,
  };
}

/**
 * SC-6 and SC-7, from the children's final figures; null when no child applies.
 * @param {Node} node @param {Figures[]} children @returns {Numbers | null}
 */
function ofNodes(node, children) {
  if (children.every(({ status }) => status === "not-applicable")) return null;
  const of = (/** @type {"value" | "low" | "high" | "uncapped"} */ name) =>
    combine(
      node,
      children.map((part) => part[name]),
    );
  const value = of("value");
  return {
    value,
    low: of("low"),
    high: of("high"),
    raw: value,
    uncapped: of("uncapped"),
    coverage: mean(
      node.nodes,
      children.map((part) => part.coverage),
    ),
    answers: children.reduce((total, part) => total + part.answers, 0),
  };
}

/**
 * The node's mean or minimum over a number of each of its children, those without one left out; null over none.
 * @param {Node} node @param {(Rational | null)[]} numbers
 */
export function combine(node, numbers) {
  if (!node.weakest) return mean(node.nodes, numbers);
  const present = numbers.filter((number) => number !== null);
  return present.length ? present.reduce(least) : null;
}

/** @param {Node[]} nodes @param {(Rational | null)[]} numbers one of each node */
function mean(nodes, numbers) {
  const weights = [];
  const products = [];
  for (const [place, number] of numbers.entries()) {
    if (!number) continue;
    weights.push(nodes[place].weight);
    products.push(nodes[place].weight.times(number));
  }
  return weights.length ? sum(products).over(sum(weights)) : null;
}

/**
 * SC-5 and, for the weakest link, SC-7.
 * @param {Node} node @param {Numbers} free @param {Figures[]} children @param {Rational} minCoverage @returns {Status}
 */
function statusOf(node, free, children, minCoverage) {
  const below = children.filter(({ status }) => status !== "not-applicable");
  if (node.weakest && below.length && below.every(({ status }) => status === "not-scored")) return "not-scored";
  if (free.coverage?.equals(ONE)) return "scored";
  const covered = free.coverage !== null && free.coverage.compare(minCoverage) >= 0;
  return covered && free.answers >= ENOUGH_ANSWERS ? "provisional" : "not-scored";
}

/**
 * SC-8: triggered caps limit value, low and high; an open question's cap limits low only. Without a value nothing is
 * limited: the node may yet turn out not to apply, and then its cap must not have lowered what those above can reach.
 * @param {Figures} free @param {Cap[]} caps @param {Responses} responses @returns {Figures}
 */
function capped(free, caps, responses) {
  if (!free.value) return free;
  const raw = free.value;
  const responseTo = (/** @type {Cap} */ { item }) => /** @type {Response} */ (responses.get(item));
  const active = caps.filter((cap) => triggered(cap, responseTo(cap)));
  const possible = caps.filter((cap) => isOpen(responseTo(cap)));
  const value = /** @type {Rational} */ (atMost(raw, active));
  const binds = (/** @type {Cap} */ { at }) => at.equals(value) && at.compare(raw) < 0;
  return {
    ...free,
    value,
    low: atMost(free.low, [...active, ...possible]),
    high: atMost(free.high, active),
    cappedBy: active.filter(binds),
  };
}

/** The number under its caps. @param {Rational | null} number @param {Cap[]} caps */
export function atMost(number, caps) {
  return number && caps.reduce((lowest, { at }) => least(lowest, at), number);
}
