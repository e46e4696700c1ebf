/**
 * A meeting on a shared screen (TM-11, TM-13): one question at a time, with nothing that anybody answered before it is asked
 * for, what is agreed on, and a clock. Loaded when a meeting is begun.
 *
 * The questions are the page's own: each is borrowed for as long as it is talked about, and goes back to its place.
 */

import { reveal, say, sayCount } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { clockIn, planned, stageTold, turned, WHOLE, wholeTold } from "../../js/meeting_clock.mjs";
import { openStore } from "../../js/store.mjs";

/** @typedef {import("../../js/meeting_clock.mjs").Clock} Clock */
/** @typedef {import("../../js/meeting_clock.mjs").Told} Told */

const OPENING = "opening";
const CLOSING = "closing";
/** Minutes before the end at which it is said that it comes. */
const SOON = 10;
const TICK = 1000;

export class Meeting {
  /** @param {HTMLElement} root the page's @param {(question: string) => void} show tell of a question what there is to tell @param {AbortSignal} signal */
  constructor(root, show, signal) {
    const { root: site = "", slug = "" } = root.dataset;
    this.root = root;
    this.showQuestion = show;
    this.dialog = /** @type {HTMLDialogElement} */ (hook(root, '[data-part="meeting"]', "meeting"));
    this.entry = openStore(site, "sessionStorage").entry(`meeting:${slug}`);
    /** @type {string[]} */
    this.agenda = [];
    this.stage = OPENING;
    /** @type {Set<string>} questions of which the answers have been asked for */
    this.shown = new Set();
    /** @type {Set<string>} what the clock has said */
    this.said = new Set();
    /** @type {{part: HTMLElement, place: Comment} | null} what is borrowed of the page */
    this.borrowed = null;
    this.#listen(signal);
  }

  /** @param {string[]} agenda the ids of its questions @param {number} people */
  open(agenda, people) {
    this.agenda = agenda;
    sayCount(this.#hook("[data-slot=people]"), people);
    sayCount(this.#hook("[data-slot=questions]"), agenda.length);
    say(this.#hook("[data-slot=minutes]"), agenda.length ? "text" : "none", {
      ...planned(agenda.length),
      whole: WHOLE,
    });
    const clock = this.clock;
    this.#hook("[data-continue]").hidden = clock === null || !this.#stages.includes(clock.stage);
    this.dialog.showModal();
    this.#turn(OPENING);
  }

  /** The clock as it is kept: null before the meeting, and for one of another agenda. */
  get clock() {
    return clockIn(this.entry.read());
  }

  get #stages() {
    return [...this.agenda, CLOSING];
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    const { dialog } = this;
    dialog.addEventListener("close", () => this.#leave(), { signal });
    dialog.addEventListener("keydown", (event) => event.stopPropagation(), { signal }); // the engine takes single keys for page turns
    document.addEventListener("visibilitychange", () => this.#tick(), { signal });
    signal.addEventListener("abort", () => clearInterval(this.ticking));
    this.#hook("[data-leave]").onclick = () => dialog.close();
    this.#hook("[data-begin]").onclick = () => this.#begin();
    this.#hook("[data-continue]").onclick = () => this.#turn(this.clock?.stage ?? OPENING);
    this.#hook("[data-reveal]").onclick = () => this.#reveal();
    this.#hook("[data-previous]").onclick = () => this.#step(-1);
    this.#hook("[data-next]").onclick = () => this.#step(1);
  }

  #begin() {
    this.entry.forget();
    this.said.clear();
    this.#turn(this.#stages[0] ?? CLOSING);
  }

  /** @param {number} by */
  #step(by) {
    this.#turn(this.#stages[this.#stages.indexOf(this.stage) + by] ?? CLOSING);
  }

  /** @param {string} stage a question's id, or one of the two around them */
  #turn(stage) {
    const { agenda, dialog } = this;
    this.stage = stage;
    this.#giveBack();
    const isQuestion = agenda.includes(stage);
    reveal(dialog, "data-stage", isQuestion ? "question" : stage);
    if (stage !== OPENING) this.entry.write(turned(this.clock, stage, Date.now()));
    if (isQuestion) this.#borrow(`[data-agreed-on="${CSS.escape(stage)}"]`);
    if (stage === CLOSING) this.#borrow('[data-part="agreeing"]');
    this.#tellPlace();
    this.#tick();
    clearInterval(this.ticking);
    if (stage !== OPENING) this.ticking = setInterval(() => this.#tick(), TICK);
    (this.borrowed?.part ?? this.#hook("[data-title]")).focus();
    dialog.scrollTop = 0;
  }

  #tellPlace() {
    const place = this.#stages.indexOf(this.stage);
    const isQuestion = this.agenda.includes(this.stage);
    const filling = { n: place + 1, total: this.agenda.length };
    say(this.#hook("[data-slot=place]"), isQuestion ? "text" : this.stage, filling);
    this.#hook("[data-bar]").hidden = place < 0;
    this.#hook("[data-previous]").hidden = place < 1;
    this.#hook("[data-next]").hidden = !isQuestion;
    this.#veil();
  }

  /** Until it is asked for, of a question nothing but itself is in sight (TM-13). */
  #veil() {
    const isShown = this.shown.has(this.stage);
    this.#answers?.toggleAttribute("hidden", !isShown);
    this.#hook("[data-reveal]").hidden = isShown || !this.#answers;
  }

  get #answers() {
    return this.borrowed?.part.querySelector("[data-answers]");
  }

  #reveal() {
    this.showQuestion(this.stage);
    this.shown.add(this.stage);
    this.#veil();
    this.borrowed?.part.focus();
  }

  /** @param {string} selector */
  #borrow(selector) {
    const part = hook(this.root, selector, "meeting");
    const place = document.createComment("");
    part.replaceWith(place);
    this.borrowed = { part, place };
    this.#hook("[data-borrowed]").append(part);
  }

  #giveBack() {
    if (!this.borrowed) return;
    this.#answers?.removeAttribute("hidden");
    this.borrowed.place.replaceWith(this.borrowed.part);
    this.borrowed = null;
  }

  #leave() {
    clearInterval(this.ticking);
    this.#giveBack();
  }

  /** Say how much is used: what is announced is that a question's minutes, and the hour, come to an end. */
  #tick() {
    const { clock, stage } = this;
    if (!clock || stage === OPENING || !this.dialog.open) return;
    const { each, closing } = planned(this.agenda.length);
    const item = stageTold(clock, stage, stage === CLOSING ? closing : each, Date.now());
    const whole = wholeTold(clock, Date.now());
    this.#tell("item", item);
    this.#tell("whole", whole);
    if (!item.left) this.#announce("item", stage);
    if (whole.left <= SOON) this.#announce(whole.left ? "soon" : "end", "whole");
  }

  /** @param {string} name @param {Told} told */
  #tell(name, told) {
    say(this.#hook(`[data-slot=${name}]`), told.over ? "over" : "text", { ...told });
  }

  /** Once each. @param {string} what @param {string} of */
  #announce(what, of) {
    if (this.said.has(`${what} ${of}`)) return;
    this.said.add(`${what} ${of}`);
    say(this.#hook("[data-slot=said]"), what, { n: SOON });
  }

  /** @param {string} selector */
  #hook(selector) {
    return hook(this.dialog, selector, "meeting");
  }
}
