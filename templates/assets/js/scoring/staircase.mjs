/**
 * Where a plan's maker stands after each phase, by arithmetic on one's own answers (PL-6).
 *
 * Its twin is generator/rumbo/scoring/staircase.py.
 */

import { fraction, score } from "./figures.mjs";
import { bandOf } from "./instrument.mjs";
import { counts } from "./nodes.mjs";

/** @typedef {import("./contract").Expectation} Expectation */
/** @typedef {import("./instrument.mjs").Node} Node */
/** @typedef {import("./outlook.mjs").Ground} Ground */
/** @typedef {import("./outlook.mjs").Levels} Levels */
/** @typedef {import("./rational.mjs").Rational} Rational */

/**
 * Today, then after each of the phases, whose playbooks mend these items; what cannot be mended moves nothing.
 * @param {Ground} ground @param {readonly (readonly string[])[]} mended @returns {Expectation[]}
 */
export function staircase(ground, mended) {
  const known = new Set(ground.improvable.map(({ id }) => id));
  const outlook = ground.today();
  const levels = [new Map(outlook.levels)];
  for (const items of mended) {
    outlook.mend(items.filter((item) => known.has(item)));
    levels.push(new Map(outlook.levels));
  }
  return levels.map((after, place) => expectation(ground, levels[Math.max(place - 1, 0)], after));
}

/** @param {Ground} ground @param {Levels} before @param {Levels} after @returns {Expectation} */
function expectation(ground, before, after) {
  const { overall } = ground.instrument;
  const told = (/** @type {Node} */ node) => expectedScore(ground, node, after.get(node.id)?.value ?? null);
  return {
    ...told(overall),
    dimensions: overall.nodes.flatMap(withBelow).map((node) => ({ id: node.id, ...told(node) })),
    moves: mostMoved(ground, before, after),
  };
}

/** @param {Node} node @returns {Node[]} */
const withBelow = (node) => [node, ...node.nodes.flatMap(withBelow)];

/** A node's value where it has a score at all (SC-5). @param {Ground} ground @param {Node} node @param {Rational | null} exact */
function expectedScore({ instrument, figures }, node, exact) {
  const found = figures.get(node.id);
  const told = found && counts(found) ? exact : null;
  return {
    value: score(instrument, node, told),
    exact: fraction(told),
    band: told && bandOf(instrument, told).id,
  };
}

/** The top dimension that rises most; of equals the first in the file. @param {Ground} ground @param {Levels} before @param {Levels} after */
function mostMoved({ instrument }, before, after) {
  /** @type {Expectation["moves"]} */
  let found = null;
  /** @type {Rational | undefined} */
  let most;
  for (const node of instrument.overall.nodes) {
    const [start, end] = [before.get(node.id)?.value, after.get(node.id)?.value];
    const rise = start && end?.minus(start);
    if (!start || !end || !rise || start.equals(end) || (most && rise.compare(most) <= 0)) continue;
    most = rise;
    const print = (/** @type {Rational} */ exact) => /** @type {string} */ (score(instrument, node, exact));
    found = { id: node.id, from: print(start), to: print(end), exact: { from: String(start), to: String(end) } };
  }
  return found;
}
