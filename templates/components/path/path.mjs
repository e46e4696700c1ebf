/**
 * The path of remedies: puts the lines of a result in its order, folds what is for later, and says beside the score where
 * to begin. The link to a playbook carries from which result and for which answers its reader comes (components/from-result).
 */

import { plural, say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { fillLine, gainSayer } from "../remedy/remedy.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("../../js/scoring/contract").RemedyResult} Remedy */
/** @typedef {(number: string | null) => string} Print */

/** @param {HTMLElement} article @param {Result} result @param {import("../form/form.mjs").Form} form @param {Print} print */
export function showPath(article, result, form, print) {
  const path = hook(article, '[data-part="path"]', "path");
  const list = hook(path, "ol", "path");
  const lines = new Map([...list.children].map((line) => [line.getAttribute("data-remedy"), line]));
  const sayGain = gainSayer(path, result, print);
  for (const line of lines.values()) {
    line.toggleAttribute("hidden", true);
    line.removeAttribute("data-rest");
  }
  const shown = result.remedies.flatMap((remedy) => lines.get(remedy.playbook) ?? []);
  const guides = shown.filter((line) => line.getAttribute("data-kind") === "playbook");
  const isForeign = article.closest("[data-foreign-answers]") !== null;
  list.append(...shown);
  result.remedies.forEach((remedy, place) => {
    const line = lines.get(remedy.playbook);
    if (!line) return;
    const isLater = remedy.tier === "later";
    line.toggleAttribute("hidden", isLater);
    line.toggleAttribute("data-rest", isLater);
    fillLine(line, remedy, { article, form, print, sayGain });
    const opens = remedy.tier !== result.remedies[place - 1]?.tier;
    say(line.querySelector("[data-slot=tier]"), opens ? remedy.tier : "none");
    carry(line, result, remedy, guides, isForeign);
  });
  say(path.querySelector("h2"), result.remedies.length ? result.remedies_for : "nothing");
  const hasTotals = result.remedies.some(({ after }) => after !== null);
  path.querySelector('[data-slot="overlap"]')?.toggleAttribute("hidden", guides.length < 2 || !hasTotals);
  offerRest(
    path,
    shown.filter((line) => line.hasAttribute("data-rest")),
  );
  showBeginning(article, shown[0]);
  if (document.documentElement.hasAttribute("data-plan")) {
    void import("../in-plan/in-plan.mjs").then(({ tellResult }) => tellResult(path, result.diagnostic));
  }
}

/** A guide is told why its reader comes, and what follows it on the path; of somebody else's result, nothing. @param {Element} line @param {Result} result @param {Remedy} remedy @param {Element[]} guides in their order @param {boolean} isForeign */
function carry(line, { diagnostic }, { mends }, guides, isForeign) {
  const link = /** @type {HTMLAnchorElement} */ (hook(line, "h3 a", "path"));
  const asked = mends.map(({ question }) => question).join(" ");
  const path = guides.map((guide) => guide.getAttribute("data-remedy")).join(" ");
  const isTold = guides.includes(line) && !isForeign;
  link.hash = isTold ? new URLSearchParams({ from: diagnostic, for: asked, path }).toString() : "";
  link.onclick = isForeign ? null : () => history.replaceState(history.state, "", `#${line.id}`); // where "back" leads
}

/** @param {HTMLElement} path @param {Element[]} rest */
function offerRest(path, rest) {
  const button = /** @type {HTMLButtonElement} */ (hook(path, "[data-all]", "path"));
  say(button, rest.length ? plural(rest.length) : "none", { n: rest.length });
  const unfold = () => {
    for (const line of rest) line.removeAttribute("hidden");
    button.hidden = true;
  };
  button.onclick = () => {
    unfold();
    rest[0]?.querySelector("a")?.focus();
  };
  if (rest.some((line) => `#${line.id}` === location.hash)) unfold(); // its reader comes back to one of them
}

/** What stands beside the score is taken from the first line. @param {HTMLElement} article @param {Element | undefined} line */
function showBeginning(article, line) {
  const block = hook(article, '[data-part="beginning"]', "path");
  block.toggleAttribute("hidden", !line);
  if (!line) return;
  const title = /** @type {HTMLAnchorElement} */ (hook(line, "h3 a", "path"));
  for (const link of block.querySelectorAll("a")) link.href = title.href;
  say(hook(block, '[data-slot="open"]', "path"), `to-${line.getAttribute("data-kind")}`);
  const texts = { guide: "h3 a", effort: "[data-effort]", step: "[data-first-step]" };
  for (const [name, selector] of Object.entries(texts)) {
    const slot = hook(block, `[data-slot="${name}"]`, "path");
    slot.textContent = line.querySelector(selector)?.textContent ?? "";
  }
}
