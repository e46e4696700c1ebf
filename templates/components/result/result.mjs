/**
 * The result: reveals what these answers call for and fills its numbers in. Every sentence, text and card is on the page
 * already; nothing is worked out here that the result object holds.
 */

import { printed } from "../../js/answers.mjs";
import { plural, reveal, say, sayCount, slot } from "../../js/fill.mjs";
import { attempt, hook } from "../../js/hooks.mjs";
import { Lazy } from "../../js/loading.mjs";
import { isWaiting } from "../../js/standing.mjs";
import { headline, linksBehind, lowestLinks, missing, nodesOf, percent, weakestLink } from "../../js/summary.mjs";
import { drawBar } from "../chain/chain.mjs";
import { showPath } from "../path/path.mjs";
import { showReview } from "../review/review.mjs";
import { showUpward } from "../next-band/next-band.mjs";
import { showWhy } from "../why/why.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("../../js/scoring/contract").Figures & {id?: string}} Node */
/** @typedef {import("../form/form.mjs").Form} Form */
/** @typedef {import("../../js/fill.mjs").Filling} Filling */

export class ResultPage {
  /**
   * @param {HTMLElement} element @param {import("../../js/scoring/contract").ScoringDocument} document
   * @param {import("../../js/scoring/instrument.mjs").Instrument} instrument @param {string} mark
   */
  constructor(element, document, instrument, mark) {
    this.element = element;
    this.bands = document.bands;
    this.instrument = instrument;
    this.print = (/** @type {string | null} */ number) => printed(number ?? "", mark);
    this.whatIf = new Lazy(
      async () => new (await import("../what-if/what-if.mjs")).WhatIf(element, instrument, this.print),
      () => element.querySelector('[data-part="path"] [data-unloaded]'),
    );
    this.radar = new Lazy(
      () => import("../radar/radar.mjs"),
      () => element.querySelector(".rumbo-chain [data-unloaded]"),
    );
  }

  /** @param {Result} result @param {Form} form */
  show(result, form) {
    const nodes = nodesOf(result);
    const weakest = weakestLink(result);
    const lowest = lowestLinks(result).map(({ id }) => id);
    for (const block of this.element.querySelectorAll("[data-node]")) {
      const node = nodes.get(block.getAttribute("data-node") ?? "");
      if (node) this.#node(block, node, form, lowest);
    }
    this.#headline(result, weakest);
    say(this.element.querySelector("#weakest"), lowest.length > 1 ? "tied" : "alone");
    attempt("why", () => showWhy(this.element, result, form, this.print));
    attempt("next-band", () => showUpward(this.element, result, this.instrument, form, this.print));
    attempt("path", () => showPath(this.element, result, form, this.print));
    attempt("what-if", () => this.#offerWhatIf(result, form));
    attempt("gaps", () => this.#gaps(result, form));
    attempt("review", () => showReview(this.element, form));
    attempt("radar", () => this.#offerRadar(result));
  }

  /** Guides can be ticked as done; what works that out is loaded with the first tick. @param {Result} result @param {Form} form */
  #offerWhatIf(result, form) {
    const path = hook(this.element, '[data-part="path"]', "what-if");
    const isScored = result.overall.band !== null;
    const mending = result.remedies.filter(({ mends }) => isScored && mends.length).map(({ playbook }) => playbook);
    for (const box of path.querySelectorAll("input[data-what-if]")) {
      const playbook = box.closest("[data-remedy]")?.getAttribute("data-remedy") ?? "";
      Object.assign(box, { checked: false });
      box.closest("label")?.toggleAttribute("hidden", !mending.includes(playbook));
    }
    path.onchange = async () => (await this.whatIf.get())?.show(result, form.given);
    if (this.whatIf.loading) path.onchange(new Event("change"));
  }

  /** The second view of the chain, where it has one; loaded when it is first chosen. @param {Result} result */
  #offerRadar(result) {
    const chain = this.element.querySelector(".rumbo-chain:has([data-views])");
    if (!chain) return;
    const views = hook(chain, "[data-views]", "radar");
    const draw = async () => {
      const radar = await this.radar.get();
      radar?.showRadar(chain, result);
      return radar;
    };
    views.hidden = false;
    views.onclick = async ({ target }) => {
      if (target instanceof HTMLButtonElement) (await draw())?.choose(chain, target.dataset.figure ?? "");
    };
    if (this.radar.loading) void draw();
  }

  /** @param {Result} result @param {import("../../js/scoring/contract").DimensionResult | null} weakest */
  #headline(result, weakest) {
    const behind = linksBehind(result, this.bands);
    const named = weakest ?? behind[0];
    const filling = {
      n: behind.length,
      band: this.#words(`[data-node="overall"] [data-band="${result.overall.band}"]`),
      dimension: this.#words(`#r-${named?.id}`),
      its_band: this.#words(`[data-node="overall"] [data-band="${named?.band}"]`),
    };
    say(this.element.querySelector("#result"), headline(result, this.bands), filling);
    const block = this.element.querySelector('[data-part="weakest"]');
    block?.toggleAttribute("hidden", !weakest);
    for (const each of block?.querySelectorAll("[data-node]") ?? []) {
      each.toggleAttribute("hidden", each.getAttribute("data-node") !== weakest?.id);
    }
  }

