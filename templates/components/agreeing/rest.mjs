/** Agrees on what is proposed at all questions that are left at once, which can be undone (TM-12). */

import { sayCount } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";

/** @typedef {import("./question.mjs").AgreedQuestion} AgreedQuestion */

export class Rest {
  /** @param {HTMLElement} part @param {AgreedQuestion[]} questions @param {() => void} save */
  constructor(part, questions, save) {
    this.questions = questions;
    this.save = save;
    /** @type {AgreedQuestion[]} those at which what was proposed has been taken at once */
    this.atOnce = [];
    this.button = hook(part, "[data-rest]", "agreeing");
    this.undo = hook(part, "[data-rest-undo]", "agreeing");
    this.button.onclick = () => this.#accept();
    this.undo.onclick = () => this.#undo();
  }

  tell() {
    sayCount(this.button, this.#open.length);
    this.undo.hidden = !this.atOnce.length;
  }

  get #open() {
    return this.questions.filter(({ isOpen }) => isOpen);
  }

  #accept() {
    this.atOnce = this.#open;
    for (const question of this.atOnce) question.accept();
    this.save();
    this.undo.focus();
  }

  #undo() {
    for (const question of this.atOnce) question.value = "";
    this.atOnce = [];
    this.save();
    this.button.focus();
  }
}
