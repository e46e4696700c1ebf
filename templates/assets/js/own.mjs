/**
 * Answers to one diagnostic, between their form and the store: writes what the form has changed, and brings into it what
 * another window has. One's own, and what a team agrees on.
 */

import { givenIn } from "./answers.mjs";
import { changed, changes, laterOf, renewed, respondentOf } from "./merging.mjs";

/** @typedef {import("./answers.mjs").Given} Given */
/** @typedef {{known: import("./answers.mjs").Known, given: Given, bring: (changes: import("./merging.mjs").Change[]) => void}} Form */

export class OwnAnswers {
  /**
   * @param {import("./store.mjs").Store} store @param {import("./scoring/instrument.mjs").Instrument} instrument
   * @param {Form} form @param {string} slug @param {"answers" | "agreed"} [whose]
   */
  constructor(store, instrument, form, slug, whose = "answers") {
    this.instrument = instrument;
    this.form = form;
    this.entry = store.entry(`${whose}:${slug}`, laterOf);
    this.before = this.given;
  }

  /** What is kept of what the form asks for today. */
  get given() {
    return givenIn(this.entry.read(), this.form.known);
  }

  /** What tells this respondent's documents from others'; empty before the first answer (TM-1). */
  get respondent() {
    return respondentOf(this.entry.read());
  }

  /** What is handed over from now on is as somebody else's. */
  renew() {
    this.entry.update(renewed);
  }

  save() {
    const { given } = this.form;
    const own = changes(this.before, given);
    this.entry.update((kept) =>
      changed(kept, kept === null ? changes(NOTHING, given) : own, this.instrument, Date.now()),
    );
    this.before = given;
  }

  /** Keep what the form holds, and nothing else but who answers here. */
  replace() {
    const { respondent } = this;
    this.entry.write(changed({ respondent }, changes(NOTHING, this.form.given), this.instrument, Date.now()));
    this.before = this.form.given;
  }

  /** What another window has changed since stands in the form. @returns {"same" | "brought" | "gone"} gone: nothing is kept any more */
  bring() {
    const { given } = this;
    const theirs = changes(this.form.given, given);
    if (!theirs.length) return "same";
    if (this.entry.read() === null) return "gone";
    this.form.bring(theirs);
    this.before = given;
    return "brought";
  }
}

/** @type {Given} */
const NOTHING = { answers: {}, profile: {}, notes: {} };
