/** What an answer opens (SC-20): questions hidden now that would be asked, were some answered at their best. */

import { settledWith } from "./states.mjs";

/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./states.mjs").Response} Response */

/**
 * How many scored questions of these answers, hidden now, would be asked once those items stand at their best.
 * @param {Instrument} instrument @param {import("./states.mjs").Settled} settled @param {Iterable<string>} items
 */
export function opened(instrument, settled, items) {
  const hidden = [...settled.responses].filter(([, { state }]) => state === "hidden");
  if (!hidden.length) return 0;
  const best = [...items].map((id) => {
    const item = /** @type {Item} */ (instrument.items.get(id));
    return /** @type {[string, Response]} */ ([id, bestAnswer(item)]);
  });
  const then = settledWith(instrument, settled, best);
  return hidden.filter(([id]) => then.get(id)?.state !== "hidden").length;
}

/**
 * The first best answer in file order; of `several` all options that exclude no other, of `pick` the right ones.
 * @param {Item} item @returns {Response}
 */
export function bestAnswer(item) {
  const shares = [...item.shares];
  const best = shares.reduce(
    (/** @type {Rational | null} */ most, [, s]) => (most && s.compare(most) <= 0 ? most : s),
    null,
  );
  const ids = (/** @type {(entry: [string, Rational]) => boolean} */ isIt) => shares.filter(isIt).map(([id]) => id);
  return { state: "answered", s: best, chosen: chosen(item, ids, best) };
}

/** @param {Item} item @param {(isIt: (entry: [string, Rational]) => boolean) => string[]} ids @param {Rational | null} best */
function chosen(item, ids, best) {
  if (item.kind === "several") return ids(([id]) => !item.exclusive.has(id));
  if (item.kind === "pick") return ids(([, s]) => !s.isZero);
  return ids(([, s]) => best !== null && s.equals(best)).slice(0, 1);
}
