/**
 * Leads the page "My plan": makes plans from the answers kept here, shows one, keeps what is done to it.
 *
 * Every change starts from what is kept at that moment, so two windows never undo each other. What makes and moves dates is
 * loaded when a date is to be made or moved; looking at a plan needs none of it.
 */

import { attempt, hook } from "../../js/hooks.mjs";
import { plural, reveal, say } from "../../js/fill.mjs";
import { download } from "../../js/files.mjs";
import { nextMonday, planIn, plansKept, progress } from "../../js/plans.mjs";
import { isoDate, longDate } from "../../js/rounds.mjs";
import { Status } from "../../js/status.mjs";
import { openStore } from "../../js/store.mjs";
import { Ticks } from "../../js/ticks.mjs";
import { Phases } from "../phases/phases.mjs";
import { drawTimeline } from "../timeline/timeline.mjs";

/** @typedef {import("../../js/scoring/contract").Plan} Plan */
/** @typedef {import("../../js/scoring/contract").Catalogue} Catalogue */
/** @typedef {(plan: Plan) => Plan} Change */

const ASKED = /^#(make|plan)=([\w-]*)$/;

/** @type {import("../../js/boot.mjs").Start} */
export async function start(root, signal) {
  const catalogue = await (await fetch(root.dataset.catalogue ?? "", { signal })).json();
  await new Planner(root, catalogue, signal).start();
}

export class Planner {
  /** @param {HTMLElement} root @param {Catalogue} catalogue @param {AbortSignal} signal */
  constructor(root, catalogue, signal) {
    const { root: site = "", mark = "." } = root.dataset;
    this.root = root;
    this.catalogue = catalogue;
    this.signal = signal;
    this.mark = mark;
    this.store = openStore(site);
    this.ticks = new Ticks(site);
    this.status = new Status(this.part("status"), signal);
    /** The diagnostic whose plan is in view; empty for one's own. */
    this.slug = "";
    /** Where this page's relative links start: by the time they are used it may have been left. */
    this.base = location.href;
    /** @type {Set<string>} what is to be told */
    this.notices = new Set();
    this.phases = new Phases(this);
    /** What changes a plan as a whole; loaded when it is first opened. @type {Promise<import("../arranging/arranging.mjs").Arranging> | undefined} */
    this.arranging = undefined;
  }

  get today() {
    return isoDate(new Date());
  }

  /** The plan in view, as it is kept now. @returns {Plan | null} */
  get plan() {
    return this.#kept(this.slug);
  }

  /** @param {string} name */
  part(name) {
    return hook(this.root, `[data-part="${name}"]`, "planner");
  }

