import assert from "node:assert/strict";
import { test } from "node:test";

import { read } from "../../templates/assets/js/scoring/instrument.mjs";
import { settle, visibility } from "../../templates/assets/js/scoring/states.mjs";
import { dimension, number, questionnaire, some } from "./questionnaire.mjs";

const [A, B, NONE] = ["a", "b", "none"];
const TICKS = [A, B, NONE].map((id) => ({ id, share: id === NONE ? "0" : "2/3", exclusive: id === NONE }));
const OFFICIAL = [
  { id: A, share: "1" },
  { id: B, share: "0" },
];
const ORDERED = [
  { id: A, share: "1/2", place: 1 },
  { id: B, share: "1/2", place: 2 },
  { id: NONE, share: "0" },
];
const RANGES = [
  { id: A, from: "0", share: "1" },
  { id: B, from: "5/2", share: "0" },
];
const MEASURES = [
  { id: "one" },
  { id: "many", measure: some(TICKS) },
  { id: "best", measure: some(OFFICIAL, 1) },
  { id: "order", measure: some(ORDERED, 2) },
  { id: "hours", measure: number("0", "10", RANGES) },
  { id: "share", measure: number("-1", "1", "down") },
];
const every = read(questionnaire([dimension("d", MEASURES)], { profile: [{ id: "role", options: ["boss"] }] }));

/** @param {string} id @param {unknown} value */
function answered(id, value) {
  const { responses, ignored } = settle(every, { [id]: value }, {});
  return ignored.length ? ignored[0].reason : (responses.get(id)?.s ?? responses.get(id)?.state)?.toString();
}

const TAKEN = /** @type {[string, unknown, string][]} */ ([
  ["one", "s1", "1/4"],
  ["many", [A], "2/3"],
  ["many", [A, B], "1"],
  ["order", [A, B], "1"],
  ["order", [A], "1/2"],
  ["order", [B, A], "0"],
  ["order", [NONE, B], "1/2"],
  ["many", [NONE], "0"],
  ["many", [], "blank"],
  ["best", [B], "0"],
  ["hours", "2.49", "1"],
  ["hours", "2.5", "0"],
  ["hours", "10", "0"],
  ["hours", "-0", "1"],
  ["share", "0.5", "1/4"],
  ["one", "nope", "unknown-option"],
  ["one", "toString", "unknown-option"],
  ["one", ["s1"], "wrong-type"],
  ["one", null, "wrong-type"],
  ["one", "dont-know", "not-allowed"],
  ["many", A, "wrong-type"],
  ["many", [A, [B]], "unknown-option"],
  ["many", [A, "__proto__"], "unknown-option"],
  ["many", [A, A], "repeated"],
  ["order", [A, A], "repeated"],
  ["order", [A, B, NONE], "too-many"],
  ["many", [A, NONE], "exclusive"],
  ["best", [A, B], "too-many"],
  ["hours", 2, "wrong-type"],
  ["hours", "10.01", "out-of-range"],
  ["hours", "1e1", "not-a-number"],
  ["hours", "٣", "not-a-number"],
  ["hours", "1\n", "not-a-number"],
  ["hours", "1".repeat(65), "not-a-number"],
]);

for (const [id, value, expected] of TAKEN) {
  test(`${JSON.stringify(value)} as an answer to "${id}" is ${expected}`, () =>
    assert.equal(answered(id, value), expected));
}

test("keys that every object has are unknown questions, listed in order", () => {
  const hostile = JSON.parse('{"toString": "s1", "__proto__": {"one": "s1"}, "constructor": "s1", "one": "s4"}');
  const { responses, ignored } = settle(every, hostile, JSON.parse('{"__proto__": "boss", "role": "toString"}'));
  const reported = ignored.map(({ question, reason }) => `${question}: ${reason}`);
  const unknown = ["__proto__", "__proto__", "constructor", "toString"].map((key) => `${key}: unknown-question`);
  assert.deepEqual(reported, ["role: unknown-option", ...unknown]);
  assert.equal(responses.get("one")?.s?.toString(), "1");
});

const gated = read(
  questionnaire(
    [
      dimension("gates", [{ id: "gate", allow: ["not-applicable"] }]),
      dimension("behind", [{ id: "inner" }, { id: "deeper", show_if: [{ key: "inner", any_of: ["s4"] }] }], {
        show_if: [
          { key: "gate", any_of: ["s4"] },
          { key: "role", any_of: ["boss"] },
        ],
      }),
    ],
    { profile: [{ id: "role", options: ["boss", "team"] }] },
  ),
);

const SEEN = /** @type {[Record<string, string>, Record<string, string>, string, string][]} */ ([
  [{}, {}, "undecided", "undecided"],
  [{ gate: "s4" }, {}, "true", "undecided"],
  [{ gate: "s4", inner: "s4" }, {}, "true", "true"],
  [{ gate: "s4", inner: "s1" }, {}, "true", "false"],
  [{ gate: "s1", inner: "s4" }, {}, "false", "false"],
  [{ gate: "not-applicable" }, {}, "false", "false"],
  [{ inner: "s4" }, {}, "undecided", "undecided"],
  [{}, { role: "team" }, "false", "false"],
  [{ gate: "s4" }, { role: "boss" }, "true", "undecided"],
]);

for (const [answers, profile, inner, deeper] of SEEN) {
  test(`after ${JSON.stringify({ ...answers, ...profile })} the first question behind is ${inner}, the next ${deeper}`, () => {
    const seen = visibility(gated, answers, profile);
    assert.deepEqual([seen.get("gate"), seen.get("inner"), seen.get("deeper")], ["true", inner, deeper]);
  });
}
