/** One question at which a team agrees on an answer: its controls, its reason, and what is proposed. */

import { asNumber, printed } from "../../js/answers.mjs";
import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { proposal } from "../../js/proposal.mjs";

/** @typedef {import("../../js/answers.mjs").Value} Value */
/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

export class AgreedQuestion {
  /** @param {HTMLElement} article @param {import("../../js/scoring/measures.mjs").Measure} measure @param {string} mark the language's decimal mark */
  constructor(article, measure, mark) {
    this.article = article;
    this.id = article.dataset.agreedOn ?? "";
    this.measure = measure;
    this.mark = mark;
    this.controls = [...article.querySelectorAll("[data-agreed]")].map((control) => /** @type {Control} */ (control));
    this.reasoned = /** @type {HTMLInputElement} */ (hook(article, "[data-reason]", "agreeing"));
    /** @type {string[]} the ids of the options that are proposed */
    this.proposed = [];
  }

  /** Empty for none. @returns {Value} */
  get value() {
    const values = this.controls.filter(isChosen).map(({ value }) => value);
    if (this.measure.measure === "some") return values;
    return this.measure.measure === "number" ? asNumber(values[0] ?? "", this.mark) : (values[0] ?? "");
  }

  set value(value) {
    const values = [value].flat();
    this.controls.forEach((control, place) => {
      if (isTicked(control)) control.checked = values.includes(control.value);
      else
        control.value = this.measure.measure === "number" ? printed(values[0] ?? "", this.mark) : (values[place] ?? "");
    });
  }

  /** The question as it is asked, with its number. */
  get asked() {
    return hook(this.article, "[data-ask]", "agreeing").textContent?.trim() ?? "";
  }

  /** What is agreed on as its page words it; empty for nothing. */
  get answer() {
    const chosen = this.controls.filter(isChosen);
    const unit = this.article.querySelector("[data-unit]")?.textContent?.trim() ?? "";
    const isNumber = this.measure.measure === "number" && chosen.length > 0;
    return isNumber ? `${chosen[0].value} ${unit}`.trim() : chosen.map(wordOf).join(" · ");
  }

  get reason() {
    return this.reasoned.value.trim();
  }

  set reason(reason) {
    this.reasoned.value = reason;
  }

  /** Know what to propose, and say nothing. @param {import("../../js/scoring/contract").TeamQuestion} told */
  consider(told) {
    this.proposed = proposal(this.measure, told);
  }

  /** Say what is proposed; nothing of it is taken (TM-12). */
  propose() {
    const answer = this.controls
      .filter((control) => this.proposed.includes(control.value))
      .map(wordOf)
      .join(" · ");
    this.article.querySelector("[data-proposal]")?.toggleAttribute("hidden", !answer);
    say(this.article.querySelector("[data-slot=proposal]"), answer ? "text" : "none", { answer });
  }

  /** Whether it is still to be agreed on, and something is proposed. */
  get isOpen() {
    return this.proposed.length > 0 && !this.value.length;
  }

  accept() {
    this.value = this.measure.measure === "some" ? this.proposed : (this.proposed[0] ?? "");
  }
}

/** @param {Control} control @returns {control is HTMLInputElement} */
function isTicked(control) {
  return control.type === "radio" || control.type === "checkbox";
}

/** What a control that is chosen says. @param {Control} control */
function wordOf(control) {
  const said = isTicked(control) ? control.closest("label") : control.querySelector(":checked");
  return said?.textContent?.trim() ?? "";
}

/** @param {Control} control */
function isChosen(control) {
  return isTicked(control) ? control.checked : control.value !== "";
}
