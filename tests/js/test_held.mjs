import assert from "node:assert/strict";
import { test } from "node:test";

import { heldBy } from "../../templates/assets/js/held.mjs";

/** @typedef {Record<string, any>} Json */

/** A node as the result object has it. @param {string} value @param {Json} [more] */
const node = (value, more = {}) => ({
  exact: { value, raw: value },
  base: "0.0",
  capped_by: [],
  dimensions: [],
  questions: [],
  ...more,
});
const WEAKEST = { base: null };
const CAPPED = { capped_by: [{ question: "other", cap: "cap" }] };
const asked = { questions: [{ id: "q" }] };

/** @param {Json} overall @param {Json} holder the dimension of the question */
const result = (overall, holder) => ({ overall, dimensions: [node("10"), { ...holder, ...asked }] });

const CASES = /** @type {[string, Json, string][]} */ ([
  ["a cap on the overall score", result(node("40", CAPPED), node("50")), "cap"],
  ["a cap on its own dimension", result(node("40"), node("50", CAPPED)), "cap"],
  ["another child that is weaker", result(node("10", WEAKEST), node("50")), "weakest"],
  ["a weaker child before a cap below", result(node("10", WEAKEST), node("50", CAPPED)), "weakest"],
  ["a cap on the weakest child itself", result(node("50", WEAKEST), node("50", CAPPED)), "cap"],
  ["another child as weak", result(node("50", WEAKEST), node("50")), "weakest"],
  ["nothing that can be named", result(node("40"), node("50")), "still"],
]);

for (const [what, found, held] of CASES) {
  test(`what holds a gain of nothing: ${what}`, () => {
    assert.equal(heldBy(found, { question: "q", exact_gain: "0" }), held);
  });
}

test("a question is found at any depth", () => {
  const holder = node("50", { ...CAPPED, ...asked });
  const found = { overall: node("40"), dimensions: [node("50"), node("50", { dimensions: [holder] })] };
  assert.equal(heldBy(found, { question: "q", exact_gain: "0" }), "cap");
});

test("a gain too small to print is hardly one", () => {
  assert.equal(heldBy(result(node("40", CAPPED), node("50")), { question: "q", exact_gain: "1/5000" }), "hardly");
});
