/** Announces changes once, politely, together, when things have been quiet for a second. */

import { filled } from "./fill.mjs";

const QUIET = 1000;

export class Status {
  /** @param {HTMLElement} element a live region that holds its sentences in data attributes @param {AbortSignal} signal */
  constructor(element, signal) {
    this.element = element;
    /** @type {Map<string, string>} what is to be said, by its matter: the last word on each */
    this.waiting = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    signal.addEventListener("abort", () => clearTimeout(this.timer));
  }

  /** @param {string} sentence the data attribute's name @param {{n?: number, about?: string}} [how] */
  announce(sentence, { n = 0, about = sentence } = {}) {
    this.say(filled(this.element.getAttribute(`data-${sentence}`) ?? "", { n }), about);
  }

  /** @param {string} text @param {string} about */
  say(text, about) {
    this.waiting.set(about, text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.element.textContent = [...this.waiting.values()].join(" ");
      this.waiting.clear();
    }, QUIET);
  }
}
