/**
 * Leads the page "My plan": which plan is in view, told by the URL's fragment, and who does what is asked for.
 *
 * What makes and moves dates is loaded when a date is to be made or moved; looking at a plan needs none of it.
 */

import { longDate, isoDate } from "../../js/dates.mjs";
import { attempt, hook } from "../../js/hooks.mjs";
import { KeptPlans } from "../../js/kept_plans.mjs";
import { hasChanged } from "../../js/last_words.mjs";
import { Lazy } from "../../js/loading.mjs";
import { Status } from "../../js/status.mjs";
import { Phases } from "../phases/phases.mjs";
import { drawTimeline } from "../timeline/timeline.mjs";
import { showOverview } from "./overview.mjs";

/** @typedef {import("../../js/scoring/contract").Plan} Plan */
/** @typedef {import("../../js/scoring/contract").Catalogue} Catalogue */
/** @typedef {"answers" | "agreed"} Source  one's own answers, or what a team agrees on (TM-12) */

const ASKED = /^#(make|agreed|plan|review|reached)=([\w-]*)(?:\/(\d+))?$/;

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
    this.plans = new KeptPlans(site);
    this.status = new Status(this.part("status"), signal, root);
    /** The diagnostic whose plan is in view; empty for one's own. */
    this.slug = "";
    /** The plan itself, or the meeting about it. @type {"plan" | "review"} */
    this.view = "plan";
    /** Where this page's relative links start: by the time they are used it may have been left. */
    this.base = location.href;
    /** @type {Set<string>} what has happened and is to be told */
    this.notices = new Set();
    this.phases = new Phases(this);
    this.buttons = this.#lazy(() => import("./buttons.mjs"));
    this.making = this.#lazy(async () => new (await import("./making.mjs")).Making(this));
    this.copies = this.#lazy(async () => new (await import("./copies.mjs")).Copies(this));
    this.weekly = this.#lazy(async () => {
      return new (await import("../weekly-review/weekly-review.mjs")).WeeklyReview(this);
    });
    this.arranging = this.#lazy(async () => new (await import("../arranging/arranging.mjs")).Arranging(this));
  }

  /** @template T @param {() => Promise<T>} load @returns {Lazy<T>} */
  #lazy(load) {
    return new Lazy(load, () => this.root.querySelector('[data-part="unloaded"]'));
  }

  get today() {
    return isoDate(new Date());
  }

  /** The plan in view, as it is kept now. @returns {Plan | null} */
  get plan() {
    const found = this.plans.read(this.slug);
    return typeof found === "string" ? null : found;
  }

  part = (/** @type {string} */ name) => hook(this.root, `[data-part="${name}"]`, "planner");

  date = longDate;

  /** The line that names a diagnostic and where its files are. */
  line = (/** @type {string} */ slug) => this.root.querySelector(`[data-diagnostic="${CSS.escape(slug)}"]`);

  async start() {
    const { root, signal } = this;
    await this.#arrive();
    root.dataset.path = location.pathname;
    root.addEventListener("fragment", () => void this.#arrive(), { signal });
    root.addEventListener("click", (event) => void this.#click(event), { signal });
    this.part("arranging").addEventListener("toggle", () => void this.#arrange(), { signal });
    root.addEventListener("keydown", (event) => event.stopPropagation(), { signal }); // the engine takes single keys for page turns
    addEventListener("storage", () => this.#hear(), { signal });
    this.part("file").hidden = false;
  }

  /** Change the plan in view, and draw it anew unless its reader has moved on to the next field. @param {(plan: Plan) => Plan} change */
  edit(change, isDrawn = true) {
    if (!this.plans.update(this.slug, change)) return;
    if (isDrawn) this.show();
    this.status.announce("saved");
  }

  /** Change it and plan anew what is not done (PL-8); say what moved. @param {import("./making.mjs").Change} change */
  async replan(change) {
    await (await this.making.get())?.replan(this.slug, change);
  }

  show() {
    const { plan, root, plans } = this;
    showOverview(this, plan, this.#told(plan));
    root.dataset.view = plan ? this.view : "plan";
    if (plan) this.#draw(plan);
    // The header stands outside; it was drawn before there was a plan.
    document.documentElement.toggleAttribute("data-plan", plans.slugs.length > 0);
  }

  /** @param {Plan} plan */
  #draw(plan) {
    attempt("timeline", () => drawTimeline(this.part("timeline"), plan, this));
    attempt("phases", () => this.phases.show(plan));
    if (this.arranging.loading) void this.#arrange();
    if (this.weekly.loading || this.view === "review") void this.drawReview();
  }

  /** Have the weekly review ready, to be seen or printed. */
  async drawReview() {
    const weekly = await this.weekly.get();
    const { plan } = this;
    if (plan && weekly) attempt("weekly-review", () => weekly.show(plan));
    this.part("weekly").hidden = !plan || !weekly;
  }

  /** Show the plan of a diagnostic. @param {string} slug @param {"plan" | "review"} [view] */
  turnTo(slug, view = "plan") {
    this.slug = slug;
    this.view = view;
    history.replaceState(history.state, "", `#${view}=${slug}`);
    this.show();
  }

  /** A copy of what a template of the page holds. @param {string} name @returns {HTMLElement} */
  clone(name) {
    const template = this.root.querySelector(`template[data-template="${name}"]`);
    return /** @type {HTMLElement} */ (
      /** @type {HTMLTemplateElement} */ (template).content.firstElementChild?.cloneNode(true)
    );
  }

  /** A playbook's title of today, else the last one known. @param {{playbook: string, title: string}} entry */
  title({ playbook, title }) {
    return this.catalogue.playbooks.find((offer) => offer.playbook === playbook)?.title ?? title;
  }

  /** Where a playbook's page is. @param {string} slug */
  url(slug) {
    return this.root.querySelector(`option[value="${CSS.escape(slug)}"][data-url]`)?.getAttribute("data-url") ?? "";
  }

  /** What there is to say of what is kept, and of what has happened. @param {Plan | null} plan */
  #told(plan) {
    const { plans, slug, notices, catalogue } = this;
    const found = plans.read(slug);
    const told = new Set([...notices, plans.store.keeping]);
    if (typeof found === "string") told.add(found);
    return plan && hasChanged(plan, catalogue) ? told.add("vanished") : told;
  }

  /** Follow the fragment: make a plan of a diagnostic, or show one. */
  async #arrive() {
    const [, way = "", slug = "", phase = ""] = ASKED.exec(location.hash) ?? [];
    const kept = this.plans.slugs;
    if (way === "make" || way === "agreed") await this.#makeFirst(slug, way === "make" ? "answers" : way, kept);
    else if (way === "reached") await (await import("./reaching.mjs")).reach(this, slug, Number(phase));
    if (way) this.turnTo(slug, way === "review" ? way : "plan");
    if (way === "make" || way === "agreed") return scrollTo({ top: 0 }); // the line that bears this fragment stands below the plan
    if (way) return;
    if (!kept.includes(this.slug)) this.slug = kept[0] ?? "";
    return this.show();
  }

  /** A plan that stands is replaced only where that is asked for. @param {string} slug @param {Source} from @param {string[]} kept */
  async #makeFirst(slug, from, kept) {
    if (kept.includes(slug)) this.notices.add(from === "agreed" ? "again-agreed" : "again");
    else await this.make(slug, from);
  }

  /** Make a plan in the place of whatever is kept, unless there is nothing to make it from. @param {string} slug @param {Source} [from] */
  async make(slug, from = "answers") {
    const made = await (await this.making.get())?.plan(slug, from);
    if (made) this.plans.put(slug, made);
    else if (made === null) this.notices.add("unanswered");
  }

  /** Titles by id. @param {string | null} slug @returns {Map<string, string>} */
  dimensions(slug) {
    const found = [...(this.line(slug ?? "")?.querySelectorAll("[data-dimension]") ?? [])];
    return new Map(found.map((name) => [name.getAttribute("data-dimension") ?? "", name.textContent ?? ""]));
  }

  async #arrange() {
    const arranging = await this.arranging.get();
    const { plan } = this;
    if (plan) arranging?.show(plan);
  }

  /** @param {Event} event */
  async #click({ target }) {
    if (target instanceof HTMLButtonElement) (await this.buttons.get())?.press(this, target);
  }

  /** Another window has changed what is kept; who is typing is not interrupted. */
  #hear() {
    const { activeElement } = document;
    const isTyping = activeElement?.matches("input[type=text], textarea") && this.root.contains(activeElement);
    if (!isTyping) return this.show();
    activeElement?.addEventListener("blur", () => this.show(), { once: true, signal: this.signal });
  }
}
