import assert from "node:assert/strict";
import { test } from "node:test";

import { heldBy } from "../../templates/assets/js/held.mjs";
import { asked, node, result } from "./results.mjs";

/** @typedef {import("./results.mjs").DimensionResult} DimensionResult */
/** @typedef {import("./results.mjs").Result} Result */

/** A node of that value. @param {string} value @param {Partial<DimensionResult>} [more] */
const of = (value, more = {}) => node("d", { exact: { ...node("d").exact, value, raw: value }, ...more });
const WEAKEST = { base: null };
const CAPPED = { capped_by: [{ question: "other", cap: "cap" }] };
const HOLDER = { questions: [asked("q")] };

/** @param {DimensionResult} overall @param {DimensionResult} holder the dimension of the question */
const held = (overall, holder) => result(overall, [of("10"), { ...holder, ...HOLDER }]);

const CASES = /** @type {[string, Result, string][]} */ ([
  ["a cap on the overall score", held(of("40", CAPPED), of("50")), "cap"],
  ["a cap on its own dimension", held(of("40"), of("50", CAPPED)), "cap"],
  ["another child that is weaker", held(of("10", WEAKEST), of("50")), "weakest"],
  ["a weaker child before a cap below", held(of("10", WEAKEST), of("50", CAPPED)), "weakest"],
  ["a cap on the weakest child itself", held(of("50", WEAKEST), of("50", CAPPED)), "cap"],
  ["another child as weak", held(of("50", WEAKEST), of("50")), "weakest"],
  ["nothing that can be named", held(of("40"), of("50")), "still"],
]);

for (const [what, found, reason] of CASES) {
  test(`what holds a gain of nothing: ${what}`, () => {
    assert.equal(heldBy(found, { question: "q" }), reason);
  });
}

test("a question is found at any depth", () => {
  const holder = of("50", { ...CAPPED, ...HOLDER });
  const found = result(of("40"), [of("50"), of("50", { dimensions: [holder] })]);
  assert.equal(heldBy(found, { question: "q" }), "cap");
});
