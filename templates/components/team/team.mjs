/**
 * Leads the page of a team: keeps what was handed in for as long as the page is open, and tells of it once that is asked for;
 * until then nothing of anybody's answers stands on the page (TM-13).
 */

import { printed } from "../../js/answers.mjs";
import { hook } from "../../js/hooks.mjs";
import { Lazy } from "../../js/loading.mjs";
import { questionsIn } from "../../js/scoring/apart.mjs";
import { read } from "../../js/scoring/instrument.mjs";
import { heard, together } from "../../js/scoring/people.mjs";
import { assessTeam } from "../../js/scoring/team.mjs";
import { openStore } from "../../js/store.mjs";
import { Handed } from "../handed/handed.mjs";

/** @typedef {import("../../js/scoring/remedying.mjs").Findings} Team */

/** @type {import("../../js/boot.mjs").Start} */
export async function start(root, signal) {
  const document = await (await fetch(root.dataset.document ?? "", { signal })).json();
  new Circle(root, document, signal).start();
}

class Circle {
  /** @param {HTMLElement} root @param {import("../../js/scoring/contract").ScoringDocument} document @param {AbortSignal} signal */
  constructor(root, document, signal) {
    const { group = "", smallest = "", decimalMark = "." } = root.dataset;
    this.signal = signal;
    this.root = root;
    this.instrument = read(document);
    this.group = group;
    this.smallest = Number(smallest);
    this.print = (/** @type {string | null} */ number) => printed(number ?? "", decimalMark);
    /** @type {(import("../../js/scoring/people.mjs").Person | import("../../js/scoring/people.mjs").Skipped)[]} each heard once */
    this.heard = [];
    this.gathered = together([]);
    this.team = this.#assessed();
    this.isShown = false;
    this.told = hook(root, '[data-part="told"]', "team");
  }

  start() {
    this.root.dataset.path = location.pathname; // the engine would fetch the page again on a fragment, and drop what was handed in
    this.agreeing = new Lazy(
      async () => new (await import("../agreeing/agreeing.mjs")).Agreeing(this.root, this.instrument, this.signal),
      () => this.root.querySelector('[data-part="agreeing"] [data-unloaded]'),
    );
    this.remedies = new Lazy(
      async () => new (await import("../team-remedies/team-remedies.mjs")).TeamRemedies(this.root, this.instrument),
      () => this.root.querySelector('[data-part="remedies"] [data-unloaded]'),
    );
    const unloaded = () => this.root.querySelector('[data-part="handed"] [data-unloaded]');
    this.shown = new Lazy(
      async () => new (await import("./shown.mjs")).Shown(this.root, this.told, this.instrument, this.print),
      unloaded,
    );
    this.meeting = new Lazy(
      async () =>
        new (await import("../meeting/meeting.mjs")).Meeting(this.root, (id) => void this.#reveal(id), this.signal),
      unloaded,
    );
    const take = (/** @type {[string, unknown][]} */ documents) => {
      this.heard.push(...documents.map(([source, document]) => heard(this.instrument, source, document)));
      this.gathered = together(this.heard);
      this.team = this.#assessed();
      import("./shown.mjs").catch(() => undefined); // what is asked for next; if it fails now it is loaded then
      void this.#refresh();
    };
    const ways = { show: () => void this.#show(), meet: () => void this.#meet() };
    this.handed = new Handed(hook(this.root, '[data-part="handed"]', "team"), this.instrument, take, ways, this.signal);
    const by = /** @type {HTMLSelectElement | null} */ (this.root.querySelector("[data-by]"));
    if (by) {
      by.onchange = () => {
        this.group = by.value;
        this.team = this.#assessed();
        void this.#refresh();
      };
    }
    const { root = "", slug = "" } = this.root.dataset;
    if (openStore(root).entry(`agreed:${slug}`).read() !== null) void this.agreeing.get();
    hook(this.told, "[data-csv]", "team").onclick = async () => {
      const { takeTable } = await import("./table.mjs");
      takeTable(this.root, this.team);
    };
    void this.#refresh();
  }

  async #show() {
    this.isShown = true;
    await this.#refresh();
    this.told.focus();
  }

  /** Nothing of anybody's answers is on the page unless it was there before. */
  async #meet() {
    const [agreeing, meeting] = await Promise.all([this.agreeing?.get(), this.meeting?.get()]);
    const { team } = this;
    if (!agreeing || !meeting) return;
    agreeing.consider(team.people, questionsIn(team.overall));
    meeting.open(team.agenda, team.people);
  }

  /** @param {string} id */
  async #reveal(id) {
    const [agreeing, shown] = await Promise.all([this.agreeing?.get(), this.shown?.get()]);
    const { team } = this;
    const question = questionsIn(team.overall).find((found) => found.id === id);
    if (!question) return;
    shown?.question(question, team.names);
    agreeing?.propose(id);
  }

  /** @returns {Team} */
  #assessed() {
    return assessTeam(this.instrument, this.gathered.people, this.group || null, this.smallest);
  }

  async #refresh() {
    const { team } = this;
    const { people } = this.gathered;
    this.handed?.tell(this.gathered, team.everything, this.smallest);
    const isTold = this.isShown && people.length > 1 && (team.everything || people.length >= this.smallest);
    const shown = isTold ? await this.shown?.get() : undefined;
    if (this.team !== team) return; // more has come in while that was loaded
    this.told.hidden = !shown;
    shown?.tell(team, people);
    if (shown) void this.remedies?.get().then((remedies) => remedies?.show(people, team, this.print));
    if (shown) void this.agreeing?.get().then((agreeing) => propose(agreeing, team));
  }
}

/** Known first, said then. @param {import("../agreeing/agreeing.mjs").Agreeing | undefined} agreeing @param {Team} team */
function propose(agreeing, { people, overall }) {
  const questions = questionsIn(overall);
  agreeing?.consider(people, questions);
  for (const { id } of questions) agreeing?.propose(id);
}
