import assert from "node:assert/strict";
import { test } from "node:test";

import { csv, fileName } from "../../templates/assets/js/files.mjs";

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

test("a sign that begins a formula is found behind whatever cannot be seen, and full-width", () => {
  for (const before of [" ", "\u00a0", "\u200b", "\ufeff", "\u2060\u202f", "\u0001"]) {
    for (const sign of ["=", "+", "-", "@", "＝", "＋", "－", "＠"]) {
      assert.match(cell(`${before}${sign}1+1`), /^"?'/, `${before}${sign}`);
    }
  }
});

test("what a spreadsheet would turn into a date, a time or another number stays as it is written", () => {
  for (const text of ["1-2", "3/4", "00123", "12:30", "5-may", "1/2/2026", "1E5", "1.5", "12345678901234567"]) {
    assert.match(cell(text), /^'/, text);
  }
  for (const text of ["1-2 veces", "2. Segundo", "0", "0,5", "40", "3 de 4", "12,5"]) {
    assert.doesNotMatch(cell(text), /^"?'/, text);
  }
  assert.match(cell("1,5", "."), /^"'/);
  assert.equal(cell("1.5", "."), "1.5");
});

test("a file is called by what it is, whose and when, whatever was typed as a name", () => {
  const today = /-\d{4}-\d\d-\d\d$/;
  for (const [name, expected] of [
    ["", "causa"],
    ["  Ana Núñez ", "causa-ana-núñez"],
    ["../../etc:passwd", "causa-etc-passwd"],
    ["<b>", "causa-b"],
    ["x".repeat(400), `causa-${"x".repeat(40)}`],
    ["🙂", "causa"],
  ]) {
    assert.match(fileName("causa", name), today);
    assert.equal(fileName("causa", name).replace(today, ""), expected);
  }
});
