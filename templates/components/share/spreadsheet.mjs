/** A result as rows for a spreadsheet: every answer with what it gives, below the score of its dimension, in the page's words. */

import { printed } from "../../js/answers.mjs";
import { filled } from "../../js/fill.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("../../js/scoring/contract").DimensionResult} DimensionResult */
/** @typedef {import("../diagnostic/diagnostic.mjs").DiagnosticPage} DiagnosticPage */

/** @param {DiagnosticPage} page @param {Result} result @returns {string[][]} */
export function rows(page, { dimensions, overall: all, diagnostic, version, hash }) {
  const { head = "", overall = "", identity = "" } = page.part("share").dataset;
  const scored = [...dimensions.flatMap((node) => below(page, node)), score(overall, all, page.mark)];
  return [head.split("|"), ...scored, [filled(identity, { diagnostic, version, hash })]];
}

/** @param {DiagnosticPage} page @param {DimensionResult} node @returns {string[][]} */
function below(page, node) {
  const title = titleOf(node);
  const why = page.part("result").querySelector(`[data-why="${node.id}"]`);
  const asked = node.questions.map(({ id, s }) => {
    const ask = wordsOf(document.querySelector(`#q-${id} .rumbo-question__ask`));
    const points = s === null ? "" : wordsOf(why?.querySelector(`[data-line="${id}"] [data-slot=points]`));
    return [title, ask, page.form.words(id), points, ""];
  });
  return [score(title, node, page.mark), ...asked, ...node.dimensions.flatMap((child) => below(page, child))];
}

/** @param {string} title @param {import("../../js/scoring/contract").Figures} node @param {string} mark */
function score(title, { band, value }, mark) {
  return [title, "", "", "", band === null ? "" : printed(value ?? "", mark)];
}

/** What the page calls a dimension. @param {DimensionResult} node */
export function titleOf({ id }) {
  return wordsOf(document.getElementById(`r-${id}`));
}

/** @param {Element | null | undefined} element */
const wordsOf = (element) => element?.textContent?.trim() ?? "";
