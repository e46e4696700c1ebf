/**
 * Which playbooks a plan starts with (PL-1, PL-2): the first remedies not yet done, and what they need.
 *
 * Its twin is generator/rumbo/scoring/counsel.py, which says what each field is.
 */

import { evaluate } from "./nodes.mjs";
import { Ground } from "./outlook.mjs";
import { prescribe, prescription } from "./remedies.mjs";
import { settle } from "./states.mjs";

/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./contract").Answers} Answers */
/** @typedef {import("./states.mjs").Given} Given */
/**
 * @typedef {object} Counsel
 * @property {Ground} ground
 * @property {Answers} answers
 * @property {string[]} order
 * @property {ReadonlyMap<string, string[]>} mends
 * @property {ReadonlySet<string>} met
 */

/** How many remedies of a result a plan takes up. */
const AT_FIRST = 3;
/** How many playbooks run at once where nothing else is said. */
const AT_ONCE = 2;

/**
 * What a file of answers says to a plan; what cannot be taken is left out.
 * @param {Instrument} instrument @param {{answers?: Given, profile?: Given}} given @returns {Counsel}
 */
export function counsel(instrument, { answers = {}, profile = {} }) {
  const { responses, ignored } = settle(instrument, answers, profile);
  const ground = new Ground(instrument, responses, evaluate(instrument, responses));
  const { found } = prescription(ground);
  const refused = new Set(ignored.map(({ question }) => question));
  const { diagnostic, version, hash } = instrument;
  return {
    ground,
    answers: {
      diagnostic,
      version,
      hash,
      answers: taken(instrument.items.keys(), answers, refused),
      profile: taken(instrument.profile.keys(), profile, refused),
    },
    order: prescribe(ground).remedies.map(({ playbook }) => playbook),
    mends: found.mendedBy,
    met: found.met,
  };
}

/** The first remedies that are not done (PL-1). @param {readonly string[]} order @param {ReadonlySet<string>} done */
export const atFirst = (order, done) => order.filter((slug) => !done.has(slug)).slice(0, AT_FIRST);

/**
 * How many playbooks run at once unless somebody says so: one where the profile is of a firm too small for two (PL-1).
 * @param {import("./contract").Catalogue} catalogue @param {Counsel | null} told
 */
export function atOnce({ one_at_a_time }, told) {
  const slow = one_at_a_time[told?.answers.diagnostic ?? ""];
  const { profile = {} } = told?.answers ?? {};
  return slow?.every(({ key, any_of }) => any_of.includes(profile[key] ?? "")) ? 1 : AT_ONCE;
}

/**
 * These after what they need and is not there already, depth first; what no catalogue holds is left out (PL-2).
 * @param {Iterable<string>} wanted @param {ReadonlyMap<string, readonly string[]>} needs @param {ReadonlySet<string>} had
 */
export function withNeeds(wanted, needs, had) {
  /** @type {string[]} */
  const found = [];
  const begun = new Set();
  /** @param {string} slug */
  const take = (slug) => {
    const own = needs.get(slug);
    if (begun.has(slug) || !own) return;
    begun.add(slug);
    for (const need of own) if (!had.has(need)) take(need);
    found.push(slug);
  };
  for (const slug of wanted) take(slug);
  return found;
}

/**
 * In the order of the file.
 * @template T
 * @param {Iterable<string>} known @param {Given} given @param {ReadonlySet<string>} refused @returns {Record<string, T>}
 */
function taken(known, given, refused) {
  const ids = [...known].filter((id) => Object.hasOwn(given, id) && !refused.has(id));
  return Object.fromEntries(ids.map((id) => [id, /** @type {T} */ (given[id])]));
}
