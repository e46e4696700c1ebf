/**
 * A finished result is kept as a dated round by itself, which can be taken back; whoever returns after some weeks says
 * whether these answers are another round or correct the last.
 */

import { answersFile } from "../../js/answers.mjs";
import { isoDate, longDate } from "../../js/dates.mjs";
import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { newRound, roundsIn, roundsOf, withFinished, withoutFinished } from "../../js/rounds.mjs";
import { openStore } from "../../js/store.mjs";

/** @typedef {import("../diagnostic/diagnostic.mjs").DiagnosticPage} DiagnosticPage */
/** @typedef {import("../../js/scoring/contract").Result} Result */

/** After so many days answers are asked about. */
const WEEKS = 28 * 24 * 3600 * 1000;

/** What its visitor has said of rounds in this tab. @param {DiagnosticPage} page @param {string} what */
const told = (page, what) => openStore(page.root.dataset.root ?? "", "sessionStorage").entry(`${what}:${page.slug}`);

/** @param {DiagnosticPage} page @param {Result} result */
export function keepFinished(page, result) {
  const kept = roundsOf(page.store, page.slug);
  const line = page.part("round-kept");
  if (roundsIn(kept.read()).length > 1) page.part("rounds").setAttribute("open", ""); // there is something to compare
  line.hidden = true;
  if (result.overall.status !== "scored" || page.form.standing.open.size || page.store.keeping !== "kept") return;
  const before = kept.read();
  const round = newRound(result, answersFile(page.instrument, page.form.given), "", new Date());
  if (told(page, "declined").read() === JSON.stringify(round.answers)) return;
  const corrected = String(told(page, "correcting").read() ?? "");
  const next = withFinished(before, round, corrected);
  const found = roundsIn(next).find(({ answers }) => answers === round.answers);
  if (!found) return;
  kept.update((stored) => withFinished(stored, round, corrected));
  document.documentElement.setAttribute("data-rounds", "");
  say(hook(line, "[data-slot=round-kept]", "rounds"), "text", { date: longDate(found.date) });
  line.hidden = false;
  hook(line, "[data-undo]", "rounds").onclick = () => {
    kept.update((stored) => withoutFinished(stored, found, before));
    told(page, "declined").update(() => JSON.stringify(round.answers));
    line.hidden = true;
    page.status.announce("rounds-deleted");
  };
}

/** Where the last round is some weeks old: another one, or the same put right? @param {DiagnosticPage} page */
export function askAgain(page) {
  const last = roundsIn(roundsOf(page.store, page.slug).read()).at(-1);
  const isOld = last && Date.parse(isoDate(new Date())) - Date.parse(last.date) >= WEEKS;
  if (!isOld || told(page, "correcting").read() !== null) return;
  const question = page.part("another-round");
  for (const slot of question.querySelectorAll("[data-slot]")) say(slot, "text", { date: longDate(last.date) });
  question.hidden = false;
  question.onclick = ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    told(page, "correcting").update(() => ("correct" in target.dataset ? last.id : ""));
    question.hidden = true;
    hook(page.root, "#questions", "diagnostic").focus();
  };
}
