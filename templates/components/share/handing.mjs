/**
 * What goes along when answers leave this browser: a name only if it was typed for this (TM-2), what one says about oneself
 * and notes only if ticked, and the number by which a team knows two documents of one respondent (TM-1).
 */

import { handedOver } from "../../js/answers.mjs";
import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { nameIn } from "../../js/scoring/identity.mjs";

/** @typedef {import("../diagnostic/diagnostic.mjs").DiagnosticPage} DiagnosticPage */

export class Handing {
  /**
   * @param {DiagnosticPage} page @param {() => void} change what is to be done when something else goes along
   * @param {HTMLElement} element where what goes along is ticked
   */
  constructor(page, change, element = page.part("share")) {
    this.page = page;
    this.element = element;
    this.named = /** @type {HTMLInputElement} */ (hook(this.element, "[data-named]", "share"));
    this.field = /** @type {HTMLInputElement} */ (hook(this.element, "[data-name]", "share"));
    const changed = () => {
      this.#tell();
      change();
    };
    for (const input of this.element.querySelectorAll("[data-profile], [data-notes], [data-named]")) {
      input.addEventListener("change", changed);
    }
    this.field.addEventListener("input", changed);
    this.element.querySelector("[data-renew]")?.addEventListener("click", () => {
      page.own.renew();
      page.status.say(hook(this.element, "[data-renew]", "share").dataset.renewed ?? "", "renewed");
      change();
    });
    this.#tell();
  }

  /** Empty without one. */
  get name() {
    return this.named.checked ? nameIn(this.field.value) : "";
  }

  /** The answers document that is handed over now. */
  get document() {
    const { page, name } = this;
    const { answers, profile, notes } = page.form.given;
    const given = {
      answers,
      profile: this.#isWith("profile") ? profile : {},
      notes: this.#isWith("notes") ? notes : {},
    };
    return handedOver(page.instrument, given, { respondent: page.own.respondent, name }, new Date());
  }

  #tell() {
    hook(this.element, "[data-name-field]", "share").hidden = !this.named.checked;
    say(this.element.querySelector("[data-slot=goes]"), this.name ? "with" : "without", { name: this.name });
  }

  /** @param {string} part */
  #isWith(part) {
    return this.element.querySelector(`[data-${part}]:checked`) !== null;
  }
}
