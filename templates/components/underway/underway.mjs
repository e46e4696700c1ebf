/** Says which playbooks of a list are being followed in this browser, and how far. Counts ticks of steps that still exist. */

import { say } from "../../js/fill.mjs";
import { openStore } from "../../js/store.mjs";

/** @type {import("../../js/boot.mjs").Start} */
export function start(root) {
  const store = openStore(root.dataset.root ?? "");
  for (const line of root.querySelectorAll("[data-underway]")) {
    const ticks = (store.read(`steps:${line.getAttribute("data-underway")}`) ?? "").split(" ");
    const steps = (line.getAttribute("data-steps") ?? "").split(" ");
    const done = steps.filter((step) => step && ticks.includes(step)).length;
    if (done) say(line, done === steps.length ? "all" : "some", { done });
  }
}
