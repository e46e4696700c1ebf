/** A plan as a table: what its drawing shows, in words and numbers. Loaded when it is unfolded, or printed. */

import { printed } from "../../js/answers.mjs";
import { inPhases } from "./timeline.mjs";

/** @param {HTMLElement} figure @param {import("../../js/scoring/contract").Plan} plan @param {import("../planner/planner.mjs").Planner} planner */
export function fillTable(figure, plan, planner) {
  const rows = inPhases(plan).map(({ entry, n, expected, reached }) => {
    const cells = [
      planner.title(entry),
      String(n),
      planner.date(entry.opens),
      planner.date(entry.ends),
      printed(expected?.value ?? "", planner.mark),
      printed(reached?.scores.overall?.value ?? "", planner.mark),
    ];
    const row = document.createElement("tr");
    row.append(...cells.map((text, place) => cell(text, place === 0)));
    return row;
  });
  figure.querySelector("tbody")?.replaceChildren(...rows);
}

/** @param {string} text @param {boolean} isHead */
function cell(text, isHead) {
  const found = document.createElement(isHead ? "th" : "td");
  if (isHead) found.setAttribute("scope", "row");
  found.textContent = text;
  return found;
}
