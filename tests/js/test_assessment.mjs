import assert from "node:assert/strict";
import { test } from "node:test";

import { assess } from "../../templates/assets/js/scoring/assessment.mjs";
import { dimension, questionnaire } from "./questionnaire.mjs";

const CAP = { id: "cap", when: ["s0", "s1"], when_missing: [], at: "40", of: "d", lowest: true };
const CAPPED = [{ id: "a" }, { id: "b", caps: [CAP] }, { id: "c", weight: "2" }, { id: "e" }, { id: "f" }];
const capped = questionnaire([dimension("d", CAPPED)]);
const below = { a: "s3", b: "s1", c: "s3", e: "s4", f: "s3" };

test("nothing answered gives no score, the whole range and no way up", () => {
  const { overall, next_band, remedies, weakest } = assess(capped, {});
  assert.deepEqual([overall.value, overall.low, overall.high, overall.status], [null, "0.0", "100.0", "not-scored"]);
  assert.deepEqual([next_band, remedies, weakest], [{ overall: null, d: null }, [], null]);
});

test("a cap binds, is the short way up, and its remedy comes first", () => {
  const { overall, dimensions, next_band, remedies } = assess(capped, { answers: below });
  assert.deepEqual([overall.exact.value, overall.exact.uncapped], ["40", "425/6"]);
  assert.deepEqual(dimensions[0].capped_by, [{ question: "b", cap: "cap" }]);
  assert.deepEqual(next_band, { overall: ["b"], d: ["b"] });
  assert.deepEqual([remedies[0].playbook, remedies[0].exact_gain], ["mend-b", "130/3"]);
});

test("the printed parts of a score add up to it", () => {
  const [{ raw, base, questions }] = assess(capped, { answers: below }).dimensions;
  const parts = questions.map((question) => Number(question.contribution));
  const total = parts.reduce((sum, part) => sum + part, Number(base));
  assert.equal(total.toFixed(1), raw);
});

test("of equal gains the short way takes the first in the file, and no more than it needs", () => {
  const document = questionnaire([
    dimension(
      "d",
      [..."abcdefgh"].map((id) => ({ id })),
    ),
  ]);
  const answers = Object.fromEntries([..."abcdefgh"].map((id) => [id, "s2"]));
  assert.deepEqual(assess(document, { answers }).next_band.d, ["a", "b"]);
});

test("what the short way can spare is left out from the end", () => {
  const first = [{ id: "a", weight: "2" }, { id: "b", weight: "2" }, { id: "c" }];
  const dimensions = [dimension("x", first), dimension("y", [{ id: "d" }]), dimension("z", [{ id: "e" }])];
  const answers = Object.fromEntries([..."abcde"].map((id) => [id, "s0"]));
  const { next_band } = assess(questionnaire(dimensions, { combine: "weakest" }), { answers });
  assert.deepEqual(next_band.overall, ["a", "d", "e"]);
});

test("the document and the answers are left as they were", () => {
  const given = { answers: below, profile: {} };
  const before = JSON.stringify([capped, given]);
  assess(capped, given);
  assert.equal(JSON.stringify([capped, given]), before);
});

test("the result survives JSON unchanged", () => {
  const result = assess(capped, { answers: below });
  assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
});
