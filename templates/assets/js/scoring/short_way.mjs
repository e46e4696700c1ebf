/**
 * A short way up (SC-19): a few questions that, mended, take a node to its next band.
 *
 * Questions of one dimension that lift it alike and hold no cap gain alike, so one of each kind is tried. Where only
 * means without caps lie between a question and the node, its gain does not depend on what else is mended: it is kept.
 */

import { bandOf } from "./instrument.mjs";
import { mending } from "./outlook.mjs";
import { ZERO } from "./rational.mjs";
import { counts } from "./nodes.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./instrument.mjs").Node} Node */
/** @typedef {import("./outlook.mjs").Ground} Ground */
/** @typedef {import("./outlook.mjs").Levels} Levels */
/** @typedef {import("./outlook.mjs").Outlook} Outlook */
/** @typedef {import("./states.mjs").Response} Response */
/** @typedef {{items: Item[], kept: Rational | null}} Alike  items that gain alike, in file order, and what each gains */

/**
 * For the overall score and every dimension the questions to mend, in the order taken; null: there is no way.
 * @param {Ground} ground @returns {Map<string, string[] | null>}
 */
export function shortWays(ground) {
  const kinds = alike(ground);
  const nodes = [...ground.instrument.nodes.values()].reverse();
  return new Map(nodes.map((node) => [node.id, shortWay(ground, node, kinds)]));
}

/**
 * The way up for one node, or null: it has no band, no next band, or the edge is out of reach.
 * @param {Ground} ground @param {Node} node @param {Item[][]} kinds
 */
function shortWay(ground, node, kinds) {
  const figures = ground.figures.get(node.id);
  const edge = figures?.value && counts(figures) ? nextEdge(ground.instrument, figures.value) : null;
  if (!edge) return null;
  const below = kinds.filter(([item]) => ground.pathOf(item).includes(node));
  const most = ground.today().moved(mending(below.flat().map(({ id }) => id)), node);
  return reaches(most, node, edge) ? needed(climb(ground, node, edge, below), node, edge) : null;
}

/** Where the next band starts; null in the last one. @param {Instrument} instrument @param {Rational} value */
export function nextEdge(instrument, value) {
  const band = bandOf(instrument, value);
  return band.last ? null : band.end;
}

/** @param {Ground} ground @returns {Item[][]} improvable items by kind */
function alike(ground) {
  /** @type {Map<string, Item[]>} */
  const kinds = new Map();
  for (const item of ground.improvable) {
    const kind = ground.kindOf(item);
    kinds.set(kind, [...(kinds.get(kind) ?? []), item]);
  }
  return [...kinds.values()];
}

/**
 * First the holders of the caps below the edge, then whatever gains most, until the edge is reached.
 * @param {Ground} ground @param {Node} node @param {Rational} edge @param {Item[][]} below
 */
function climb(ground, node, edge, below) {
  const outlook = ground.today();
  const low = outlook.standing(node).filter(({ at }) => at.compare(edge) < 0);
  const eligible = new Set(below.flat().map(({ id }) => id));
  const holders = new Set(low.map(({ item }) => item).filter((id) => eligible.has(id)));
  const left = below.map((items) => ({ items: items.filter(({ id }) => !holders.has(id)), kept: null }));
  outlook.mend(holders);
  while (!reaches(outlook.levels, node, edge)) outlook.mend([takeBest(left, outlook, node)]);
  return outlook;
}

/**
 * Take the item with the largest gain, the first in the file of equals.
 * @param {Alike[]} kinds @param {Outlook} outlook @param {Node} node
 */
function takeBest(kinds, outlook, node) {
  const untaken = kinds.filter(({ items }) => items.length);
  const tried = untaken.map((kind) => ({ items: kind.items, gain: gainOf(kind, outlook, node) }));
  const { items } = tried.reduce((best, other) => {
    const better = other.gain.compare(best.gain) || best.items[0].place - other.items[0].place;
    return better > 0 ? other : best;
  });
  return /** @type {Item} */ (items.shift()).id;
}

/** @param {Alike} kind @param {Outlook} outlook @param {Node} node */
function gainOf(kind, outlook, node) {
  if (kind.kept) return kind.kept;
  const gain = outlook.gainOfOne(node, kind.items[0].id);
  if (outlook.isStraight([...outlook.ground.pathTo(node, kind.items[0].id), node])) kind.kept = gain;
  return gain;
}

/**
 * Leave out, last taken first, each without which the edge is still reached.
 * @param {Outlook} outlook @param {Node} node @param {Rational} edge
 */
function needed(outlook, node, edge) {
  const { responses } = outlook.ground;
  const needed = new Set(outlook.changes.keys());
  for (const item of [...needed].reverse()) {
    const asNow = new Map([[item, /** @type {Response} */ (responses.get(item))]]);
    if (!reaches(outlook.moved(asNow, node), node, edge)) continue;
    outlook.change(asNow);
    needed.delete(item);
  }
  return [...needed];
}

/** @param {Levels} levels @param {Node} node @param {Rational} edge */
function reaches(levels, node, edge) {
  return (levels.get(node.id)?.value ?? ZERO).compare(edge) >= 0;
}
