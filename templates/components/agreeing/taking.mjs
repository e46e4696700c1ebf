/** What a team has agreed on, taken along: as a file, or kept as a round. */

import { download } from "../../js/files.mjs";
import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { newRound, roundsOf, withRound } from "../../js/rounds.mjs";
import { assessWith } from "../../js/scoring/assessment.mjs";

/** @param {HTMLElement} part @param {import("./agreeing.mjs").Agreeing} agreeing @param {import("../../js/store.mjs").Store} store @param {string} slug */
export function takeAlong(part, agreeing, store, slug) {
  const keep = hook(part, "[data-keep]", "agreeing");
  hook(part, "[data-take]", "agreeing").onclick = () =>
    download(`${slug}.json`, JSON.stringify(agreeing.document, null, 2), "application/json");
  keep.onclick = () => {
    const { document, instrument, people } = agreeing;
    const name = (keep.dataset.name ?? "").replace("{n}", `${people}`);
    const round = newRound(assessWith(instrument, document), document, name, new Date());
    const isScored = round.scores.overall !== undefined;
    const isStored = isScored && roundsOf(store, slug).update((stored) => withRound(stored, round));
    say(part.querySelector("[data-slot=kept]"), isStored ? "stored" : isScored ? "refused" : "unscored", { name });
  };
}
