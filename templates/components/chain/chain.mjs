/**
 * Draws the bars of the chain: the value, the range that what is missing leaves, how far the bar would go without the caps
 * on it, and where it would stand then. Percentages are for drawing only.
 */

import { approximate } from "../../js/summary.mjs";

/** @typedef {import("../../js/scoring/contract").Figures} Figures */
/** @typedef {{id: string}} Band */

/** @param {Element} block @param {Figures} node @param {Band[]} bands */
export function drawBar(block, { status, exact, band, capped_by }, bands) {
  const bar = block.querySelector("[data-bar]");
  if (!bar) return;
  const isScore = status === "scored" || status === "provisional";
  const isOpen = status === "provisional" || status === "not-scored";
  const value = isScore ? approximate(exact.value) : 0;
  paint(bar, value, band, bands);
  bar.setAttribute("data-today", String(value));
  bar.setAttribute("data-today-band", band ?? "");
  block.querySelector("[data-ghost]")?.setAttribute("width", `${capped_by.length ? approximate(exact.raw) : 0}%`);
  const range = block.querySelector("[data-range]");
  range?.toggleAttribute("hidden", !isOpen);
  range?.setAttribute("x1", `${approximate(exact.low)}%`);
  range?.setAttribute("x2", `${approximate(exact.high)}%`);
}

/**
 * Moves the bars to where they would stand, with a notch where they stand today; back again for none.
 * @param {Element} article @param {{id: string, value: {toString: () => string}, to: string, from: string, band: string}[]} moved @param {Band[]} bands
 */
export function drawThen(article, moved, bands) {
  const then = new Map(moved.map((node) => [node.id, node]));
  for (const row of article.querySelectorAll(".rumbo-chain__row")) {
    const bar = row.querySelector("[data-bar]");
    const found = then.get(row.getAttribute("data-node") ?? "");
    const today = bar?.getAttribute("data-today") ?? "0";
    const isMoved = found !== undefined && found.from !== found.to;
    if (bar && isMoved) paint(bar, approximate(String(found.value)), found.band, bands);
    else if (bar) paint(bar, Number(today), bar.getAttribute("data-today-band"), bands);
    const notch = row.querySelector("[data-notch]");
    notch?.toggleAttribute("hidden", !isMoved);
    for (const end of ["x1", "x2"]) notch?.setAttribute(end, `${today}%`);
    const told = row.querySelector('[data-slot="then"]');
    if (told) told.textContent = isMoved ? `→ ${found.to}` : "";
  }
}

/** @param {Element} bar @param {number} value @param {string | null} band @param {Band[]} bands */
function paint(bar, value, band, bands) {
  bar.setAttribute("width", `${value}%`);
  const rank = bands.findIndex(({ id }) => id === band);
  bar.setAttribute("class", `rumbo-tone-${toneOf(rank, bands.length)}`);
}

/** Four tones for any number of bands. @param {number} rank @param {number} count */
function toneOf(rank, count) {
  return 1 + Math.round((Math.max(rank, 0) * 3) / Math.max(count - 1, 1));
}
