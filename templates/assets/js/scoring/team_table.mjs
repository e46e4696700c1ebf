/**
 * A team as rows for a spreadsheet (TM-16): dimensions, questions, how many gave each answer, and the gaps of groups.
 *
 * Knows no words of its own. Its twin is generator/rumbo/scoring/team_table.py, which makes the same bytes.
 */

import { csv } from "../files.mjs";

/** @typedef {import("./contract").TeamNode} TeamNode */
/** @typedef {import("./contract").TeamQuestion} TeamQuestion */
/**
 * `columns` are dimension, question, answer, group, people, level, median, lowest, highest, spread, agreement, reading, all others
 * and gap; `titles` are by id; what `word`, `answer` and `group` give is the page's own.
 * @typedef {object} Words
 * @property {string[]} columns
 * @property {Map<string, string>} titles
 * @property {(kind: "agreement" | "reading", key: string) => string} word
 * @property {(question: string, kind: "option" | "state", id: string) => string} answer
 * @property {(id: string) => string} group
 */

/** What may not be told is empty, or has no line. @param {{overall: TeamNode}} team @param {Words} words @param {string} mark the language's decimal mark */
export function teamCsv({ overall }, words, mark) {
  return csv([words.columns, ...new Table(words, mark).node(overall)], mark);
}

class Table {
  /** @param {Words} words @param {string} mark */
  constructor(words, mark) {
    this.words = words;
    this.number = (/** @type {string | null} */ told) => (told ?? "").replace(".", mark);
  }

  /** @param {TeamNode} node @returns {string[][]} */
  node(node) {
    const title = this.words.titles.get(node.id) ?? "";
    return [
      [title, "", "", "", ...this.#figures(node)],
      ...this.#gaps([title, ""], node),
      ...node.questions.flatMap((question) => this.#question(title, question)),
      ...node.dimensions.flatMap((child) => this.node(child)),
    ];
  }

  /** @param {string} title @param {TeamQuestion} question */
  #question(title, question) {
    const { id, options, unanswered } = question;
    const where = [title, this.words.titles.get(id) ?? ""];
    const line = (/** @type {"option" | "state"} */ kind, /** @type {string} */ answer, /** @type {number} */ n) => [
      ...where,
      this.words.answer(id, kind, answer),
      "",
      `${n}`,
      ...Array(9).fill(""),
    ];
    return [
      [...where, "", "", ...this.#figures(question)],
      ...options.map(({ option, n }) => line("option", option, n)),
      ...Object.entries(unanswered ?? {}).map(([state, n]) => line("state", state, n)),
      ...this.#gaps(where, question),
    ];
  }

  /** @param {string[]} where @param {TeamNode | TeamQuestion} told */
  #gaps(where, { groups }) {
    return groups.map(({ option, n, mean, others, gap }) => [
      ...where,
      "",
      this.words.group(option),
      `${n}`,
      this.number(mean),
      ...Array(6).fill(""),
      this.number(others),
      this.number(gap),
    ]);
  }

  /** @param {TeamNode | TeamQuestion} told */
  #figures({ n, mean, median, lowest, highest, spread, agreement, reading }) {
    return [
      `${n ?? ""}`,
      ...[mean, median, lowest, highest, spread].map(this.number),
      agreement ? this.words.word("agreement", agreement) : "",
      reading ? this.words.word("reading", reading) : "",
      "",
      "",
    ];
  }
}
