/**
 * Leads the page of a diagnostic: reads the scoring document, keeps what is given, and shows the form or the result.
 *
 * One of the two is in view, told by the URL's fragment: a live score never stands beside the questions (D1), and a
 * result is worked out anew whenever it comes into view, so that it is never stale. A fragment may also name answers that
 * are not one's own, a shared link's or a round's: as long as it does they stand here, to be read only, and nothing is kept.
 */

import { OwnAnswers } from "../../js/own.mjs";
import { read } from "../../js/scoring/instrument.mjs";
import { Status } from "../../js/status.mjs";
import { openStore } from "../../js/store.mjs";
import { Lazy, whenIdle } from "../../js/loading.mjs";
import { Form } from "../form/form.mjs";
import { startKeeping } from "../keeping/keeping.mjs";
import { say } from "../../js/fill.mjs";
import { attempt, hook } from "../../js/hooks.mjs";

/** @typedef {import("../../js/answers.mjs").Given} Given */

/** A shared link or a round. */
const VISIT = /^#(r|round)(=|%3d)/i;
/** A phase of one's plan whose questions are to be answered again. */
const AGAIN = /^#(again=(\d+))$/;

/** @type {import("../../js/boot.mjs").Start} */
export async function start(root, signal) {
  const document = await (await fetch(root.dataset.document ?? "", { signal })).json();
  await new DiagnosticPage(root, document, signal).start();
}

/** @param {string} url @param {AbortSignal} signal */
async function fetchText(url, signal) {
  if (!url) return ""; // an owner's page that holds its whole result
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new Error(url);
  return answer.text();
}

/** The page of one diagnostic: the questionnaire, what is answered in it, and what is loaded for it. */
export class DiagnosticPage {
  /** @param {HTMLElement} root @param {import("../../js/scoring/contract").ScoringDocument} document @param {AbortSignal} signal */
  constructor(root, document, signal) {
    const { slug = "", root: site = "", decimalMark = "." } = root.dataset;
    this.root = root;
    this.document = document;
    this.signal = signal;
    this.slug = slug;
    /** The language's decimal mark. */
    this.mark = decimalMark;
    this.store = openStore(site);
    this.instrument = read(document);
    this.status = new Status(this.part("status"), signal, root);
    this.form = new Form(this.part("form"), this.instrument, this.status, decimalMark);
    this.own = new OwnAnswers(this.store, this.instrument, this.form, slug);
    /** Without it the form still keeps answers; it only cannot say so. */
    this.keeping = attempt("keeping", () => startKeeping(this));
    /** The fragment whose answers are in view instead of one's own. */
    this.visited = "";
    /** @type {Element | null} where a visitor is within them: the fragment stays theirs */
    this.inner = null;
    /** @type {Element | null} the link that has just been followed */
    this.pressed = null;
    this.isStale = false;
    /** The result before any answer, as HTML. */
    this.markup = new Lazy(
      () => fetchText(root.dataset.result ?? "", signal),
      () => null,
    );
    this.result = new Lazy(
      async () => (await import("./resulting.mjs")).loadResult(this),
      () => this.root.querySelector('[data-part="progress"] [data-unloaded]'),
    );
  }

  /** @param {string} name @returns {HTMLElement} */
  part(name) {
    return hook(this.root, `[data-part="${name}"]`, "diagnostic");
  }

  save = () => {
    if (this.visited) return;
    this.own.save();
    this.keeping?.show();
  };

  /** Put answers in the place of one's own. @param {Given} given */
  take(given) {
    this.form.replace(given);
    this.own.replace();
    this.keeping?.show();
    this.status.announce("taken");
  }

