/**
 * What a team agrees on (TM-12): at each question one answer, never taken by itself, with a reason. Together they are an
 * ordinary answers document, kept here as they are agreed, scored, made a round or a plan, or taken along; everybody's own
 * stays as it was.
 */

import { answersFile, printed } from "../../js/answers.mjs";
import { download } from "../../js/files.mjs";
import { plural, reveal, say, sayCount } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { linkText } from "../../js/links.mjs";
import { changes } from "../../js/merging.mjs";
import { OwnAnswers } from "../../js/own.mjs";
import { newRound, roundsOf, withRound } from "../../js/rounds.mjs";
import { assessWith } from "../../js/scoring/assessment.mjs";
import { openStore } from "../../js/store.mjs";
import { AgreedQuestion } from "./question.mjs";

/** @typedef {import("../../js/answers.mjs").Given} Given */
/** @typedef {import("../../js/scoring/contract").TeamQuestion} TeamQuestion */

/** @type {Given} */
const NOTHING = { answers: {}, profile: {}, notes: {} };

export class Agreeing {
  /** @param {HTMLElement} root @param {import("../../js/scoring/instrument.mjs").Instrument} instrument @param {AbortSignal} signal */
  constructor(root, instrument, signal) {
    const { root: site = "", slug = "", decimalMark = "." } = root.dataset;
    this.instrument = instrument;
    this.slug = slug;
    this.mark = decimalMark;
    this.people = 0;
    this.part = hook(root, '[data-part="agreeing"]', "agreeing");
    this.kept = hook(root, '[data-part="agreed-before"]', "agreeing");
    /** @type {Map<string, AgreedQuestion>} by id */
    this.questions = new Map();
    for (const article of root.querySelectorAll("[data-agreed-on]")) this.#listen(/** @type {HTMLElement} */ (article));
    const ids = [...this.questions.keys()];
    this.known = { answers: ids, profile: [], notes: ids };
    this.store = openStore(site);
    this.own = new OwnAnswers(this.store, instrument, this, slug, "agreed");
    /** @type {AgreedQuestion[]} those at which what was proposed has been taken at once */
    this.atOnce = [];
    this.#press();
    this.own.entry.watch(() => this.#hear(), signal);
    const early = changes(NOTHING, this.given); // answered while this was still being loaded
    this.#hear();
    this.bring(early);
    if (early.length) this.#save();
  }

  /** The agreed answers, reasons as notes. @returns {Given} */
  get given() {
    const told = [...this.questions.values()];
    const answers = told.map(({ id, value }) => /** @type {const} */ ([id, value]));
    const notes = told.map(({ id, reason }) => /** @type {const} */ ([id, reason]));
    const some = (/** @type {(readonly [string, import("../../js/answers.mjs").Value])[]} */ all) =>
      Object.fromEntries(all.filter(([, text]) => text.length));
    return /** @type {Given} */ ({ answers: some(answers), profile: {}, notes: some(notes) });
  }

  get document() {
    return answersFile(this.instrument, this.given);
  }

  /** @param {import("../../js/merging.mjs").Change[]} changed */
  bring(changed) {
    for (const { part, id, value } of changed) {
      const question = this.questions.get(id);
      if (question && part === "answers") question.value = value ?? "";
      else if (question) question.reason = String(value ?? "");
    }
  }

  /** What the team may be proposed is known, and not yet said. @param {number} people @param {TeamQuestion[]} questions */
  consider(people, questions) {
    this.people = people;
    for (const told of questions) this.questions.get(told.id)?.consider(told);
    this.#tell();
  }

  /** @param {string} id */
  propose(id) {
    this.questions.get(id)?.propose();
  }

  /** @param {HTMLElement} article */
  #listen(article) {
    const measure = this.instrument.items.get(article.dataset.agreedOn ?? "")?.measure;
    if (!measure) return;
    const question = new AgreedQuestion(article, measure, this.mark);
    this.questions.set(question.id, question);
    article.addEventListener("input", () => this.#save());
    hook(article, "[data-accept]", "agreeing").onclick = () => {
      question.accept();
      this.#save();
    };
  }

  #press() {
    const { part, kept } = this;
    const sure = hook(kept, "[data-sure]", "agreeing");
    const ask = (/** @type {boolean} */ isAsked) => {
      sure.hidden = !isAsked;
      (isAsked ? sure : hook(kept, "[data-anew]", "agreeing")).focus();
    };
    hook(kept, "[data-anew]", "agreeing").onclick = () => ask(true);
    hook(kept, "[data-anew-no]", "agreeing").onclick = () => ask(false);
    hook(kept, "[data-anew-yes]", "agreeing").onclick = () => {
      ask(false);
      this.#begin();
    };
    hook(part, "[data-keep]", "agreeing").onclick = () => this.#keep();
    hook(part, "[data-rest]", "agreeing").onclick = () => this.#acceptRest();
    hook(part, "[data-rest-undo]", "agreeing").onclick = () => this.#undoRest();
    hook(part, "[data-take]", "agreeing").onclick = () =>
      download(`${this.slug}.json`, JSON.stringify(this.document, null, 2), "application/json");
  }

  #acceptRest() {
    this.atOnce = this.#open;
    for (const question of this.atOnce) question.accept();
    this.#save();
    hook(this.part, "[data-rest-undo]", "agreeing").focus();
  }

  #undoRest() {
    for (const question of this.atOnce) question.value = "";
    this.atOnce = [];
    this.#save();
    hook(this.part, "[data-rest]", "agreeing").focus();
  }

  get #open() {
    return [...this.questions.values()].filter(({ isOpen }) => isOpen);
  }

  #begin() {
    this.own.entry.forget();
    this.#hear();
    this.kept.focus();
  }

  #save() {
    this.own.save();
    this.#tell();
  }

  /** Another window agrees on something, or begins anew. */
  #hear() {
    if (this.own.bring() === "gone") this.bring(changes(this.given, NOTHING));
    this.own.before = this.given;
    this.#tell();
  }

  #tell() {
    const { document, part } = this;
    const n = Object.keys(document.answers).length;
    sayCount(part.querySelector("[data-slot=agreed]"), n);
    for (const name of ["[data-take]", "[data-see]"]) hook(part, name, "agreeing").hidden = !n;
    this.#tellScore(document, n);
    const see = /** @type {HTMLAnchorElement} */ (hook(part, "[data-see]", "agreeing"));
    see.hash = `r=${linkText(this.instrument, document.answers, {})}`;
    say(part.querySelector("[data-slot=kept]"), "none");
    sayCount(part.querySelector("[data-rest]"), this.#open.length);
    hook(part, "[data-rest-undo]", "agreeing").hidden = !this.atOnce.length;
    const isKept = this.store.keeping === "kept";
    this.kept.hidden = this.own.entry.read() === null;
    say(this.kept.querySelector("[data-slot=before]"), n ? `${isKept ? "" : "not-"}kept-${plural(n)}` : "none", { n });
  }

  /** @param {import("../../js/scoring/contract").Answers} document @param {number} n */
  #tellScore(document, n) {
    const { overall } = assessWith(this.instrument, document);
    const isScored = n > 0 && overall.band !== null;
    const value = printed(overall.value ?? "", this.mark);
    say(this.part.querySelector("[data-slot=score]"), isScored ? "text" : "none", { value });
    reveal(this.part, "data-band", n ? overall.band : null);
    hook(this.part, "[data-keep]", "agreeing").hidden = !n || !this.people;
    hook(this.part, "[data-plan]", "agreeing").hidden = !isScored;
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
