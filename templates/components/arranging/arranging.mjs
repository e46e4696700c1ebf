/** What a plan is made of and when it runs: every change plans anew what is not done, and the page says what moved (PL-8). */

import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";

/** @typedef {import("../../js/scoring/contract").Plan} Plan */
/** @typedef {import("../../js/scoring/contract").PlannedPlaybook} Entry */
/** @typedef {import("../planner/planner.mjs").Planner} Planner */

export class Arranging {
  /** @param {Planner} planner */
  constructor(planner) {
    this.planner = planner;
    this.element = planner.part("arranging");
    const { signal } = planner;
    this.element.addEventListener("change", (event) => this.#change(event), { signal });
    this.element.addEventListener("click", (event) => void this.#click(event), { signal });
    this.element.addEventListener("submit", (event) => void this.#submit(event), { signal });
    /** @type {HTMLOptionElement[]} */
    this.options = [...this.element.querySelectorAll("option[data-url]")].map(
      (found) => /** @type {HTMLOptionElement} */ (found),
    );
  }

  /** @param {Plan} plan */
  show(plan) {
    for (const field of this.element.querySelectorAll("[data-wish]")) {
      const name = /** @type {"start" | "at_once" | "mode"} */ (field.getAttribute("data-wish"));
      /** @type {HTMLInputElement} */ (field).value = String(plan[name]);
    }
    this.#list(
      "chosen",
      plan.playbooks.map((entry, place) => this.#chosen(plan, entry, place)),
    );
    this.#list(
      "pauses",
      plan.pauses.map((pause, place) => this.#pause(pause, place)),
    );
    const choice = /** @type {HTMLSelectElement} */ (hook(this.element, "[data-choice]", "arranging"));
    const chosen = choice.selectedIndex > 0 ? choice.value : ""; // before this was loaded, too
    const there = new Set(plan.playbooks.map(({ playbook }) => playbook));
    for (const option of this.options) option.hidden = option.disabled = there.has(option.value);
    const later = plan.later.flatMap((slug) => this.options.find(({ value }) => value === slug) ?? []);
    const group = hook(this.element, "[data-later]", "arranging");
    group.append(...later);
    const rest = this.options.filter((option) => !later.includes(option));
    hook(this.element, "[data-rest]", "arranging").append(...rest);
    group.hidden = later.length === 0;
    const open = [...later, ...rest].filter(({ hidden }) => !hidden);
    choice.value = (open.find(({ value }) => value === chosen) ?? open[0])?.value ?? "";
  }

  /** @param {Plan} plan @param {Entry} entry @param {number} place */
  #chosen(plan, entry, place) {
    const line = this.planner.clone("chosen");
    const find = (/** @type {string} */ name) => hook(line, `[data-${name}]`, "arranging");
    const isOut = entry.dropped !== null;
    const isNeeded = plan.playbooks.some(({ needs }) => needs.includes(entry.playbook));
    line.dataset.playbook = entry.playbook;
    find('slot="title"').textContent = this.planner.title(entry);
    find('slot="out"').hidden = !isOut;
    find("earlier").hidden = isOut || place === 0 || entry.needs.includes(plan.playbooks[place - 1]?.playbook ?? "");
    find("drop").hidden = isOut;
    find("have").hidden = isOut || !isNeeded;
    find("back").hidden = !isOut;
    find("why").hidden = !isOut;
    /** @type {HTMLInputElement} */ (find("because")).value = entry.dropped ?? "";
    for (const button of line.querySelectorAll("button")) {
      button.setAttribute("aria-label", `${button.textContent}: ${this.planner.title(entry)}`);
    }
    return line;
  }

  /** @param {Plan["pauses"][number]} pause @param {number} place */
  #pause({ first, last }, place) {
    const line = this.planner.clone("pause");
    line.dataset.place = String(place);
    const { planner } = this;
    say(line.querySelector("[data-slot=pause]"), "text", { opens: planner.date(first), gate: planner.date(last) });
    return line;
  }

  /** @param {Event} event */
  #change({ target }) {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const { wish, because } = target.dataset;
    const { value } = target;
    if (wish === "start" && target.validity.valid) void this.planner.replan((plan) => ({ ...plan, start: value }));
    if (wish === "at_once") {
      const at_once = Number(value);
      void this.planner.replan((plan) => ({ ...plan, at_once }));
    }
    if (wish === "mode") {
      const mode = /** @type {Plan["mode"]} */ (value);
      void this.planner.replan((plan) => ({ ...plan, mode }));
    }
    if (because === undefined) return;
    const slug = target.closest("[data-playbook]")?.getAttribute("data-playbook") ?? "";
    const playbooks = (/** @type {Plan} */ plan) =>
      plan.playbooks.map((entry) => (entry.playbook === slug ? { ...entry, dropped: value } : entry));
    this.planner.edit((plan) => ({ ...plan, playbooks: playbooks(plan) }), false);
  }

  /** @param {Event} event */
  async #click({ target }) {
    if (!(target instanceof HTMLButtonElement)) return;
    const { dataset } = target;
    const slug = target.closest("[data-playbook]")?.getAttribute("data-playbook") ?? "";
    const choosing = await import("../../js/choosing.mjs");
    const { planner } = this;
    if ("earlier" in dataset) await planner.replan((plan) => choosing.withEarlier(plan, slug));
    if ("drop" in dataset) await planner.replan((plan) => choosing.withDropped(plan, slug, ""));
    if ("back" in dataset) await planner.replan((plan) => choosing.withDropped(plan, slug, null));
    if ("have" in dataset) await planner.replan((plan) => choosing.withMet(plan, slug));
    if (!("unpause" in dataset)) return;
    const place = Number(target.closest("[data-place]")?.getAttribute("data-place"));
    await planner.replan((plan) => ({ ...plan, pauses: plan.pauses.filter((_, at) => at !== place) }));
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    if ("pause" in form.dataset) return this.#addPause(form);
    const slug = /** @type {HTMLSelectElement} */ (hook(form, "[data-choice]", "arranging")).value;
    const { planner } = this;
    if (!slug) return;
    const { withAdded } = await import("../../js/choosing.mjs");
    await planner.replan((plan, told) => withAdded(plan, slug, planner.catalogue, told?.mends ?? new Map()));
  }

  /** @param {HTMLFormElement} form */
  async #addPause(form) {
    const [first = "", last = ""] = ["first", "last"].map(
      (name) => /** @type {HTMLInputElement} */ (hook(form, `[data-${name}]`, "arranging")).value,
    );
    if (!first || !last) return;
    const pause = first <= last ? { first, last } : { first: last, last: first };
    form.reset();
    await this.planner.replan((plan) => ({ ...plan, pauses: [...plan.pauses, pause] }));
  }

  /** @param {string} name @param {HTMLElement[]} lines */
  #list(name, lines) {
    hook(this.element, `[data-slot="${name}"]`, "arranging").replaceChildren(...lines);
  }
}
