import assert from "node:assert/strict";
import { test } from "node:test";

import { csv } from "../../templates/assets/js/files.mjs";

/** What one cell becomes. @param {string} text */
const cell = (text, mark = ",") => csv([[text]], mark).slice(1, -2);

test("cells are parted by a semicolon where the comma is the decimal mark, and begin with the mark of UTF-8", () => {
  assert.equal(csv([["año", "1,5"]], ","), '\ufeffaño;"1,5"\r\n');
  assert.equal(csv([["año", "1.5"]], "."), "\ufeffaño,1.5\r\n");
});

test("what a spreadsheet would work out stays text, a number stays a number", () => {
  for (const text of ["=1+1", "+A1", "-A1", "@x", "=HYPERLINK(A1)", "\tx", "--1"]) {
    assert.match(cell(text), /^"?'/);
  }
  for (const text of ["-2.5", "+3", "12"]) assert.equal(cell(text), text);
  assert.equal(cell("-2,5"), '"-2,5"');
});

test("what parts cells and lines is put in quotes", () => {
  assert.equal(cell('a;b "c"'), '"a;b ""c"""');
  assert.equal(cell("a\nb"), '"a\nb"');
});
