/** A team's table as a file, in the words of its page. Loaded when it is taken. */

import { download, fileName } from "../../js/files.mjs";
import { hook } from "../../js/hooks.mjs";
import { teamCsv } from "../../js/scoring/team_table.mjs";

/** @param {HTMLElement} root @param {import("../../js/scoring/remedying.mjs").Findings} team */
export function takeTable(root, team) {
  const { columns = "", name = "" } = hook(root, "[data-csv]", "team").dataset;
  const { slug = "", decimalMark = "." } = root.dataset;
  const said = (/** @type {string} */ selector) => root.querySelector(selector)?.textContent?.trim() ?? "";
  const words = {
    columns: columns.split("|"),
    titles: titlesOf(root),
    word: wordIn(root),
    answer: (/** @type {string} */ question, /** @type {string} */ kind, /** @type {string} */ id) =>
      said(`[data-agreed-on="${CSS.escape(question)}"] [data-${kind}="${CSS.escape(id)}"] th`),
    group: (/** @type {string} */ id) => said(`[data-label="${CSS.escape(`${team.group} ${id}`)}"]`),
  };
  download(`${fileName(name, slug)}.csv`, teamCsv(team, words, decimalMark), "text/csv");
}

/** Of dimensions and questions by id. @param {HTMLElement} root */
function titlesOf(root) {
  const named = [...root.querySelectorAll("[data-place] > .rumbo-team__name, [data-item] > a")];
  return new Map(
    named.map((name) => [name.parentElement?.getAttribute("data-place") ?? "", name.textContent?.trim() ?? ""]),
  );
}

/** @param {HTMLElement} root */
function wordIn(root) {
  return (/** @type {string} */ kind, /** @type {string} */ key) =>
    root.querySelector(`[data-slot="${kind}"]`)?.getAttribute(`data-${key}`) ?? "";
}
