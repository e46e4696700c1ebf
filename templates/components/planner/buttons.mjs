/** What can be pressed on the page "My plan", and who does it. */

import { hook } from "../../js/hooks.mjs";

/** @typedef {import("./planner.mjs").Planner} Planner */

/** @param {Planner} planner */
export function listenToButtons(planner) {
  const { root, signal, copies } = planner;
  const file = /** @type {HTMLInputElement} */ (hook(root, "[data-plan-file]", "planner"));
  file.addEventListener("change", async () => (await copies.get())?.open(file), { signal });
  root.addEventListener("click", (event) => void press(planner, event), { signal });
}

/** @param {Planner} planner @param {Event} event */
async function press(planner, { target }) {
  if (!(target instanceof HTMLButtonElement)) return;
  const { dataset } = target;
  const { copies } = planner;
  if ("make" in dataset || "show" in dataset) await choose(planner, target);
  else if ("makeAgain" in dataset) await makeAgain(planner);
  else if ("print" in dataset) print();
  else if ("arrange" in dataset) openArranging(planner);
  else if ("seen" in dataset) planner.part("moved").hidden = true;
  else if ("planOpen" in dataset) hook(planner.root, "[data-plan-file]", "planner").click();
  else if ("calendar" in dataset) (await copies.get())?.calendar(dataset);
  else if ("planDownload" in dataset) (await copies.get())?.download();
  else if ("planDelete" in dataset) (await copies.get())?.ask(true);
  else if ("planNo" in dataset) (await copies.get())?.ask(false);
  else if ("planYes" in dataset) (await copies.get())?.delete();
}

/** @param {Planner} planner @param {HTMLElement} button */
async function choose(planner, button) {
  const slug = button.closest("[data-diagnostic]")?.getAttribute("data-diagnostic") ?? "";
  planner.notices.clear();
  if ("make" in button.dataset) await planner.make(slug);
  planner.turnTo(slug);
  scrollTo({ top: 0 });
}

/** @param {Planner} planner */
async function makeAgain(planner) {
  planner.notices.delete("again");
  await planner.make(planner.slug);
  planner.show();
}

/** @param {Planner} planner */
function openArranging({ part }) {
  const fold = /** @type {HTMLDetailsElement} */ (part("arranging"));
  fold.open = true;
  fold.querySelector("summary")?.focus();
  fold.scrollIntoView({ block: "start" });
}
