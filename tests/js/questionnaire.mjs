/** Scoring documents for tests, short to write: whatever a test does not name is as plain as can be. */

/** @typedef {Record<string, any>} Json */

const PLAIN_NODE = {
  weight: "1",
  combine: "mean",
  score_range: ["0", "100"],
  show_if: [],
  dimensions: [],
  questions: [],
};
const PLAIN_QUESTION = {
  kind: "choice",
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
  return Array.from({ length: steps + 1 }, (_, place) => ({ id: `s${place}`, s: `${place}/${steps}` }));
}

/** @param {Json} question its `id` and what is special about it */
export function question(question) {
  return { ...PLAIN_QUESTION, ...(question.kind ? {} : { options: steps(4) }), ...question };
}

/** @param {string} id @param {Json[]} questions @param {Json} special */
export function dimension(id, questions, special = {}) {
  return { ...PLAIN_NODE, id, questions: questions.map(question), ...special };
}

/** Every question is remedied by the playbook of its own name. @param {Json[]} dimensions @param {Json} special */
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
      questions: asked.map(({ id }) => ({ question: id, options: [], otherwise: [`mend-${id}`] })),
    },
    ...special,
  };
}

/** @param {Json} part @returns {Json[]} */
function questionsIn(part) {
  return [...part.questions, ...part.dimensions.flatMap(questionsIn)];
}
