/** A team's questions as options with dots and counts, and the gaps of its groups as rows. */

import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";

/** @typedef {import("../../js/scoring/remedying.mjs").Findings} Team */
/** @typedef {import("../../js/scoring/contract").TeamNode} TeamNode */
/** @typedef {import("../../js/scoring/contract").TeamQuestion} TeamQuestion */
/** @typedef {(number: string | null) => string} Print */

const DOT = "●";

/** @param {Element} place @param {TeamQuestion} question @param {string[]} names @param {Print} print */
export function showQuestion(place, { n, mean, options, unanswered, overlap }, names, print) {
  const table = place.querySelector("[data-options]");
  if (!table) return;
  table.toggleAttribute("hidden", n === null);
  place.querySelector("[data-held]")?.toggleAttribute("hidden", n !== null);
  say(place.querySelector('[data-slot="figures"]'), mean === null ? "none" : "text", { mean: print(mean), n: n ?? "" });
  const picked = overlap && { mean: print(overlap.mean), of: overlap.of, chance: print(overlap.chance) };
  say(place.querySelector('[data-slot="overlap"]'), picked ? "text" : "none", picked ?? {});
  for (const option of options) {
    const row = table.querySelector(`[data-option="${CSS.escape(option.option)}"]`);
    if (row) count(row, option.n);
    const who = row?.querySelector("[data-names]");
    if (who) who.textContent = option.people.map((place) => names[place]).join(", ");
  }
  for (const row of table.querySelectorAll("[data-state]")) {
    const many = Reflect.get(unanswered ?? {}, row.getAttribute("data-state") ?? "") ?? 0;
    row.toggleAttribute("hidden", many === 0);
    count(row, many);
  }
}

/** @param {Element} row @param {number} n */
function count(row, n) {
  const fill = (/** @type {string} */ part, /** @type {string} */ text) => {
    const cell = row.querySelector(`[data-${part}]`);
    if (cell) cell.textContent = text;
  };
  fill("dots", DOT.repeat(n));
  fill("n", String(n));
}

/** @param {HTMLElement} root @param {Team} team @param {Print} print */
export function showGaps(root, team, print) {
  const part = root.querySelector('[data-part="gaps"]');
  if (!part) return;
  const template = /** @type {HTMLTemplateElement} */ (part.querySelector("template"));
  const rows = nodesOf(team.overall).flatMap((node) =>
    node.groups.map((gap, place) => {
      const row = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
      const title = root.querySelector(`[data-place="${node.id}"] .rumbo-team__name`)?.textContent ?? "";
      hook(row, "[data-where]", "team").textContent = place ? "" : title;
      const label = part.querySelector(`[data-label="${team.group} ${CSS.escape(gap.option)}"]`);
      hook(row, "[data-group-name]", "team").textContent = label?.textContent ?? gap.option;
      for (const name of /** @type {const} */ (["mean", "others", "gap"])) {
        say(row.querySelector(`[data-slot="${name}"]`), gap[name] === null ? "none" : "text", {
          [name]: print(gap[name]),
        });
      }
      say(row.querySelector('[data-slot="n"]'), "text", { n: gap.n });
      row.querySelector("[data-marked]")?.toggleAttribute("hidden", !gap.marked);
      return row;
    }),
  );
  hook(part, "tbody", "team").replaceChildren(...rows);
  hook(part, "[data-has-gaps]", "team").hidden = !rows.length;
  hook(part, "[data-no-gaps]", "team").hidden = rows.length > 0 || team.group === null;
}

/** @param {TeamNode} node @returns {TeamNode[]} */
function nodesOf(node) {
  return [node, ...node.dimensions.flatMap(nodesOf)];
}
