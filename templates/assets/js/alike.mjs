/**
 * Answers that another diagnostic already has to the same question: what two ask alike is asked once. They are taken where
 * nothing of one's own is kept yet, so that what its visitor clears here stays cleared. Nothing stored is trusted.
 */

import { givenIn } from "./answers.mjs";
import { carried } from "./carried.mjs";
import { plural, say } from "./fill.mjs";
import { hook } from "./hooks.mjs";

/** @typedef {import("./answers.mjs").Given} Given */

/**
 * Take into a diagnostic's form what others have been told, keep it, and say so.
 * @param {import("../components/diagnostic/diagnostic.mjs").DiagnosticPage} page @param {Record<string, string[]>} alike
 */
export function borrow({ root, store, instrument, form, own }, alike) {
  const kept = (/** @type {string} */ slug) => store.entry(`answers:${slug}`).read();
  const { given, n } = borrowed(alike, kept, instrument, form.known);
  if (!n) return;
  form.lent = Object.keys(given.answers);
  form.restore(given);
  own.save();
  say(hook(root, '[data-slot="borrowed"]', "diagnostic"), plural(n), { n });
}

/**
 * What other diagnostics lend, the first in the site's order before the next.
 * @param {Record<string, string[]>} alike questions of others by one's own, such as `accion/revisiones`
 * @param {(slug: string) => unknown} kept what is kept of another diagnostic
 * @param {import("./scoring/instrument.mjs").Instrument} instrument @param {import("./answers.mjs").Known} known
 * @returns {{given: Given, n: number}} with how many
 */
export function borrowed(alike, kept, instrument, known) {
  /** @type {Given} */
  const lent = { answers: {}, profile: {}, notes: {} };
  for (const [id, others] of Object.entries(alike)) {
    const part = known.profile.includes(id) ? "profile" : "answers";
    const [value] = others.flatMap((name) => valueOf(name, part, kept) ?? []);
    if (value !== undefined) lent[part][id] = /** @type {string} */ (value);
  }
  const { given, kept: taken } = carried(instrument, lent, known);
  return { given, n: taken.length };
}

/** As a list of one, since an answer may itself be a list. @param {string} name @param {"answers" | "profile"} part @param {(slug: string) => unknown} kept */
function valueOf(name, part, kept) {
  const [slug = "", id = ""] = name.split("/");
  const found = givenIn(kept(slug), { answers: [], profile: [], notes: [], [part]: [id] })[part][id];
  return found === undefined ? undefined : [found];
}
