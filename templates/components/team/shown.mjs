/** What is told of a team, put where the page has places for it. Loaded once it is asked for (TM-13). */

import { reveal, say } from "../../js/fill.mjs";
import { attempt, hook } from "../../js/hooks.mjs";
import { questionsIn } from "../../js/scoring/apart.mjs";
import { approximate } from "../../js/summary.mjs";
import { drawField, valuesOf } from "./axis.mjs";
import { showGaps, showQuestion } from "./showing.mjs";

/** @typedef {import("../../js/scoring/remedying.mjs").Findings} Team */
/** @typedef {import("../../js/scoring/contract").TeamNode} TeamNode */
/** @typedef {import("../../js/scoring/contract").TeamQuestion} TeamQuestion */
/** @typedef {import("../../js/scoring/people.mjs").Person} Person */

export class Shown {
  /**
   * @param {HTMLElement} root @param {HTMLElement} told its part that tells of everything
   * @param {import("../../js/scoring/instrument.mjs").Instrument} instrument @param {import("./showing.mjs").Print} print
   */
  constructor(root, told, instrument, print) {
    this.root = root;
    this.told = told;
    this.instrument = instrument;
    this.print = print;
    told.addEventListener("click", (event) => this.#follow(event));
  }

  /** @param {Team} team @param {Person[]} people */
  tell(team, people) {
    reveal(this.told, "data-key", team.everything ? "everything" : "guarded");
    attempt("standing", () => this.#node(team.overall, people, team.everything));
    attempt("agenda", () => this.#agenda(team.agenda));
    attempt("gaps", () => showGaps(this.root, team, this.print));
    attempt("questions", () => questionsIn(team.overall).forEach((question) => this.question(question, team.names)));
  }

  /** @param {TeamNode} node @param {Person[]} people @param {boolean} everything */
  #node(node, people, everything) {
    const values = everything ? valuesOf(people, node.id) : [];
    for (const place of this.#places(node.id)) {
      this.#fill(place, node);
      reveal(place, "data-band", node.band);
      const field = place.querySelector("svg [data-dots]");
      if (field) drawField(field, values, this.#level(node));
    }
    for (const child of node.dimensions) this.#node(child, people, everything);
  }

  /** A node's level on 0-100, for drawing only. @param {TeamNode} node */
  #level({ id, mean, exact }) {
    if (exact.mean !== null) return approximate(exact.mean);
    const range = this.instrument.nodes.get(id)?.scoreRange.map((end) => approximate(`${end}`));
    return mean === null || !range ? null : (100 * (Number(mean) - range[0])) / (range[1] - range[0]);
  }

  /** @param {Element} place @param {TeamNode | TeamQuestion} told */
  #fill(place, told) {
    for (const slot of place.querySelectorAll("[data-slot]")) {
      const name = slot.getAttribute("data-slot") ?? "";
      if (name === "reading" || name === "agreement") say(slot, told[name] ?? "nothing");
      else this.#number(slot, name === "range" ? told.lowest : Reflect.get(told, name), told);
    }
  }

  /** @param {Element} slot @param {unknown} isTold @param {TeamNode | TeamQuestion} told */
  #number(slot, isTold, { n, mean, median, lowest, highest, spread }) {
    const numbers = { mean, median, lowest, highest, spread };
    const filling = Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, this.print(number)]));
    const isNone = isTold === null || isTold === undefined;
    const none = n === 0 && slot.hasAttribute("data-nobody") ? "nobody" : "none"; // nothing is hidden where nobody counts
    say(slot, isNone ? none : "text", { ...filling, n: n ?? "" });
  }

  /** @param {string[]} agenda */
  #agenda(agenda) {
    const list = hook(this.told, "[data-agenda]", "team");
    for (const item of list.children)
      item.toggleAttribute("hidden", !agenda.includes(item.getAttribute("data-item") ?? ""));
    for (const asked of this.told.querySelectorAll("[data-agreed-on]"))
      asked.toggleAttribute("data-on-agenda", agenda.includes(asked.getAttribute("data-agreed-on") ?? ""));
    for (const id of agenda) list.append(...list.querySelectorAll(`[data-item="${id}"]`));
    hook(this.told, "[data-nothing]", "team").hidden = agenda.length > 0;
    hook(this.told, "[data-something]", "team").hidden = !agenda.length;
  }

  /** @param {TeamQuestion} question @param {string[]} names */
  question(question, names) {
    for (const place of this.#places(question.id)) {
      this.#fill(place, question);
      showQuestion(place, question, names, this.print);
    }
  }

  /** @param {string} id */
  #places(id) {
    return this.root.querySelectorAll(`[data-place="${id}"]`);
  }

  /** A question of the agenda is folded away: open what is around it. @param {Event} event */
  #follow(event) {
    const link = event.target instanceof Element && event.target.closest("[data-item] a");
    const target = link instanceof HTMLAnchorElement && this.told.querySelector(link.hash); // the engine makes each `href` absolute
    if (!(target instanceof HTMLElement)) return;
    event.preventDefault();
    target.closest("details")?.setAttribute("open", "");
    target.focus({ preventScroll: true }); // it may be taller than the window, and its question stands at its top
    target.scrollIntoView();
  }
}
