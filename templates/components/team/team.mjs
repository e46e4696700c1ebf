/**
 * Leads the page of a team: keeps what was handed in for as long as the page is open, and tells of it once that is asked for;
 * until then nothing of anybody's answers stands on the page (TM-13).
 */

import { printed } from "../../js/answers.mjs";
import { draw } from "../../js/drawing.mjs";
import { reveal, say } from "../../js/fill.mjs";
import { attempt, hook } from "../../js/hooks.mjs";
import { Lazy } from "../../js/loading.mjs";
import { counts } from "../../js/scoring/nodes.mjs";
import { read } from "../../js/scoring/instrument.mjs";
import { gather } from "../../js/scoring/people.mjs";
import { assessTeam } from "../../js/scoring/team.mjs";
import { openStore } from "../../js/store.mjs";
import { approximate } from "../../js/summary.mjs";
import { Handed } from "../handed/handed.mjs";
import { showGaps, showQuestion } from "./showing.mjs";

/** @typedef {import("../../js/scoring/contract").TeamNode} TeamNode */
/** @typedef {import("../../js/scoring/contract").TeamQuestion} TeamQuestion */
/** @typedef {import("../../js/scoring/people.mjs").Person} Person */

/** So far apart, in points, dots do not touch even on a phone; nearer ones go to the next of so many lines. */
const APART = 3;
const LINES = 3;
const MIDDLE = 16;
const STEP = 9;

/** @type {import("../../js/boot.mjs").Start} */
export async function start(root, signal) {
  const document = await (await fetch(root.dataset.document ?? "", { signal })).json();
  new Circle(root, document, signal).start();
}

class Circle {
  /** @param {HTMLElement} root @param {import("../../js/scoring/contract").ScoringDocument} document @param {AbortSignal} signal */
  constructor(root, document, signal) {
    const { group = "", smallest = "", decimalMark = "." } = root.dataset;
    this.signal = signal;
    this.root = root;
    this.instrument = read(document);
    this.group = group;
    this.smallest = Number(smallest);
    this.print = (/** @type {string | null} */ number) => printed(number ?? "", decimalMark);
    /** @type {[string, unknown][]} */
    this.documents = [];
    this.isShown = false;
    this.told = hook(root, '[data-part="told"]', "team");
  }

  start() {
    this.root.dataset.path = location.pathname; // the engine would fetch the page again on a fragment, and drop what was handed in
    this.agreeing = new Lazy(
      async () => new (await import("../agreeing/agreeing.mjs")).Agreeing(this.root, this.instrument, this.signal),
      () => this.root.querySelector('[data-part="agreeing"] [data-unloaded]'),
    );
    this.remedies = new Lazy(
      async () => new (await import("../team-remedies/team-remedies.mjs")).TeamRemedies(this.root, this.instrument),
      () => this.root.querySelector('[data-part="remedies"] [data-unloaded]'),
    );
    const take = (/** @type {[string, unknown][]} */ documents) => {
      this.documents.push(...documents);
      this.#refresh();
    };
    this.handed = new Handed(hook(this.root, '[data-part="handed"]', "team"), this.instrument, take, () =>
      this.#show(),
    );
    const by = /** @type {HTMLSelectElement | null} */ (this.root.querySelector("[data-by]"));
    if (by) {
      by.onchange = () => {
        this.group = by.value;
        this.#refresh();
      };
    }
    this.told.addEventListener("click", (event) => this.#follow(event));
    const { root = "", slug = "" } = this.root.dataset;
    if (openStore(root).entry(`agreed:${slug}`).read() !== null) void this.agreeing.get();
    this.#refresh();
  }

  #show() {
    this.isShown = true;
    this.#refresh();
    this.told.focus();
  }

  #refresh() {
    const gathered = gather(this.instrument, this.documents);
    const team = assessTeam(this.instrument, gathered.people, this.group || null, this.smallest);
    this.handed?.tell(gathered, team.everything, this.smallest);
    this.told.hidden = !this.isShown || team.people < 2 || (!team.everything && team.people < this.smallest);
    if (this.told.hidden) return;
    reveal(this.told, "data-key", team.everything ? "everything" : "guarded");
    attempt("standing", () => this.#node(team.overall, gathered.people, team.everything));
    attempt("agenda", () => this.#agenda(team.agenda));
    attempt("gaps", () => showGaps(this.root, team, this.print));
    attempt("questions", () => questionsOf(team.overall).forEach((question) => this.#question(question, team.names)));
    void this.remedies?.get().then((remedies) => remedies?.show(gathered.people, team, this.print));
    void this.agreeing?.get().then((agreeing) => {
      for (const question of questionsOf(team.overall)) agreeing?.propose(question);
      agreeing?.show(team.people);
    });
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
    say(slot, isNone ? "none" : "text", { ...filling, n: n ?? "" });
  }

  /** @param {string[]} agenda */
  #agenda(agenda) {
    const list = hook(this.told, "[data-agenda]", "team");
    for (const item of list.children)
      item.toggleAttribute("hidden", !agenda.includes(item.getAttribute("data-item") ?? ""));
    for (const id of agenda) list.append(...list.querySelectorAll(`[data-item="${id}"]`));
    hook(this.told, "[data-nothing]", "team").hidden = agenda.length > 0;
    hook(this.told, "[data-something]", "team").hidden = !agenda.length;
  }

  /** @param {TeamQuestion} question @param {string[]} names */
  #question(question, names) {
    for (const place of this.#places(question.id)) {
      this.#fill(place, question);
      showQuestion(place, question, names, this.print);
    }
  }

  /** @param {string} id */
  #places(id) {
    return this.told.querySelectorAll(`[data-place="${id}"]`);
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

/** @param {TeamNode} node @returns {TeamQuestion[]} */
function questionsOf({ questions, dimensions }) {
  return [...questions, ...dimensions.flatMap(questionsOf)];
}

/** Everybody's values of a node for which they count, on 0-100. @param {Person[]} people @param {string} node */
function valuesOf(people, node) {
  const found = people.flatMap(({ figures }) => figures.get(node) ?? []).filter(counts);
  return found.flatMap(({ value }) => (value ? [approximate(`${value}`)] : []));
}

/** Everybody's place on the axis, those near each other on lines of their own, and the level. @param {Element} field @param {number[]} values @param {number | null} level */
function drawField(field, values, level) {
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
