/**
 * What if some guides of the path were done: the total and every bar as the scorer itself works them out (SC-15), and in
 * words what has changed. Nothing of it is kept.
 */

import { filled, plural, say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { score } from "../../js/scoring/figures.mjs";
import { OVERALL, bandOf } from "../../js/scoring/instrument.mjs";
import { evaluate } from "../../js/scoring/nodes.mjs";
import { Ground } from "../../js/scoring/outlook.mjs";
import { settle } from "../../js/scoring/states.mjs";
import { drawThen } from "../chain/chain.mjs";
import { bandName } from "../next-band/next-band.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("../../js/scoring/instrument.mjs").Instrument} Instrument */
/** @typedef {import("../../js/scoring/rational.mjs").Rational} Rational */
/** @typedef {(number: string | null) => string} Print */
/** @typedef {{id: string, from: string, to: string, value: Rational, band: string}} Then  a node that stands higher */

export class WhatIf {
  /** @param {HTMLElement} article @param {Instrument} instrument @param {Print} print */
  constructor(article, instrument, print) {
    this.article = article;
    this.instrument = instrument;
    this.print = print;
    /** @type {Result | undefined} */
    this.result = undefined;
    this.path = hook(article, '[data-part="path"]', "what-if");
    this.block = hook(this.path, '[data-part="what-if"]', "what-if");
    hook(this.block, "[data-as-today]", "what-if").onclick = () => this.#asToday();
  }

  /** What the boxes that are ticked would change in this result. @param {Result} result @param {import("../../js/answers.mjs").Given} given */
  show(result, { answers, profile }) {
    if (this.result !== result) {
      const { responses } = settle(this.instrument, answers, profile);
      this.ground = new Ground(this.instrument, responses, evaluate(this.instrument, responses));
      this.mends = new Map(
        result.remedies.map(({ playbook, mends }) => [playbook, mends.map(({ question }) => question)]),
      );
      this.result = result;
    }
    this.#tell();
  }

  /** @returns {HTMLInputElement[]} */
  get #boxes() {
    return [...this.path.querySelectorAll("input[data-what-if]")].map((box) => /** @type {HTMLInputElement} */ (box));
  }

  #asToday() {
    const [first] = this.#boxes.filter((box) => box.checked);
    for (const box of this.#boxes) box.checked = false;
    this.#tell();
    first?.focus();
  }

  #tell() {
    const done = this.#boxes.filter((box) => box.checked);
    const items = new Set(done.flatMap((box) => this.mends?.get(playbookOf(box)) ?? []));
    const moved = items.size ? this.#moved(items) : [];
    this.block.toggleAttribute("hidden", !done.length);
    const total = moved.find(({ id }) => id === OVERALL);
    say(hook(this.block, '[data-slot="told"]', "what-if"), formOf(done.length, total), {
      n: done.length,
      from: total?.from ?? "",
      to: total?.to ?? "",
      band: bandName(this.article, total?.band ?? ""),
    });
    this.#list(moved.filter(({ from, to, id }) => id !== OVERALL && from !== to));
    drawThen(this.article, moved, this.instrument.bands);
  }

  /** Every node with a value: what it scores today and with these questions mended. @param {Set<string>} items @returns {Then[]} */
  #moved(items) {
    const outlook = /** @type {Ground} */ (this.ground).today();
    outlook.mend(items);
    return [...this.instrument.nodes.values()].flatMap((node) => {
      const today = this.ground?.figures.get(node.id)?.value;
      const value = outlook.levels.get(node.id)?.value;
      if (!today || !value) return [];
      const [from, to] = [today, value].map((exact) => this.print(score(this.instrument, node, exact)));
      return [{ id: node.id, from, to, value, band: bandOf(this.instrument, value).id }];
    });
  }

  /** @param {Then[]} moved */
  #list(moved) {
    const list = hook(this.block, '[data-slot="moved"]', "what-if");
    const tops = moved.filter(({ id }) => this.instrument.overall.nodes.some((node) => node.id === id));
    const sentences = tops.map(({ id, from, to }) => {
      const dimension = this.article.querySelector(`#r-${CSS.escape(id)}`)?.textContent ?? "";
      return filled(list.dataset.move ?? "", { dimension, from, to });
    });
    list.textContent = sentences.join(" · ");
  }
}

/** @param {number} done how many guides @param {Then | undefined} total */
function formOf(done, total) {
  if (!done) return "none";
  return total?.from === total?.to ? "same" : plural(done);
}

/** @param {Element} box */
function playbookOf(box) {
  return box.closest("[data-remedy]")?.getAttribute("data-remedy") ?? "";
}
