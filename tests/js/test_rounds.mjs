import assert from "node:assert/strict";
import { test } from "node:test";

import { assess } from "../../templates/assets/js/scoring/assessment.mjs";
import { read } from "../../templates/assets/js/scoring/instrument.mjs";
import { change, isChanged, newRound, roundsIn, trend } from "../../templates/assets/js/rounds.mjs";
import { nodesOf } from "../../templates/assets/js/summary.mjs";
import { dimension, questionnaire } from "./questionnaire.mjs";

const DOCUMENT = questionnaire(
  [
    dimension("short", [{ id: "one" }, { id: "two" }], { score_range: ["1", "5"] }),
    dimension("long", [{ id: "three" }]),
  ],
  {},
);
const DAY = new Date(2026, 2, 9, 23, 30);

/** @param {Record<string, string>} answers */
const roundOf = (answers, hash = "aaaaaaaaaaaa", day = DAY) =>
  newRound(assess(DOCUMENT, { answers }), { diagnostic: "small", hash, answers }, "spring", day);
const LOW = roundOf({ one: "s1", two: "s1", three: "s4" });
const HIGH = roundOf({ one: "s4", two: "s1", three: "s4" }, "bbbbbbbbbbbb");

test("a round holds the local day, a name, the answers and the scores that they had", () => {
  assert.deepEqual(
    [LOW.date, LOW.name, LOW.answers.answers],
    ["2026-03-09", "spring", { one: "s1", two: "s1", three: "s4" }],
  );
  assert.deepEqual(LOW.scores.overall, { value: "62.5", exact: "125/2", band: "from-60", status: "scored" });
  assert.deepEqual(Object.keys(LOW.scores).sort(), ["long", "overall", "short"]);
});

test("what has no score is not in a round", () => {
  assert.equal(roundOf({ one: "s1", two: "s1" }).scores.long, undefined);
});

test("a change is worked out on exact scores and printed on the node's own range", () => {
  const now = nodesOf(assess(DOCUMENT, { answers: { one: "s4", two: "s1", three: "s4" } }));
  const since = (/** @type {string} */ id, then = LOW) => change(read(DOCUMENT), now.get(id) ?? {}, then.scores[id]);
  assert.deepEqual(since("overall"), { form: "up", points: "18.8" });
  assert.deepEqual(since("short"), { form: "up", points: "1.5" });
  assert.deepEqual(since("long"), { form: "same", points: "0.0" });
  assert.deepEqual(since("overall", roundOf({ one: "s4", two: "s4", three: "s4" })), { form: "down", points: "18.8" });
  assert.equal(since("long", roundOf({ one: "s1", two: "s1" })).form, "none");
});

test("what is stored is sorted by day, and what is no round is left out", () => {
  const later = roundOf({ one: "s1", two: "s1", three: "s1" }, undefined, new Date(2026, 5, 1));
  const broken = [
    null,
    3,
    {},
    { ...LOW, date: "soon" },
    { ...LOW, scores: { overall: { exact: "1/0" } } },
    { ...LOW, name: 1 },
  ];
  assert.deepEqual(roundsIn([later, ...broken, LOW]), [LOW, later]);
  for (const stored of [null, {}, "x"]) assert.deepEqual(roundsIn(stored), []);
});

test("the line goes through all rounds, with a mark between those of different questionnaires", () => {
  assert.deepEqual(
    [isChanged([LOW, HIGH], 0), isChanged([LOW, HIGH], 1), isChanged([LOW, LOW], 1)],
    [false, true, false],
  );
  assert.deepEqual(trend([LOW, HIGH, HIGH]), {
    line: "M0 15L50 7.5L100 7.5",
    points: "M0 15h0M50 7.5h0M100 7.5h0",
    changed: "M25 0V40",
  });
  assert.equal(trend([LOW]).points, "M50 15h0");
});
