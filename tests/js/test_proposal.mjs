import assert from "node:assert/strict";
import { test } from "node:test";

import { proposal } from "../../templates/assets/js/proposal.mjs";
import { readMeasure } from "../../templates/assets/js/scoring/measures.mjs";

const one = readMeasure({
  measure: "one",
  options: [
    { id: "best", share: "1" },
    { id: "none", share: "0" },
    { id: "half", share: "1/2" },
  ],
});
/** @param {(number | null)[]} places @param {number | null} most */
const some = (places, most) => {
  const options = places.map((place, n) => ({ id: "abc"[n] ?? "", share: "1/3", exclusive: false, place }));
  return readMeasure({ measure: "some", most, options });
};
/** @param {number | null} n @param {Record<string, number>} counts */
const told = (n, counts) => ({ n, options: Object.entries(counts).map(([option, n]) => ({ option, n })) });

test("TM-12: of one option the median by points is proposed, of two middle ones the lower", () => {
  assert.deepEqual(proposal(one, told(3, { best: 1, none: 1, half: 1 })), ["half"]);
  assert.deepEqual(proposal(one, told(2, { best: 1, none: 1, half: 0 })), ["none"]);
  assert.deepEqual(proposal(one, told(5, { best: 3, none: 2, half: 0 })), ["best"]);
});

test("TM-12: of several those of at least half of the people are proposed, as many as may be", () => {
  assert.deepEqual(proposal(some([null, null, null], null), told(4, { a: 1, b: 2, c: 4 })), ["c", "b"]);
  assert.deepEqual(proposal(some([null, null, null], 1), told(4, { a: 1, b: 2, c: 4 })), ["c"]);
});

test("nothing is proposed where nothing is told, nor for orders and numbers", () => {
  assert.deepEqual(proposal(one, told(null, {})), []);
  assert.deepEqual(proposal(some([1, 2, null], 2), told(4, { a: 4 })), []);
  const hours = readMeasure({ measure: "number", min: "0", max: "9", ranges: [], line: "up" });
  assert.deepEqual(proposal(hours, told(4, {})), []);
});
