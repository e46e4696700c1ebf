/**
 * How a form stands: which questions are shown, which are still open, whose answers are not taken. Pure.
 *
 * The scorer says all of it (SC-2, SC-3); notes, which the scorer does not read, are shown by its rule too.
 */

import { settle, visibility } from "./scoring/states.mjs";

/** @typedef {import("./scoring/instrument.mjs").Instrument} Instrument */
/** @typedef {import("./scoring/instrument.mjs").Item} Item */
/** @typedef {import("./answers.mjs").Given} Given */
/** @typedef {{key: string, any_of: string[]}} Clause  one key of a condition, as a scoring document writes it */
/**
 * @typedef {object} Standing
 * @property {Map<string, string>} visible  SC-3's truth by question
 * @property {Map<string, string>} refused  why an answer is not taken, by question
 * @property {Set<string>} open  without an answer
 * @property {Set<string>} unknown  answered with don't know
 */

/** @type {Standing} */
export const NOTHING = { visible: new Map(), refused: new Map(), open: new Set(), unknown: new Set() };

export class FormState {
  /** @param {Instrument} instrument @param {[string, Clause[]][]} notes the conditions of each note */
  constructor(instrument, notes) {
    const items = notes.map(
      ([id, clauses]) => /** @type {[string, Item]} */ ([id, { id, conditions: clauses.map(asked) }]),
    );
    this.instrument = instrument;
    this.withNotes = { ...instrument, items: new Map([...instrument.items, ...items]) };
  }

  /** @param {Given} given @returns {Standing} */
  of({ answers, profile }) {
    const { responses, ignored } = settle(this.instrument, answers, profile);
    const inState = (/** @type {string} */ state) => [...responses].filter(([, found]) => found.state === state);
    return {
      visible: visibility(this.withNotes, answers, profile),
      refused: new Map(ignored.map(({ question, reason }) => [question, reason])),
      open: new Set(inState("blank").map(([id]) => id)),
      unknown: new Set(inState("dont-know").map(([id]) => id)),
    };
  }
}

/**
 * Which questions have come into sight and which have left it; none when nothing stood before.
 * @param {Standing} before @param {Standing} after
 */
export function changes(before, after) {
  const ids = [...before.visible.keys()];
  return {
    shown: ids.filter((id) => isShown(after, id) && !isShown(before, id)),
    hidden: ids.filter((id) => isShown(before, id) && !isShown(after, id)),
  };
}

/** An undecided question waits out of sight. @param {Standing} standing @param {string} id */
export function isShown({ visible }, id) {
  return visible.get(id) === "true";
}

/** @param {Standing} standing @param {string} id */
export function isWaiting(standing, id) {
  return isShown(standing, id) && standing.open.has(id);
}

/** @param {Clause} clause */
function asked({ key, any_of }) {
  return { key, anyOf: new Set(any_of) };
}
