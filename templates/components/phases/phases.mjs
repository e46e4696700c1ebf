/** The phases of a plan: who does what until when, what it gives, and what has been done of it. */

import { printed } from "../../js/answers.mjs";
import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { hasEnded, withPlaybook } from "../../js/plans.mjs";
import { TaskLines } from "../task/task.mjs";

/** @typedef {import("../../js/scoring/contract").Plan} Plan */
/** @typedef {import("../../js/scoring/contract").PlannedPhase} Phase */
/** @typedef {import("../../js/scoring/contract").PlannedPlaybook} Entry */
/** @typedef {import("../planner/planner.mjs").Planner} Planner */

export class Phases {
  /** @param {Planner} planner */
  constructor(planner) {
    this.planner = planner;
    this.element = planner.part("phases");
    this.lines = new TaskLines(planner, this.element);
    this.element.addEventListener("change", (event) => this.#change(event), { signal: planner.signal });
  }

  /** @param {Plan} plan */
  show(plan) {
    this.lines.redraw(() => {
      this.element.replaceChildren(...plan.phases.map((phase, place) => this.#phase(plan, phase, place)));
    });
  }

  /** @param {Plan} plan @param {Phase} planned @param {number} place */
  #phase(plan, planned, place) {
    const { planner } = this;
    const { opens, gate, playbooks, expected } = planned;
    const phase = planner.clone("phase");
    const find = (/** @type {string} */ name) => hook(phase, `[data-slot="${name}"]`, "phases");
    say(find("name"), "text", { n: place + 1 });
    say(find("dates"), "text", { opens: planner.date(opens), gate: planner.date(gate) });
    const before = place ? plan.phases[place - 1]?.expected : plan.today;
    this.#sayStep(find("step"), before?.value ?? null, expected?.value ?? null);
    this.#sayMoves(find("moves"), plan, expected?.moves ?? null);
    const shown = playbooks.flatMap((slug) => plan.playbooks.find(({ playbook }) => playbook === slug) ?? []);
    find("playbooks").replaceChildren(...shown.map((entry) => this.#playbook(plan, entry)));
    say(find("gate"), "text", { gate: planner.date(gate) });
    if (planned.reached || hasEnded(plan, planned)) void this.#openGate(phase, plan, place + 1);
    return phase;
  }

  /** A phase that has ended leads on. @param {HTMLElement} phase @param {Plan} plan @param {number} n */
  async #openGate(phase, plan, n) {
    const { gateElement } = await import("../gate/gate.mjs");
    phase.append(gateElement(this.planner, plan, n));
  }

  /** @param {HTMLElement} slot @param {string | null} before @param {string | null} after */
  #sayStep(slot, before, after) {
    if (before === null || after === null) return;
    say(slot, "text", { before: this.#print(before), after: this.#print(after) });
  }

  /** @param {HTMLElement} slot @param {Plan} plan @param {import("../../js/scoring/contract").Expectation["moves"]} moves */
  #sayMoves(slot, plan, moves) {
    if (!moves) return;
    const dimension = this.planner.dimensions(plan.diagnostic).get(moves.id) ?? moves.id;
    say(slot, "text", { dimension, before: this.#print(moves.from), after: this.#print(moves.to) });
  }

  /** @param {Plan} plan @param {Entry} entry */
  #playbook(plan, entry) {
    const { planner } = this;
    const { playbook, opens, ends, tasks, owner } = entry;
    const article = planner.clone("playbook");
    const find = (/** @type {string} */ name) => hook(article, `[data-slot="${name}"]`, "phases");
    const url = planner.url(playbook);
    const link = /** @type {HTMLAnchorElement} */ (find("title"));
    link.textContent = planner.title(entry);
    if (url) link.href = url;
    article.dataset.playbook = playbook;
    find("gone").hidden = url !== "";
    say(find("span"), "text", { opens: planner.date(opens), gate: planner.date(ends) });
    const field = /** @type {HTMLInputElement} */ (hook(article, "[data-playbook-owner]", "phases"));
    field.value = owner;
    field.dataset.key = `${playbook}:owner`;
    find("tasks").replaceChildren(...tasks.map((task) => this.lines.line(plan, playbook, task)));
    return article;
  }

  /** Whoever answers for a playbook as a whole. @param {Event} event */
  #change({ target }) {
    if (!(target instanceof HTMLInputElement) || target.dataset.playbookOwner === undefined) return;
    const slug = target.closest("[data-playbook]")?.getAttribute("data-playbook") ?? "";
    const owner = target.value;
    this.planner.edit((plan) => withPlaybook(plan, slug, (entry) => ({ ...entry, owner })), false);
  }

  /** @param {string} number */
  #print(number) {
    return printed(number, this.planner.mark);
  }
}
