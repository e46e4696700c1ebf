/** The gate of a phase (PL-9): asks to answer again what the phase was to mend, and sets what was reached beside what was expected. */

import { printed } from "../../js/answers.mjs";
import { filled, plural, say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { asksOf } from "../../js/weekly.mjs";

/** @typedef {import("../../js/scoring/contract").Plan} Plan */
/** @typedef {import("../../js/scoring/contract").PlannedPhase} Phase */
/** @typedef {import("../planner/planner.mjs").Planner} Planner */

/** @param {Planner} planner @param {Plan} plan @param {number} n the number of a phase that is over, from 1 */
export function gateElement(planner, plan, n) {
  const element = planner.clone("gate");
  const phase = /** @type {Phase} */ (plan.phases[n - 1]);
  const asks = asksOf(plan, phase);
  const find = (/** @type {string} */ name) => hook(element, `[data-slot="${name}"]`, "gate");
  say(find("over"), phase.reached ? "none" : "text", { n });
  const url = asks.length ? planner.line(plan.diagnostic ?? "")?.querySelector("a")?.href : undefined;
  hook(element, "[data-again]", "gate").hidden = !url;
  const link = /** @type {HTMLAnchorElement} */ (find("again"));
  say(link, url ? plural(asks.length) : "none", { n: asks.length });
  if (url) link.href = `${url}#again=${n}`;
  showReached(find("reached"), planner, plan, phase);
  return element;
}

/** The total, then every dimension of which something was expected. @param {HTMLElement} list @param {Planner} planner @param {Plan} plan @param {Phase} phase */
function showReached(list, planner, plan, { expected, reached }) {
  list.hidden = !reached;
  if (!reached) return;
  const print = (/** @type {string | null | undefined} */ number) => printed(number ?? "–", planner.mark);
  const names = planner.dimensions(plan.diagnostic);
  const before = new Map(plan.today?.dimensions.map(({ id, exact }) => [id, exact]));
  const moved = (expected?.dimensions ?? []).filter(({ id, exact }) => exact !== before.get(id));
  const lines = [
    { form: "total", id: "overall", told: expected?.value },
    ...moved.map(({ id, value }) => ({ form: "dimension", id, told: value })),
  ];
  list.replaceChildren(
    ...lines.map(({ form, id, told }) => {
      const line = document.createElement("li");
      const filling = {
        expected: print(told),
        reached: print(reached.scores[id]?.value),
        date: planner.date(reached.date),
      };
      line.textContent = filled(list.getAttribute(`data-${form}`) ?? "", {
        dimension: names.get(id) ?? id,
        ...filling,
      });
      return line;
    }),
  );
}
