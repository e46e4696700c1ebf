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

test("a note may have two thousand characters, and one that has more is left out", () => {
  assert.equal(givenIn({ notes: { a: "x".repeat(2000) } }, KNOWN).notes.a?.length, 2000);
  assert.deepEqual(givenIn({ notes: { a: "x".repeat(2001) } }, KNOWN), NOTHING);
});

const READ = {
  ",": {
    "1.500": "1500",
    1.5: "1.5",
    "1,5": "1.5",
    "1,500": "1.500",
    "1.500.000": "1500000",
    "1.500,25": "1500.25",
    "1.500,250": "1500.250",
    "-1.500": "-1500",
    "\u22122,5": "-2.5",
    "1 500": "1500",
    "1\u00a0500,5": "1500.5",
    "1\u202f500": "1500",
    "0.500": "0.500",
    "15.00": "15.00",
    "1500.000": "1500.000",
    "1.50": "1.50",
    " 2,5 ": "2.5",
    12.345: "12345",
    123.456: "123456",
    1234.567: "1234.567",
    "1.500 €": "1.500 €",
    "1,2,3": "1.2,3",
    "1.5.000": "1.5.000",
    "1.500.00": "1.500.00",
    "1,500.00": "1.500.00",
  },
  ".": {
    "1,500": "1500",
    "4,999": "4999",
    1.5: "1.5",
    "1,5": "1.5",
    "1.500": "1.500",
    "1,500.25": "1500.25",
    "1,500,000": "1500000",
    "0,500": "0.500",
    "1 500": "1500",
    "1.500,00": "1.500.00",
    "+1,500": "+1500",
    "-1,500": "-1500",
    "x1,500": "x1.500",
    "1,500x": "1.500x",
    "12,345": "12345",
    "1.500.000": "1.500.000",
    "1,500.2.3": "1.500.2.3",
  },
};
for (const [mark, numbers] of Object.entries(READ)) {
  for (const [typed, number] of Object.entries(numbers)) {
    test(`where ${mark} is the decimal mark, “${typed}” is ${number}`, () =>
      assert.equal(asNumber(typed, mark), number));
  }
}

test("whatever number is printed is read as the same", () => {
  for (const mark of [",", "."]) {
    for (const number of ["0", "-3.25", "1500", "1.5", "1.500", "0.500", "123456.789", "1500000"]) {
      assert.equal(asNumber(printed(number, mark), mark), number);
    }
  }
});

test("one part with something in it is not empty", () => {
  assert.ok(isEmpty(NOTHING));
  for (const part of Object.keys(NOTHING)) assert.ok(!isEmpty({ ...NOTHING, [part]: { a: "x" } }), part);
});

test("a list that is not all text is no answer", () => {
  assert.deepEqual(givenIn({ answers: { a: ["x", 1], b: ["x"] } }, KNOWN).answers, { b: ["x"] });
});

test("the language's own mark is printed", () => {
  assert.equal(printed("53.3", ","), "53,3");
});
