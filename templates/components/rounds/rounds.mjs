/** The rounds of one diagnostic (D7): keeps a finished result, lists them with their trend, compares with one, deletes. */

import { answersFile, printed } from "../../js/answers.mjs";
import { longDate } from "../../js/dates.mjs";
import { reveal, say, sayCount } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { change, isChanged, newRound, roundsIn, trend, unreadableIn } from "../../js/rounds.mjs";
import { renamed, roundsOf, withNamed, withoutRound } from "../../js/rounds.mjs";
import { nodesOf } from "../../js/summary.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("../diagnostic/diagnostic.mjs").DiagnosticPage} DiagnosticPage */
/** @typedef {import("../../js/rounds.mjs").Round} Round */

export class Rounds {
  /** @param {DiagnosticPage} page */
  constructor(page) {
    this.page = page;
    this.kept = roundsOf(page.store, page.slug);
    this.element = page.part("rounds");
    this.name = /** @type {HTMLInputElement} */ (this.#hook("#round-name"));
    /** @type {Round | undefined} the one compared with */
    this.before = undefined;
    /** @type {string | null} what is about to be deleted: an id, or null for all */
    this.doomed = null;
    this.#hook("[data-add]").addEventListener("click", () => this.#add());
    this.#hook("[data-remove-all]").addEventListener("click", () => this.#ask(null));
    this.#hook("[data-yes]").addEventListener("click", () => this.#remove());
    this.#hook("[data-no]").addEventListener("click", () => this.#asked());
    this.compared = page.part("compared");
    this.compared.querySelector("button")?.addEventListener("click", () => this.#compare(undefined));
    this.kept.watch(() => this.#list(), page.signal);
  }

  get rounds() {
    return roundsIn(this.kept.read());
  }

  /** @param {(kept: unknown) => unknown} change */
  #keep(change) {
    this.kept.update(change);
    this.page.keeping?.show();
    this.#list();
  }

  /** @param {Result} result */
  show(result) {
    this.result = result;
    const isFinished = result.overall.band !== null;
    this.#hook("[data-keep]").hidden = !isFinished;
    this.#hook("[data-unscored]").hidden = isFinished;
    this.#list();
    this.#compare(this.before);
  }

  #add() {
    const { instrument, form } = this.page;
    const round = newRound(
      /** @type {Result} */ (this.result),
      answersFile(instrument, form.given),
      this.name.value.trim(),
      new Date(),
    );
    this.#keep((kept) => withNamed(kept, round));
    this.name.value = "";
    this.page.status.announce("round");
  }

  #list() {
    const { rounds } = this;
    const unreadable = unreadableIn(this.kept.read());
    this.#hook("[data-list]").hidden = rounds.length + unreadable === 0;
    if (rounds.length) document.documentElement.setAttribute("data-rounds", "");
    sayCount(this.#hook("[data-slot=unreadable]"), unreadable);
    reveal(this.element, "data-keeping", this.page.store.keeping);
    this.#hook("tbody").replaceChildren(...rounds.map((round, place) => this.#row(round, isChanged(rounds, place))));
    for (const [part, path] of Object.entries(trend(rounds))) {
      this.#hook(`[data-trend="${part}"]`).setAttribute("d", rounds.length ? path : "");
    }
  }

  /** @param {Round} round @param {boolean} hasChanged */
  #row({ id, date, name, scores }, hasChanged) {
    const template = /** @type {HTMLTemplateElement} */ (this.element.querySelector("template"));
    const row = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
    const find = (/** @type {string} */ part) => /** @type {HTMLInputElement} */ (row.querySelector(`[data-${part}]`));
    const { value = "", status = "", band = "" } = scores.overall ?? {};
    const day = find("slot");
    day.textContent = longDate(date);
    day.id = `round-${id}`;
    for (const way of row.querySelectorAll("a, button, input")) way.setAttribute("aria-describedby", day.id);
    find("changed").hidden = !hasChanged;
    find("name").value = name;
    find("name").onchange = () => this.#rename(id, find("name").value.trim());
    say(row.querySelector("[data-slot=value]"), status, { value: printed(value, this.page.mark) });
    reveal(row, "data-band", band);
    find("open").setAttribute("href", `#round=${id}`);
    find("compare").setAttribute("aria-pressed", String(this.before?.id === id));
    find("compare").onclick = () =>
      this.#compare(
        this.rounds.find((found) => found.id === id),
        true,
      );
    find("remove").onclick = () => this.#ask(id, longDate(date));
    return row;
  }

  /** @param {string} id @param {string} name */
  #rename(id, name) {
    this.#keep((kept) => renamed(kept, id, name));
  }

  /** @param {Round | undefined} before @param {boolean} [isAsked] whether to go and see */
  #compare(before, isAsked = false) {
    this.before = before;
    const nodes = nodesOf(/** @type {Result} */ (this.result));
    const round = before ? [before.name, longDate(before.date)].filter(Boolean).join(", ") : "";
    this.compared.hidden = !before;
    const isSame = before?.answers.hash === this.page.instrument.hash;
    say(this.compared.querySelector("[data-slot=compared]"), isSame ? "same" : "changed", { round });
    for (const slot of this.page.part("result").querySelectorAll("[data-slot=change]")) {
      const id = slot.closest("[data-node]")?.getAttribute("data-node") ?? "overall";
      const { form, points } = change(this.page.instrument, nodes.get(id) ?? { band: null }, before?.scores[id]);
      say(slot, form, { points: printed(points, this.page.mark) });
    }
    this.#list();
    if (!isAsked) return;
    this.compared.focus({ preventScroll: true });
    this.compared.scrollIntoView({ block: "start" });
  }

  /** @param {string | null} id @param {string} [date] */
  #ask(id, date = "") {
    this.doomed = id;
    say(this.#hook("[data-slot=sure]"), id === null ? "all" : "one", { date });
    this.#hook("[data-sure]").hidden = false;
    this.#hook("[data-sure]").focus();
  }

  #remove() {
    if (this.before && [null, this.before.id].includes(this.doomed)) this.#compare(undefined);
    this.#keep((kept) => withoutRound(kept, this.doomed));
    this.#asked();
    this.page.status.announce("rounds-deleted");
  }

  #asked() {
    this.#hook("[data-sure]").hidden = true;
    this.#hook("#rounds").focus();
  }

  /** @param {string} selector */
  #hook(selector) {
    return hook(this.element, selector, "rounds");
  }
}