  async start() {
    const { root, form, signal, keeping } = this;
    form.restore(this.own.given);
    await this.#borrow().catch((error) => console.error('Component "alike" did not start.', error));
    form.refresh();
    keeping?.show();
    form.listen(this.save, signal);
    form.element.addEventListener("input", () => whenIdle([() => this.markup.get(), ...LATER]), { signal, once: true });
    root.dataset.path = location.pathname; // from here on theme/main.html tells of fragments instead of the engine
    root.addEventListener("fragment", () => this.#leave(), { signal });
    root.addEventListener("click", (event) => this.#click(event), { signal });
    this.own.entry.watch(() => this.#hear(), signal);
    attempt("other-window", () =>
      this.part("other-window").addEventListener("click", (event) => this.#choose(event), { signal }),
    );
    await this.#arrive();
    focus(await this.#show());
    if (this.store.read(`rounds:${this.slug}`) === null) return;
    const loaded = await import("../rounds/finished.mjs").catch(() => null);
    loaded?.askAgain(this);
  }

  /** Of what other diagnostics have been told, take what is asked here too; only where nothing is kept here yet. */
  async #borrow() {
    const { alike = "" } = this.root.dataset;
    const isKept = (/** @type {string} */ slug) => this.store.read(`answers:${slug}`) !== null;
    const isTold = [...alike.matchAll(/"([^"/]+)\//g)].some(([, slug = ""]) => isKept(slug));
    if (isTold && !isKept(this.slug)) (await import("../../js/alike.mjs")).borrow(this, JSON.parse(alike));
  }

  /**
   * A browser tells of a new fragment some time after the click, and then takes the focus away from what cannot be
   * reached by Tab. Who went on meanwhile is left where they are.
   */
  #leave() {
    const held = this.pressed ?? document.activeElement;
    this.pressed = null;
    setTimeout(() => this.#follow(held));
  }

  /** @param {Element | null} held what had the focus when its reader left */
  async #follow(held) {
    await this.#arrive();
    const target = await this.#show();
    if ([held, target, document.body].includes(document.activeElement)) focus(target);
  }

  /** Turn to the answers that the fragment stands for. */
  async #arrive() {
    const { hash } = location;
    this.inner = null;
    if (hash === this.visited) return;
    this.part("foreign-answers").hidden = true;
    const visit = VISIT.test(hash) && (await this.#loadVisit());
    if (hash !== location.hash) return;
    const given = visit && visit(this, hash.slice(1));
    if (given) this.#turn(hash, given);
    else if (this.visited) this.#turn("", this.own.given);
    const [, id, phase] = AGAIN.exec(hash) ?? [];
    if (id) (await import("../again/again.mjs")).answerAgain(this, id, Number(phase));
  }

  /** What opens a link or a round; where it cannot be loaded, that is told in the place of whose answers these are. */
  async #loadVisit() {
    try {
      return (await import("../foreign-answers/foreign-answers.mjs")).visit;
    } catch {
      this.part("foreign-answers").hidden = false;
      say(this.part("foreign-answers").querySelector("[data-slot=what]"), "offline");
    }
  }

  /** @param {string} fragment empty for one's own @param {Given} given */
  #turn(fragment, given) {
    this.visited = fragment;
    this.isStale = true;
    this.form.replace(given);
    this.form.lock(fragment !== "");
    this.root.toggleAttribute("data-foreign-answers", fragment !== "");
  }

  /** Where this page stands: what its fragment names, or who is said to have answered. @returns {Element | null} */
  get #target() {
    if (this.visited) return this.inner ?? this.part("foreign-answers");
    const named = document.getElementById(location.hash.slice(1));
    return named && this.root.contains(named) ? named : null;
  }

  /** A fragment that names nothing here changes nothing. */
  get #view() {
    const target = this.#target;
    if (!target) return (location.hash && this.root.dataset.view) || "form";
    return this.part("form").contains(target) ? "form" : "result";
  }

  /** @returns {Promise<Element | null>} where its reader is to go on */
  async #show() {
    const { hash } = location; // what it names may stand in the result
    if (hash && !this.visited && !AGAIN.test(hash) && !this.#target) await this.result.get();
    const view = this.#view;
    if (view === "result" && (this.isStale || this.root.dataset.view !== view)) {
      this.isStale = false;
      const showResult = await this.result.get();
      if (!showResult) return this.#stay();
      if (this.#view === view) showResult(); // its reader may have gone back meanwhile
    }
    this.root.dataset.view = this.#view;
    return this.#target;
  }

  /** The result cannot be shown: its reader stays in the form, where it can be asked for again. */
  #stay() {
    this.isStale = true;
    this.root.dataset.view = "form";
    history.replaceState(history.state, "", location.pathname + location.search);
    this.status.announce("unloaded");
    return null;
  }

  /** @param {Event} event */
  async #click(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link?.hash || link.pathname !== location.pathname) return;
    event.stopPropagation(); // the engine would go there a second time, and take the focus away again
    this.pressed = link;
    if (!this.visited || VISIT.test(link.hash) || "own" in link.dataset) return;
    event.preventDefault();
    this.inner = document.getElementById(link.hash.slice(1));
    focus(await this.#show());
  }

  /** Another window has changed what is kept: it stands here too. Where it has deleted all, the reader of this one chooses. */
  #hear() {
    if (this.visited) return;
    const heard = this.own.bring();
    this.part("other-window").hidden = heard !== "gone";
    if (heard !== "same") this.status.announce(heard);
    if (heard === "brought") void this.#work();
  }

  /** Work the result out anew. */
  #work() {
    this.isStale = true;
    return this.#show();
  }

  /** @param {Event} event */
  #choose({ target }) {
    if (!(target instanceof HTMLButtonElement)) return;
    this.part("other-window").hidden = true;
    if ("mine" in target.dataset) return this.save();
    this.form.replace(this.own.given);
    this.save();
    void this.#work();
  }
}

/**
 * What only a result, its folds or another's answers need: loaded once its reader has begun to answer, and has stopped for a
 * moment. One module of each stage of a visit; the others lie in the same file.
 */
const LATER = [
  () => import("../../js/scoring/assessment.mjs"),
  () => import("../result/result.mjs"),
  () => import("../../js/files.mjs"),
  () => import("../share/share.mjs"),
];

/** @param {Element | null} target */
function focus(target) {
  const place = target?.closest("fieldset") ?? target;
  const fold = place?.parentElement;
  if (fold?.matches("summary")) fold.parentElement?.setAttribute("open", ""); // what a link leads to stands open
  if (place instanceof HTMLElement) place.focus({ preventScroll: true });
  place?.scrollIntoView({ block: "start" });
}
