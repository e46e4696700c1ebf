/**
 * The ticks of playbooks' steps, kept in this browser: the page of a playbook writes them, a plan reads and writes them, for
 * they are one thing with its tasks' states (PL-13).
 */

import { openStore } from "./store.mjs";

/** @typedef {import("./scoring/contract").Plan} Plan */

export class Ticks {
  /** @param {string} root URL of the whole site's root */
  constructor(root) {
    this.store = openStore(root);
  }

  /** The steps ticked; null where none was ever kept. @param {string} playbook */
  of(playbook) {
    const text = this.store.read(`steps:${playbook}`);
    return text === null ? null : new Set(text.split(" "));
  }

  /** The playbooks all of whose steps are ticked. @param {import("./scoring/contract").Catalogue} catalogue */
  finished({ playbooks }) {
    const isDone = ({ playbook = "", tasks = [{ step: "" }] }) => {
      const ticked = this.of(playbook);
      return ticked !== null && tasks.every(({ step }) => ticked.has(step));
    };
    return new Set(playbooks.filter(isDone).map(({ playbook }) => playbook));
  }

  /** A plan's tasks with the states that ticks give them; where none was kept the plan's stand. @param {Plan} plan @returns {Plan} */
  on(plan) {
    const playbooks = plan.playbooks.map((entry) => {
      const ticked = this.of(entry.playbook);
      if (!ticked) return entry;
      return { ...entry, tasks: entry.tasks.map((task) => ({ ...task, state: stateOf(task, ticked.has(task.step)) })) };
    });
    return { ...plan, playbooks };
  }

  /** Tick what is done in a plan. @param {Plan} plan */
  keep({ playbooks }) {
    for (const { playbook, tasks } of playbooks) {
      const planned = new Set(tasks.map(({ step }) => step));
      const others = [...(this.of(playbook) ?? [])].filter((step) => step && !planned.has(step));
      const done = tasks.filter(({ state }) => state === "done").map(({ step }) => step);
      if (done.length || this.of(playbook)) this.store.write(`steps:${playbook}`, [...others, ...done].join(" "));
    }
  }
}

/** @param {import("./scoring/contract").PlannedTask} task @param {boolean} isTicked @returns {import("./scoring/contract").PlannedTask["state"]} */
function stateOf({ state }, isTicked) {
  if (isTicked) return "done";
  return state === "done" ? "to-do" : state;
}