  async start() {
    const { root, signal } = this;
    await this.#arrive();
    root.dataset.path = location.pathname;
    root.addEventListener("fragment", () => void this.#arrive(), { signal });
    root.addEventListener("click", (event) => void this.#click(event), { signal });
    this.part("arranging").addEventListener("toggle", () => this.#arrange(), { signal });
    root.addEventListener("keydown", (event) => event.stopPropagation(), { signal }); // the engine takes single keys for page turns
    addEventListener("storage", () => this.#hear(), { signal });
    hook(root, "[data-plan-file]", "planner").addEventListener("change", (event) => void this.#open(event), { signal });
    hook(root, '[data-part="file"]', "planner").hidden = false;
  }

  /** Change the plan in view, and draw it anew unless its reader has moved on to the next field. @param {Change} change */
  edit(change, isDrawn = true) {
    const { plan } = this;
    if (!plan) return;
    this.#keep(change(plan), isDrawn);
    this.status.announce("saved");
  }

  /** Change it and plan anew what is not done (PL-8); say what moved. @param {Change} change */
  async replan(change) {
    const { plan } = this;
    if (!plan) return;
    const [{ plannedAnew, moved }, told] = await Promise.all([
      import("../../js/scoring/planning.mjs"),
      this.counsel(plan),
    ]);
    const after = plannedAnew(change(plan), this.today, told?.ground ?? null);
    this.#keep(after);
    this.#tellMoved(after, moved(plan, after));
  }

  /** What the answers of a plan say to it; null for none, or where the questionnaire is another one now. @param {Plan} plan */
  async counsel({ diagnostic, answers }) {
    if (diagnostic === null || !answers) return null;
    const told = await this.#counselOf(diagnostic, answers);
    if (told?.ground.instrument.hash === answers.hash) return told;
    this.notices.add("changed");
    return null;
  }

  show() {
    const { plan, root } = this;
    this.part("empty").hidden = plan !== null;
    this.part("plan").hidden = plan === null;
    this.part("state").hidden = plan === null;
    this.#lead(plan);
    this.#others();
    if (plan) {
      const names = this.#dimensions(plan.diagnostic);
      attempt("timeline", () => drawTimeline(this.part("timeline"), plan, this));
      attempt("phases", () => this.phases.show(plan, names));
      void this.arranging?.then((arranging) => arranging.show(plan));
    }
    // The header stands outside; it was drawn before there was a plan.
    const hasAny = plansKept(this.store).length > 0;
    document.documentElement.toggleAttribute("data-plan", hasAny);
    for (const notice of root.querySelectorAll("[data-notice]")) {
      const name = notice.getAttribute("data-notice") ?? "";
      notice.toggleAttribute("hidden", !this.notices.has(name) && this.store.keeping !== name);
    }
  }

  /** A playbook's title of today, else the last one known. @param {{playbook: string, title: string}} entry */
  title({ playbook, title }) {
    return this.catalogue.playbooks.find((offer) => offer.playbook === playbook)?.title ?? title;
  }

  /** Where a playbook's page is. @param {string} slug */
  url(slug) {
    return this.root.querySelector(`option[value="${CSS.escape(slug)}"][data-url]`)?.getAttribute("data-url") ?? "";
  }

  /** @param {string} date */
  date(date) {
    return longDate(date);
  }

  /** Follow the fragment: make a plan of a diagnostic, or show one. */
  async #arrive() {
    const [, way = "", slug = ""] = ASKED.exec(location.hash) ?? [];
    const kept = plansKept(this.store);
    this.slug = way ? slug : kept.includes(this.slug) ? this.slug : (kept[0] ?? "");
    if (way === "make" && !this.plan) await this.#make();
    else if (way === "make") this.notices.add("again");
    if (way) history.replaceState(history.state, "", `#plan=${this.slug}`);
    this.show();
  }

  async #make() {
    const { slug, ticks, catalogue, today } = this;
    const told = slug ? await this.#counselOf(slug, this.store.entry(`answers:${slug}`).read()) : null;
    if (slug && !told?.order.length) return this.notices.add("unanswered");
    const { newPlan } = await import("../../js/scoring/planning.mjs");
    /** @type {import("../../js/scoring/planning.mjs").Wish} */
    const wish = { start: nextMonday(today), at_once: 2, mode: "phases", pauses: [] };
    this.#keep(newPlan(catalogue, wish, told, [], ticks.finished(catalogue)));
    return this.notices.delete("unanswered");
  }

  /** @param {string} slug @param {unknown} given */
  async #counselOf(slug, given) {
    const line = this.root.querySelector(`[data-diagnostic="${CSS.escape(slug)}"]`);
    const url = line?.getAttribute("data-document");
    if (!url || !given) return null;
    const [{ counsel }, { read }, answer] = await Promise.all([
      import("../../js/scoring/counsel.mjs"),
      import("../../js/scoring/instrument.mjs"),
      fetch(new URL(url, this.base), { signal: this.signal }),
    ]);
    return counsel(read(await answer.json()), /** @type {object} */ (given));
  }

  /** @param {string} slug */
  #kept(slug) {
    const stored = this.store.entry(`plan:${slug}`).read();
    const found = stored === null ? null : planIn(stored);
    if (found === "damaged" || found === "newer") this.notices.add(found);
    return found === null || typeof found === "string" ? null : this.ticks.on(found);
  }

  /** @param {Plan} plan */
  #keep(plan, isDrawn = true) {
    this.store.entry(`plan:${this.slug}`).write(plan);
    this.ticks.keep(plan);
    if (isDrawn) this.show();
  }

