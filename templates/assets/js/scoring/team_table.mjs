/**
 * A team as rows for a spreadsheet (TM-16): a line for each dimension and question, with all that may be told of it.
 *
 * Knows no words of its own. Its twin is generator/rumbo/scoring/team_table.py, which makes the same bytes.
 */

import { csv } from "../files.mjs";

/** @typedef {import("./contract").TeamNode} TeamNode */
/** @typedef {import("./contract").TeamQuestion} TeamQuestion */
/**
 * `columns` are dimension, question, people, level, median, lowest, highest, spread, agreement and reading; `titles` are by id.
 * @typedef {{columns: string[], titles: Map<string, string>, word: (kind: "agreement" | "reading", key: string) => string}} Words
 */

/** What may not be told is empty. @param {{overall: TeamNode}} team @param {Words} words @param {string} mark the language's decimal mark */
export function teamCsv({ overall }, words, mark) {
  return csv([words.columns, ...rows(overall, words, mark)], mark);
}

/** @param {TeamNode} node @param {Words} words @param {string} mark @returns {string[][]} */
function rows(node, words, mark) {
  const title = words.titles.get(node.id) ?? "";
  return [
    [title, "", ...figures(node, words, mark)],
    ...node.questions.map((asked) => [title, words.titles.get(asked.id) ?? "", ...figures(asked, words, mark)]),
    ...node.dimensions.flatMap((child) => rows(child, words, mark)),
  ];
}

/** @param {TeamNode | TeamQuestion} told @param {Words} words @param {string} mark */
function figures({ n, mean, median, lowest, highest, spread, agreement, reading }, words, mark) {
  return [
    `${n ?? ""}`,
    ...[mean, median, lowest, highest, spread].map((number) => (number ?? "").replace(".", mark)),
    agreement ? words.word("agreement", agreement) : "",
    reading ? words.word("reading", reading) : "",
  ];
}
