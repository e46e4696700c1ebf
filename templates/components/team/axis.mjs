/** Everybody's place on the axis of a dimension, and the team's level. Computes no number that is told. */

import { draw } from "../../js/drawing.mjs";
import { counts } from "../../js/scoring/nodes.mjs";
import { approximate } from "../../js/summary.mjs";

/** @typedef {import("../../js/scoring/people.mjs").Person} Person */

/** So far apart, in points, dots do not touch even on a phone; nearer ones go to the next of so many lines. */
const APART = 3;
const LINES = 3;
const MIDDLE = 16;
const STEP = 9;

/** Everybody's values of a node for which they count, on 0-100. @param {Person[]} people @param {string} node */
export function valuesOf(people, node) {
  const found = people.flatMap(({ figures }) => figures.get(node) ?? []).filter(counts);
  return found.flatMap(({ value }) => (value ? [approximate(`${value}`)] : []));
}

/** Everybody's place on the axis, those near each other on lines of their own, and the level. @param {Element} field @param {number[]} values @param {number | null} level */
export function drawField(field, values, level) {
  /** @type {number[]} the last value of each line */
  const lines = [];
  const dots = [...values]
    .sort((one, other) => one - other)
    .map((value) => {
      const free = lines.findIndex((last) => value - last > APART);
      const line = free < 0 ? Math.min(lines.length, LINES - 1) : free;
      lines[line] = value;
      const side = line % 2 ? 1 : -1;
      return draw("circle", { cx: `${value}%`, cy: MIDDLE + side * Math.ceil(line / 2) * STEP, r: 4.5 });
    });
  const stroke = level === null ? [] : [draw("rect", { x: `${level}%`, y: 2, width: 3, height: 28 })];
  field.replaceChildren(...dots, ...stroke);
}
