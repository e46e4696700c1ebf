/**
 * The browser's team behind a pipe, for tests written in Python: a line of JSON in, a line of JSON out.
 *
 * In: {"document": …, "handed": [[source, document], …], "group": …, "smallest": …, "conversation": …}. Out: {"team", "skipped", "alike"}.
 */

import { createInterface } from "node:readline";

import { read } from "../../templates/assets/js/scoring/instrument.mjs";
import { gather } from "../../templates/assets/js/scoring/people.mjs";
import { withRemedies } from "../../templates/assets/js/scoring/remedying.mjs";
import { assessTeam } from "../../templates/assets/js/scoring/team.mjs";

/** @param {string} line */
function reply(line) {
  try {
    const { document, handed, group, smallest, conversation } = JSON.parse(line);
    const instrument = read(document);
    const { people, skipped, alike } = gather(instrument, handed);
    const team = withRemedies(instrument, people, assessTeam(instrument, people, group, smallest), conversation);
    return { team, skipped, alike };
  } catch (error) {
    return { error: String(error instanceof Error ? error.stack : error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(reply(line))}\n`);
}
