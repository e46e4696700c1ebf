/** A plan drawn on one axis of weeks; positions are percentages, so that it is right at any width, on paper too. */

import { printed } from "../../js/answers.mjs";
import { draw } from "../../js/drawing.mjs";
import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { day, iso, monday } from "../../js/scoring/calendar.mjs";
import { approximate } from "../../js/summary.mjs";

/** @typedef {import("../../js/scoring/contract").Plan} Plan */
/** @typedef {import("../planner/planner.mjs").Planner} Planner */
/** @typedef {(date: string) => number} Across  from a date to its place on the axis, in percent */

const STAIRS = 72;
const MOST_MONTHS = 8;
const WEEK = 7;
/** So many percent of the axis lie between two Mondays that are written, enough on the narrowest screen. */
const LEAST_APART = 7;

/** @param {HTMLElement} figure @param {Plan} plan @param {Planner} planner */
export function drawTimeline(figure, plan, planner) {
  const dates = plan.phases.flatMap(({ opens, gate }) => [opens, gate]).sort();
  figure.hidden = dates.length === 0;
  if (!dates.length) return;
  const [first, last] = [day(dates[0] ?? ""), day(dates.at(-1) ?? "") + 1];
  /** @type {Across} */
  const across = (date) => (100 * (day(date) - first)) / (last - first);
  drawRows(figure, plan, across, planner);
  drawLines(figure, plan, across, planner);
  drawAxis(hook(figure, ".rumbo-timeline__axis", "timeline"), first, last, across);
  drawStairs(figure, plan, across, planner.mark);
  const table = /** @type {HTMLDetailsElement} */ (figure.querySelector("details"));
  table.ontoggle = async () => table.open && (await import("./table.mjs")).fillTable(figure, plan, planner);
  if (table.open) table.ontoggle(new ToggleEvent("toggle"));
}

/** @param {HTMLElement} figure @param {Plan} plan @param {Across} across @param {Planner} planner */
function drawRows(figure, plan, across, planner) {
  const template = /** @type {HTMLTemplateElement} */ (figure.parentElement?.querySelector('[data-template="row"]'));
  const rows = inPhases(plan).map(({ entry }) => {
    const row = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
    hook(row, '[data-slot="title"]', "timeline").textContent = planner.title(entry);
    hook(row, '[data-slot="dates"]', "timeline").textContent =
      `${planner.date(entry.opens)} – ${planner.date(entry.ends)}`;
    const [start, end] = [across(entry.opens), across(iso(day(entry.ends) + 1))];
    const done = entry.tasks.filter(({ state }) => state === "done").length / entry.tasks.length;
    const bar = { y: 3, height: 10, rx: 2 };
    row
      .querySelector("svg")
      ?.replaceChildren(
        draw("rect", { ...bar, x: `${start}%`, width: `${end - start}%`, class: "rumbo-timeline__bar" }),
        draw("rect", { ...bar, x: `${start}%`, width: `${(end - start) * done}%`, class: "rumbo-timeline__done" }),
      );
    return row;
  });
  hook(figure, '[data-slot="rows"]', "timeline").replaceChildren(...rows);
}

/** The gates, and today where it lies within. @param {HTMLElement} figure @param {Plan} plan @param {Across} across @param {Planner} planner */
function drawLines(figure, plan, across, { today, date }) {
  const upright = (/** @type {number} */ x, /** @type {string} */ name) =>
    draw("line", { x1: `${x}%`, x2: `${x}%`, y1: 0, y2: "100%", class: name });
  const gates = plan.phases.map(({ gate }) => upright(across(iso(day(gate) + 1)), "rumbo-timeline__gate"));
  const place = across(today);
  const isWithin = place >= 0 && place <= 100;
  hook(figure, ".rumbo-timeline__lines", "timeline").replaceChildren(
    ...gates,
    ...(isWithin ? [upright(place, "rumbo-timeline__now")] : []),
  );
  say(hook(figure, '[data-slot="today"]', "timeline"), isWithin ? "text" : "none", { date: date(today) });
}

