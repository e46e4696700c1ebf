/** The lines of a plan's tasks, wherever they stand: by phase, or in the weekly review. What is typed into one is kept. */

import { plural, say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { wordsOf } from "../../js/last_words.mjs";
import { lateness, withTask } from "../../js/plans.mjs";

/** @typedef {import("../../js/scoring/contract").Plan} Plan */
/** @typedef {import("../../js/scoring/contract").PlannedTask} Task */
/** @typedef {import("../planner/planner.mjs").Planner} Planner */

export class TaskLines {
  /** @param {Planner} planner @param {HTMLElement} element that will hold them */
  constructor(planner, element) {
    this.planner = planner;
    this.element = element;
    /** @type {Set<string>} tasks whose details are open */
    this.open = new Set();
    const { signal } = planner;
    element.addEventListener("change", (event) => this.#change(event), { signal });
    element.addEventListener("toggle", (event) => this.#remember(event), { signal, capture: true });
  }

  /** Draw anew; who was in a field is in it again. @param {() => void} draw */
  redraw(draw) {
    const focused = document.activeElement?.getAttribute("data-key");
    draw();
    const field = focused && this.element.querySelector(`[data-key="${CSS.escape(focused)}"]`);
    if (field instanceof HTMLElement) field.focus();
  }

  /** @param {Plan} plan @param {string} playbook @param {Task} task */
  line(plan, playbook, task) {
    const { planner } = this;
    const key = `${playbook}/${task.step}`;
    const words = wordsOf(plan, planner.catalogue, playbook, task);
    const line = planner.clone("task");
    const find = (/** @type {string} */ name) => hook(line, `[data-slot="${name}"]`, "task");
    Object.assign(line.dataset, { task: key, state: task.state, role: words.role });
    find("task").textContent = words.task;
    find("measure").textContent = words.measure;
    say(find("since"), words.since, { now: words.now });
    say(find("due"), "text", { due: planner.date(task.due) });
    sayOwner(line, task.owner);
    sayLate(line, lateness(task, planner.today));
    this.#fill(line, key, task);
    return line;
  }

  /** @param {HTMLElement} line @param {string} key @param {Task} task */
  #fill(line, key, task) {
    const details = /** @type {HTMLDetailsElement} */ (hook(line, "[data-details]", "task"));
    details.open = this.open.has(key);
    hook(line, "[data-reason]", "task").hidden = task.state !== "dropped";
    for (const field of line.querySelectorAll("[data-field]")) {
      const name = /** @type {"state" | "owner" | "reason" | "note"} */ (field.getAttribute("data-field"));
      /** @type {HTMLInputElement} */ (field).value = task[name];
      field.setAttribute("data-key", `${key}:${name}`);
    }
    // Named by what it stands beside: "State" alone is said as often as there are tasks.
    const names = ["[data-label]", '[data-slot="task"]'].map((selector) => hook(line, selector, "task"));
    names.forEach((name, place) => (name.id = `${this.element.dataset.part}-${key}-${place}`));
    const ids = names.map((name) => name.id).join(" ");
    hook(line, '[data-field="state"]', "task").setAttribute("aria-labelledby", ids);
  }

  /** @param {Event} event */
  #change({ target }) {
    const line = target instanceof HTMLElement ? target.closest("[data-task]") : null;
    if (!(line instanceof HTMLElement) || !(target instanceof HTMLElement)) return;
    const { task = "" } = line.dataset;
    const [playbook = "", step = ""] = task.split("/");
    const { field = "" } = target.dataset;
    const { value } = /** @type {HTMLInputElement} */ (target);
    if (value === "dropped") this.open.add(task);
    this.planner.edit((plan) => withTask(plan, playbook, step, { [field]: value }), field === "state");
    if (field === "owner") sayOwner(line, value);
  }

  /** @param {Event} event */
  #remember({ target }) {
    const key = target instanceof HTMLElement ? target.closest("[data-task]")?.getAttribute("data-task") : null;
    if (!key || !(target instanceof HTMLDetailsElement)) return;
    if (target.open) this.open.add(key);
    else this.open.delete(key);
  }
}

/** Whoever was typed in, else the role. @param {HTMLElement} line @param {string} owner */
function sayOwner(line, owner) {
  hook(line, '[data-slot="owner"]', "task").textContent = owner || (line.dataset.role ?? "");
}

/** @param {HTMLElement} line @param {number} days */
function sayLate(line, days) {
  line.toggleAttribute("data-late", days > 0);
  say(hook(line, '[data-slot="late"]', "task"), days ? plural(days) : "none", { n: days });
}
