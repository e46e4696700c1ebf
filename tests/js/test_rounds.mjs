import assert from "node:assert/strict";
import { test } from "node:test";

import { longDate } from "../../templates/assets/js/dates.mjs";
import { assess } from "../../templates/assets/js/scoring/assessment.mjs";
import { read } from "../../templates/assets/js/scoring/instrument.mjs";
import {
  change,
  isChanged,
  newRound,
  renamed,
  roundsIn,
  roundsOf,
  trend,
  unreadableIn,
  withoutRound,
  withRound,
} from "../../templates/assets/js/rounds.mjs";
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

const FIRST = { ...LOW, id: "first" };
const SECOND = { ...HIGH, id: "second" };
const SCORE = LOW.scores.overall;
const long = (/** @type {number} */ length) => "9".repeat(length);

/** One part of a round, and what it cannot be. @type {[string, unknown][]} */
const BAD = [
  ["date", "x2026-01-01"],
  ["date", "2026-01-01x"],
  ["date", "2026-13-45"],
  ["date", ["2026-01-01"]],
  ["id", 1],
  ["name", "x".repeat(201)],
  ["answers", undefined],
  ["answers", { answers: "x" }],
  ["scores", undefined],
  ["scores", { short: SCORE }],
  ["scores", { overall: SCORE, short: null }],
  ...["1/0", "x1", "1x", "1/x", "-1", `1/${long(101)}`, long(100), "1/2x"].map(
    (exact) => /** @type {[string, unknown]} */ (["scores", { overall: { ...SCORE, exact } }]),
  ),
  ...["x1", "1x", "1.", "1.x", long(21), `1.${long(21)}`, 1, null].map(
    (value) => /** @type {[string, unknown]} */ (["scores", { overall: { ...SCORE, value } }]),
  ),
  ["scores", { overall: { ...SCORE, status: "not-scored" } }],
  ["scores", { overall: { ...SCORE, status: "" } }],
  ["scores", { overall: { ...SCORE, band: {} } }],
];
for (const [part, value] of BAD) {
  test(`no round has as its ${part} ${JSON.stringify(value)?.slice(0, 80)}`, () => {
    const bad = { ...LOW, [part]: value };
    assert.deepEqual(roundsIn([bad, LOW]), [LOW]);
    assert.equal(unreadableIn([bad, LOW, bad]), 2);
  });
}

test("the longest of everything is still a round", () => {
  const scores = { overall: { ...SCORE, exact: `${long(99)}/${long(100)}`, value: `-${long(20)}.${long(20)}` } };
  const round = {
    ...LOW,
    name: "x".repeat(200),
    scores: { ...scores, short: { ...SCORE, status: "provisional", value: "7" } },
  };
  assert.deepEqual(roundsIn([round]), [round]);
});

test("what cannot be read stays where it lies, whatever is done to the others", () => {
  const bad = [null, 3, { id: "first" }, { ...FIRST, date: "soon" }];
  const kept = [bad[0], FIRST, bad[1], bad[2], SECOND, bad[3]];
  assert.deepEqual(withRound(kept, LOW), [...kept, LOW]);
  assert.deepEqual(
    renamed(kept, "first", "new"),
    kept.map((one) => (one === FIRST ? { ...FIRST, name: "new" } : one)),
  );
  assert.deepEqual(
    withoutRound(kept, "first"),
    kept.filter((one) => one !== FIRST),
  );
  assert.equal(withoutRound(kept, null), null);
  assert.equal(withoutRound([FIRST], "first"), null);
  for (const stored of [null, {}, "x"]) assert.deepEqual([withRound(stored, LOW), unreadableIn(stored)], [[LOW], 0]);
});

test("rounds that one window holds and another has stored stand together, the held one of two with one id", () => {
  /** @type {unknown[][]} */
  const merges = [];
  const store = { entry: (/** @type {string} */ key, /** @type {unknown} */ merge) => merges.push([key, merge]) };
  roundsOf(/** @type {any} */ (store), "small");
  const [[key, merge]] = /** @type {[[string, import("../../templates/assets/js/store.mjs").Merge]]} */ (merges);
  assert.equal(key, "rounds:small");
  const newer = { ...FIRST, name: "newer" };
  assert.deepEqual(merge([3, FIRST, SECOND], [newer, LOW, "x"]), [3, SECOND, ...roundsIn([newer, LOW])]);
});

test("a provisional score is in a round, and a change from nothing is none", () => {
  const questions = ["one", "two", "three", "four"].map((id) => ({ id }));
  const answers = { one: "s4", two: "s4", three: "s4" };
  const result = assess(questionnaire([dimension("d", questions)], {}), { answers });
  assert.equal(newRound(result, LOW.answers, "", DAY).scores.d?.status, "provisional");
  const none = { form: "none", points: "" };
  assert.deepEqual(change(read(DOCUMENT), { band: null }, SCORE), none);
  assert.deepEqual(change(read(DOCUMENT), { id: "gone", band: "x" }, SCORE), none);
  assert.deepEqual(change(read(DOCUMENT), { band: "x" }, undefined), none);
});

test("marks of several changes of a questionnaire stand side by side", () => {
  assert.equal(trend([LOW, HIGH, LOW]).changed, "M25 0V40M75 0V40");
});

test("a day is written in the language of the page", () => {
  globalThis.document = /** @type {any} */ ({ documentElement: { lang: "en" } });
  assert.equal(longDate("2026-03-09"), "9 Mar 2026");
});
