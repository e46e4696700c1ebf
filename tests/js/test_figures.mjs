import assert from "node:assert/strict";
import { test } from "node:test";

import { decimal, difference, score } from "../../templates/assets/js/scoring/figures.mjs";
import { read } from "../../templates/assets/js/scoring/instrument.mjs";
import { parse } from "../../templates/assets/js/scoring/rational.mjs";
import { dimension, questionnaire } from "./questionnaire.mjs";

/** @param {string} exact @param {[string, string]} range @param {number} decimals @param {string[]} starts */
function printed(exact, range, decimals, starts) {
  const bands = starts.map((from) => ({ id: from, from, weak: false }));
  const instrument = read(questionnaire([dimension("d", [{ id: "q" }])], { bands, decimals, score_range: range }));
  return score(instrument, instrument.overall, parse(exact));
}

const SCORES = /** @type {[string, [string, string], number, string[], string][]} */ ([
  ["1499/25", ["0", "100"], 1, ["0", "60"], "59.9"],
  ["41", ["0", "3"], 1, ["0", "41"], "1.3"],
  ["60", ["0", "100"], 1, ["0", "60"], "60.0"],
  ["100", ["0", "100"], 0, ["0", "60"], "100"],
  ["121/2", ["0", "100"], 0, ["0"], "61"],
  ["1", ["-1", "1"], 2, ["0"], "-0.98"],
  ["1/8", ["0", "100"], 2, ["0"], "0.13"],
]);

for (const [exact, range, decimals, starts, expected] of SCORES) {
  test(`${exact} on ${range} with bands from ${starts} prints ${expected}`, () => {
    assert.equal(printed(exact, range, decimals, starts), expected);
  });
}

const DIFFERENCES = /** @type {[string, number, string][]} */ ([
  ["1/20", 1, "0.1"],
  ["-1/20", 1, "-0.1"],
  ["-1/25", 1, "0.0"],
  ["25/2", 0, "13"],
  ["-25/2", 0, "-13"],
]);

for (const [exact, decimals, expected] of DIFFERENCES) {
  test(`a difference of ${exact} prints ${expected}`, () => {
    assert.equal(difference(parse(exact), [parse("0"), parse("100")], decimals), expected);
  });
}

test("all decimals are printed", () => {
  assert.deepEqual(
    [decimal(5n, 3), decimal(-5n, 1), decimal(0n, 2), decimal(-120n, 0)],
    ["0.005", "-0.5", "0.00", "-120"],
  );
});
