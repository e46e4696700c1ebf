/** Scoring documents for tests, short to write: whatever a test does not name is as plain as can be. */

/** @typedef {import("../../templates/assets/js/scoring/contract").ScoringDocument} ScoringDocument */
/** @typedef {import("../../templates/assets/js/scoring/contract").DimensionPart} DimensionPart */
/** @typedef {import("../../templates/assets/js/scoring/contract").QuestionPart} QuestionPart */
/** @typedef {Partial<QuestionPart> & {id: string}} Special  a question's id and what is special about it */

/** @type {Omit<DimensionPart, "id">} */
const PLAIN_NODE = {
  weight: "1",
  combine: "mean",
  score_range: ["0", "100"],
  show_if: [],
  dimensions: [],
  questions: [],
};
/** @typedef {QuestionPart["measure"]} Measure */

/** @type {Omit<QuestionPart, "id" | "measure">} */
const PLAIN_QUESTION = {
  weight: "1",
  allow: [],
  dont_know: "blank",
  weak_below: "50",
  show_if: [],
  when_hidden: "leave-out",
  caps: [],
};
const BANDS = ["0", "40", "60", "80"].map((from, place) => ({ id: `from-${from}`, from, weak: place < 2 }));

/** A choice of answers s0, s1 … that give 0, 1 … parts of the whole. @param {number} steps */
export function steps(steps) {
  return Array.from({ length: steps + 1 }, (_, place) => ({ id: `s${place}`, share: `${place}/${steps}` }));
}

/** One of these options. @param {{id: string, share: string}[]} options @returns {Measure} */
export const one = (options) => ({ measure: "one", options });

/**
 * Some of these options, each with its part of the whole.
 * @param {{id: string, share: string, exclusive?: boolean, place?: number}[]} options @param {number | null} most @returns {Measure}
 */
export function some(options, most = null) {
  return {
    measure: "some",
    options: options.map((option) => ({ exclusive: false, ...option, place: option.place ?? null })),
    most,
  };
}

/**
 * A number by ranges, or along a line.
 * @param {string} min @param {string} max @param {{id: string, from: string, share: string}[] | "up" | "down"} how @returns {Measure}
 */
export function number(min, max, how) {
  const isLine = typeof how === "string";
  return { measure: "number", min, max, ranges: isLine ? [] : how, line: isLine ? how : null };
}

/** @param {Special} question @returns {QuestionPart} */
export function question(question) {
  return { ...PLAIN_QUESTION, measure: one(steps(4)), ...question };
}

/** @param {string} id @param {Special[]} questions @param {Partial<DimensionPart>} special @returns {DimensionPart} */
export function dimension(id, questions, special = {}) {
  return { ...PLAIN_NODE, id, questions: questions.map(question), ...special };
}

/** Every question is remedied by the playbook of its own name. @param {DimensionPart[]} dimensions @param {Partial<ScoringDocument>} special @returns {ScoringDocument} */
export function questionnaire(dimensions, special = {}) {
  const asked = dimensions.flatMap(questionsIn);
  return {
    diagnostic: "small",
    version: "1.0",
    hash: "0123456789ab",
    combine: "mean",
    decimals: 1,
    min_coverage: "50",
    score_range: ["0", "100"],
    bands: BANDS,
    profile: [],
    dimensions,
    remedies: {
      order: [],
      playbooks: asked.map(({ id }) => ({ playbook: `mend-${id}`, effort: "1", needs: [] })),
      questions: asked.map(({ id }) => ({
        question: id,
        options: [],
        missing: [],
        first: [],
        first_missing: [],
        otherwise: [`mend-${id}`],
      })),
    },
    remedies_hash: "0123456789ab",
    ...special,
  };
}

/** @param {DimensionPart} part @returns {QuestionPart[]} */
function questionsIn(part) {
  return [...part.questions, ...part.dimensions.flatMap(questionsIn)];
}