  /** @param {Plan | null} plan */
  #lead(plan) {
    const lead = this.root.querySelector("[data-slot=lead]");
    const end = plan?.phases
      .map(({ gate }) => gate)
      .sort()
      .at(-1);
    say(lead, end ? "running" : "empty", {
      start: this.date(plan?.start ?? this.today),
      end: this.date(end ?? this.today),
    });
    if (!plan) return;
    const { done, total, late } = progress(plan, this.today);
    const origin = plan.diagnostic === null ? "own" : "diagnostic";
    say(this.root.querySelector("[data-slot=origin]"), origin, { title: this.#title(plan.diagnostic ?? "") });
    say(this.root.querySelector("[data-slot=done]"), "text", { done, total });
    say(this.root.querySelector("[data-slot=late]"), late ? plural(late) : "none", { n: late });
    const known = new Map(this.catalogue.playbooks.map((offer) => [offer.playbook, offer]));
    const isThere = ({ playbook = "", tasks = [{ step: "" }] }) =>
      tasks.every(({ step }) => known.get(playbook)?.tasks.some((offer) => offer.step === step));
    if (plan.playbooks.every(isThere)) this.notices.delete("vanished");
    else this.notices.add("vanished");
  }

  /** The lines of where to begin, and of the other plans. */
  #others() {
    const kept = plansKept(this.store);
    const hasPlan = this.plan !== null;
    say(this.root.querySelector("#begin"), hasPlan ? "others" : "empty");
    for (const line of this.root.querySelectorAll("[data-diagnostic]")) {
      const slug = line.getAttribute("data-diagnostic") ?? "";
      const isAnswered = slug === "" || this.store.entry(`answers:${slug}`).read() !== null;
      line.toggleAttribute("hidden", hasPlan && slug === this.slug);
      line.querySelector("[data-make]")?.toggleAttribute("hidden", kept.includes(slug) || !isAnswered);
      line.querySelector("[data-show]")?.toggleAttribute("hidden", !kept.includes(slug));
      line.querySelector("[data-answer]")?.toggleAttribute("hidden", isAnswered);
    }
  }

