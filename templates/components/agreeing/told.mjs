/** What is said of what a team has agreed on: how many answers, the score that they give, and each with its reason. */

import { printed } from "../../js/answers.mjs";
import { plural, reveal, say, sayCount } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { linkText } from "../../js/links.mjs";
import { assessWith } from "../../js/scoring/assessment.mjs";

/** @typedef {import("../../js/scoring/contract").Answers} Answers */
/** @typedef {import("./question.mjs").AgreedQuestion} AgreedQuestion */

export class AgreedTold {
  /**
   * @param {HTMLElement} part @param {HTMLElement} kept the part that says what is kept
   * @param {import("../../js/scoring/instrument.mjs").Instrument} instrument @param {string} mark the language's decimal mark
   */
  constructor(part, kept, instrument, mark) {
    this.part = part;
    this.kept = kept;
    this.instrument = instrument;
    this.mark = mark;
  }

  /**
   * @param {Answers} document @param {AgreedQuestion[]} questions @param {number} people none before anybody has handed in
   * @param {{isKept: boolean, isStoring: boolean}} keeping whether something is kept, and whether this browser keeps anything
   */
  tell(document, questions, people, { isKept, isStoring }) {
    const n = Object.keys(document.answers).length;
    sayCount(this.part.querySelector("[data-slot=agreed]"), n);
    for (const name of ["[data-take]", "[data-see]"]) this.#hook(name).hidden = !n;
    this.#tellScore(document, n, people);
    const see = /** @type {HTMLAnchorElement} */ (this.#hook("[data-see]"));
    see.hash = `r=${linkText(this.instrument, document.answers, {})}`;
    say(this.part.querySelector("[data-slot=kept]"), "none");
    this.kept.hidden = !isKept;
    say(this.kept.querySelector("[data-slot=before]"), n ? `${isStoring ? "" : "not-"}kept-${plural(n)}` : "none", {
      n,
    });
    this.#list(questions.filter(({ answer }) => answer));
  }

  /** @param {Answers} document @param {number} n @param {number} people */
  #tellScore(document, n, people) {
    const { overall } = assessWith(this.instrument, document);
    const isScored = n > 0 && overall.band !== null;
    const value = printed(overall.value ?? "", this.mark);
    say(this.part.querySelector("[data-slot=score]"), isScored ? "text" : "none", { value });
    reveal(this.part, "data-band", n ? overall.band : null);
    this.#hook("[data-keep]").hidden = !n || !people;
    const plan = this.#hook("[data-plan]");
    plan.hidden = !isScored || !plan.hasAttribute("href"); // of a triage none can be made
  }

  /** @param {AgreedQuestion[]} agreed */
  #list(agreed) {
    const template = /** @type {HTMLTemplateElement} */ (this.#hook("template"));
    const lines = agreed.map(({ asked, answer, reason }) => {
      const line = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
      hook(line, "[data-asked]", "agreeing").textContent = asked;
      hook(line, "[data-answer]", "agreeing").textContent = answer;
      say(line.querySelector("[data-why]"), reason ? "text" : "none", { reason });
      return line;
    });
    this.#hook("[data-agreed-list]").replaceChildren(...lines);
    this.#hook("[data-listed]").hidden = !agreed.length;
  }

  /** @param {string} selector */
  #hook(selector) {
    return hook(this.part, selector, "agreeing");
  }
}
