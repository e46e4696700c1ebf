/** What an answer opens (SC-20): questions hidden now that would be asked, were some answered at their best. */

import { best } from "./measures.mjs";
import { ONE } from "./rational.mjs";
import { settledWith } from "./states.mjs";

/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./states.mjs").Response} Response */

/**
 * How many scored questions of these answers, hidden now, would be asked once those items stand at their best.
 * @param {Instrument} instrument @param {import("./states.mjs").Settled} settled @param {Iterable<string>} items
 */
export function opened(instrument, settled, items) {
  const hidden = [...settled.responses].filter(([, { state }]) => state === "hidden");
  if (!hidden.length) return 0;
  const changes = [...items].map((id) => {
    const item = /** @type {Item} */ (instrument.items.get(id));
    return /** @type {[string, Response]} */ ([id, { state: "answered", s: ONE, chosen: best(item.measure) }]);
  });
  const then = settledWith(instrument, settled, changes);
  return hidden.filter(([id]) => then.get(id)?.state !== "hidden").length;
}
