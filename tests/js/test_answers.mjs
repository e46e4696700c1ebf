import assert from "node:assert/strict";
import { test } from "node:test";

import { answersFile, asNumber, givenIn, isEmpty, printed } from "../../templates/assets/js/answers.mjs";

const KNOWN = { answers: ["a", "b"], profile: ["role"], notes: ["a"] };
const NOTHING = { answers: {}, profile: {}, notes: {} };

test("a stored file gives back what it holds for known ids", () => {
  const given = { answers: { a: "yes", b: ["x", "y"] }, profile: { role: "boss" }, notes: { a: "seen" } };
  const file = answersFile({ diagnostic: "small", version: "1.0", hash: "abc" }, given);
  assert.deepEqual(givenIn(JSON.parse(JSON.stringify(file)), KNOWN), given);
});

for (const stored of [null, 3, "x", [], {}, { answers: null }, { answers: "x" }, { answers: { a: 3, b: [1] } }]) {
  test(`nothing is read from ${JSON.stringify(stored)}`, () => {
    assert.deepEqual(givenIn(stored, KNOWN), NOTHING);
    assert.ok(isEmpty(givenIn(stored, KNOWN)));
  });
}

test("ids that every object answers to are never read", () => {
  const stored = JSON.parse('{"answers": {"__proto__": {"a": "yes"}, "constructor": "x", "c": "y"}}');
  assert.deepEqual(givenIn(stored, KNOWN), NOTHING);
  assert.equal(Reflect.get({}, "a"), undefined);
});

test("a text longer than any note is left out", () => {
  assert.deepEqual(givenIn({ notes: { a: "x".repeat(2001) } }, KNOWN), NOTHING);
});

test("a comma is a decimal point, and the language's own mark is printed", () => {
  assert.equal(asNumber(" 2,5 "), "2.5");
  assert.equal(asNumber("1,2,3"), "1.2,3");
  assert.equal(printed("53.3", ","), "53,3");
});
