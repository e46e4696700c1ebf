/** @typedef {import("../../js/scoring/contract").TeamQuestion} TeamQuestion */

/** All questions of a dimension and of those within it. @param {import("../../js/scoring/contract").TeamNode} node @returns {TeamQuestion[]} */
export function questionsOf({ questions, dimensions }) {
  return [...questions, ...dimensions.flatMap(questionsOf)];
}
