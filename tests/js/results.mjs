/** Results for tests, short to write: whatever a test does not name is as plain as can be. */

/** @typedef {import("../../templates/assets/js/scoring/contract").Result} Result */
/** @typedef {import("../../templates/assets/js/scoring/contract").DimensionResult} DimensionResult */
/** @typedef {import("../../templates/assets/js/scoring/contract").QuestionResult} QuestionResult */

const NOTHING = { value: null, low: null, high: null, raw: null, uncapped: null };
const NO_PART = { contribution: null, exact_contribution: null };

/** @param {string} id @param {Partial<QuestionResult>} special @returns {QuestionResult} */
export function asked(id, special = {}) {
  return { id, state: "answered", s: null, weak: false, ...NO_PART, cost: null, exact_cost: null, ...special };
}

/** @param {string} id @param {Partial<DimensionResult>} special @returns {DimensionResult} */
export function node(id, special = {}) {
  const plain = { coverage: "1", band: null, bands: [], capped_by: [], base: "0.0", one_answer: null };
  const inside = { dimensions: [], questions: [] };
  return { id, ...NOTHING, exact: NOTHING, ...plain, status: "scored", ...NO_PART, ...inside, ...special };
}

/** @param {Partial<DimensionResult>} overall @param {DimensionResult[]} dimensions @param {string | null} weakest @returns {Result} */
export function result(overall, dimensions, weakest = null) {
  const identity = { diagnostic: "small", version: "1.0", hash: "0123456789ab" };
  const path = {
    remedies: [],
    remedies_for: /** @type {const} */ ("weaknesses"),
    next_band: {},
    next_band_opens: {},
    ignored: [],
  };
  return { ...identity, overall: node("overall", overall), weakest, dimensions, ...path };
}
