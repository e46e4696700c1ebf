/**
 * The browser's scorer behind a pipe, for tests written in Python: a line of JSON in, a line of JSON out.
 *
 * In: {"document": …, "answers": {"answers": …, "profile": …}}. Out: {"result": …, "visibility": …}, or {"error": …}.
 */

import { createInterface } from "node:readline";

import { assess } from "../../templates/assets/js/scoring/assessment.mjs";
import { read } from "../../templates/assets/js/scoring/instrument.mjs";
import { visibility } from "../../templates/assets/js/scoring/states.mjs";

/** @param {string} line */
function reply(line) {
  try {
    const { document, answers } = JSON.parse(line);
    const seen = visibility(read(document), answers.answers ?? {}, answers.profile ?? {});
    return { result: assess(document, answers), visibility: Object.fromEntries(seen) };
  } catch (error) {
    return { error: String(error instanceof Error ? error.stack : error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(reply(line))}\n`);
}
