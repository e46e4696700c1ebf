/** Says on a playbook's page, and on a result, where a playbook stands in a plan of this browser (PL-13). */

import { longDate } from "../../js/dates.mjs";
import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";

/** @typedef {import("../../js/scoring/contract").Plan} Plan */

/** Whether there may be a plan at all: seen to before a page is drawn (theme/main.html). */
const hasPlans = () => document.documentElement.hasAttribute("data-plan");

/** @type {import("../../js/boot.mjs").Start} */
export async function start(root) {
  for (const plan of await plans(root.dataset.root ?? "")) {
    if (tell(hook(root, "a", "in-plan"), plan, root.dataset.slug ?? "")) {
      root.hidden = false;
      return;
    }
  }
}

/** On a result the lines of its playbooks say so, and the way to a plan leads to the one there is. @param {HTMLElement} path @param {string} diagnostic */
export async function tellResult(path, diagnostic) {
  const found = await plans(path.closest("[data-root]")?.getAttribute("data-root") ?? "");
  const maker = path.querySelector("[data-plan-maker]");
  if (!(maker instanceof HTMLAnchorElement)) return; // a triage leads to no plan
  const own = found.find((plan) => plan.diagnostic === diagnostic);
  if (own) say(maker, "kept");
  if (own) maker.hash = `plan=${diagnostic}`;
  for (const line of path.querySelectorAll("[data-remedy]")) {
    const slot = /** @type {HTMLAnchorElement} */ (hook(line, '[data-slot="in-plan"]', "in-plan"));
    slot.href = maker.href;
    slot.dataset.text = maker.dataset.inPlan;
    found.some((plan) => tell(slot, plan, line.getAttribute("data-remedy") ?? ""));
  }
}

/** Those that can be read. @param {string} root @returns {Promise<Plan[]>} */
async function plans(root) {
  if (!hasPlans()) return [];
  const { KeptPlans } = await import("../../js/kept_plans.mjs");
  return new KeptPlans(root).readable;
}

/** @param {HTMLElement} slot @param {Plan} plan @param {string} slug @returns {boolean} whether the plan holds the playbook */
function tell(slot, plan, slug) {
  const entry = plan.playbooks.find(({ playbook, dropped }) => playbook === slug && dropped === null);
  const place = plan.phases.findIndex(({ playbooks }) => playbooks.includes(slug));
  if (!entry || place < 0) return false;
  say(slot, "text", { n: place + 1, due: longDate(entry.ends, "long") });
  return true;
}
