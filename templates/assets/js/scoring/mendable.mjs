/** What can be mended: weak questions and dimensions, and what remedies an answer (SC-13, SC-14). */

import { OVERALL, bandOf } from "./instrument.mjs";
import { counts, triggered } from "./nodes.mjs";
import { WHOLE } from "./rational.mjs";
import { isAnswer } from "./states.mjs";

/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./outlook.mjs").Ground} Ground */
/** @typedef {import("./states.mjs").Response} Response */

/**
 * SC-14 for a question: answered, and its share of points below the limit.
 * @param {Item} item @param {Response} response
 */
export function isWeak(item, response) {
  return isAnswer(response) && response.s !== null && WHOLE.times(response.s).compare(item.weakBelow) < 0;
}

/** SC-14: improvable items that are weak, lie in a weak dimension or hold a triggered cap. @param {Ground} ground */
export function mendable(ground) {
  const weakNodes = weakDimensions(ground);
  return ground.improvable.filter((item) => {
    const response = ground.responseTo(item);
    const own = isWeak(item, response) || setsACapOff(item, response);
    return own || ground.pathOf(item).some(({ id }) => weakNodes.has(id));
  });
}

/** Whether an answer triggers a cap of its question, binding or not (SC-8). @param {Item} item @param {Response} response */
function setsACapOff(item, response) {
  return item.caps.some((cap) => triggered(cap, response));
}

/**
 * SC-17 (a): the nodes whose caps an answer triggers, and the overall score where it says that it comes first.
 * @param {Item} item @param {Response} response
 */
export function pressesOn(item, response) {
  const { chosen, missing = [] } = response;
  const saysFirst = chosen.some((id) => item.first.has(id)) || missing.some((id) => item.firstMissing.has(id));
  const capped = item.caps.filter((cap) => triggered(cap, response)).map(({ of }) => of);
  return saysFirst ? [...capped, OVERALL] : capped;
}

/** SC-14: the dimensions whose band is a weak one; those not scored have no band. @param {Ground} ground */
export function weakDimensions(ground) {
  const weak = [...ground.figures].filter(
    ([id, found]) => id !== OVERALL && counts(found) && found.value && bandOf(ground.instrument, found.value).weak,
  );
  return new Set(weak.map(([id]) => id));
}

/**
 * SC-13: the lists of what was chosen or left out, in the order of the file, else what holds for the question.
 * @param {Item} item @param {Response} response @returns {string[]}
 */
export function remediesOf(item, { chosen, missing = [] }) {
  const own = [...item.measure.shares.keys()].flatMap((id) => {
    if (chosen.includes(id)) return item.ownRemedies.get(id) ?? [];
    return missing.includes(id) ? (item.missingRemedies.get(id) ?? []) : [];
  });
  const named = new Set(own);
  return named.size ? [...named] : item.remedies;
}
