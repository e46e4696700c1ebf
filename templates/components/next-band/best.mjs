/** The best answer to a question in the page's words: which form of sentence says it, and what goes into it. Pure. */

import { best } from "../../js/scoring/measures.mjs";
import { ONE } from "../../js/scoring/rational.mjs";

/** @typedef {import("../../js/scoring/measures.mjs").Measure} Measure */
/** @typedef {import("../../js/scoring/measures.mjs").Some} Some */
/** @typedef {import("../../js/scoring/measures.mjs").Numeric} Numeric */
/** @typedef {(id: string) => string} Label  of an option */
/** @typedef {"option" | "all" | "at-least" | "under" | "from" | "between"} Form */
/** @typedef {{form: Form, filling: import("../../js/fill.mjs").Filling}} Best */

/** @param {Measure} measure @param {Label} label @param {(number: string) => string} print @returns {Best} */
export function bestAnswer(measure, label, print) {
  switch (measure.measure) {
    case "one":
      return option(best(measure).map(label));
    case "some":
      return measure.most === null ? bestOfSeveral(measure) : option(inPlace(measure).map(label));
    case "number":
      return bestNumber(measure, print);
  }
}

/** @param {string[]} labels @returns {Best} */
const option = (labels) => ({ form: "option", filling: { option: labels.join(" · ") } });

/** The right ones of a few, at their places where they have one. @param {Some & Measure} measure */
function inPlace(measure) {
  const places = new Map(measure.options.map(({ id, place }) => [id, place ?? 0]));
  return best(measure).sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
}

/** Of any number, how many are enough; all where some weigh more than others. @param {Some & Measure} measure @returns {Best} */
function bestOfSeveral(measure) {
  const [share = ONE, ...others] = best(measure).map((id) => measure.shares.get(id) ?? ONE);
  const isEven = others.every((other) => other.equals(share)) && !share.isZero;
  const enough = isEven ? Number(ONE.over(share).ceil()) : Infinity;
  return enough <= others.length ? { form: "at-least", filling: { n: enough } } : { form: "all", filling: {} };
}

/** @param {Numeric & Measure} measure @param {(number: string) => string} print @returns {Best} */
function bestNumber(measure, print) {
  if (measure.line) return option([print(measure.line === "up" ? measure.max : measure.min)]);
  const [id] = best(measure);
  const place = measure.ranges.findIndex((range) => range.id === id);
  const [low, high] = [measure.ranges[place], measure.ranges[place + 1]].map((range) => print(range?.from ?? ""));
  if (place === measure.ranges.length - 1) return { form: "from", filling: { low: low ?? "" } };
  return { form: place ? "between" : "under", filling: { low: low ?? "", high: high ?? "" } };
}
