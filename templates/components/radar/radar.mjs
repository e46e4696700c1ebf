/**
 * Draws the radar and changes between it and the bars. Places are for drawing only: whoever reads, reads the legend.
 *
 * A dimension without a score leaves a gap in the outline: a line across it would be a score that nobody gave. What is
 * missing is a stretch of its axis, as it is below a bar.
 */

import { approximate } from "../../js/summary.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */

/** @param {Element} figure of the chain @param {Result} result */
export function showRadar(figure, result) {
  const axes = [...figure.querySelectorAll("[data-x]")];
  const corners = axes.map((axis, place) => drawAxis(/** @type {SVGElement} */ (axis), result.dimensions[place]));
  figure.querySelector("[data-surface]")?.setAttribute("d", outline(corners));
}

/** @param {SVGElement} axis @param {import("../../js/scoring/contract").DimensionResult} node @returns {string | null} where its score is */
function drawAxis(axis, { exact, status }) {
  const isOpen = status === "provisional" || status === "not-scored";
  const [x1, y1] = placeOn(axis, exact.low);
  const [x2, y2] = placeOn(axis, exact.high);
  const [cx, cy] = placeOn(axis, exact.value);
  set(axis, "line", isOpen, { x1, y1, x2, y2 });
  set(axis, "circle", exact.value !== null, { cx, cy });
  return exact.value && `${cx} ${cy}`;
}

/** @param {SVGElement} axis @param {string | null} score */
function placeOn({ dataset }, score) {
  return [dataset.x, dataset.y].map((end) => ((Number(end) * approximate(score)) / 100).toFixed(1));
}

/** @param {Element} axis @param {string} shape @param {boolean} isShown @param {Record<string, string | undefined>} places */
function set(axis, shape, isShown, places) {
  const found = axis.querySelector(shape);
  found?.toggleAttribute("hidden", !isShown);
  for (const [name, at] of Object.entries(places)) found?.setAttribute(name, at ?? "");
}

/** Through the corners that there are, closed where there is no gap. @param {(string | null)[]} corners */
function outline(corners) {
  const drawn = [...corners, corners[0]].map((at, place, all) => at && `${place && all[place - 1] ? "L" : "M"}${at}`);
  return drawn.filter(Boolean).join("") + (corners.includes(null) ? "" : "Z");
}

/** Show one of the two. @param {Element} figure of the chain @param {string} chosen */
export function choose(figure, chosen) {
  for (const part of figure.querySelectorAll("[data-figure]")) {
    const isChosen = part.getAttribute("data-figure") === chosen;
    if (part.matches("button")) part.setAttribute("aria-pressed", String(isChosen));
    else part.toggleAttribute("hidden", !isChosen);
  }
}
