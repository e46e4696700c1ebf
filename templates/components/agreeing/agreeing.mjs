/**
 * What a team agrees on (TM-12): at each question one answer, never taken by itself, with a reason. Together they are an
 * ordinary answers document, scored here, kept as a round or taken along; everybody's own stays as it was.
 */

import { answersFile, asNumber, printed } from "../../js/answers.mjs";
import { download } from "../../js/files.mjs";
import { reveal, say, sayCount } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { linkText } from "../../js/links.mjs";
import { proposal } from "../../js/proposal.mjs";
import { newRound, roundsOf, withRound } from "../../js/rounds.mjs";
import { assessWith } from "../../js/scoring/assessment.mjs";
import { openStore } from "../../js/store.mjs";

/** @typedef {import("../../js/scoring/contract").Team} Team */
/** @typedef {import("../../js/scoring/contract").TeamNode} TeamNode */
/** @typedef {import("../../js/scoring/instrument.mjs").Instrument} Instrument */
/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

export class Agreeing {
  /** @param {HTMLElement} root @param {Instrument} instrument */
  constructor(root, instrument) {
    const { root: site = "", slug = "", decimalMark = "." } = root.dataset;
    this.root = root;
    this.instrument = instrument;
    this.slug = slug;
    this.mark = decimalMark;
    this.people = 0;
    this.store = openStore(site);
    this.part = hook(root, '[data-part="agreeing"]', "agreeing");
    this.articles = [...root.querySelectorAll("[data-agreed-on]")].map((part) => /** @type {HTMLElement} */ (part));
    for (const article of this.articles) article.addEventListener("input", () => this.#tell());
    hook(this.part, "[data-keep]", "agreeing").onclick = () => this.#keep();
    hook(this.part, "[data-take]", "agreeing").onclick = () =>
      download(`${slug}.json`, JSON.stringify(this.document, null, 2), "application/json");
  }

  /** @param {Team} team */
  show(team) {
    this.people = team.people;
    this.#propose(team.overall);
    this.#tell();
  }

  /** The agreed answers, reasons as notes. */
  get document() {
    const of = (/** @type {(article: HTMLElement) => import("../../js/answers.mjs").Value} */ read) =>
      this.articles.map((article) => /** @type {const} */ ([idOf(article), read(article)]));
    const answers = of((article) => this.#value(article)).filter(([, value]) => value.length);
    const notes = of(reasonOf).filter(([, reason]) => reason.length);
    const given = { answers: Object.fromEntries(answers), profile: {}, notes: Object.fromEntries(notes) };
    return answersFile(this.instrument, /** @type {import("../../js/answers.mjs").Given} */ (given));
  }

  /** @param {HTMLElement} article @returns {import("../../js/answers.mjs").Value} empty for none */
  #value(article) {
    const values = controls(article).filter(isChosen).map(valueOf);
    switch (this.instrument.items.get(idOf(article))?.measure.measure) {
      case "some":
        return values;
      case "number":
        return asNumber(values[0] ?? "", this.mark);
      default:
        return values[0] ?? "";
    }
  }

  /** @param {TeamNode} node */
  #propose(node) {
    for (const question of node.questions) {
      const article = this.articles.find((found) => idOf(found) === question.id);
      const measure = this.instrument.items.get(question.id)?.measure;
      if (!article || !measure) continue;
      const ids = proposal(measure, question);
      const labels = controls(article).filter((control) => ids.includes(control.value));
      const answer = labels.map((control) => control.closest("label")?.textContent?.trim()).join(" · ");
      const line = article.querySelector("[data-proposal]");
      line?.toggleAttribute("hidden", !answer);
      say(article.querySelector("[data-slot=proposal]"), answer ? "text" : "none", { answer });
      const accept = /** @type {HTMLElement | null} */ (article.querySelector("[data-accept]"));
      if (accept) accept.onclick = () => this.#accept(article, ids);
    }
    for (const child of node.dimensions) this.#propose(child);
  }

  /** @param {HTMLElement} article @param {string[]} ids */
  #accept(article, ids) {
    for (const control of controls(article)) {
      if (control instanceof HTMLInputElement) control.checked = ids.includes(control.value);
    }
    this.#tell();
  }

  #tell() {
    const { document } = this;
    const n = Object.keys(document.answers).length;
    sayCount(this.part.querySelector("[data-slot=agreed]"), n);
    for (const name of ["[data-keep]", "[data-take]", "[data-see]"]) hook(this.part, name, "agreeing").hidden = !n;
    const { overall } = assessWith(this.instrument, document);
    const value = printed(overall.value ?? "", this.mark);
    say(this.part.querySelector("[data-slot=score]"), n && overall.band ? "text" : "none", { value });
    reveal(this.part, "data-band", n ? overall.band : null);
    const see = /** @type {HTMLAnchorElement} */ (hook(this.part, "[data-see]", "agreeing"));
    see.hash = `r=${linkText(this.instrument, document.answers, {})}`;
    say(this.part.querySelector("[data-slot=kept]"), "none");
  }

  #keep() {
    const { document } = this;
    const name = (hook(this.part, "[data-keep]", "agreeing").dataset.name ?? "").replace("{n}", `${this.people}`);
    const round = newRound(assessWith(this.instrument, document), document, name, new Date());
    const isScored = round.scores.overall !== undefined;
    const isStored = isScored && roundsOf(this.store, this.slug).update((stored) => withRound(stored, round));
    say(this.part.querySelector("[data-slot=kept]"), isStored ? "stored" : isScored ? "refused" : "unscored", { name });
  }
}

/** @param {HTMLElement} article */
const idOf = (article) => article.dataset.agreedOn ?? "";

/** @param {HTMLElement} article @returns {Control[]} */
function controls(article) {
  return [...article.querySelectorAll("[data-agreed]")].map((control) => /** @type {Control} */ (control));
}

/** @param {Control} control */
function isChosen(control) {
  return /radio|checkbox/.test(control.type) ? "checked" in control && control.checked : control.value !== "";
}

/** @param {Control} control */
const valueOf = ({ value }) => value;

/** @param {HTMLElement} article */
function reasonOf(article) {
  return /** @type {HTMLInputElement} */ (hook(article, "[data-reason]", "agreeing")).value.trim();
}
