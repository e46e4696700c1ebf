/**
 * How long the browser's scorer takes for a full answer to a large diagnostic: 200 questions in 8 dimensions, 20
 * playbooks, three caps. Prints medians in milliseconds, once warm.
 */

import { assess } from "../templates/assets/js/scoring/assessment.mjs";
import { contributions, firmness } from "../templates/assets/js/scoring/explain.mjs";
import { read } from "../templates/assets/js/scoring/instrument.mjs";
import { Ground } from "../templates/assets/js/scoring/outlook.mjs";
import { prescribe } from "../templates/assets/js/scoring/remedies.mjs";
import { evaluate } from "../templates/assets/js/scoring/nodes.mjs";
import { shortWays } from "../templates/assets/js/scoring/short_way.mjs";
import { settle } from "../templates/assets/js/scoring/states.mjs";

/** @typedef {import("../templates/assets/js/scoring/contract").ScoringDocument} ScoringDocument */
/** @typedef {import("../templates/assets/js/scoring/contract").DimensionPart} DimensionPart */
/** @typedef {import("../templates/assets/js/scoring/contract").QuestionPart} QuestionPart */

const [DIMENSIONS, QUESTIONS, PLAYBOOKS, ROUNDS] = [8, 25, 20, 400];
const SHARES = ["0", "1/3", "2/3", "1"];

/** @template T @param {number} count @param {(place: number) => T} make */
const many = (count, make) => Array.from({ length: count }, (_, place) => make(place));

/** @param {number} dimension @param {number} place @returns {QuestionPart} */
function question(dimension, place) {
  const id = `d${dimension}-q${place}`;
  const of = dimension === 5 ? "overall" : `d${dimension}`;
  return {
    id,
    weight: String(1 + ((dimension + place) % 3)),
    allow: [],
    dont_know: "blank",
    weak_below: "50",
    show_if: [],
    when_hidden: "leave-out",
    measure: { measure: "one", options: SHARES.map((share, number) => ({ id: `o${number}`, share })) },
    caps:
      place === 0 && [1, 4, 5].includes(dimension)
        ? [{ id: "cap", when: ["o0"], when_missing: [], at: "40", of, lowest: true }]
        : [],
  };
}

/** @param {number} number @returns {DimensionPart} */
function dimension(number) {
  return {
    id: `d${number}`,
    weight: String(1 + (number % 3)),
    combine: "mean",
    score_range: ["0", "100"],
    show_if: [],
    dimensions: [],
    questions: many(QUESTIONS, (place) => question(number, place)),
  };
}

/** @returns {ScoringDocument} */
function large() {
  const dimensions = many(DIMENSIONS, dimension);
  const asked = dimensions.flatMap((part) => part.questions);
  const bands = ["0", "40", "60", "80"].map((from, place) => ({ id: `b${place}`, from, weak: place < 2 }));
  const playbooks = many(PLAYBOOKS, (place) => ({
    playbook: `p${place}`,
    effort: String(1 + (place % 6)),
    needs: place % 5 === 4 ? [`p${place - 1}`] : [],
  }));
  const questions = asked.map(({ id }, place) => ({
    question: id,
    options: [],
    missing: [],
    first: [],
    first_missing: [],
    otherwise: [`p${(place * 7) % PLAYBOOKS}`],
  }));
  return {
    diagnostic: "large",
    version: "1",
    hash: "",
    combine: "mean",
    decimals: 1,
    min_coverage: "50",
    score_range: ["0", "100"],
    bands,
    profile: [],
    dimensions,
    remedies: { order: ["d0", "d1", "d2"], playbooks, questions },
    remedies_hash: "",
  };
}

/** Four different full sheets; the first options set all caps off. @param {ScoringDocument} document @param {number} sheet */
function answers(document, sheet) {
  const asked = document.dimensions.flatMap((part) => part.questions);
  const choose = (/** @type {number} */ place) =>
    place % QUESTIONS ? (place * place + sheet) % SHARES.length : sheet % 2;
  return Object.fromEntries(asked.map(({ id }, place) => [id, `o${choose(place)}`]));
}

/** @param {string} name @param {(sheet: number) => unknown} run */
function measure(name, run) {
  const times = many(ROUNDS, (round) => {
    const start = performance.now();
    run(round % sheets.length);
    return performance.now() - start;
  });
  const warm = times.slice(ROUNDS / 2).sort((first, second) => first - second);
  console.log(`${name.padEnd(12)} ${warm[warm.length / 2].toFixed(2)} ms`);
}

const document = large();
const instrument = read(document);
const sheets = many(4, (sheet) => answers(document, sheet));
const grounds = sheets.map((sheet) => {
  const { responses } = settle(instrument, sheet, {});
  return new Ground(instrument, responses, evaluate(instrument, responses));
});

measure("read", () => read(document));
measure("settle", (sheet) => settle(instrument, sheets[sheet], {}));
measure("evaluate", (sheet) => evaluate(instrument, grounds[sheet].responses));
measure("ground", (sheet) => new Ground(instrument, grounds[sheet].responses, grounds[sheet].figures));
measure("remedies", (sheet) => prescribe(grounds[sheet]));
measure("explain", (sheet) => {
  firmness(grounds[sheet]);
  for (const node of instrument.nodes.values()) contributions(grounds[sheet], node);
});
measure("short ways", (sheet) => shortWays(grounds[sheet]));
measure("assess", (sheet) => assess(document, { answers: sheets[sheet] }));