  /** A band's or a dimension's name as the page writes it. @param {string} selector */
  #words(selector) {
    const found = this.element.querySelector(selector);
    return (found?.querySelector("[data-name]") ?? found)?.textContent?.trim() ?? "";
  }

  /** @param {Element} block @param {Node} node @param {Form} form @param {string[]} lowest the ids of the weakest links */
  #node(block, node, form, lowest) {
    const figures = { value: this.print(node.value), low: this.print(node.low), high: this.print(node.high) };
    const { status } = node;
    say(slot(block, "value"), status, figures);
    const isSteady = status === "provisional" && node.low === node.high;
    say(slot(block, "status"), isSteady ? "steady" : status, figures);
    say(slot(block, "range"), node.low === null ? "none" : "text", figures);
    const coverage = node.coverage === null ? "none" : node.coverage === "1" ? "whole" : "text";
    say(slot(block, "coverage"), coverage, { percent: percent(node.coverage) });
    slot(block, "provisional")?.toggleAttribute("hidden", status !== "provisional");
    slot(block, "top")?.toggleAttribute("hidden", status === "not-applicable");
    say(slot(block, "weakest"), !lowest.includes(node.id ?? "") ? "none" : lowest[1] ? "tied" : "alone");
    const lacks = missing(node, form.standing.visible);
    for (const [name, n] of Object.entries(lacks)) sayCount(slot(block, name), n);
    for (const marks of block.querySelectorAll("[data-bands]")) {
      if (marks.closest("[data-node]") === block) reveal(marks, "data-band", node.band);
    }
    this.#texts(block, node);
    this.#caps(block, node);
    drawBar(block, node, this.bands);
    this.#fold(block, node);
  }

  /** What a weak dimension means stands open, of the others it is folded. @param {Element} block @param {Node} node */
  #fold(block, { band }) {
    const isWeak = this.bands.find(({ id }) => id === band)?.weak ?? false;
    const fold = block.querySelector("details[data-meaning]");
    if (fold?.closest("[data-node]") !== block) return;
    fold.toggleAttribute("open", isWeak);
    fold.querySelector("details[data-answers]")?.toggleAttribute("open", !isWeak); // who opens a dimension sees its answers
  }

  /** The way to the first question without an answer, and the guide that moves each dimension. @param {Result} result @param {Form} form */
  #gaps(result, form) {
    const open = [...form.standing.open].filter((id) => isWaiting(form.standing, id));
    const link = hook(this.element, "a[data-first-open]", "result");
    link.toggleAttribute("hidden", !open.length);
    link.setAttribute("href", `#q-${open[0]}`);
    for (const line of this.element.querySelectorAll("[data-guide]")) {
      const node = line.closest("[data-node]")?.getAttribute("data-node");
      const remedy = result.remedies.find(({ moves }) => moves?.id === node);
      const title = this.element.querySelector(`[data-remedy="${remedy?.playbook}"] h3 a`);
      line.toggleAttribute("hidden", !title);
      const guide = hook(line, "a", "result");
      guide.textContent = title?.textContent ?? "";
      guide.setAttribute("href", title?.getAttribute("href") ?? "");
    }
  }

  /** @param {Element} block @param {Node} node */
  #texts(block, { band }) {
    for (const text of block.querySelectorAll("details[data-verdict]")) {
      if (text.closest("[data-node]") !== block) continue;
      const isIt = text.getAttribute("data-verdict") === band;
      text.toggleAttribute("hidden", !isIt);
      text.toggleAttribute("open", isIt);
    }
  }

  /** @param {Element} block @param {Node} node */
  #caps(block, { capped_by, raw }) {
    const binding = new Set(capped_by.map(({ question, cap }) => `${question} ${cap}`));
    for (const line of block.querySelectorAll("[data-cap]")) {
      if (line.closest("[data-node]") !== block) continue;
      line.toggleAttribute("hidden", !binding.has(line.getAttribute("data-cap") ?? ""));
      say(line.querySelector('[data-slot="without"]'), binding.size > 1 ? "others" : "alone", { raw: this.print(raw) });
    }
  }
}
