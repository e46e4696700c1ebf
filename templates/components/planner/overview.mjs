/** What stands around a plan: what it is, how far it is, what went wrong, which others there are. Changes nothing. */

import { plural, say } from "../../js/fill.mjs";
import { wordsOf } from "../../js/last_words.mjs";
import { comingTask, isOver, progress, tasksOf } from "../../js/plans.mjs";

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
function state(planner, plan) {
  const { root, today, line } = planner;
  const { done, total, late } = progress(plan, today);
  const title = line(plan.diagnostic ?? "")?.querySelector("[data-title]")?.textContent ?? plan.diagnostic ?? "";
  say(root.querySelector("[data-slot=origin]"), plan.diagnostic === null ? "own" : "diagnostic", { title });
  whom(planner, plan);
  coming(planner, plan);
  say(root.querySelector("[data-slot=done]"), "text", { done, total });
  say(root.querySelector("[data-slot=late]"), late ? plural(late) : "none", { n: late });
}

/** Whose plan it is: what was typed for the report of a result, and the profile. @param {Planner} planner @param {Plan} plan */
function whom({ root, plans, line }, { diagnostic, answers }) {
  const { company, person } = Object(plans.store.entry("report").read());
  const told = Object.entries(answers?.profile ?? {}).map(([question, option]) => `${question}/${option}`);
  const labels = told.map((id) => {
    return line(diagnostic ?? "")?.querySelector(`[data-profile="${CSS.escape(id)}"]`)?.textContent;
  });
  const words = [company, person, ...labels].filter((word) => typeof word === "string" && word).join(" · ");
  say(root.querySelector("[data-slot=whom]"), words ? "text" : "none", { words });
}

/** What to begin with, or to do next, with the way to its playbook. @param {Planner} planner @param {Plan} plan */
function coming(planner, plan) {
  const { root, part, catalogue, date } = planner;
  const next = comingTask(plan);
  part("next").hidden = !next;
  if (!next) return;
  const { entry, task } = next;
  const words = wordsOf(plan, catalogue, entry.playbook, task);
  const find = (/** @type {string} */ name) => root.querySelector(`[data-slot="${name}"]`);
  const link = /** @type {HTMLAnchorElement} */ (find("next-task"));
  link.textContent = words.task;
  const address = planner.url(entry.playbook);
  if (address) link.href = address;
  else link.removeAttribute("href");
  say(find("next"), tasksOf(plan).some(isOver) ? "following" : "first");
  const owner = task.owner || words.role;
  say(find("next-when"), "text", { playbook: planner.title(entry), due: date(task.due), owner });
}

/** The lines of where to begin, and of the other plans. @param {Planner} planner @param {boolean} hasPlan */
function others({ root, plans, slug: shown }, hasPlan) {
  const kept = plans.slugs.filter((slug) => plans.read(slug) !== "damaged"); // what is none may be made anew
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
