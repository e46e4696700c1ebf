/**
 * What a result page needs to know beyond the numbers: which headline, what is missing, how far. Pure; no page, no words.
 */

/** @typedef {import("./scoring/contract").Result} Result */
/** @typedef {import("./scoring/contract").Figures} Figures  what every node has */
/** @typedef {import("./scoring/contract").DimensionResult} DimensionResult */
/** @typedef {import("./scoring/contract").QuestionResult} QuestionResult */
/** @typedef {"behind-one" | "behind-other" | "behind-tied" | "level" | "level-tied" | "even" | "above" | "alone" | "not-scored" | "not-applicable"} Headline */
/** @typedef {{id: string, weak: boolean}} Band */

/**
 * The weakest link as far as there is one: of dimensions that all score the same, none is.
 * @param {Result} result @returns {DimensionResult | null}
 */
export function weakestLink({ weakest, dimensions }) {
  const values = dimensions.filter(({ band }) => band !== null).map(({ exact }) => exact.value);
  const differ = values.some((value) => value !== values[0]);
  return (differ && dimensions.find(({ id }) => id === weakest)) || null;
}

/** The dimensions that share the lowest score; of those that all score the same, none. @param {Result} result */
export function lowestLinks(result) {
  const lowest = weakestLink(result)?.exact.value;
  return result.dimensions.filter(({ band, exact }) => band !== null && exact.value === lowest);
}

/**
 * The dimensions in a lower band than the overall score, in the order of the file.
 * @param {Result} result @param {Band[]} bands from worst to best
 */
export function linksBehind({ overall, dimensions }, bands) {
  const rank = rankIn(bands);
  return dimensions.filter(({ band }) => band !== null && rank(band) < rank(overall.band));
}

/** A band's place from worst to best. @param {Band[]} bands @returns {(id: string | null) => number} */
function rankIn(bands) {
  return (id) => bands.findIndex((found) => found.id === id);
}

/** A score as results, rounds and plans hold it: a fraction that is not negative; and as it is printed. */
export const EXACT = /^\d{1,99}(\/[1-9]\d{0,99})?$/;
export const PRINTED = /^-?\d{1,20}(\.\d{1,20})?$/;

/**
 * Which sentence tells the result: how the weakest link stands to the overall score, and how many stand behind it.
 * @param {Result} result @param {Band[]} bands from worst to best @returns {Headline}
 */
export function headline(result, bands) {
  const { status, band } = result.overall;
  if (band === null) return status === "not-applicable" ? status : "not-scored";
  const behind = linksBehind(result, bands).length;
  const isTied = lowestLinks(result).length !== 1; // those that score the same may all be behind, for one without a score
  if (behind) return behind === 1 ? "behind-one" : isTied ? "behind-tied" : "behind-other";
  const rank = rankIn(bands);
  if (!result.dimensions.some((node) => node.band !== null)) return "alone";
  const weakest = weakestLink(result);
  if (weakest && rank(weakest.band) > rank(band)) return result.overall.capped_by.length ? "above" : "alone";
  if (bands[rank(band)]?.weak) return weakest ? (isTied ? "level-tied" : "level") : "alone";
  // A link without a score may yet turn out to be behind.
  return result.dimensions.some(({ status = "" }) => status === "not-scored") ? "alone" : "even";
}

/** Every node by id, the overall score among them. @param {Result} result @returns {Map<string, Figures & Partial<DimensionResult>>} */
export function nodesOf(result) {
  const overall = { ...result.overall, dimensions: result.dimensions };
  return new Map([["overall", overall], ...result.dimensions.flatMap(withNodesBelow)]);
}

/** @param {DimensionResult} node @returns {[string, DimensionResult][]} */
function withNodesBelow(node) {
  return [[node.id, node], ...node.dimensions.flatMap(withNodesBelow)];
}

/** The questions of a node and of all below it. @param {Partial<DimensionResult>} node @returns {QuestionResult[]} */
export function questionsOf({ questions = [], dimensions = [] }) {
  return [...questions, ...dimensions.flatMap(questionsOf)];
}

/**
 * What is missing below a node: unanswered, not known, and waiting for an earlier answer.
 * @param {Partial<DimensionResult>} node @param {Map<string, string>} visible SC-3's truth by question
 */
export function missing(node, visible) {
  const open = questionsOf(node).filter(({ state, s }) => s === null && (state === "blank" || state === "dont-know"));
  const waiting = open.filter(({ id }) => visible.get(id) === "undecided").length;
  const unknown = open.filter(({ state }) => state === "dont-know").length;
  return { open: open.length - unknown - waiting, unknown, waiting };
}

/** A fraction in text as a number, for drawing only. @param {string | null} fraction @returns {number} */
export function approximate(fraction) {
  const [over, under = "1"] = (fraction ?? "0").split("/");
  return Number(over) / Number(under);
}

/** A share in whole percent, never 100 before all is there. @param {string | null} fraction @returns {number} */
export function percent(fraction) {
  return Math.floor(100 * approximate(fraction));
}
