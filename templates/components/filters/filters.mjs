/**
 * Narrows the library down by theme, time and role, one choice of each (D9). The list comes complete; this hides lines.
 *
 * What is chosen stands in the URL's query, so that a reload, a link and the way back from a playbook find it again. It
 * replaces the URL: one visit to the library is one step of the way back, however much was tried.
 */

import { plural, say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";

/** @type {import("../../js/boot.mjs").Start} */
export function start(root, signal) {
  const panel = hook(root, '[data-part="filters"]', "filters");
  const fold = hook(panel, "[data-fold]", "filters");
  const filters = [...panel.querySelectorAll("[data-filter]")].map((group) => new Filter(group));
  for (const filter of filters) filter.choose(new URLSearchParams(location.search).get(filter.key) ?? "");
  const press = (/** @type {Event} */ { target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button) return;
    if (button === fold) {
      fold.setAttribute("aria-expanded", String(fold.getAttribute("aria-expanded") === "false"));
      return;
    }
    if ("reset" in button.dataset) {
      for (const filter of filters) filter.choose("");
      (fold.offsetParent ? fold : filters[0]?.buttons[0])?.focus(); // the button goes
    } else filters.find(({ buttons }) => buttons.includes(button))?.toggle(button.value);
    remember(filters);
    show(root, filters);
  };
  panel.addEventListener("click", press, { signal });
  show(root, filters);
  panel.dataset.ready = "";
}

class Filter {
  /** @param {Element} group */
  constructor(group) {
    this.name = group.getAttribute("data-filter") ?? "";
    this.key = group.getAttribute("data-key") ?? "";
    this.buttons = [...group.querySelectorAll("button")];
    this.chosen = "";
  }

  /** A value that no button has chooses nothing. @param {string} value */
  choose(value) {
    this.chosen = this.buttons.some((button) => button.value === value) ? value : "";
  }

  /** What its chosen button says. */
  get words() {
    return this.buttons.find(({ value }) => value === this.chosen)?.querySelector("span")?.textContent ?? "";
  }

  /** @param {string} value */
  toggle(value) {
    this.choose(this.chosen === value ? "" : value);
  }

  /** @param {HTMLElement} line @param {string} [value] */
  lets(line, value = this.chosen) {
    return !value || (line.getAttribute(`data-${this.name}`) ?? "").split(" ").includes(value);
  }
}

/** @param {Filter[]} filters */
function remember(filters) {
  const url = new URL(location.href);
  for (const { key } of filters) url.searchParams.delete(key);
  for (const { key, chosen } of filters) if (chosen) url.searchParams.append(key, chosen);
  history.replaceState(history.state, "", url);
}

/** @param {HTMLElement} root @param {Filter[]} filters */
function show(root, filters) {
  const lines = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-theme]")]);
  for (const line of lines) line.hidden = !filters.every((filter) => filter.lets(line));
  for (const shelf of root.querySelectorAll("[data-shelf]")) {
    shelf.toggleAttribute("hidden", !shelf.querySelector("[data-theme]:not([hidden])"));
  }
  for (const filter of filters) showChoices(filter, lines, without(filters, filter));
  const words = filters.map(({ words }) => words).filter(Boolean);
  const chosen = hook(root, '[data-slot="chosen"]', "filters");
  chosen.textContent = words.join(" · ");
  const found = lines.filter((line) => !line.hidden).length;
  say(root.querySelector('[data-slot="found"]'), found ? plural(found) : "none", { n: found });
  root.querySelector("[data-reset]")?.toggleAttribute("hidden", !words.length);
}

/** Counts what each choice would find beside the other filters' choices. @param {Filter} filter @param {HTMLElement[]} lines @param {Filter[]} others */
function showChoices(filter, lines, others) {
  const open = lines.filter((line) => others.every((other) => other.lets(line)));
  for (const button of filter.buttons) {
    const count = hook(button, "[data-count]", "filters");
    button.setAttribute("aria-pressed", String(button.value === filter.chosen));
    count.textContent = String(open.filter((line) => filter.lets(line, button.value)).length);
    button.toggleAttribute("data-empty", count.textContent === "0");
  }
}

/** @param {Filter[]} filters @param {Filter} one */
const without = (filters, one) => filters.filter((filter) => filter !== one);
