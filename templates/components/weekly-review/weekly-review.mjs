/** The weekly review of a plan (PL-9): its agenda, with states, owners and notes changed there, and the record of what was decided. */

import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { hasEnded } from "../../js/plans.mjs";
import { agenda, asksOf, withRecord } from "../../js/weekly.mjs";
import { gateElement } from "../gate/gate.mjs";
import { TaskLines } from "../task/task.mjs";

/** @typedef {import("../../js/scoring/contract").Plan} Plan */
/** @typedef {import("../../js/weekly.mjs").Due} Due */
/** @typedef {import("../planner/planner.mjs").Planner} Planner */

export class WeeklyReview {
  /** @param {Planner} planner */
  constructor(planner) {
    const { signal } = planner;
    this.planner = planner;
    this.element = planner.part("weekly");
    this.lines = new TaskLines(planner, this.element);
    this.decisions = /** @type {HTMLTextAreaElement} */ (this.#hook("#weekly-decisions"));
    this.#hook("[data-record]").addEventListener("submit", (event) => this.#record(event), { signal });
    this.decisions.addEventListener("change", () => this.#keep(), { signal }); // who leaves without a click loses nothing
    this.#hook("[data-shared]").addEventListener("click", () => this.#share(), { signal });
    signal.addEventListener("abort", () => this.element.removeAttribute("data-is-shared"));
  }

  /** @param {Plan} plan */
  show(plan) {
    const { planner } = this;
    const { opens, closes, ...lists } = agenda(plan, planner.today);
    say(this.#hook('[data-slot="week"]'), "text", { opens: planner.date(opens), closes: planner.date(closes) });
    this.lines.redraw(() => {
      for (const [name, found] of Object.entries(lists)) this.#list(name, found, plan);
    });
    const over = plan.phases.flatMap((phase, place) => {
      return hasEnded(plan, phase) && asksOf(plan, phase).length && !phase.reached ? [place + 1] : [];
    });
    this.#hook('[data-slot="gates"]').replaceChildren(...over.map((n) => gateElement(planner, plan, n)));
    this.#tell(plan);
  }

  /** @param {string} name @param {Due[]} found @param {Plan} plan */
  #list(name, found, plan) {
    const part = hook(this.element, `[data-due="${name}"]`, "weekly-review");
    hook(part, '[data-slot="count"]', "weekly-review").textContent = found.length ? String(found.length) : "";
    hook(part, "[data-nothing]", "weekly-review").hidden = found.length > 0;
    const lines = found.map(({ playbook, task }) => this.lines.line(plan, playbook, task));
    hook(part, '[data-slot="due"]', "weekly-review").replaceChildren(...lines);
  }

  /** What was decided today, to go on with, and before. @param {Plan} plan */
  #tell({ reviews }) {
    const { today, date } = this.planner;
    const list = this.#hook('[data-slot="records"]');
    if (document.activeElement !== this.decisions) {
      this.decisions.value = reviews.find((record) => record.date === today)?.decisions ?? "";
    }
    const parts = [...reviews].reverse().flatMap((record) => {
      const [day, words] = ["dt", "dd"].map((name) => document.createElement(name));
      if (day) day.textContent = date(record.date);
      if (words) words.textContent = record.decisions || (list.dataset.undecided ?? "");
      return [day ?? "", words ?? ""];
    });
    list.replaceChildren(...parts);
    this.#hook("[data-records]").hidden = reviews.length === 0;
  }

  /** @param {Event} event */
  #record(event) {
    event.preventDefault();
    this.#keep();
  }

  #keep() {
    const { planner, decisions } = this;
    planner.edit((plan) => withRecord(plan, planner.today, decisions.value.trim()));
  }

  /** One sheet and nothing around it; the same button brings the page back. */
  #share() {
    const isShared = this.element.toggleAttribute("data-is-shared");
    this.#hook("[data-shared]").setAttribute("aria-pressed", String(isShared));
    scrollTo({ top: 0 });
  }

  /** @param {string} selector */
  #hook(selector) {
    return hook(this.element, selector, "weekly-review");
  }
}
