/**
 * What a team agrees on (TM-12): at each question one answer, never taken by itself, with a reason. Together they are an
 * ordinary answers document, kept here as they are agreed, scored, made a round or a plan, or taken along; everybody's own
 * stays as it was.
 */

import { answersFile } from "../../js/answers.mjs";
import { hook } from "../../js/hooks.mjs";
import { changes } from "../../js/merging.mjs";
import { OwnAnswers } from "../../js/own.mjs";
import { openStore } from "../../js/store.mjs";
import { askAnew } from "./anew.mjs";
import { AgreedQuestion } from "./question.mjs";
import { Rest } from "./rest.mjs";
import { takeAlong } from "./taking.mjs";
import { AgreedTold } from "./told.mjs";

/** @typedef {import("../../js/answers.mjs").Given} Given */
/** @typedef {import("../../js/scoring/contract").TeamQuestion} TeamQuestion */

/** @type {Given} */
const NOTHING = { answers: {}, profile: {}, notes: {} };

export class Agreeing {
  /** @param {HTMLElement} root @param {import("../../js/scoring/instrument.mjs").Instrument} instrument @param {AbortSignal} signal */
  constructor(root, instrument, signal) {
    const { root: site = "", slug = "", decimalMark = "." } = root.dataset;
    this.instrument = instrument;
    this.people = 0;
    this.kept = hook(root, '[data-part="agreed-before"]', "agreeing");
    const part = hook(root, '[data-part="agreeing"]', "agreeing");
    /** @type {Map<string, AgreedQuestion>} by id */
    this.questions = new Map();
    for (const article of root.querySelectorAll("[data-agreed-on]")) {
      this.#listen(/** @type {HTMLElement} */ (article), decimalMark);
    }
    const ids = [...this.questions.keys()];
    this.known = { answers: ids, profile: [], notes: ids };
    const store = openStore(site);
    this.own = new OwnAnswers(store, instrument, this, slug, "agreed");
    this.told = new AgreedTold(part, this.kept, instrument, decimalMark);
    this.isStoring = () => store.keeping === "kept";
    this.rest = new Rest(part, [...this.questions.values()], () => this.#save());
    askAnew(this.kept, () => this.#begin());
    takeAlong(part, this, store, slug);
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

  /** @param {HTMLElement} article @param {string} mark the language's decimal mark */
  #listen(article, mark) {
    const measure = this.instrument.items.get(article.dataset.agreedOn ?? "")?.measure;
    if (!measure) return;
    const question = new AgreedQuestion(article, measure, mark);
    this.questions.set(question.id, question);
    article.addEventListener("input", () => this.#save());
    hook(article, "[data-accept]", "agreeing").onclick = () => {
      question.accept();
      this.#save();
    };
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
    const isKept = this.own.entry.read() !== null;
    this.told.tell(this.document, [...this.questions.values()], this.people, { isKept, isStoring: this.isStoring() });
    this.rest.tell();
  }
}
