import assert from "node:assert/strict";
import { test } from "node:test";

import { read } from "../../templates/assets/js/scoring/instrument.mjs";
import { changes, isShown, isWaiting, NOTHING, FormState } from "../../templates/assets/js/standing.mjs";
import { dimension, questionnaire } from "./questionnaire.mjs";

const CONDITION = { key: "gate", any_of: ["s4"] };
const instrument = read(
  questionnaire([
    dimension("d", [
      { id: "gate", allow: ["dont-know"] },
      { id: "inner", show_if: [CONDITION] },
    ]),
  ]),
);
const stand = new FormState(instrument, [
  ["free", []],
  ["bound", [CONDITION]],
]);
const given = (/** @type {Record<string, string>} */ answers) => ({ answers, profile: {}, notes: {} });

for (const [gate, shown] of [
  ["s4", true],
  ["s0", false],
  ["dont-know", false],
]) {
  test(`after ${gate} a conditional question and a note alike are ${shown ? "shown" : "out of sight"}`, () => {
    const standing = stand.of(given({ gate: /** @type {string} */ (gate) }));
    assert.equal(isShown(standing, "inner"), shown);
    assert.equal(isShown(standing, "bound"), shown);
    assert.ok(isShown(standing, "free"));
  });
}

test("only a shown question without an answer waits for one", () => {
  assert.ok(isWaiting(stand.of(given({})), "gate"));
  assert.ok(!isWaiting(stand.of(given({})), "inner"));
  assert.ok(!isWaiting(stand.of(given({ gate: "dont-know" })), "gate"));
  assert.deepEqual([...stand.of(given({ gate: "dont-know" })).unknown], ["gate"]);
});

test("an answer that is not taken is told with its reason, and waits", () => {
  const standing = stand.of(given({ gate: "nonsense" }));
  assert.equal(standing.refused.get("gate"), "unknown-option");
  assert.ok(isWaiting(standing, "gate"));
});

test("what comes into sight and what leaves it is told, but not the first time", () => {
  const [closed, open] = [stand.of(given({ gate: "s0" })), stand.of(given({ gate: "s4" }))];
  assert.deepEqual(changes(NOTHING, open), { shown: [], hidden: [] });
  assert.equal(changes(closed, open).shown.length, 2);
  assert.deepEqual(changes(open, closed), { shown: [], hidden: changes(closed, open).shown });
});
