import assert from "node:assert/strict";
import { test } from "node:test";

import { headline, missing, nodesOf, percent, questionsOf } from "../../templates/assets/js/summary.mjs";
import { asked, node, result } from "./results.mjs";

const BANDS = [
  { id: "low", weak: true },
  { id: "middle", weak: false },
  { id: "high", weak: false },
];

/** @typedef {import("./results.mjs").DimensionResult} DimensionResult */

/**
 * @param {string | null} band of the overall score @param {string | null} weakest the weakest link's
 * @param {Partial<DimensionResult>} [special] of the overall score @param {DimensionResult[]} [others]
 */
function scored(band, weakest, special = {}, others = []) {
  const links = weakest ? [node("link", { band: weakest, exact: exactly("10") })] : [];
  return result({ band, ...special }, [...links, ...others], weakest && "link");
}

/** @param {string} value */
function exactly(value) {
  return { value, low: value, high: value, raw: value, uncapped: value };
}

/** Another link in that band, better than the weakest. @param {string} band @param {string} value */
const beside = (band, value = "20") => node("beside", { band, exact: exactly(value) });

const CAPPED = { capped_by: [{ question: "q", cap: "c" }] };
const OPEN = [node("open", { status: "not-scored" })];
const HEADLINES = [
  { why: "a weakest link behind", given: scored("middle", "low", {}, [beside("high")]), expected: "behind-one" },
  { why: "two links behind", given: scored("high", "low", {}, [beside("middle")]), expected: "behind-other" },
  { why: "a weak band throughout", given: scored("low", "low", {}, [beside("low")]), expected: "level" },
  { why: "links that are all alike", given: scored("low", "low", {}, [beside("low", "10")]), expected: "alone" },
  { why: "one link and no other", given: scored("low", "low"), expected: "alone" },
  { why: "a good band throughout", given: scored("high", "high"), expected: "even" },
  { why: "a good band where a link is not scored", given: scored("high", "high", {}, OPEN), expected: "alone" },
  { why: "a cap on the whole", given: scored("low", "middle", CAPPED, [beside("high")]), expected: "above" },
  { why: "links not scored that pull down", given: scored("low", "middle", {}, OPEN), expected: "alone" },
  { why: "no link with a score", given: scored("middle", null), expected: "alone" },
];
for (const { why, given, expected } of HEADLINES) {
  test(`with ${why} the headline is "${expected}"`, () => assert.equal(headline(given, BANDS), expected));
}

for (const status of /** @type {const} */ (["not-scored", "not-applicable"])) {
  test(`without a score the headline says ${status}`, () => {
    assert.equal(headline(scored(null, null, { status }), BANDS), status);
  });
}

const left = node("left", { questions: [asked("a", { state: "blank" }), asked("b", { state: "dont-know" })] });
const right = node("right", {
  questions: [asked("c", { state: "dont-know", s: "0" }), asked("d", { state: "blank" })],
});
const top = node("top", { dimensions: [left, right] });

test("what is missing tells unanswered, not known and waiting apart, at any depth", () => {
  const visible = new Map([
    ["a", "true"],
    ["b", "true"],
    ["c", "true"],
    ["d", "undecided"],
  ]);
  assert.deepEqual(missing(top, visible), { open: 1, unknown: 1, waiting: 1 });
});

test("every node and every question is found at any depth", () => {
  const nodes = nodesOf(result({}, [top]));
  assert.deepEqual([...nodes.keys()], ["overall", "top", "left", "right"]);
  assert.deepEqual(
    questionsOf(top).map(({ id }) => id),
    ["a", "b", "c", "d"],
  );
});

test("a share is in whole percent and full only when all is there", () => {
  assert.equal(percent("999/1000"), 99);
  assert.equal(percent("1"), 100);
  assert.equal(percent(null), 0);
});
