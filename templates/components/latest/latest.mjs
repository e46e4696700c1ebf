/**
 * The last result of one diagnostic, from the answers kept in this browser, scored anew by the questionnaire of today.
 *
 * The scorer is loaded only where there is something to score: a first visit costs a look into the storage.
 */

import { givenIn, isEmpty, printed } from "../../js/answers.mjs";
import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { openStore } from "../../js/store.mjs";

/** @type {import("../../js/boot.mjs").Start} */
export async function start(root, signal) {
  const { slug = "", root: site = "", mark = "." } = root.dataset;
  const kept = openStore(site).entry(`answers:${slug}`).read();
  if (!kept) return;
  const [{ assessWith }, { read }, answer] = await Promise.all([
    import("../../js/scoring/assessment.mjs"),
    import("../../js/scoring/instrument.mjs"),
    fetch(root.dataset.document ?? "", { signal }),
  ]);
  const instrument = read(await answer.json());
  const known = { answers: [...instrument.items.keys()], profile: [...instrument.profile.keys()], notes: [] };
  const given = givenIn(kept, known);
  if (isEmpty(given)) return;
  const { status, value, band } = assessWith(instrument, given).overall;
  const title = root.querySelector(`[data-band="${band}"]`)?.textContent ?? "";
  const link = /** @type {HTMLAnchorElement} */ (hook(root, "[data-slot=latest]", "latest"));
  if (band === null) link.hash = "";
  say(link, band === null ? "open" : status, { value: printed(value ?? "", mark), band: title });
  root.hidden = false;
}
