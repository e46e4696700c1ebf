/**
 * Why a score is what it is, and how firmly it stands: contributions, and what one answer could do.
 *
 * Everything is derived from figures already worked out; nothing here can change a score.
 */

import { decimal, grid, score } from "./figures.mjs";
import { bandOf } from "./instrument.mjs";
import { integer, parse, sum, WHOLE, ZERO } from "./rational.mjs";
import { steps } from "./measures.mjs";
import { counts } from "./nodes.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./instrument.mjs").Node} Node */
/** @typedef {import("./instrument.mjs").Band} Band */
/** @typedef {import("./outlook.mjs").Ground} Ground */
/** @typedef {import("./states.mjs").Response} Response */
/**
 * What one item or child adds to the raw value of its node: exact on 0-100, and in print on the node's range.
 * @typedef {{id: string, exact: Rational, printed: string}} Part
 */
/** @typedef {{up: boolean, down: boolean}} Firmness  whether one answer a step away would change a node's band */

/**
 * The parts of a node's raw value, which add up in print; none where it has no value or the weakest child rules. The
 * first part, without an id, is where the node's range starts.
 * @param {Ground} ground @param {Node} node @returns {Part[]}
 */
export function contributions(ground, node) {
  const raw = ground.figures.get(node.id)?.raw;
  if (!raw || node.weakest) return [];
  const [low, high] = node.scoreRange;
  const shares = sharesOf(ground, node);
  const scaled = [low, ...shares.map(({ exact }) => high.minus(low).times(exact).over(WHOLE))];
  const total = score(ground.instrument, node, raw) ?? "";
  const printed = largestRemainder(scaled, parse(total), ground.instrument.decimals);
  return [{ id: "", exact: ZERO }, ...shares].map((part, place) => ({ ...part, printed: printed[place] }));
}

/** @param {Ground} ground @param {Node} node */
function sharesOf(ground, node) {
  const children = node.nodes.map(({ id, weight }) => ({ id, weight, number: ground.figures.get(id)?.value }));
  const weighed = node.items.filter(({ weight }) => !weight.isZero);
  const items = weighed.map((item) => ({ ...item, number: ground.responseTo(item).s?.times(WHOLE) }));
  const present = [...children, ...items].filter(({ number }) => number);
  const total = sum(present.map(({ weight }) => weight));
  return present.map(({ id, weight, number }) => ({ id, exact: weight.times(number ?? ZERO).over(total) }));
}

/**
 * Print numbers so that they add up to a printed total: the largest remainders are the ones rounded up.
 * @param {Rational[]} numbers @param {Rational} total @param {number} decimals
 */
function largestRemainder(numbers, total, decimals) {
  const scaled = numbers.map((number) => number.times(grid(decimals)));
  const steps = scaled.map((number) => number.floor());
  const missing = total
    .times(grid(decimals))
    .minus(sum(steps.map(integer)))
    .floor();
  const remainders = scaled.map((number, place) => ({ place, rest: number.minus(integer(steps[place])) }));
  const byRemainder = remainders.sort((first, second) => second.rest.compare(first.rest));
  for (const { place } of byRemainder.slice(0, Number(missing))) steps[place] += 1n;
  return steps.map((step) => decimal(step, decimals));
}

/**
 * For every node with a band, whether one answer either way would change it; visibility stays as it is.
 * @param {Ground} ground @returns {Map<string, Firmness>}
 */
export function firmness(ground) {
  const today = ground.today();
  const firm = new Map();
  for (const [id, found] of ground.figures) if (counts(found)) firm.set(id, { up: false, down: false });
  for (const [item, other] of oneAnswerChanged(ground)) {
    for (const [id, { value }] of today.moved(new Map([[item, other]]))) {
      const before = ground.figures.get(id)?.value;
      if (!value || !before || !firm.has(id)) continue;
      const step = bandOf(ground.instrument, value).start.compare(bandOf(ground.instrument, before).start);
      if (step > 0) firm.get(id).up = true;
      if (step < 0) firm.get(id).down = true;
    }
  }
  return firm;
}

/**
 * Answers one step of points away, with their items; of those that move the nodes alike, one.
 * @param {Ground} ground @returns {Iterable<[string, Response]>}
 */
function oneAnswerChanged(ground) {
  /** @type {Map<string, [string, Response]>} */
  const changes = new Map();
  for (const item of ground.instrument.items.values()) {
    const { state, s } = ground.responseTo(item);
    if (state !== "answered" || s === null) continue;
    for (const other of steps(item.measure, s)) {
      const alike = `${ground.kindOf(item)} ${item.caps.length ? other.chosen : other.s}`;
      changes.set(alike, [item.id, { state, ...other }]);
    }
  }
  return changes.values();
}
