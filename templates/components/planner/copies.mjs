/** A plan as a file, in and out, and its deletion (PL-10, PL-11). Loaded when one is asked for. */

import { download } from "../../js/files.mjs";
import { hook } from "../../js/hooks.mjs";
import { planIn } from "../../js/plans.mjs";
import { checklist, csvFile } from "../../js/scoring/task_list.mjs";
import { calendarFile } from "../../js/scoring/calendar_file.mjs";

/** @typedef {import("./planner.mjs").Planner} Planner */

export class Copies {
  /** @param {Planner} planner */
  constructor(planner) {
    this.planner = planner;
  }

  /** @param {DOMStringMap} button */
  press(button) {
    const { copy } = button;
    if (copy === "calendar") this.#calendar(button);
    else if (copy === "csv" || copy === "md") this.#list(copy, button);
    else if (copy === "download") this.#download();
    else if (copy === "delete") this.#delete();
    else this.#ask(copy === "ask");
  }

  get #name() {
    return `plan-${this.planner.slug || "rumbo"}-${this.planner.today}`;
  }

  /** @param {DOMStringMap} words what the events are called */
  #calendar({ name = "", gate = "", review = "" }) {
    const { plan } = this.planner;
    if (plan) download(`${this.#name}.ics`, calendarFile(plan, { name, gate, review }), "text/calendar");
  }

  /** @param {"csv" | "md"} ending @param {DOMStringMap} words */
  #list(ending, { name = "", phase = "", gate = "", columns = "", states = "" }) {
    const { plan, mark } = this.planner;
    const words = {
      name,
      phase,
      gate,
      columns: columns.split("|"),
      states: Object.fromEntries(new URLSearchParams(states)),
    };
    if (!plan) return;
    if (ending === "csv") download(`${this.#name}.csv`, csvFile(plan, words, mark), "text/csv");
    else download(`${this.#name}.md`, checklist(plan, words), "text/markdown");
  }

  #download() {
    download(`${this.#name}.json`, `${JSON.stringify(this.planner.plan, null, 2)}\n`, "application/json");
  }

  /** A plan from a file takes the place of the one of its diagnostic; what is no plan changes nothing. @param {HTMLInputElement} field */
  async open(field) {
    const [file] = field.files ?? [];
    if (!file) return;
    const { planner } = this;
    const found = planIn(parsed(await file.text()));
    field.value = "";
    planner.notices.clear();
    if (typeof found === "string") {
      planner.notices.add(found);
      planner.show();
    } else {
      planner.plans.put(found.diagnostic ?? "", found);
      planner.turnTo(found.diagnostic ?? "");
    }
    scrollTo({ top: 0 });
  }

  /** @param {boolean} isAsked */
  #ask(isAsked) {
    const sure = this.#hook("[data-plan-sure]");
    sure.hidden = !isAsked;
    (isAsked ? sure : this.#hook('[data-copy="ask"]')).focus();
  }

  #delete() {
    const { planner } = this;
    planner.plans.forget(planner.slug);
    this.#hook("[data-plan-sure]").hidden = true;
    planner.notices.clear();
    history.replaceState(history.state, "", location.pathname);
    [planner.slug = ""] = planner.plans.slugs;
    planner.show();
    scrollTo({ top: 0 });
  }

  /** @param {string} selector */
  #hook(selector) {
    return hook(this.planner.root, selector, "planner");
  }
}

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
