/**
 * The form as a whole: shows which questions stand, how far its reader is and where to go next. An answer given before is
 * kept while its question is hidden.
 */

import { plural } from "../../js/fill.mjs";
import { changes, isShown, isWaiting, NOTHING, FormState } from "../../js/standing.mjs";
import { isSettled, showProgress } from "../progress/progress.mjs";
import { Question } from "../question/question.mjs";

/** @typedef {import("../../js/answers.mjs").Given} Given */
/** @typedef {import("../../js/answers.mjs").Known} Known */

export class Form {
  /**
   * @param {HTMLElement} element
   * @param {import("../../js/scoring/instrument.mjs").Instrument} instrument
   * @param {import("../../js/status.mjs").Status} status
   * @param {string} mark the language's decimal mark
   */
  constructor(element, instrument, status, mark) {
    this.element = element;
    this.status = status;
    this.questions = [...element.querySelectorAll("fieldset")].map((fieldset) => new Question(fieldset, mark));
    this.stand = new FormState(instrument, this.questions.filter(({ kind }) => kind === "note").map(conditions));
    this.standing = NOTHING;
    /** @type {Question | undefined} the one last touched */
    this.last = undefined;
    /** @type {string[]} those whose answers another diagnostic has just lent: nobody has come as far as them yet */
    this.lent = [];
  }

  /** @returns {Known} */
  get known() {
    const ids = (/** @type {string} */ kind) =>
      this.questions.filter((question) => question.kind === kind).map(({ id }) => id);
    const notes = this.questions.filter(({ note }) => note).map(({ id }) => id);
    return { answers: ids("question"), profile: ids("profile"), notes };
  }

  /** All that is given, in hidden questions too. @returns {Given} */
  get given() {
    /** @type {Given} */
    const given = { answers: {}, profile: {}, notes: {} };
    for (const { id, kind, value, text } of this.questions) {
      if (value !== undefined) given[kind === "profile" ? "profile" : "answers"][id] = value;
      if (text !== undefined) given.notes[id] = text;
    }
    return given;
  }

  /** Put back what was kept; what was ticked before the page was ready stands. @param {Given} given */
  restore({ answers, profile, notes }) {
    for (const question of this.questions) {
      const kept = (question.kind === "profile" ? profile : answers)[question.id];
      if (kept !== undefined && question.value === undefined) question.restore(kept);
      const note = notes[question.id];
      if (typeof note === "string" && !question.text) question.restoreNote(note);
    }
  }

  clear() {
    for (const question of this.questions) {
      question.clear();
      question.restoreNote("");
    }
  }

  /** Standing with these answers and no others; nothing is announced. @param {Given} given */
  replace(given) {
    this.clear();
    this.restore(given);
    this.standing = NOTHING;
    this.refresh();
  }

  /** Take over what has changed elsewhere, and nothing else. @param {import("../../js/merging.mjs").Change[]} changes */
  bring(changes) {
    for (const { part, id, value } of changes) {
      const question = this.questions.find((found) => found.id === id);
      if (part === "notes") question?.restoreNote(typeof value === "string" ? value : "");
      else if (value === undefined) question?.clear();
      else question?.restore(value);
    }
    this.refresh();
  }

  /** To be read only, or to be answered again. @param {boolean} isReadOnly */
  lock(isReadOnly) {
    for (const { fieldset } of this.questions) fieldset.disabled = isReadOnly;
  }

  /** What was answered, in the page's words. @param {string} id */
  words(id) {
    return this.questions.find((question) => question.id === id)?.words ?? "";
  }

  /** An option's label, as the form asks. @param {string} id @param {string} option */
  label(id, option) {
    return this.questions.find((question) => question.id === id)?.label(option) ?? "";
  }

  /** Show how things stand now. @param {EventTarget | null} [typing] the field in which its reader is still typing */
  refresh(typing = null) {
    const before = this.standing;
    this.standing = this.stand.of(this.given);
    for (const question of this.questions) this.#show(question, typing);
    showProgress(this.element, this);
    const { shown, hidden } = changes(before, this.standing);
    if (shown.length || hidden.length) this.#tellChange(shown, hidden.length);
  }

  /** Say how many questions have appeared, mark them and lead to the first, or how many have gone. @param {string[]} shown @param {number} gone */
  #tellChange(shown, gone) {
    for (const { id, fieldset } of this.questions) {
      const legend = fieldset.querySelector("legend");
      if (shown.includes(id)) legend?.setAttribute("data-new", this.element.dataset.new ?? "");
      else legend?.removeAttribute("data-new");
    }
    const n = shown.length || gone;
    const sentence = `${shown.length ? "shown" : "hidden"}-${plural(n)}`;
    this.status.announce(sentence, { n, about: "questions", to: shown[0] && `q-${shown[0]}` });
  }

  /** @param {Question} question @param {EventTarget | null} typing */
  #show(question, typing) {
    const { id, fieldset, field, kind } = question;
    fieldset.hidden = kind !== "profile" && !isShown(this.standing, id);
    question.offerToClear();
    const isUnfinished = field !== null && field === typing && !field.hasAttribute("aria-invalid");
    const said = question.complain(isUnfinished ? undefined : this.standing.refused.get(id));
    question.echo(isShown(this.standing, id) && !this.standing.refused.has(id));
    if (said && question === this.last) this.status.tell(said, id);
  }

  /** @param {() => void} save @param {AbortSignal} signal */
  listen(save, signal) {
    const change = (/** @type {Event} */ { target, type }) => {
      const touched = this.questions.find(({ fieldset }) => target instanceof Node && fieldset.contains(target));
      if (!touched) return;
      this.last = touched;
      touched.settle(target);
      this.refresh(type === "input" ? target : null);
      save();
    };
    const press = (/** @type {Event} */ { target }) => {
      if (!(target instanceof HTMLElement)) return;
      if ("next" in target.dataset) this.next()?.focus();
      const cleared = this.questions.find(({ clearer }) => clearer === target);
      if (!cleared) return;
      cleared.clear();
      cleared.focus();
      this.refresh();
      save();
    };
    this.element.addEventListener("input", change, { signal });
    this.element.addEventListener("change", change, { signal });
    this.element.addEventListener("click", press, { signal });
    this.element.addEventListener("submit", (event) => event.preventDefault(), { signal });
    // The engine takes single keys for page turns, and would with a radio focused.
    this.element.addEventListener("keydown", (event) => event.stopPropagation(), { signal });
  }

  /** The next question that waits for an answer, from the last one touched on, then from the top. */
  next() {
    const waits = (/** @type {Question} */ { id, fieldset }) => isWaiting(this.standing, id) && !isSettled(fieldset);
    const place = this.last ? this.questions.indexOf(this.last) : 0;
    return this.questions.slice(place).find(waits) ?? this.questions.find(waits);
  }
}

/** @param {Question} note @returns {[string, import("../../js/standing.mjs").Clause[]]} */
function conditions({ id, fieldset }) {
  return [id, JSON.parse(fieldset.dataset.showIf || "[]")];
}