/** The Mondays by their day of the month, and below them the months; of many every second, third, and so on. @param {HTMLElement} axis @param {number} first @param {number} last @param {Across} across */
function drawAxis(axis, first, last, across) {
  const firsts = [];
  for (let at = first; at < last; at++) if (at === first || iso(at).endsWith("-01")) firsts.push(iso(at));
  const name = new Intl.DateTimeFormat(document.documentElement.lang, { month: "short", timeZone: "UTC" });
  const step = Math.ceil(firsts.length / MOST_MONTHS);
  const kept = firsts.filter((date, place) => place % step === 0 && across(date) <= 94);
  const roomy = kept.filter((date, place) => across(kept[place + 1] ?? "2999-01-01") - across(date) >= 9);
  const months = roomy.map((date) => written(across(date), "2.3em", name.format(new Date(date))));
  axis.replaceChildren(...mondays(first, last, across), ...months);
}

/** @param {number} first @param {number} last @param {Across} across */
function mondays(first, last, across) {
  const step = WEEK * Math.ceil((LEAST_APART * (last - first)) / (100 * WEEK));
  const days = [];
  for (let at = monday(first + WEEK - 1); at < last; at += step) days.push(iso(at));
  return days.flatMap((date) => {
    const x = across(date);
    const tick = draw("line", { x1: `${x}%`, x2: `${x}%`, y1: 0, y2: 4 });
    return x > 97 ? [tick] : [tick, written(x, "1.1em", String(Number(date.slice(8))))];
  });
}

/** @param {number} x in percent @param {string} y @param {string} words */
function written(x, y, words) {
  const text = draw("text", { x: `${x}%`, y });
  text.textContent = words;
  return text;
}

/** The expected value as steps: up at each gate. @param {HTMLElement} figure @param {Plan} plan @param {Across} across @param {string} mark */
function drawStairs(figure, { today, phases }, across, mark) {
  const steps = phases.map(({ gate, expected, reached }) => {
    return { x: Math.min(across(iso(day(gate) + 1)), 100), expected, reached: reached?.scores.overall };
  });
  const all = [{ x: 0, expected: today, reached: undefined }, ...steps].filter(
    ({ expected }) => expected?.value != null,
  );
  hook(figure, '[data-part="stairs"]', "timeline").hidden = all.length < 2;
  if (all.length < 2) return;
  const values = all.map(({ expected }) => approximate(expected?.exact ?? null));
  const marks = all.flatMap(({ x, reached }) => (reached ? [{ x, value: approximate(reached.exact) }] : []));
  const heights = [...values, ...marks.map(({ value }) => value)];
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const y = (/** @type {number} */ value) => STAIRS - 8 - ((STAIRS - 34) * (value - low)) / (high - low || 1);
  const parts = all.flatMap(({ x, expected }, place) => {
    const end = all[place + 1]?.x ?? 100;
    const height = y(values[place] ?? 0);
    const next = y(values[place + 1] ?? values[place] ?? 0);
    const anchor = x > 90 ? "end" : "start";
    const label = draw("text", { x: `${x}%`, dx: place && x <= 90 ? 4 : 0, y: height - 7, "text-anchor": anchor });
    label.textContent = printed(expected?.value ?? "", mark);
    return [
      draw("line", { x1: `${x}%`, x2: `${end}%`, y1: height, y2: height }),
      draw("line", { x1: `${end}%`, x2: `${end}%`, y1: height, y2: next }),
      label,
    ];
  });
  const circles = marks.map(({ x, value }) => draw("circle", { cx: `${x}%`, cy: y(value), r: 5 }));
  hook(figure, '[data-part="reached"]', "timeline").hidden = circles.length === 0;
  hook(figure, ".rumbo-stairs", "timeline").replaceChildren(...parts, ...circles);
}

/** The playbooks of a plan in the order of its phases. @param {Plan} plan */
export function inPhases({ phases, playbooks }) {
  return phases.flatMap((phase, place) =>
    phase.playbooks.flatMap((slug) => {
      const entry = playbooks.find(({ playbook }) => playbook === slug);
      return entry ? [{ ...phase, entry, n: place + 1 }] : [];
    }),
  );
}
