/**
 * Announces changes once, politely, together, when things have been quiet for a second; where it is given a page, the same
 * words stand at once beside what was pressed, until the next press.
 */

import { filled } from "./fill.mjs";

const QUIET = 1000;

export class Status {
  /**
   * @param {HTMLElement} element a live region that holds its sentences in data attributes @param {AbortSignal} signal
   * @param {HTMLElement | null} [page] in which they are seen too
   */
  constructor(element, signal, page = null) {
    this.element = element;
    /** @type {Map<string, string>} what is to be said, by its matter: the last word on each */
    this.waiting = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {Element | null} */
    this.pressed = null;
    this.seen = Object.assign(document.createElement("p"), { className: "rumbo-said" });
    for (const kind of ["click", "input"]) page?.addEventListener(kind, this.#press, { capture: true, signal });
    signal.addEventListener("abort", () => clearTimeout(this.timer));
  }

  /** @param {string} sentence the data attribute's name @param {{n?: number, about?: string, to?: string}} [how] `to` names where it leads */
  announce(sentence, { n = 0, about = sentence, to = "" } = {}) {
    this.say(filled(this.element.getAttribute(`data-${sentence}`) ?? "", { n }), about, to);
  }

  /** @param {string} text @param {string} about @param {string} [to] the id of what it leads to */
  say(text, about, to = "") {
    this.#show(text, to);
    this.tell(text, about);
  }

  /** Only for who does not see it: it stands on the page already. @param {string} text @param {string} about */
  tell(text, about) {
    this.waiting.set(about, text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.element.textContent = [...this.waiting.values()].join(" ");
      this.waiting.clear();
    }, QUIET);
  }

  /** @param {Event} event */
  #press = ({ target }) => {
    this.pressed = target instanceof Element ? target : null;
    this.seen.remove();
  };

  /** @param {string} text @param {string} to */
  #show(text, to) {
    const { pressed, seen } = this;
    if (!pressed?.isConnected) return;
    const way = Object.assign(document.createElement("a"), { href: `#${to}`, textContent: text });
    seen.replaceChildren(to ? way : text);
    const question = pressed.closest("fieldset");
    if (question) question.append(seen);
    else (pressed.closest("[hidden]") ?? pressed.closest("p, label") ?? pressed).after(seen);
  }
}
