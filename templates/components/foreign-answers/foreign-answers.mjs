/**
 * Answers that are not those kept here: read from a link, a round or a file, named, and never stored by themselves. What
 * of them could not be carried over is told by question.
 */

import { isEmpty } from "../../js/answers.mjs";
import { carried } from "../../js/carried.mjs";
import { plural, reveal, say, sayCount } from "../../js/fill.mjs";
import { linked } from "../../js/links.mjs";
import { longDate } from "../../js/dates.mjs";
import { roundsIn, roundsOf } from "../../js/rounds.mjs";
import { hook } from "../../js/hooks.mjs";

/** @typedef {import("../diagnostic/diagnostic.mjs").DiagnosticPage} DiagnosticPage */
/** @typedef {import("../../js/answers.mjs").Given} Given */
/** @typedef {import("../../js/carried.mjs").Carried} Carried */
/** @typedef {import("../../js/fill.mjs").Filling} Filling */
/** @typedef {{kind: string, filling?: Filling, file?: object}} Found  a sentence, and the answers if there are any */

const LARGEST = 256 * 1024;
const LONGEST_NAME = 40;
const MOST_NAMED = 20;

/** What a fragment stands for, told above the page. @param {DiagnosticPage} page @param {string} fragment @returns {Given | null} */
export function visit(page, fragment) {
  const [, matter = "", text = ""] = /^(r|round)(?:=|%3d)(.*)$/i.exec(fragment) ?? [];
  return tell(page, matter === "r" ? inLink(page, text) : inRounds(page, text));
}

/** A file's answers take the place of one's own, after a question where there are any. @param {DiagnosticPage} page @param {File} file */
export async function open(page, file) {
  const text = file.size > LARGEST ? "" : await file.text().catch(() => ""); // it may have gone meanwhile
  const given = tell(page, file.size > LARGEST ? { kind: "too-large" } : inFile(page, text));
  const ask = hook(page.part("foreign-answers"), "[data-ask]", "foreign-answers");
  const take = () => {
    if (given) page.take(given);
    ask.hidden = true;
  };
  ask.hidden = !given || isEmpty(page.form.given);
  if (given && ask.hidden) take();
  hook(ask, "[data-yes]", "foreign-answers").onclick = take;
  hook(ask, "[data-no]", "foreign-answers").onclick = () => void (page.part("foreign-answers").hidden = true);
  page.part("foreign-answers").focus();
}

/** @param {DiagnosticPage} page @param {string} text @returns {Found} */
function inLink({ instrument }, text) {
  const found = linked(instrument, text);
  return typeof found === "string" ? { kind: found } : { kind: "link", file: found };
}

/** @param {DiagnosticPage} page @param {string} id @returns {Found} */
function inRounds({ store, slug }, id) {
  const round = roundsIn(roundsOf(store, slug).read()).find((found) => found.id === id);
  if (!round) return { kind: "gone" };
  const filling = { name: shortened(round.name), date: longDate(round.date) };
  return { kind: round.name ? "round" : "unnamed", filling, file: round.answers };
}

/** @param {DiagnosticPage} page @param {string} text @returns {Found} */
function inFile({ slug }, text) {
  try {
    const file = JSON.parse(text);
    const { answers, diagnostic, version = "", hash = "" } = file;
    if (typeof answers !== "object" || [diagnostic, version, hash].some(isNoText)) return { kind: "unreadable" };
    return diagnostic === slug
      ? { kind: "file", file }
      : { kind: "foreign", filling: { diagnostic: shortened(diagnostic) } };
  } catch {
    return { kind: "unreadable" };
  }
}

/** @param {unknown} found */
function isNoText(found) {
  return typeof found !== "string";
}

/** A stranger's word in a sentence of ours: not long, and without marks that turn the direction of reading. @param {unknown} text */
function shortened(text) {
  const plain = typeof text === "string" ? text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "") : "";
  return plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME)}…` : plain;
}

/** @param {DiagnosticPage} page @param {Found} found */
function tell(page, { kind, filling, file }) {
  const element = page.part("foreign-answers");
  const find = (/** @type {string} */ name) => element.querySelector(`[data-slot="${name}"]`);
  const brought = file ? carried(page.instrument, file, page.form.known) : null;
  const { kept = [], lost = [], unknown = [], isOther = false, version = "", hash = "" } = brought ?? {};
  element.hidden = false;
  element.querySelector("[data-ask]")?.toggleAttribute("hidden", true);
  const isNothing = brought !== null && isEmpty(brought.given);
  const form = kind === "file" ? `file-${isNothing ? "none" : plural(kept.length)}` : kind;
  say(find("what"), form, { ...filling, n: kept.length });
  say(find("version"), isOther ? "other" : "none", { version: shortened(version), hash: shortened(hash) });
  element.querySelector("[data-transfer]")?.toggleAttribute("hidden", !isOther && !lost.length && !unknown.length);
  const all = kept.length + lost.length + unknown.length;
  say(find("sum"), plural(kept.length), { n: kept.length, all });
  sayCount(find("unknown"), unknown.length);
  const named = unknown.filter((id) => !id.startsWith("?")).slice(0, MOST_NAMED);
  say(find("ids"), named.length ? "text" : "none", { ids: named.map(shortened).join(", ") });
  for (const line of element.querySelectorAll("[data-carried]")) {
    const id = line.getAttribute("data-carried") ?? "";
    const fate = kept.includes(id) ? "kept" : lost.includes(id) ? "lost" : null;
    line.toggleAttribute("hidden", fate === null);
    reveal(line, "data-fate", fate);
  }
  return kind === "file" && isNothing ? null : (brought?.given ?? null);
}
