/** What can be pressed on the page "My plan", and who does it. Loaded at the first press. */

import { hook } from "../../js/hooks.mjs";

/** @typedef {import("./planner.mjs").Planner} Planner */

/** @param {Planner} planner @param {HTMLButtonElement} button */
export async function press(planner, button) {
  const { dataset } = button;
  if ("make" in dataset || "show" in dataset) await choose(planner, button);
  else if ("makeAgain" in dataset) await makeAgain(planner, dataset.makeAgain === "agreed" ? "agreed" : "answers");
  else if ("print" in dataset) await printAll(planner);
  else if ("openReview" in dataset) await turnToReview(planner);
  else if ("planBack" in dataset) planner.turnTo(planner.slug);
  else if ("arrange" in dataset) openArranging(planner);
  else if ("seen" in dataset) planner.part("moved").hidden = true;
  else if ("planOpen" in dataset) openFile(planner);
  else if (dataset.copy) (await planner.copies.get())?.press(dataset);
}

/** @param {Planner} planner */
function openFile({ root, copies }) {
  const field = /** @type {HTMLInputElement} */ (hook(root, "[data-plan-file]", "planner"));
  field.onchange = async () => (await copies.get())?.open(field);
  field.click();
}

/** @param {Planner} planner @param {HTMLElement} button */
async function choose(planner, button) {
  const slug = button.closest("[data-diagnostic]")?.getAttribute("data-diagnostic") ?? "";
  planner.notices.clear();
  if ("make" in button.dataset) await planner.make(slug);
  planner.turnTo(slug);
  scrollTo({ top: 0 });
}

/** @param {Planner} planner @param {import("./planner.mjs").Source} from */
async function makeAgain(planner, from) {
  for (const notice of ["again", "again-agreed"]) planner.notices.delete(notice);
  await planner.make(planner.slug, from);
  planner.show();
}

/** On paper the review follows its plan. @param {Planner} planner */
async function printAll(planner) {
  await planner.drawReview();
  print();
}

/** @param {Planner} planner */
async function turnToReview(planner) {
  planner.turnTo(planner.slug, "review");
  await planner.drawReview();
  hook(planner.root, "#weekly", "planner").focus({ preventScroll: true });
  scrollTo({ top: 0 });
}

/** @param {Planner} planner */
function openArranging({ part }) {
  const fold = /** @type {HTMLDetailsElement} */ (part("arranging"));
  fold.open = true;
  fold.querySelector("summary")?.focus();
  fold.scrollIntoView({ block: "start" });
}
