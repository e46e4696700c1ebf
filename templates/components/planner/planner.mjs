/**
 * Leads the page "My plan": which plan is in view, told by the URL's fragment, and who does what is asked for.
 *
 * What makes and moves dates is loaded when a date is to be made or moved; looking at a plan needs none of it.
 */

import { longDate, isoDate } from "../../js/dates.mjs";
import { plural } from "../../js/fill.mjs";
import { attempt, hook } from "../../js/hooks.mjs";
import { KeptPlans } from "../../js/kept_plans.mjs";
import { Lazy } from "../../js/loading.mjs";
import { Status } from "../../js/status.mjs";
import { Phases } from "../phases/phases.mjs";
import { drawTimeline } from "../timeline/timeline.mjs";
import { listenToButtons } from "./buttons.mjs";
import { hasVanished, showOverview } from "./overview.mjs";

/** @typedef {import("../../js/scoring/contract").Plan} Plan */
/** @typedef {import("../../js/scoring/contract").Catalogue} Catalogue */

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
    this.plans = new KeptPlans(site);
    this.status = new Status(this.part("status"), signal);
    /** The diagnostic whose plan is in view; empty for one's own. */
    this.slug = "";
    /** Where this page's relative links start: by the time they are used it may have been left. */
    this.base = location.href;
    /** @type {Set<string>} what has happened and is to be told */
    this.notices = new Set();
    this.phases = new Phases(this);
    const unloaded = () => root.querySelector('[data-part="unloaded"]');
    this.making = new Lazy(async () => new (await import("./making.mjs")).Making(this), unloaded);
    this.copies = new Lazy(async () => new (await import("./copies.mjs")).Copies(this), unloaded);
    this.arranging = new Lazy(async () => new (await import("../arranging/arranging.mjs")).Arranging(this), unloaded);
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
    listenToButtons(this);
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
    const [making, { tellMoves }] = await Promise.all([this.making.get(), import("./moves.mjs")]);
    const { plan = null, moves = [] } = (await making?.anew(this.slug, change)) ?? {};
    if (!plan) return;
    this.show();
    tellMoves(this, plan, moves);
    if (moves.length) this.status.announce(`moved-${plural(moves.length)}`, { n: moves.length, about: "moved" });
    else this.status.announce("saved");
  }

  show() {
    const { plan, root, plans } = this;
    showOverview(this, plan, this.#told(plan));
    if (plan) {
      const names = this.#dimensions(plan.diagnostic);
      attempt("timeline", () => drawTimeline(this.part("timeline"), plan, this));
      attempt("phases", () => this.phases.show(plan, names));
      if (this.arranging.loading) void this.#arrange();
    }
    root.toggleAttribute("data-planned", plan !== null);
    // The header stands outside; it was drawn before there was a plan.
    document.documentElement.toggleAttribute("data-plan", plans.slugs.length > 0);
  }

  /** Show the plan of a diagnostic. @param {string} slug */
  turnTo(slug) {
    this.slug = slug;
    history.replaceState(history.state, "", `#plan=${slug}`);
    this.show();
  }

  /** Leave a plan that is no more for another one, if there is any. */
  leave() {
    this.slug = this.plans.slugs[0] ?? "";
    history.replaceState(history.state, "", location.pathname);
    this.show();
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
    return plan && hasVanished(plan, catalogue) ? told.add("vanished") : told;
  }

  /** Follow the fragment: make a plan of a diagnostic, or show one. */
  async #arrive() {
    const [, way = "", slug = ""] = ASKED.exec(location.hash) ?? [];
    const kept = this.plans.slugs;
    if (way === "make" && kept.includes(slug)) this.notices.add("again");
    else if (way === "make") await this.make(slug);
    if (way) return this.turnTo(slug);
    if (!kept.includes(this.slug)) this.slug = kept[0] ?? "";
    return this.show();
  }

  /** Make a plan in the place of whatever is kept, unless there is nothing to make it from. @param {string} slug */
  async make(slug) {
    const made = await (await this.making.get())?.plan(slug);
    if (made) this.plans.put(slug, made);
    else if (made === null) this.notices.add("unanswered");
  }

  /** @returns {Map<string, string>} titles by id */
  #dimensions(/** @type {string | null} */ slug) {
    const found = [...(this.line(slug ?? "")?.querySelectorAll("[data-dimension]") ?? [])];
    return new Map(found.map((name) => [name.getAttribute("data-dimension") ?? "", name.textContent ?? ""]));
  }

  async #arrange() {
    const arranging = await this.arranging.get();
    const { plan } = this;
    if (plan) arranging?.show(plan);
  }

  /** Another window has changed what is kept; who is typing is not interrupted. */
  #hear() {
    const { activeElement } = document;
    const isTyping = activeElement?.matches("input[type=text], textarea") && this.root.contains(activeElement);
    if (!isTyping) return this.show();
    activeElement?.addEventListener("blur", () => this.show(), { once: true, signal: this.signal });
  }
}
