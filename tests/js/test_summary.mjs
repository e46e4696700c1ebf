import assert from "node:assert/strict";
import { test } from "node:test";

import { headline, missing, nodesOf, percent, questionsOf } from "../../templates/assets/js/summary.mjs";

const BANDS = [
  { id: "low", weak: true },
  { id: "middle", weak: false },
  { id: "high", weak: false },
];

/**
 * @param {string | null} band of the overall score @param {string | null} weakest the weakest link's
 * @param {Record<string, any>} [special] of the overall score @param {Record<string, any>[]} [others]
 */
function result(band, weakest, special = {}, others = []) {
  const link = { id: "link", band: weakest, status: "scored", dimensions: [], questions: [] };
  const overall = { band, status: "scored", capped_by: [], ...special };
  return { overall, weakest: weakest && "link", dimensions: [...(weakest ? [link] : []), ...others] };
}

const CAPPED = { capped_by: [{ question: "q", cap: "c" }] };
const OPEN = [{ id: "open", band: null, status: "not-scored", dimensions: [], questions: [] }];
const HEADLINES = [
  { why: "a weakest link behind", given: result("middle", "low"), expected: "behind" },
  { why: "a weak band throughout", given: result("low", "low"), expected: "level" },
  { why: "a good band throughout", given: result("high", "high"), expected: "even" },
  { why: "a good band where a link is not scored", given: result("high", "high", {}, OPEN), expected: "alone" },
  { why: "a cap on the whole", given: result("low", "middle", CAPPED), expected: "above" },
  { why: "links not scored that pull down", given: result("low", "middle", {}, OPEN), expected: "alone" },
  { why: "no link with a score", given: result("middle", null), expected: "alone" },
];
for (const { why, given, expected } of HEADLINES) {
  test(`with ${why} the headline is "${expected}"`, () => assert.equal(headline(given, BANDS), expected));
}

for (const status of ["not-scored", "not-applicable"]) {
  test(`without a score the headline says ${status}`, () => {
    assert.equal(headline(result(null, null, { status }), BANDS), status);
  });
}

const question = (/** @type {string} */ id, /** @type {string} */ state, /** @type {string | null} */ s) => ({
  id,
  state,
  s,
});
const node = {
  id: "top",
  questions: [],
  dimensions: [
    { id: "left", dimensions: [], questions: [question("a", "blank", null), question("b", "dont-know", null)] },
    { id: "right", dimensions: [], questions: [question("c", "dont-know", "0"), question("d", "blank", null)] },
  ],
};

test("what is missing tells unanswered, not known and waiting apart, at any depth", () => {
  const visible = new Map([
    ["a", "true"],
    ["b", "true"],
    ["c", "true"],
    ["d", "undecided"],
  ]);
  assert.deepEqual(missing(node, visible), { open: 1, unknown: 1, waiting: 1 });
});

test("every node and every question is found at any depth", () => {
  const nodes = nodesOf({ overall: {}, dimensions: [node] });
  assert.deepEqual([...nodes.keys()], ["overall", "top", "left", "right"]);
  assert.deepEqual(
    questionsOf(node).map(({ id }) => id),
    ["a", "b", "c", "d"],
  );
});

test("a share is in whole percent and full only when all is there", () => {
  assert.equal(percent("999/1000"), 99);
  assert.equal(percent("1"), 100);
  assert.equal(percent(null), 0);
});
