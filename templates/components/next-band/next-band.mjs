/**
 * What would change a score (D5, SC-19): its answers of today beside the best ones and what each would add, those first
 * that are enough for the next band. Says what would be so with today's answers, and promises nothing.
 */

import { filled, plural, say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { difference } from "../../js/scoring/figures.mjs";
import { OVERALL } from "../../js/scoring/instrument.mjs";
import { evaluate } from "../../js/scoring/nodes.mjs";
import { Ground } from "../../js/scoring/outlook.mjs";
import { settle } from "../../js/scoring/states.mjs";
import { nodesOf } from "../../js/summary.mjs";
import { bestAnswer } from "./best.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("../../js/scoring/instrument.mjs").Instrument} Instrument */
/** @typedef {import("../../js/scoring/instrument.mjs").Node} Node */
/** @typedef {import("../../js/scoring/rational.mjs").Rational} Rational */
/** @typedef {import("../form/form.mjs").Form} Form */
/** @typedef {(number: string | null) => string} Print */
/** @typedef {{id: string}} Band */
/** @typedef {{result: Result, ground: Ground, form: Form, print: Print}} Around */

const MOST_COSTLY = 3;

/** @param {HTMLElement} article @param {Result} result @param {Instrument} instrument @param {Form} form @param {Print} print */
export function showUpward(article, result, instrument, form, print) {
  const nodes = nodesOf(result);
  const { responses } = settle(instrument, form.given.answers, form.given.profile);
  const around = { result, ground: new Ground(instrument, responses, evaluate(instrument, responses)), form, print };
  for (const block of article.querySelectorAll("[data-next-band]")) {
    const id = block.getAttribute("data-next-band") ?? "";
    const [figures, node] = [nodes.get(id), instrument.nodes.get(id)];
    if (!figures || !node) continue;
    block.toggleAttribute("hidden", figures.status === "not-applicable");
    const next = instrument.bands[instrument.bands.findIndex(({ id }) => id === figures.band) + 1];
    sayWay(block, result, id, { next: next && bandName(article, next.id), isOpen: figures.band === null });
    say(article.querySelector(`[data-why="${id}"] [data-slot=firm]`), firmForm(figures.one_answer));
    showAnswers(block, node, around);
  }
}

/** @param {Element} block @param {Result} result @param {string} id @param {{next: string | undefined, isOpen: boolean}} stand */
function sayWay(block, result, id, { next, isOpen }) {
  const way = result.next_band[id] ?? [];
  const opens = result.next_band_opens[id] ?? 0;
  const form = isOpen ? "open" : next === undefined ? "last" : way.length ? "reached" : "none";
  say(block.querySelector("[data-slot=way]"), form, { band: next ?? "" });
  say(block.querySelector("[data-slot=reach]"), plural(way.length), { n: way.length, band: next ?? "" });
  say(block.querySelector("[data-slot=opens]"), opens ? plural(opens) : "none", { n: opens });
}

/** @param {{up: boolean, down: boolean} | null} oneAnswer */
function firmForm(oneAnswer) {
  if (!oneAnswer) return "nothing";
  const { up, down } = oneAnswer;
  if (up && down) return "both";
  return up ? "up" : down ? "down" : "neither";
}

/** The rows of a table: what is enough for the next band, its line, then what else would add most. @param {Element} block @param {Node} node @param {Around} around */
function showAnswers(block, node, around) {
  const table = hook(block, '[data-part="answers"]', "next-band");
  const edge = hook(table, "[data-edge]", "next-band");
  const rows = new Map([...table.querySelectorAll("[data-step]")].map((row) => [row.getAttribute("data-step"), row]));
  for (const row of [...rows.values(), edge]) row.toggleAttribute("hidden", true);
  const gains = gainsIn(node, around);
  const way = gains.size ? (around.result.next_band[node.id] ?? []) : [];
  for (const id of [...way, ...othersIn(node, gains, way)]) {
    const row = rows.get(id);
    if (!row) continue;
    fillRow(row, id, /** @type {Rational} */ (gains.get(id)), node, around);
    edge.parentElement?.append(row);
  }
  const last = rows.get(way.at(-1) ?? "");
  last?.after(edge);
  edge.toggleAttribute("hidden", !last);
  table.toggleAttribute("hidden", !table.querySelector("[data-step]:not([hidden])"));
}

/** Of a dimension all other answers, of the overall score the few that cost it most. @param {Node} node @param {Map<string, Rational>} gains @param {string[]} way */
function othersIn(node, gains, way) {
  const others = [...gains].filter(([id]) => !way.includes(id));
  const told = node.id === OVERALL ? others.filter(([, gain]) => !gain.isZero).slice(0, MOST_COSTLY) : others;
  return told.map(([id]) => id);
}

/**
 * What each answer at its best would add to a node by itself, the largest first; of equals the first in the file. None
 * while there is no score.
 * @param {Node} node @param {Around} around @returns {Map<string, Rational>}
 */
function gainsIn(node, { result, ground }) {
  if (result.overall.band === null) return new Map();
  const below = ground.improvable.filter((item) => ground.pathOf(item).includes(node));
  const gains = below.map(({ id }) => /** @type {const} */ ([id, ground.today().gainOfOne(node, id)]));
  return new Map(gains.sort(([, one], [, other]) => other.compare(one)));
}

/** @param {Element} row @param {string} id @param {Rational} gain @param {Node} node @param {Around} around */
function fillRow(row, id, gain, node, { ground, form, print }) {
  row.removeAttribute("hidden");
  const slot = (/** @type {string} */ name) => /** @type {HTMLElement} */ (row.querySelector(`[data-slot=${name}]`));
  slot("given").textContent = form.words(id);
  const item = ground.instrument.items.get(id);
  if (item) {
    const best = bestAnswer(item.measure, (option) => form.label(id, option), print);
    const sentence = row.closest("table")?.getAttribute(`data-${best.form}`) ?? "";
    slot("best").textContent = filled(sentence, best.filling);
  }
  const points = difference(gain, node.scoreRange, ground.instrument.decimals);
  const worth = Number(points) ? plural(points) : gain.isZero ? "together" : "less";
  say(slot("cost"), worth, { points: print(points) });
}

/** A band's name as the page writes it. @param {HTMLElement} article @param {string} id */
export function bandName(article, id) {
  return article.querySelector(`[data-band="${id}"] [data-name]`)?.textContent ?? "";
}
