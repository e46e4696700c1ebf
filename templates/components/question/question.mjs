/**
 * One question of the form: what is given, how it is put back, what clears what. The page's controls hold the answer;
 * whether it is valid is the scorer's to say.
 */

import { asNumber, printed } from "../../js/answers.mjs";
import { filled, say } from "../../js/fill.mjs";

/** @typedef {import("../../js/answers.mjs").Value} Value */

export class Question {
  /** @param {HTMLFieldSetElement} fieldset @param {string} mark the language's decimal mark */
  constructor(fieldset, mark) {
    this.fieldset = fieldset;
    this.mark = mark;
    this.id = fieldset.id.slice("q-".length);
    this.kind = ["question", "profile", "note"].find((kind) => kind in fieldset.dataset) ?? "question";
    /** @type {HTMLInputElement[]} */
    this.rows = [...fieldset.querySelectorAll("input")].filter((input) => input.type !== "text");
    this.field = fieldset.querySelector("input[type=text]");
    /** The places of an order, filled from the first on. */
    this.places = [...fieldset.querySelectorAll("select")];
    this.#place(this.#placed);
    this.note = fieldset.querySelector("textarea");
    this.clearer = fieldset.querySelector("[data-clear]");
  }

  /** What is given, undefined for nothing. @returns {Value | undefined} */
  get value() {
    const ticked = this.rows.filter((row) => row.checked).map((row) => row.value);
    if (this.field instanceof HTMLInputElement && ticked.length === 0)
      return asNumber(this.field.value, this.mark) || undefined;
    if (ticked.length === 0 && this.#placed.length) return this.#placed;
    const many = this.fieldset.dataset.shape === "checkbox" && !this.rows.some((row) => row.checked && isState(row));
    return many && ticked.length > 0 ? ticked : ticked[0];
  }

  /** The note, for a note or as evidence. @returns {string | undefined} */
  get text() {
    return this.note?.value.trim() || undefined;
  }

  /** The labels of what is given. @returns {string} */
  get words() {
    const labels = this.rows
      .filter((row) => row.checked)
      .map((row) => row.closest("label")?.querySelector(".rumbo-option__label"));
    const value = this.field instanceof HTMLInputElement ? this.field.value : "";
    const order = this.#placed.map((_, at) => `${at + 1}. ${this.places[at]?.selectedOptions[0]?.textContent}`);
    return [...labels.map((label) => label?.textContent ?? ""), ...order, value].filter(Boolean).join(" · ");
  }

  /** The label of one of its options. @param {string} option @returns {string} */
  label(option) {
    const row = this.rows.find(({ value }) => value === option)?.closest("label");
    const place = [...(this.places[0]?.options ?? [])].find(({ value }) => value === option);
    return row?.querySelector(".rumbo-option__label")?.textContent ?? place?.textContent ?? "";
  }

  /** Put an answer back; what is none of its rows is left out. @param {Value} value */
  restore(value) {
    const wanted = Array.isArray(value) ? value : [value];
    for (const row of this.rows) row.checked = wanted.includes(row.value);
    const isTicked = this.rows.some((row) => row.checked);
    this.#place(isTicked ? [] : wanted);
    if (this.field instanceof HTMLInputElement && !isTicked) this.field.value = printed(wanted.join(), this.mark);
  }

  /** @param {string} text */
  restoreNote(text) {
    if (!this.note) return;
    this.note.value = text;
    this.note.closest("details")?.toggleAttribute("open", text !== "");
  }

  /** Clear the answer; the note stays. */
  clear() {
    for (const row of this.rows) row.checked = false;
    this.#place([]);
    if (this.field instanceof HTMLInputElement) this.field.value = "";
  }

  /** What stands at the places, from the first on. */
  get #placed() {
    return this.places.map(({ value }) => value).filter(Boolean);
  }

  /** Put these at the places; one that has none before it is open, those after it are not. @param {string[]} ids */
  #place(ids) {
    for (const [at, select] of this.places.entries()) {
      const isOption = [...select.options].some(({ value }) => value === ids[at]);
      select.value = isOption ? (ids[at] ?? "") : "";
      select.dataset.was = select.value;
      select.disabled = at > ids.length;
    }
  }

  /** Whatever has been put at a place changes with what stood there; no place before it stays empty. @param {HTMLSelectElement} changed */
  #swap(changed) {
    for (const other of this.places) {
      if (other !== changed && other.value === changed.value) other.value = changed.dataset.was ?? "";
    }
    this.#place(this.#placed);
  }

  /** A row that stands alone clears the others, and any other clears those that do. @param {EventTarget | null} changed */
  settle(changed) {
    if (changed === this.note) return;
    const place = this.places.find((found) => found === changed);
    if (place) this.#swap(place);
    if (place || changed === this.field) for (const row of this.rows) row.checked = false;
    const row = this.rows.find((found) => found === changed);
    if (!row?.checked || row.type === "radio") return;
    for (const other of this.rows) {
      if (other !== row && (isAlone(row) || isAlone(other))) other.checked = false;
    }
    this.#place([]);
    if (this.field instanceof HTMLInputElement) this.field.value = "";
  }

  /** Say why an answer is not taken, or nothing. @param {string | undefined} reason @returns {string} what was said */
  complain(reason) {
    let said = "";
    for (const error of this.fieldset.querySelectorAll("[data-error]")) {
      const isIt = error instanceof HTMLElement && error.dataset.error === reason;
      if (isIt && error.dataset.text)
        error.textContent = filled(error.dataset.text, { n: this.rows.filter((row) => row.checked).length });
      error.toggleAttribute("hidden", !isIt);
      if (isIt) said = error.textContent ?? "";
    }
    if (said) this.field?.setAttribute("aria-invalid", "true");
    else this.field?.removeAttribute("aria-invalid");
    return said;
  }

  /** Say which number is meant where it is not the one typed, as far as it is one. @param {boolean} isNumber */
  echo(isNumber) {
    if (!(this.field instanceof HTMLInputElement)) return;
    const number = printed(asNumber(this.field.value, this.mark), this.mark);
    const isOther = isNumber && number !== this.field.value.trim();
    say(this.fieldset.querySelector("[data-read]"), isOther ? "text" : "none", { number });
  }

  /** Offer to clear only what is there. */
  offerToClear() {
    this.clearer?.toggleAttribute("hidden", this.value === undefined);
  }

  focus() {
    this.fieldset.focus({ preventScroll: true });
    this.fieldset.scrollIntoView({ block: "start" });
  }
}

/** @param {HTMLInputElement} row */
const isAlone = (row) => "alone" in row.dataset;

/** Not applicable and don't know are states, not options. @param {HTMLInputElement} row */
const isState = (row) => row.value === "not-applicable" || row.value === "dont-know";
