/** Keeps the answers of today as a round, and sets it beside what a phase expected (PL-9). Loaded when its reader comes back from answering again. */

import { filled } from "../../js/fill.mjs";
import { newRound, roundsOf, withNamed } from "../../js/rounds.mjs";
import { assessWith } from "../../js/scoring/assessment.mjs";
import { counsel } from "../../js/scoring/counsel.mjs";
import { withReached } from "../../js/weekly.mjs";

/** @param {import("./planner.mjs").Planner} planner @param {string} slug @param {number} n the phase's number, from 1 */
export async function reach({ making, plans, notices, part }, slug, n) {
  const instrument = await (await making.get())?.instrument(slug);
  const given = plans.store.entry(`answers:${slug}`).read();
  if (!instrument || !given) return;
  const { answers } = counsel(instrument, given);
  const result = assessWith(instrument, answers);
  if (result.overall.band === null) {
    notices.add("unscored");
    return;
  }
  const round = newRound(result, answers, filled(part("notices").dataset.round ?? "", { n }), new Date());
  roundsOf(plans.store, slug).update((kept) => withNamed(kept, round));
  plans.update(slug, (plan) => withReached(plan, n, round));
}
