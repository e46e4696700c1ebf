/**
 * What somebody who comes back has begun in this browser. A first visit costs a look at the names of what is stored; the
 * playbooks' titles are fetched only where steps of one have been ticked.
 */

import { givenIn, isEmpty, printed } from "../../js/answers.mjs";
import { longDate } from "../../js/dates.mjs";
import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { roundsIn, roundsOf } from "../../js/rounds.mjs";
import { openStore } from "../../js/store.mjs";
import { Ticks } from "../../js/ticks.mjs";

/** @typedef {import("../../js/scoring/contract").Catalogue} Catalogue */

/** More guides at a time than these are no help at the head of a page. */
const MOST_GUIDES = 3;

/** @type {import("../../js/boot.mjs").Start} */
export async function start(root, signal) {
  const store = openStore(root.dataset.root ?? "");
  const lines = [...root.querySelectorAll("[data-answered]")];
  for (const line of lines) showAnswers(line, store, root.dataset.mark ?? ".");
  const plan = hook(root, '[data-part="plan"]', "returning");
  plan.hidden = store.under("plan:").length === 0;
  const reveal = () => {
    root.hidden = ![...root.querySelectorAll("li")].some((line) => !line.hidden);
  };
  reveal();
  const ticked = store.under("steps:").filter((slug) => (store.read(`steps:${slug}`) ?? "") !== "");
  if (!ticked.length) return;
  const answer = await fetch(root.dataset.catalogue ?? "", { signal });
  const catalogue = /** @type {Catalogue} */ (await answer.json());
  const ticks = new Ticks(root.dataset.root ?? "");
  const begun = catalogue.playbooks
    .filter(({ playbook }) => ticked.includes(playbook))
    .flatMap((offer) => guide(root, offer, ticks));
  plan.before(...begun.slice(0, MOST_GUIDES));
  reveal();
}

/** @param {Element} line @param {import("../../js/store.mjs").Store} store @param {string} mark */
function showAnswers(line, store, mark) {
  const slug = line.getAttribute("data-answered") ?? "";
  const last = roundsIn(roundsOf(store, slug).read()).at(-1);
  const kept = store.entry(`answers:${slug}`).read();
  const slot = line.querySelector("[data-slot=stands]");
  line.toggleAttribute("hidden", !last && !isAnswered(kept));
  if (!last) return say(slot, "begun");
  say(slot, "round", { value: printed(last.scores.overall?.value ?? "", mark), date: longDate(last.date) });
}

/** Whether anything at all was answered; which ids still exist is the diagnostic's business. @param {unknown} kept */
function isAnswered(kept) {
  const { answers = {} } = /** @type {{answers?: object}} */ (kept ?? {});
  const known = { answers: Object.keys(answers ?? {}), profile: [], notes: [] };
  return !isEmpty(givenIn(kept, known));
}

/** A guide of which some steps are ticked and some are not. @param {HTMLElement} root @param {Catalogue["playbooks"][number]} offer @param {Ticks} ticks */
function guide(root, { playbook, title, tasks }, ticks) {
  const ticked = ticks.of(playbook) ?? new Set();
  const done = tasks.filter(({ step }) => ticked.has(step)).length;
  if (done === 0 || done === tasks.length) return [];
  const template = /** @type {HTMLTemplateElement} */ (hook(root, "template", "returning"));
  const line = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  const link = hook(line, '[data-slot="guide"]', "returning");
  link.textContent = title;
  link.setAttribute("href", `${root.dataset.library}${playbook}/`);
  say(line.querySelector("[data-slot=steps]"), "text", { done, total: tasks.length });
  return [line];
}
