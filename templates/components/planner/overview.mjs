/** What stands around a plan: what it is, how far it is, what went wrong, which others there are. Changes nothing. */

import { plural, say } from "../../js/fill.mjs";
import { progress } from "../../js/plans.mjs";

/** @typedef {import("../../js/scoring/contract").Plan} Plan */
/** @typedef {import("./planner.mjs").Planner} Planner */

/** @param {Planner} planner @param {Plan | null} plan @param {ReadonlySet<string>} told what there is to say, by its name */
export function showOverview(planner, plan, told) {
  planner.part("empty").hidden = plan !== null;
  planner.part("plan").hidden = plan === null;
  planner.part("state").hidden = plan === null;
  lead(planner, plan);
  if (plan) state(planner, plan);
  others(planner, plan !== null);
  for (const notice of planner.root.querySelectorAll("[data-notice]")) {
    notice.toggleAttribute("hidden", !told.has(notice.getAttribute("data-notice") ?? ""));
  }
}

/** @param {Planner} planner @param {Plan | null} plan */
function lead({ root, today, date }, plan) {
  const ends = plan?.phases.map(({ gate }) => gate).sort() ?? [];
  const dates = { start: date(plan?.start ?? today), end: date(ends.at(-1) ?? today) };
  say(root.querySelector("[data-slot=lead]"), ends.length ? "running" : "empty", dates);
}

/** @param {Planner} planner @param {Plan} plan */
function state({ root, today, line }, plan) {
  const { done, total, late } = progress(plan, today);
  const title = line(plan.diagnostic ?? "")?.querySelector("[data-title]")?.textContent ?? plan.diagnostic ?? "";
  say(root.querySelector("[data-slot=origin]"), plan.diagnostic === null ? "own" : "diagnostic", { title });
  say(root.querySelector("[data-slot=done]"), "text", { done, total });
  say(root.querySelector("[data-slot=late]"), late ? plural(late) : "none", { n: late });
}

/** The lines of where to begin, and of the other plans. @param {Planner} planner @param {boolean} hasPlan */
function others({ root, plans, slug: shown }, hasPlan) {
  const kept = plans.slugs;
  say(root.querySelector("#begin"), hasPlan ? "others" : "empty");
  for (const line of root.querySelectorAll("[data-diagnostic]")) {
    const slug = line.getAttribute("data-diagnostic") ?? "";
    const isAnswered = slug === "" || plans.store.entry(`answers:${slug}`).read() !== null;
    line.toggleAttribute("hidden", hasPlan && slug === shown);
    line.querySelector("[data-make]")?.toggleAttribute("hidden", kept.includes(slug) || !isAnswered);
    line.querySelector("[data-show]")?.toggleAttribute("hidden", !kept.includes(slug));
    line.querySelector("[data-answer]")?.toggleAttribute("hidden", isAnswered);
  }
}
