/** The phases of a plan: who does what until when, what it gives, and what has been done of it. */

import { printed } from "../../js/answers.mjs";
import { plural, say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { lateness, withTask } from "../../js/plans.mjs";

/** @typedef {import("../../js/scoring/contract").Plan} Plan */
/** @typedef {import("../../js/scoring/contract").PlannedPhase} Phase */
/** @typedef {import("../../js/scoring/contract").PlannedPlaybook} Entry */
/** @typedef {import("../../js/scoring/contract").PlannedTask} Task */
/** @typedef {import("../planner/planner.mjs").Planner} Planner */

export class Phases {
  /** @param {Planner} planner */
  constructor(planner) {
    this.planner = planner;
    this.element = planner.part("phases");
    /** @type {Set<string>} tasks whose details are open */
    this.open = new Set();
    this.element.addEventListener("change", (event) => this.#change(event), { signal: planner.signal });
    const remember = (/** @type {Event} */ { target }) =>
      target instanceof HTMLDetailsElement && this.#remember(target);
    this.element.addEventListener("toggle", remember, { signal: planner.signal, capture: true });
  }

  /** @param {Plan} plan @param {ReadonlyMap<string, string>} names of dimensions */
  show(plan, names) {
    const focused = document.activeElement?.getAttribute("data-key");
    const entries = new Map(plan.playbooks.map((entry) => [entry.playbook, entry]));
    const phases = plan.phases.map((phase, place) => {
      const before = place ? plan.phases[place - 1]?.expected : plan.today;
      return this.#phase(phase, place + 1, before?.value ?? null, entries, names);
    });
    this.element.replaceChildren(...phases);
    if (focused)
      /** @type {HTMLElement | null} */ (this.element.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
  }

  /**
   * @param {Phase} phase @param {number} n @param {string | null} before @param {ReadonlyMap<string, Entry>} entries
   * @param {ReadonlyMap<string, string>} names
   */
  #phase({ opens, gate, playbooks, expected }, n, before, entries, names) {
    const { planner } = this;
    const phase = this.#clone("phase");
    const find = (/** @type {string} */ name) => hook(phase, `[data-slot="${name}"]`, "phases");
    const print = (/** @type {string} */ number) => printed(number, planner.mark);
    say(find("name"), "text", { n });
    say(find("dates"), "text", { opens: planner.date(opens), gate: planner.date(gate) });
    say(find("gate"), "text", { gate: planner.date(gate) });
    const after = expected?.value ?? null;
    if (before !== null && after !== null) say(find("step"), "text", { before: print(before), after: print(after) });
    const moves = expected?.moves;
    if (moves) {
      const dimension = names.get(moves.id) ?? moves.id;
      say(find("moves"), "text", { dimension, before: print(moves.from), after: print(moves.to) });
    }
    const shown = playbooks.map((slug) => entries.get(slug)).filter((entry) => entry !== undefined);
    find("playbooks").replaceChildren(...shown.map((entry) => this.#playbook(entry)));
    return phase;
  }

  /** @param {Entry} entry */
  #playbook({ playbook, title, opens, ends, tasks }) {
    const { planner } = this;
    const article = this.#clone("playbook");
    const find = (/** @type {string} */ name) => hook(article, `[data-slot="${name}"]`, "phases");
    const offer = planner.catalogue.playbooks.find((found) => found.playbook === playbook);
    const link = /** @type {HTMLAnchorElement} */ (find("title"));
    link.textContent = offer?.title ?? title;
    if (offer) link.href = planner.url(playbook);
    find("gone").hidden = offer !== undefined;
    say(find("span"), "text", { opens: planner.date(opens), gate: planner.date(ends) });
    const words = new Map(offer?.tasks.map((task) => [task.step, task]));
    find("tasks").replaceChildren(...tasks.map((task) => this.#task(playbook, task, words.get(task.step))));
    return article;
  }

  /** @param {string} playbook @param {Task} task @param {import("../../js/scoring/contract").TaskOffer | undefined} offer today's words */
  #task(playbook, task, offer) {
    const { planner } = this;
    const key = `${playbook}/${task.step}`;
    const line = this.#clone("task");
    line.dataset.task = key;
    line.dataset.state = task.state;
    const find = (/** @type {string} */ name) => hook(line, `[data-slot="${name}"]`, "phases");
    find("task").textContent = offer?.task ?? task.task;
    find("measure").textContent = offer?.measure ?? task.measure;
    line.dataset.role = offer?.owner ?? task.role;
    this.#sayOwner(line, task.owner);
    say(find("due"), "text", { due: planner.date(task.due) });
    const late = lateness(task, planner.today);
    line.toggleAttribute("data-late", late > 0);
    say(find("late"), late ? plural(late) : "none", { n: late });
    hook(line, "[data-reason]", "phases").hidden = task.state !== "dropped";
    const details = /** @type {HTMLDetailsElement} */ (hook(line, "[data-details]", "phases"));
    details.open = this.open.has(key);
    for (const field of line.querySelectorAll("[data-field]")) {
      const name = /** @type {"state" | "owner" | "reason" | "note"} */ (field.getAttribute("data-field"));
      /** @type {HTMLInputElement} */ (field).value = task[name];
      field.setAttribute("data-key", `${key}:${name}`);
    }
    return line;
  }

  /** @param {Event} event */
  #change({ target }) {
    if (!(target instanceof HTMLElement)) return;
    const [playbook = "", step = ""] = target.closest("[data-task]")?.getAttribute("data-task")?.split("/") ?? [];
    const { field = "" } = target.dataset;
    const { value } = /** @type {HTMLInputElement} */ (target);
    if (value === "dropped") this.open.add(`${playbook}/${step}`);
    this.planner.edit((plan) => withTask(plan, playbook, step, { [field]: value }), field === "state");
    if (field === "owner") this.#sayOwner(/** @type {HTMLElement} */ (target.closest("[data-task]")), value);
  }

  /** Whoever was typed in, else the role. @param {HTMLElement} line @param {string} owner */
  #sayOwner(line, owner) {
    hook(line, '[data-slot="owner"]', "phases").textContent = owner || (line.dataset.role ?? "");
  }

  /** @param {HTMLDetailsElement} details */
  #remember(details) {
    const key = details.closest("[data-task]")?.getAttribute("data-task") ?? "";
    if (details.open) this.open.add(key);
    else this.open.delete(key);
  }

  /** @param {string} name @returns {HTMLElement} */
  #clone(name) {
    const template = /** @type {HTMLTemplateElement} */ (
      this.planner.root.querySelector(`template[data-template="${name}"]`)
    );
    return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  }
}
