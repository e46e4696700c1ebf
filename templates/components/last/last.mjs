/** The last result of each diagnostic in a list: the one last seen, else that of the last round kept. */

import { printed } from "../../js/answers.mjs";
import { reveal, say } from "../../js/fill.mjs";
import { Keeper } from "../../js/keeper.mjs";

/** @type {import("../../js/boot.mjs").Start} */
export async function start(root) {
  const { root: site = "", decimalMark = "." } = root.dataset;
  const keeper = new Keeper(new URL(site, location.href).pathname);
  for (const line of root.querySelectorAll("[data-last]")) {
    const last = await lastOf(keeper, line.getAttribute("data-last") ?? "");
    if (!last) continue;
    const { value, band, status, at } = last;
    const date = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium" }).format(at);
    say(line.querySelector("[data-slot=value]"), String(status), { value: printed(String(value), decimalMark) });
    say(line.querySelector("[data-slot=date]"), "text", { date });
    reveal(line, "data-band", String(band));
    line.toggleAttribute("hidden", false);
  }
}

/** @param {Keeper} keeper @param {string} slug @returns {Promise<Record<string, any> | null>} */
async function lastOf(keeper, slug) {
  const last = /** @type {any} */ (keeper.read(slug, "last"));
  if (Number.isFinite(last?.at)) return last;
  const stored = keeper.read(slug, "rounds");
  const round = stored ? (await import("../../js/rounds.mjs")).roundsIn(stored).at(-1) : undefined;
  return round ? { ...round.scores.overall, at: new Date(`${round.date.slice(0, 10)}T12:00`) } : null;
}
