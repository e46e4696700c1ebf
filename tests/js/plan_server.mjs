/** The browser's plan behind a pipe, for tests written in Python: a line of JSON in, a line of JSON out. */

import { createInterface } from "node:readline";

import { day, iso } from "../../templates/assets/js/scoring/calendar.mjs";
import { ordered, schedule } from "../../templates/assets/js/scoring/plan.mjs";

/** @param {Record<string, string>} dates */
const days = (dates) => new Map(Object.entries(dates).map(([task, date]) => [task, day(date)]));

/** @param {string} line */
function reply(line) {
  const { intent, undertakings } = JSON.parse(line);
  /** @type {Map<string, import("../../templates/assets/js/scoring/plan.mjs").Undertaking>} */
  const known = new Map();
  for (const { playbook, weeks, needs, tasks } of undertakings) {
    known.set(playbook, { playbook, weeks, needs, tasks: new Map(Object.entries(tasks)) });
  }
  const chosen = ordered(intent.chosen, (slug) => known.get(slug)?.needs ?? []);
  const pauses = intent.pauses.map((/** @type {[string, string]} */ [first, last]) => ({
    first: day(first),
    last: day(last),
  }));
  const asked = { ...intent, chosen, start: day(intent.start), pauses, kept: days(intent.kept) };
  return schedule(asked, known).map(({ opens, gate, runs }) => ({
    opens: iso(opens),
    gate: iso(gate),
    runs: runs.map(({ playbook, first, last, opens, ends, due }) => ({
      playbook,
      first,
      last,
      opens: iso(opens),
      ends: iso(ends),
      due: Object.fromEntries([...due].map(([task, date]) => [task, iso(date)])),
    })),
  }));
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(reply(line))}\n`);
}
