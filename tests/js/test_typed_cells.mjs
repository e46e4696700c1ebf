/** What was typed into a table finds its cell again after the table was changed, or is set aside. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { merged, placed, tabSeparated, toKeep, typedIn, withTyped } from "../../templates/assets/js/typed_cells.mjs";

/** @typedef {import("../../templates/assets/js/typed_cells.mjs").Cell} Cell */
/** @typedef {import("../../templates/assets/js/typed_cells.mjs").Typed} Typed */

/** @param {number} row @param {number} column @param {string} head @param {string} side @returns {Cell} */
const cell = (row, column, head, side) => ({ at: [0, row, column], head, side });
/** @param {number} row @param {number} column @param {string} head @param {string} side @param {string} text @returns {Typed} */
const typed = (row, column, head, side, text) => ({ ...cell(row, column, head, side), text });
const WHO = typed(1, 1, "Who", "Monday", "Ana");

const CASES = /** @type {[string, Cell[], number[] | null][]} */ ([
  ["the same table", [cell(1, 1, "Who", "Monday")], [1, 1]],
  ["a row put in before", [cell(1, 1, "Who", "Sunday"), cell(2, 1, "Who", "Monday")], [2, 1]],
  ["another header", [cell(1, 1, "Where", "Monday")], null],
  ["two that could be meant", [cell(2, 1, "Who", "Monday"), cell(3, 1, "Who", "Monday")], null],
  ["two, of which one is its own", [cell(1, 1, "Who", "Monday"), cell(3, 1, "Who", "Monday")], [1, 1]],
]);

for (const [name, cells, place] of CASES) {
  test(`${name}: a text goes to its cell, or is set aside`, () => {
    const { found, aside } = placed([WHO], cells);
    assert.deepEqual(
      [...found.keys()].map(({ at }) => at.slice(1)),
      place ? [place] : [],
    );
    assert.deepEqual(aside, place ? [] : [WHO]);
  });
}

test("a row without a header is known by its place alone", () => {
  const nameless = typed(2, 1, "Who", "", "Eva");
  assert.equal(placed([nameless], [cell(1, 1, "Who", "")]).aside.length, 1);
  assert.equal(placed([nameless], [cell(1, 1, "Who", ""), cell(2, 1, "Who", "")]).found.size, 1);
});

test("an empty text goes, and one whose cell has moved is not kept twice", () => {
  assert.deepEqual(withTyped([WHO], { ...WHO, text: "" }), []);
  const moved = typed(2, 1, "Who", "Monday", "Eva");
  assert.deepEqual(withTyped([WHO], moved, WHO), [moved]);
});

test("two windows' texts stand side by side, and what cannot be read is left alone", () => {
  const other = typed(1, 2, "Until", "Monday", "noon");
  assert.deepEqual(merged(toKeep([WHO]), toKeep([other])), toKeep([WHO, other]));
  assert.equal(typedIn({ format: 2 }), null);
  assert.deepEqual(merged({ format: 2 }, toKeep([other])), { format: 2 });
  assert.deepEqual(typedIn({ format: 1, cells: [null, 3, { at: [1] }, WHO] }), [WHO]);
});

test("a spreadsheet reads cells as they are, and runs none of them", () => {
  assert.equal(tabSeparated([["=1+1", "+34 600", "-5,5 %", "@me"]]), "'=1+1\t+34 600\t-5,5 %\t'@me");
  assert.equal(tabSeparated([["a\tb", 'two\n"lines"']]), '"a\tb"\t"two\n""lines"""');
});
