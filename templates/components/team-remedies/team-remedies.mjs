/** What several people should begin with, in order, on the page of their team (TM-10). */

import { say, sayCount } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { withRemedies } from "../../js/scoring/remedying.mjs";

/** @typedef {import("../../js/scoring/contract").Team} Team */
/** @typedef {(number: string | null) => string} Print */

export class TeamRemedies {
  /** @param {HTMLElement} root of the page @param {import("../../js/scoring/instrument.mjs").Instrument} instrument */
  constructor(root, instrument) {
    this.instrument = instrument;
    this.part = hook(root, '[data-part="remedies"]', "team-remedies");
  }

  /**
   * @param {import("../../js/scoring/people.mjs").Person[]} people @param {import("../../js/scoring/remedying.mjs").Findings} found
   * @param {Print} print
   */
  show(people, found, print) {
    const team = withRemedies(this.instrument, people, found, this.part.dataset.conversation || null);
    const lines = /** @type {HTMLTemplateElement} */ (this.#hook("template")).content;
    const [first, later] = [this.#hook("[data-first]"), this.#hook("[data-later]")];
    first.replaceChildren();
    later.replaceChildren();
    for (const remedy of team.remedies) {
      const line = lines.querySelector(`[data-remedy="${CSS.escape(remedy.playbook)}"]`)?.cloneNode(true);
      if (!(line instanceof HTMLElement)) continue;
      fill(line, remedy, team.people, print);
      (remedy.tier === "later" ? later : first).append(line);
    }
    later.setAttribute("start", String(first.children.length + 1));
    this.#hook("[data-rest]").hidden = !later.children.length;
    const why = team.everything ? team.remedies_for : "guarded";
    say(this.#hook("[data-why]"), team.remedies.length ? why : "nothing");
  }

  /** @param {string} selector */
  #hook(selector) {
    return hook(this.part, selector, "team-remedies");
  }
}

/** @param {HTMLElement} line @param {Team["remedies"][number]} remedy @param {number} all @param {Print} print */
function fill(line, { gain, people, talk, needed_by }, all, print) {
  say(line.querySelector('[data-slot="gain"]'), gain === null ? "none" : "text", {
    gain: print(gain),
    people: people ?? 0,
    all,
  });
  sayCount(line.querySelector('[data-slot="talk"]'), talk.length);
  say(line.querySelector('[data-slot="needed"]'), needed_by.length ? "text" : "none");
}
