/** Tells what has moved when a plan was planned anew: from when to when (PL-8). */

import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";

/** @param {import("./planner.mjs").Planner} planner @param {import("../../js/scoring/contract").Plan} plan @param {import("../../js/scoring/planning.mjs").Moved[]} moves */
export function tellMoves({ root, part, catalogue, date }, { playbooks }, moves) {
  const list = hook(root, '[data-slot="moved"]', "planner");
  // Today's words, where there are any, over those of the day on which it was planned.
  const words = new Map(
    [...playbooks, ...catalogue.playbooks].flatMap(({ playbook, tasks }) =>
      tasks.map(({ step, task }) => [`${playbook}/${step}`, task]),
    ),
  );
  const lines = moves.map(({ task, before, after }) => {
    const line = document.createElement("li");
    line.dataset.text = list.dataset.text;
    say(line, "text", { task: words.get(task) ?? task, before: date(before), after: date(after) });
    return line;
  });
  list.replaceChildren(...lines);
  part("moved").hidden = moves.length === 0;
}
