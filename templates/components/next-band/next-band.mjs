/**
 * What would change a score (D5, SC-19): the short way up to its next band, whether one answer a step away would move
 * it, and the answers that cost most. Says what would be so with today's answers, and promises nothing.
 */

import { plural, say } from "../../js/fill.mjs";
import { parse } from "../../js/scoring/rational.mjs";
import { nodesOf, questionsOf } from "../../js/summary.mjs";
import { hook } from "../../js/hooks.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("../form/form.mjs").Form} Form */
/** @typedef {(number: string | null) => string} Print */
/** @typedef {{id: string}} Band */

const MOST_COSTLY = 3;

/** @param {HTMLElement} article @param {Result} result @param {Band[]} bands from worst to best @param {Form} form @param {Print} print */
export function showUpward(article, result, bands, form, print) {
  const nodes = nodesOf(result);
  for (const block of article.querySelectorAll("[data-next-band]")) {
    const id = block.getAttribute("data-next-band") ?? "";
    const node = nodes.get(id);
    if (!node) continue;
    block.toggleAttribute("hidden", node.status === "not-applicable");
    const next = bands[bands.findIndex((band) => band.id === node.band) + 1];
    const way = result.next_band[id] ?? [];
    const filling = { n: way.length, band: next ? bandName(article, next.id) : "" };
    say(block.querySelector("[data-slot=way]"), wayForm(node.band, next, way), filling);
    inOrder(block, "data-step", way);
    say(block.querySelector("[data-slot=firm]"), firmForm(node.one_answer));
  }
  showCosts(article, result, form, print);
}

/** @param {string | null} band @param {Band | undefined} next @param {string[]} way */
function wayForm(band, next, way) {
  if (band === null) return "open";
  if (!next) return "last";
  return way.length ? plural(way.length) : "none";
}

/** @param {{up: boolean, down: boolean} | null} oneAnswer */
function firmForm(oneAnswer) {
  if (!oneAnswer) return "nothing";
  const { up, down } = oneAnswer;
  if (up && down) return "both";
  return up ? "up" : down ? "down" : "neither";
}

/** @param {HTMLElement} article @param {Result} result @param {Form} form @param {Print} print */
function showCosts(article, result, form, print) {
  const list = hook(article, '[data-part="costs"]', "next-band");
  const improvable = result.dimensions.flatMap(questionsOf).filter(({ cost }) => cost !== null);
  const costly = mostCostly(improvable);
  list.toggleAttribute("hidden", improvable.length === 0);
  say(list.querySelector("[data-slot=costs]"), costly.length ? "some" : "none");
  inOrder(
    list,
    "data-cost",
    costly.map(({ id }) => id),
  );
  for (const { id, cost } of costly) {
    const line = /** @type {Element} */ (list.querySelector(`[data-cost="${id}"]`));
    const given = line.querySelector("[data-slot=given]");
    if (given) given.textContent = form.words(id);
    say(line.querySelector("[data-slot=cost]"), plural(cost ?? 0), { points: print(cost) });
  }
}

/** Of equals the first in the file. @param {import("../../js/scoring/contract").QuestionResult[]} questions */
function mostCostly(questions) {
  return questions
    .filter(({ cost }) => Number(cost) > 0)
    .sort((one, other) => parse(other.exact_cost ?? "0").compare(parse(one.exact_cost ?? "0")))
    .slice(0, MOST_COSTLY);
}

/** Shows the lines of these ids, in this order, and no others. @param {Element} block @param {string} attribute @param {string[]} ids */
function inOrder(block, attribute, ids) {
  const lines = new Map(
    [...block.querySelectorAll(`[${attribute}]`)].map((line) => [line.getAttribute(attribute), line]),
  );
  for (const line of lines.values()) line.toggleAttribute("hidden", true);
  for (const id of ids) {
    const line = lines.get(id);
    line?.parentElement?.append(line);
    line?.removeAttribute("hidden");
  }
}

/** A band's name as the page writes it. @param {HTMLElement} article @param {string} id */
export function bandName(article, id) {
  return article.querySelector(`[data-band="${id}"] [data-name]`)?.textContent ?? "";
}