  /** @param {string} slug */
  #title(slug) {
    return this.root.querySelector(`[data-diagnostic="${CSS.escape(slug)}"] [data-title]`)?.textContent ?? slug;
  }

  /** @param {string | null} slug @returns {Map<string, string>} titles by id */
  #dimensions(slug) {
    const line = this.root.querySelector(`[data-diagnostic="${CSS.escape(slug ?? "")}"]`);
    const found = [...(line?.querySelectorAll("[data-dimension]") ?? [])];
    return new Map(found.map((name) => [name.getAttribute("data-dimension") ?? "", name.textContent ?? ""]));
  }

  /** @param {Plan} plan @param {import("../../js/scoring/planning.mjs").Moved[]} moved */
  #tellMoved(plan, moved) {
    const list = hook(this.root, '[data-slot="moved"]', "planner");
    // Today's words, where there are any, over those of the day on which it was planned.
    const words = new Map(
      [...plan.playbooks, ...this.catalogue.playbooks].flatMap(({ playbook, tasks }) =>
        tasks.map(({ step, task }) => [`${playbook}/${step}`, task]),
      ),
    );
    const lines = moved.map(({ task, before, after }) => {
      const line = document.createElement("li");
      line.dataset.text = list.dataset.text;
      say(line, "text", { task: words.get(task) ?? task, before: this.date(before), after: this.date(after) });
      return line;
    });
    list.replaceChildren(...lines);
    this.part("moved").hidden = moved.length === 0;
    if (moved.length) this.status.announce(`moved-${plural(moved.length)}`, { n: moved.length, about: "moved" });
    else this.status.announce("saved");
  }

  #openArranging() {
    const fold = /** @type {HTMLDetailsElement} */ (this.part("arranging"));
    fold.open = true;
    fold.querySelector("summary")?.focus();
    fold.scrollIntoView({ block: "start" });
  }

  #arrange() {
    this.arranging ??= import("../arranging/arranging.mjs").then(({ Arranging }) => new Arranging(this));
    const { plan } = this;
    if (plan) void this.arranging.then((arranging) => arranging.show(plan));
  }

  /** Another window has changed what is kept; who is typing is not interrupted. */
  #hear() {
    const isTyping =
      document.activeElement?.matches("input[type=text], textarea") && this.root.contains(document.activeElement);
    if (!isTyping) return this.show();
    document.activeElement?.addEventListener("blur", () => this.show(), { once: true, signal: this.signal });
  }

  /** @param {Event} event */
  async #click({ target }) {
    if (!(target instanceof HTMLButtonElement)) return;
    const { dataset } = target;
    if ("make" in dataset || "show" in dataset) await this.#turnTo(target);
    else if ("makeAgain" in dataset) await this.#makeAgain();
    else if ("print" in dataset) print();
    else if ("calendar" in dataset) await this.#takeToCalendar(dataset);
    else if ("arrange" in dataset) this.#openArranging();
    else if ("seen" in dataset) this.part("moved").hidden = true;
    else if ("planDownload" in dataset) this.#download();
    else if ("planOpen" in dataset) hook(this.root, "[data-plan-file]", "planner").click();
    else if ("planDelete" in dataset) this.#ask(true);
    else if ("planNo" in dataset) this.#ask(false);
    else if ("planYes" in dataset) this.#delete();
  }

  /** @param {HTMLElement} button */
  async #turnTo(button) {
    this.slug = button.closest("[data-diagnostic]")?.getAttribute("data-diagnostic") ?? "";
    this.notices.clear();
    if ("make" in button.dataset) await this.#make();
    history.replaceState(history.state, "", `#plan=${this.slug}`);
    this.show();
    scrollTo({ top: 0 });
  }

  async #makeAgain() {
    this.notices.delete("again");
    await this.#make();
    this.show();
  }

  /** @param {DOMStringMap} words */
  async #takeToCalendar({ name = "", gate = "", review = "" }) {
    const { plan } = this;
    const { calendarFile } = await import("../../js/scoring/calendar_file.mjs");
    if (plan) download(`${this.#file}.ics`, calendarFile(plan, { name, gate, review }), "text/calendar");
  }

  get #file() {
    return `plan-${this.slug || "rumbo"}-${this.today}`;
  }

  #download() {
    download(`${this.#file}.json`, `${JSON.stringify(this.plan, null, 2)}\n`, "application/json");
  }

  /** @param {boolean} isAsked */
  #ask(isAsked) {
    const sure = hook(this.root, "[data-plan-sure]", "planner");
    sure.hidden = !isAsked;
    (isAsked ? sure : hook(this.root, "[data-plan-delete]", "planner")).focus();
  }

  #delete() {
    this.store.forget(`plan:${this.slug}`);
    hook(this.root, "[data-plan-sure]", "planner").hidden = true;
    this.slug = plansKept(this.store)[0] ?? "";
    this.notices.clear();
    history.replaceState(history.state, "", location.pathname);
    this.show();
    scrollTo({ top: 0 });
  }

  /** A plan from a file takes the place of the one of its diagnostic; what is no plan changes nothing. @param {Event} event */
  async #open({ target }) {
    const field = /** @type {HTMLInputElement} */ (target);
    const [file] = field.files ?? [];
    if (!file) return;
    const found = planIn(parsed(await file.text()));
    field.value = "";
    this.notices.clear();
    if (typeof found === "string") this.notices.add(found);
    else {
      this.slug = found.diagnostic ?? "";
      this.#keep(found);
    }
    this.show();
    scrollTo({ top: 0 });
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
