/** Makes plans out of the answers kept here, and plans them anew (PL-1, PL-8). Loaded when a date is to be made or moved. */

import { nextMonday } from "../../js/choosing.mjs";
import { atOnce, counsel } from "../../js/scoring/counsel.mjs";
import { read } from "../../js/scoring/instrument.mjs";
import { tellMoves } from "./moves.mjs";
import { moved, newPlan, plannedAnew } from "../../js/scoring/planning.mjs";

/** @typedef {import("../../js/scoring/contract").Plan} Plan */
/** @typedef {import("../../js/scoring/counsel.mjs").Counsel} Counsel */
/** @typedef {import("../../js/scoring/instrument.mjs").Instrument} Instrument */
/** @typedef {import("./planner.mjs").Planner} Planner */
/** @typedef {(plan: Plan, told: Counsel | null) => Plan} Change */

export class Making {
  /** @param {Planner} planner */
  constructor(planner) {
    this.planner = planner;
    /** @type {Map<string, Instrument>} by the diagnostic's slug */
    this.instruments = new Map();
  }

  /**
   * A plan of the answers kept, or one of one's own; null where there is nothing to make one from.
   * @param {string} slug @param {import("./planner.mjs").Source} from
   */
  async plan(slug, from) {
    const { catalogue, plans, today } = this.planner;
    const given = /** @type {object} */ (plans.store.entry(`${from}:${slug}`).read());
    const instrument = given && (await this.instrument(slug));
    const told = instrument ? counsel(instrument, given) : null;
    if (slug && !told?.order.length) return null;
    /** @type {import("../../js/scoring/planning.mjs").Wish} */
    const wish = { start: nextMonday(today), at_once: atOnce(catalogue, told), mode: "phases", pauses: [] };
    return newPlan(catalogue, wish, told, [], plans.ticks.finished(catalogue));
  }

  /** Change what is kept, plan anew what is not done, and say what moved. @param {string} slug @param {Change} change */
  async replan(slug, change) {
    const { planner } = this;
    const { plans, today } = planner;
    const instrument = await this.instrument(slug);
    /** @type {import("../../js/scoring/planning.mjs").Moved[]} */
    let moves = [];
    const plan = plans.update(slug, (before) => {
      const told = this.#told(before, instrument);
      const after = plannedAnew(change(before, told), today, told?.ground ?? null);
      moves = moved(before, after);
      return after;
    });
    if (!plan) return;
    planner.show();
    tellMoves(planner, plan, moves);
  }

  /** What the answers of a plan say to it; null for none, or where the questionnaire is another one now. @param {Plan} plan @param {Instrument | null} instrument */
  #told({ answers }, instrument) {
    if (!answers || !instrument) return null;
    if (instrument.hash === answers.hash) return counsel(instrument, answers);
    this.planner.notices.add("changed");
    return null;
  }

  /** Null for a diagnostic that this site does not have. @param {string} slug */
  async instrument(slug) {
    const url = this.planner.line(slug)?.getAttribute("data-document");
    if (!url) return null;
    const known = this.instruments.get(slug);
    if (known) return known;
    const answer = await fetch(new URL(url, this.planner.base), { signal: this.planner.signal });
    const found = read(await answer.json());
    this.instruments.set(slug, found);
    return found;
  }
}
