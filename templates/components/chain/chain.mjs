/** Draws one bar of the chain: the value, and the range that what is missing leaves. Percentages are for drawing only. */

/** @typedef {{id: string}} Band */

/**
 * @param {Element} block @param {string} status @param {number} value @param {number} low @param {number} high
 * @param {Band[]} bands @param {string | null} band
 */
export function drawBar(block, status, value, low, high, bands, band) {
  const bar = block.querySelector("[data-bar]");
  const range = block.querySelector("[data-range]");
  const isScore = status === "scored" || status === "provisional";
  const isOpen = status === "provisional" || status === "not-scored";
  bar?.setAttribute("width", `${isScore ? value : 0}%`);
  bar?.setAttribute(
    "class",
    `rumbo-tone-${toneOf(
      bands.findIndex(({ id }) => id === band),
      bands.length,
    )}`,
  );
  range?.toggleAttribute("hidden", !isOpen);
  range?.setAttribute("x1", `${low}%`);
  range?.setAttribute("x2", `${high}%`);
}

/** Four tones for any number of bands. @param {number} rank @param {number} count */
function toneOf(rank, count) {
  return 1 + Math.round((Math.max(rank, 0) * 3) / Math.max(count - 1, 1));
}
