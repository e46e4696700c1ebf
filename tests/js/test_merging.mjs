import assert from "node:assert/strict";
import { test } from "node:test";

import { changed, changes, laterOf, renewed, respondentOf } from "../../templates/assets/js/merging.mjs";

const INSTRUMENT = { diagnostic: "small", version: "1.0", hash: "0123456789ab" };
const given = (/** @type {object} */ parts) => ({ answers: {}, profile: {}, notes: {}, ...parts });

/** @param {unknown} kept @param {object} before @param {object} after @param {number} now @returns {any} */
const after = (kept, before, after, now) => changed(kept, changes(given(before), given(after)), INSTRUMENT, now);

test("only what has become different is a change, one taken back too", () => {
  const before = given({ answers: { a: "x", b: ["y"], c: "z" }, notes: { a: "seen" } });
  const then = given({ answers: { a: "x", b: ["y", "w"], d: "v" }, profile: { role: "boss" }, notes: { a: "seen" } });
  assert.deepEqual(changes(before, then), [
    { part: "answers", id: "b", value: ["y", "w"] },
    { part: "answers", id: "c", value: undefined },
    { part: "answers", id: "d", value: "v" },
    { part: "profile", id: "role", value: "boss" },
  ]);
  assert.deepEqual(changes(before, before), []);
});

test("a window writes what it has changed over what another has written, with its time", () => {
  const first = after(null, {}, { answers: { a: "x" }, notes: { a: "n" } }, 100);
  const second = after(first, {}, { answers: { b: "y" } }, 200);
  assert.match(first.respondent, /^[0-9a-f]{32}$/);
  assert.deepEqual(second, {
    ...INSTRUMENT,
    respondent: first.respondent,
    answers: { a: "x", b: "y" },
    profile: {},
    notes: { a: "n" },
    times: { "answers/a": 100, "notes/a": 100, "answers/b": 200 },
  });
});

test("TM-1: of two windows the stored respondent stands, one that is renewed is another, none is made without answers", () => {
  const [one, other] = [1, 2].map((now) => after(null, {}, { answers: { a: "x" } }, now));
  assert.notEqual(respondentOf(one), respondentOf(other));
  assert.equal(respondentOf(laterOf(one, other)), respondentOf(one));
  assert.equal(respondentOf(laterOf({}, other)), respondentOf(other));
  assert.notEqual(respondentOf(renewed(one)), respondentOf(one));
  assert.deepEqual([renewed(null), respondentOf({ respondent: "<b>" }), respondentOf("x")], [null, "", ""]);
  assert.match(after({ respondent: "x" }, {}, { answers: { a: "x" } }, 1).respondent, /^[0-9a-f]{32}$/);
});

test("what today's questionnaire does not ask for stays where it lies", () => {
  const kept = { answers: { gone: "x", a: "y" }, notes: { gone: "long ago" } };
  const next = after(kept, { answers: { a: "y" } }, { answers: { a: "z" } }, 1);
  assert.deepEqual([next.answers, next.notes], [{ gone: "x", a: "z" }, { gone: "long ago" }]);
});

test("where nothing is left nothing is kept", () => {
  const kept = after(null, {}, { answers: { a: "x" } }, 1);
  assert.equal(after(kept, { answers: { a: "x" } }, {}, 2), null);
  assert.equal(after(null, {}, {}, 2), null);
});

test("a clock that jumps back makes no change an older one", () => {
  const first = after(null, {}, { answers: { a: "x" } }, 1000);
  const held = after(first, { answers: { a: "x" } }, { answers: { a: "y" } }, 5);
  assert.equal(held.times["answers/a"], 1001);
  assert.equal(/** @type {any} */ (laterOf(first, held)).answers.a, "y");
});

test("of what is stored and what is held the later stands, question by question, whatever is only in one of them too", () => {
  const common = after(null, {}, { answers: { a: "old", b: "old", c: "old" } }, 1);
  const stored = after(common, { answers: { a: "old" } }, { answers: { a: "stored", d: "stored" } }, 20);
  let held = after(common, {}, { answers: { a: "held" } }, 10);
  held = after(held, { answers: { b: "old", c: "old" } }, { answers: { b: "held" }, profile: { role: "held" } }, 30);
  const { answers, profile } = /** @type {any} */ (laterOf(stored, held));
  assert.deepEqual(answers, { a: "stored", b: "held", d: "stored" });
  assert.deepEqual(profile, { role: "held" });
});

test("times that are none are as long ago as can be", () => {
  for (const time of ["9", null, {}, 1e300, Infinity]) {
    const stored = { answers: { a: "stored" }, times: { "answers/a": time } };
    assert.equal(
      /** @type {any} */ (laterOf(stored, after(null, {}, { answers: { a: "held" } }, 1))).answers.a,
      "held",
    );
  }
});

for (const poison of [null, 3, "x", [], { answers: [], times: 3 }, '{"answers": {"__proto__": {"a": "x"}}}']) {
  test(`whatever else is stored breaks nothing: ${JSON.stringify(poison)}`, () => {
    const stored = typeof poison === "string" && poison.startsWith("{") ? JSON.parse(poison) : poison;
    assert.equal(after(stored, {}, { answers: { b: "y" } }, 1).answers.b, "y");
    const held = {
      answers: { b: "y" },
      times: { "answers/b": 1, "__proto__/x": 9, constructor: 9, "answers/__proto__": 9 },
    };
    assert.equal(/** @type {any} */ (laterOf(stored, held)).answers.b, "y");
    assert.equal(Reflect.get({}, "a"), undefined);
  });
}
