/**
 * What of a team's answers is held back where somebody gave no name, and what figures that leaves open (TM-9).
 *
 * Its twin is generator/rumbo/scoring/withheld.py.
 */

import { mayTell } from "./disclosure.mjs";
import { evaluate } from "./nodes.mjs";
import { answersTo, countingFor } from "./people.mjs";
import { ONE, ZERO } from "./rational.mjs";
import { isAnswer } from "./states.mjs";

/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./instrument.mjs").Node} Node */
/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./states.mjs").Response} Response */
/** @typedef {Map<string, import("./nodes.mjs").Figures>[]} Both  with whatever is hidden at its lowest and at its highest */

/** @type {Response} */
const HIGHEST = { state: "answered", s: ONE, chosen: [] };

/** The questions of which nothing is told: too few answers, all alike, or asked because of a hidden answer. @param {Instrument} instrument @param {Person[]} people @param {number} smallest */
export function withheld({ items }, people, smallest) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const item of items.values()) {
    const answers = answersTo(item, people).map(({ response }) => response);
    const isAskedFor = item.conditions.some(({ key }) => found.has(key));
    if (isAskedFor || !mayTell(answers.length, smallest, areAllEqual(answers))) found.add(item.id);
  }
  return found;
}

/**
 * Everybody's figures had all been answered otherwise that is hidden, or is of a node for which too few count.
 * @param {Instrument} instrument @param {Person[]} people @param {Set<string>} hidden @param {number} smallest @returns {Both[]}
 */
export function leftOpen(instrument, people, hidden, smallest) {
  const held = new Set(hidden);
  for (const node of instrument.nodes.values()) {
    const n = countingFor(node, people).length;
    if (0 < n && n < smallest) for (const { id } of itemsIn(node)) held.add(id);
  }
  if (!held.size) return withoutDoubt(people);
  const lowest = new Map([...held].map((id) => [id, lowestOf(instrument, id)]));
  const highest = new Map([...held].map((id) => [id, HIGHEST]));
  return people.map((person) => [lowest, highest].map((otherwise) => withOther(instrument, person, otherwise)));
}

/** The same where nothing is hidden. @param {Person[]} people @returns {Both[]} */
export const withoutDoubt = (people) => people.map(({ figures }) => [figures, figures]);

/** Somebody's figures had they answered these questions otherwise. @param {Instrument} instrument @param {Person} person @param {Map<string, Response>} otherwise */
function withOther(instrument, { responses }, otherwise) {
  const changed = [...otherwise].filter(([id]) => isAnswer(/** @type {Response} */ (responses.get(id))));
  return evaluate(instrument, new Map([...responses, ...changed]));
}

/** An answer that gives nothing and sets every cap of its question off. @param {Instrument} instrument @param {string} item @returns {Response} */
function lowestOf({ items }, item) {
  const caps = items.get(item)?.caps ?? [];
  const chosen = caps.flatMap(({ when }) => [...when]);
  return { state: "answered", s: ZERO, chosen, missing: caps.flatMap(({ whenMissing }) => [...whenMissing]) };
}

/** Whether all answers are the same, or all choose some option. @param {Response[]} answers */
function areAllEqual(answers) {
  const same = new Set(answers.map(({ s, chosen }) => `${s} ${[...chosen].sort()}`));
  const common = answers[0]?.chosen.some((id) => answers.every(({ chosen }) => chosen.includes(id)));
  return same.size === 1 || !!common;
}

/** @param {Node} node @returns {import("./instrument.mjs").Item[]} */
function itemsIn(node) {
  return [...node.items, ...node.nodes.flatMap(itemsIn)];
}
