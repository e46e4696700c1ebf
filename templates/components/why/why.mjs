/**
 * Why each score is what it is (D5): fills the rows of its sum in, and says what the sum leaves out and why. The
 * result object holds every number but an answer's points, which its s tells.
 */

import { say } from "../../js/fill.mjs";
import { difference } from "../../js/scoring/figures.mjs";
import { parse, WHOLE, ZERO } from "../../js/scoring/rational.mjs";
import { nodesOf, questionsOf } from "../../js/summary.mjs";
import { hook } from "../../js/hooks.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("../../js/scoring/contract").Figures & Pick<import("../../js/scoring/contract").DimensionResult, "dimensions" | "questions">} Node */
/** @typedef {import("../form/form.mjs").Form} Form */
/** @typedef {(number: string | null) => string} Print */

/** @param {HTMLElement} article @param {Result} result @param {Form} form @param {Print} print */
export function showWhy(article, result, form, print) {
  const nodes = nodesOf(result);
  for (const fold of article.querySelectorAll("[data-why]")) {
    const node = nodes.get(fold.getAttribute("data-why") ?? "");
    if (node) new Sum(fold, { dimensions: result.dimensions, questions: [], ...node }, form, print).show();
  }
}

class Sum {
  /** @param {Element} fold @param {Node} node @param {Form} form @param {Print} print */
  constructor(fold, node, form, print) {
    this.fold = fold;
    this.node = node;
    this.form = form;
    this.print = print;
  }

  show() {
    const { status, dimensions, questions } = this.node;
    this.#find("part", "sum")?.toggleAttribute("hidden", status !== "scored" && status !== "provisional");
    say(this.#find("slot", "how"), status);
    for (const question of questions) this.#question(question);
    for (const child of dimensions) this.#child(child);
    this.#totals();
    const out = this.#find("part", "out");
    out?.toggleAttribute("hidden", !out.querySelector("li:not([hidden])"));
  }

  /** @param {import("../../js/scoring/contract").QuestionResult} question */
  #question({ id, state, s, contribution }) {
    const row = this.#find("line", id);
    row?.toggleAttribute("hidden", s === null);
    if (!row) return;
    if (s === null) return this.#leaveOut(id, this.form.standing.visible.get(id) === "undecided" ? "undecided" : state);
    this.#leaveOut(id, null);
    const said = row.parentElement?.getAttribute(`data-${state}`) ?? this.form.words(id);
    const points = hook(row, "[data-slot=points]", "why");
    const isGiven = state === "answered" && points.dataset.best !== "";
    fillIn(row, { given: said, points: isGiven ? this.print(pointsOf(points.dataset, s)) : "—" });
    fillIn(row, { s, adds: this.print(contribution) });
  }

  /** @param {import("../../js/scoring/contract").DimensionResult} child */
  #child(child) {
    const { id, value, status, contribution } = child;
    const row = this.#find("line", id);
    row?.toggleAttribute("hidden", value === null);
    this.#leaveOut(id, value !== null ? null : status === "not-applicable" ? status : nothingCounts(child));
    const score = row?.querySelector("[data-slot=score]") ?? null;
    say(score, status === "scored" ? "sure" : "unsure", { value: this.print(value) });
    if (row) fillIn(row, { adds: this.print(contribution) });
  }

  #totals() {
    const { base, raw, value, capped_by } = this.node;
    const binding = new Set(capped_by.map(({ question, cap }) => `${question} ${cap}`));
    this.fold.querySelector("[data-base]")?.toggleAttribute("hidden", Number(base) === 0);
    for (const row of this.fold.querySelectorAll("[data-limit]")) {
      row.toggleAttribute("hidden", !binding.has(row.getAttribute("data-limit") ?? ""));
      fillIn(row, { capped: this.print(value) });
    }
    fillIn(this.fold, { base: this.print(base), total: this.print(raw) });
  }

  /** @param {string} id @param {string | null} reason why, or null for what counts */
  #leaveOut(id, reason) {
    const line = this.#find("out", id);
    line?.toggleAttribute("hidden", reason === null);
    if (line) fillIn(line, { reason: this.#find("part", "out")?.getAttribute(`data-${reason}`) ?? "" });
  }

  /** @param {string} name @param {string} value */
  #find(name, value) {
    return this.fold.querySelector(`[data-${name}="${value}"]`);
  }
}

/** Why a dimension has no score: nothing was answered, or nothing of it counts. @param {import("../../js/scoring/contract").DimensionResult} node */
function nothingCounts(node) {
  const isAnswered = questionsOf(node).some(({ state }) => state === "answered" || state === "dont-know");
  return isAnswered ? "nothing-counts" : "blank";
}

/** @param {Element} root @param {Record<string, string>} texts by slot */
function fillIn(root, texts) {
  for (const [name, text] of Object.entries(texts)) {
    const found = root.querySelector(`[data-slot="${name}"]`);
    if (found) found.textContent = text;
  }
}

/** The points of an answer, with at most two decimals. @param {DOMStringMap} ends @param {string} s */
function pointsOf({ worst = "0", best = "0" }, s) {
  const [low, high] = [parse(worst), parse(best)];
  const points = low.plus(high.minus(low).times(parse(s)));
  return difference(points, [ZERO, WHOLE], 2).replace(/\.?0+$/, "");
}
