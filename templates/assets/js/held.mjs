/** What keeps an answer, mended alone, from moving the overall score. Pure; no page, no words. */

/** @typedef {import("./scoring/contract").Result} Result */
/** @typedef {import("./scoring/contract").Figures} Figures */
/** @typedef {import("./scoring/contract").DimensionResult} DimensionResult */
/** @typedef {"cap" | "weakest" | "still"} Held */

/**
 * Told from the top down: the first thing that stands in the way; "still" is what neither a cap nor another, weaker part
 * explains.
 * @param {Result} result @param {{question: string}} mend @returns {Held}
 */
export function heldBy(result, { question }) {
  const path = [result.overall, ...(pathTo(result.dimensions, question) ?? [])];
  for (const [place, node] of path.entries()) {
    const below = path[place + 1];
    if (isWeakestOf(node) && below && below.exact.value !== node.exact.raw) return "weakest";
    if (node.capped_by.length) return "cap";
  }
  return path.some(isWeakestOf) ? "weakest" : "still";
}

/** Only where the weakest rules is there a value and no sum. @param {Figures} node */
const isWeakestOf = ({ exact, base }) => exact.raw !== null && base === null;

/** The nodes from the top down to a question. @param {DimensionResult[]} nodes @param {string} question @returns {DimensionResult[] | undefined} */
function pathTo(nodes, question) {
  for (const node of nodes) {
    if (node.questions.some(({ id }) => id === question)) return [node];
    const below = pathTo(node.dimensions, question);
    if (below) return [node, ...below];
  }
  return undefined;
}
