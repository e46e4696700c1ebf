/** The rounds of every diagnostic that this browser keeps any of: drawn as a line through the bands, and listed. */

import { printed } from "../../js/answers.mjs";
import { draw } from "../../js/drawing.mjs";
import { longDate, monthOf } from "../../js/dates.mjs";
import { plural, reveal, say, sayCount } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { isChanged, roundsIn, roundsOf, unreadableIn } from "../../js/rounds.mjs";
import { openStore } from "../../js/store.mjs";
import { approximate } from "../../js/summary.mjs";

/** @typedef {import("../../js/rounds.mjs").Round} Round */

/** Between these heights, in percent of the drawing, lie the ends of the scale; below stand the days. */
const [TOP, BOTTOM] = [10, 86];
/** To the left of the rounds stand the bands' names, in pixels; to the right there is room for half a value, in percent. */
const [NAMES, RIGHT] = [150, 94];
/** Days that stand side by side on a phone. */
const MOST_DAYS = 3;

/** @type {import("../../js/boot.mjs").Start} */
export function start(root, signal) {
  const store = openStore(root.dataset.root ?? "");
  const sections = [...root.querySelectorAll("[data-rounds-of]")].map((section) => {
    const kept = roundsOf(store, section.getAttribute("data-rounds-of") ?? "");
    const tell = () => show(section, kept.read(), root.dataset.mark ?? ".");
    kept.watch(() => tellAll(), signal);
    return { section, tell };
  });
  const tellAll = () => {
    for (const { tell } of sections) tell();
    const isEmpty = sections.every(({ section }) => section.hasAttribute("hidden"));
    hook(root, '[data-part="none"]', "my-rounds").hidden = !isEmpty;
  };
  tellAll();
}

/** @param {Element} section @param {unknown} kept @param {string} mark */
function show(section, kept, mark) {
  const rounds = roundsIn(kept);
  const unreadable = unreadableIn(kept);
  section.toggleAttribute("hidden", rounds.length + unreadable === 0);
  sayCount(section.querySelector("[data-slot=unreadable]"), unreadable);
  const values = rounds.map(({ scores }) => printed(scores.overall?.value ?? "", mark));
  const since = section.querySelector("[data-slot=since]");
  const form = rounds.length > 1 ? plural(rounds.length) : rounds.length ? "single" : "none";
  say(since, form, { n: rounds.length, first: values[0] ?? "", last: values.at(-1) ?? "" });
  hook(section, '[data-part="list"]', "my-rounds").replaceChildren(
    ...rounds.map((round, place) => row(section, round, values[place] ?? "", isChanged(rounds, place))).reverse(),
  );
  drawTrend(section, rounds, values);
}

/** @param {Element} section @param {Round} round @param {string} value @param {boolean} hasChanged */
function row(section, { id, date, name, scores }, value, hasChanged) {
  const template = /** @type {HTMLTemplateElement} */ (hook(section, "template", "my-rounds"));
  const line = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  const day = hook(line, '[data-slot="date"]', "my-rounds");
  day.textContent = longDate(date);
  day.id = `round-${id}`;
  hook(line, '[data-slot="name"]', "my-rounds").textContent = name;
  say(line.querySelector("[data-slot=value]"), scores.overall?.status ?? "scored", { value });
  reveal(line, "data-band", scores.overall?.band ?? "");
  hook(line, "[data-changed]", "my-rounds").hidden = !hasChanged;
  const link = hook(line, "a[data-open]", "my-rounds");
  link.setAttribute("href", `${link.getAttribute("href")}#round=${id}`);
  link.setAttribute("aria-describedby", day.id);
  return line;
}

/** @param {Element} section @param {Round[]} rounds @param {string[]} values */
function drawTrend(section, rounds, values) {
  const svg = hook(section, "svg", "my-rounds");
  svg.toggleAttribute("hidden", rounds.length < 2);
  const left = Math.min(45, (100 * NAMES) / (svg.clientWidth || NAMES));
  const across = (/** @type {number} */ place) => left + ((RIGHT - left) * place) / Math.max(rounds.length - 1, 1);
  const up = (/** @type {number} */ score) => BOTTOM - ((BOTTOM - TOP) * score) / 100;
  for (const band of svg.querySelectorAll("[data-edge]")) {
    const y = up(Number(band.getAttribute("data-edge")));
    for (const [name, value] of [
      ["y1", y],
      ["y2", y],
    ])
      band.querySelector("line")?.setAttribute(String(name), `${value}%`);
    band.querySelector("text")?.setAttribute("y", `${y - 1.5}%`);
  }
  const points = rounds.map(({ scores }, place) => ({
    x: across(place),
    y: up(approximate(scores.overall?.exact ?? null)),
  }));
  const every = Math.ceil((rounds.length - 1) / (MOST_DAYS - 1)) || 1;
  hook(svg, '[data-part="drawn"]', "my-rounds").replaceChildren(
    ...points.slice(1).map(({ x, y }, place) => {
      const before = points[place] ?? { x, y };
      const kind = isChanged(rounds, place + 1) ? "rumbo-my-rounds__changed" : "rumbo-my-rounds__line";
      return draw("line", { x1: `${before.x}%`, y1: `${before.y}%`, x2: `${x}%`, y2: `${y}%`, class: kind });
    }),
    ...points.flatMap(({ x, y }, place) => [
      draw("circle", { cx: `${x}%`, cy: `${y}%`, r: 6 }),
      draw("text", { x: `${x}%`, y: `${y - 5}%`, class: "rumbo-my-rounds__value" }, values[place]),
      ...(place % every === 0
        ? [draw("text", { x: `${x}%`, y: "98%", class: "rumbo-my-rounds__day" }, monthOf(rounds[place]?.date ?? ""))]
        : []),
    ]),
  );
}
