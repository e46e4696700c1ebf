import assert from "node:assert/strict";
import { test } from "node:test";

import { integer, least, parse, ratio, sum } from "../../templates/assets/js/scoring/rational.mjs";

const NUMBERS = ["0", "1", "-1", "7", "100", "1/2", "-1/2", "2/3", "-7/3", "200/3", "99/100", "12345678901234567890/7"];
const PAIRS = NUMBERS.flatMap((first) => NUMBERS.map((second) => [parse(first), parse(second)]));

/** @param {import("../../templates/assets/js/scoring/rational.mjs").Rational} number */
function assertReduced({ n, d }) {
  assert.ok(d > 0n);
  for (let divisor = 2n; divisor < 300n; divisor += 1n) assert.ok(n % divisor !== 0n || d % divisor !== 0n);
}

test("text is read exactly and printed reduced", () => {
  const printed = { 3: "3", "-0": "0", "6/4": "3/2", 0.25: "1/4", "-0.5": "-1/2", "12.50": "25/2", "0/5": "0" };
  for (const [text, expected] of Object.entries(printed)) assert.equal(`${parse(text)}`, expected);
});

test("a number longer than any float is kept whole", () => {
  const digits = "9".repeat(64);
  assert.equal(`${parse(digits)}`, digits);
});

test("every result is reduced, and taking back what was done gives the first number again", () => {
  for (const [first, second] of PAIRS) {
    const results = [first.plus(second), first.minus(second), first.times(second)];
    results.forEach(assertReduced);
    assert.ok(first.plus(second).minus(second).equals(first));
    if (!second.isZero) assert.ok(first.times(second).over(second).equals(first));
    if (!second.isZero) assertReduced(first.over(second));
  }
});

test("numbers are compared exactly", () => {
  const rising = ["-7/3", "-1", "-1/2", "0", "1/3", "33333333333333333/100000000000000000", "1/2", "1"].map(parse);
  const sorted = [...rising].reverse().sort((first, second) => first.compare(second));
  assert.deepEqual(sorted.map(String), [
    "-7/3",
    "-1",
    "-1/2",
    "0",
    "33333333333333333/100000000000000000",
    "1/3",
    "1/2",
    "1",
  ]);
  assert.equal(parse("2/4").compare(parse("1/2")), 0);
  assert.equal(`${least(parse("1/2"), parse("1/3"))}`, "1/3");
});

test("a sum over mixed denominators equals adding one by one", () => {
  const numbers = NUMBERS.map(parse);
  const oneByOne = numbers.reduce((total, number) => total.plus(number), integer(0));
  assert.ok(sum(numbers).equals(oneByOne));
  assertReduced(sum(numbers));
  assert.equal(`${sum(Array.from({ length: 10 }, () => parse("0.1")))}`, "1");
  assert.equal(`${sum([])}`, "0");
});

test("floor goes down and ceil goes up, below zero too", () => {
  const whole = (/** @type {string} */ text) => [parse(text).floor(), parse(text).ceil()];
  assert.deepEqual(whole("7/2"), [3n, 4n]);
  assert.deepEqual(whole("-7/2"), [-4n, -3n]);
  assert.deepEqual(whole("-4"), [-4n, -4n]);
});

test("a ratio is reduced as it is made", () => {
  assert.deepEqual({ ...ratio(-6n, 4n) }, { n: -3n, d: 2n });
});
