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

/** @typedef {import("../diagnostic/diagnostic.mjs").Leaf} Leaf */
/** @typedef {import("../../js/scoring/contract").Result} Result */

/** After so many days answers are asked about. */
const WEEKS = 28 * 24 * 3600 * 1000;

/** What its visitor has said of rounds in this tab. @param {Leaf} leaf @param {string} what */
const told = (leaf, what) => openStore(leaf.root.dataset.root ?? "", "sessionStorage").entry(`${what}:${leaf.slug}`);

/** @param {Leaf} leaf @param {Result} result */
export function keepFinished(leaf, result) {
  const kept = roundsOf(leaf.store, leaf.slug);
  const line = leaf.part("round-kept");
  if (roundsIn(kept.read()).length > 1) leaf.part("rounds").setAttribute("open", ""); // there is something to compare
  line.hidden = true;
  if (result.overall.status !== "scored" || leaf.form.standing.open.size || leaf.store.keeping !== "kept") return;
  const before = kept.read();
  const round = newRound(result, answersFile(leaf.instrument, leaf.form.given), "", new Date());
  if (told(leaf, "declined").read() === JSON.stringify(round.answers)) return;
  const corrected = String(told(leaf, "correcting").read() ?? "");
  const next = withFinished(before, round, corrected);
  const found = roundsIn(next).find(({ answers }) => answers === round.answers);
  if (!found) return;
  kept.update((stored) => withFinished(stored, round, corrected));
  document.documentElement.setAttribute("data-rounds", "");
  say(hook(line, "[data-slot=round-kept]", "rounds"), "text", { date: longDate(found.date) });
  line.hidden = false;
  hook(line, "[data-undo]", "rounds").onclick = () => {
    kept.update((stored) => withoutFinished(stored, found, before));
    told(leaf, "declined").update(() => JSON.stringify(round.answers));
    line.hidden = true;
    leaf.status.announce("rounds-deleted");
  };
}

/** Where the last round is some weeks old: another one, or the same put right? @param {Leaf} leaf */
export function askAgain(leaf) {
  const last = roundsIn(roundsOf(leaf.store, leaf.slug).read()).at(-1);
  const isOld = last && Date.parse(isoDate(new Date())) - Date.parse(last.date) >= WEEKS;
  if (!isOld || told(leaf, "correcting").read() !== null) return;
  const question = leaf.part("another-round");
  for (const slot of question.querySelectorAll("[data-slot]")) say(slot, "text", { date: longDate(last.date) });
  question.hidden = false;
  question.onclick = ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    told(leaf, "correcting").update(() => ("correct" in target.dataset ? last.id : ""));
    question.hidden = true;
    hook(leaf.root, "#questions", "diagnostic").focus();
  };
}
