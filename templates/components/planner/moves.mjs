/** Tells what has moved when a plan was planned anew: from when to when (PL-8). */

import { plural, say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { wordsOf } from "../../js/last_words.mjs";

/** @param {import("./planner.mjs").Planner} planner @param {import("../../js/scoring/contract").Plan} plan @param {import("../../js/scoring/planning.mjs").Moved[]} moves */
export function tellMoves({ root, part, catalogue, date, status }, plan, moves) {
  const list = hook(root, '[data-slot="moved"]', "planner");
  const words = new Map(
    plan.playbooks.flatMap(({ playbook, tasks }) =>
      tasks.map((task) => [`${playbook}/${task.step}`, wordsOf(plan, catalogue, playbook, task).task]),
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
  if (moves.length) status.announce(`moved-${plural(moves.length)}`, { n: moves.length, about: "moved", to: "moved" });
  else status.announce("saved");
}
