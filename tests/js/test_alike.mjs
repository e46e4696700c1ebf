import assert from "node:assert/strict";
import { test } from "node:test";

import { borrowed } from "../../templates/assets/js/alike.mjs";
import { read } from "../../templates/assets/js/scoring/instrument.mjs";
import { dimension, number, question, questionnaire } from "./questionnaire.mjs";

const INSTRUMENT = read(
  questionnaire(
    [dimension("whole", [question({ id: "one" }), question({ id: "hours", measure: number("0", "10", "up") })])],
    {
      profile: [{ id: "role", options: ["boss", "team"] }],
    },
  ),
);
const KNOWN = { answers: ["one", "hours"], profile: ["role"], notes: [] };
const ALIKE = { role: ["a/papel", "b/role"], one: ["b/uno"], hours: ["a/horas"] };
/** @param {Record<string, unknown>} stored */
const lent = (stored) => borrowed(ALIKE, (slug) => stored[slug] ?? null, INSTRUMENT, KNOWN);

test("an answer is taken from the first that has one, and from its own part", () => {
  const { given, n } = lent({
    a: { profile: { papel: "boss" }, answers: { horas: "4" } },
    b: { profile: { role: "team" } },
  });
  assert.deepEqual(given, { answers: { hours: "4" }, profile: { role: "boss" }, notes: {} });
  assert.equal(n, 2);
});

test("what is no answer here is not taken, and nothing stored is trusted", () => {
  const { given, n } = lent({ a: { profile: { papel: "nobody" }, answers: { horas: "99" } }, b: "damaged" });
  assert.deepEqual(given, { answers: {}, profile: {}, notes: {} });
  assert.equal(n, 0);
});

test("where nobody has answered nothing is lent", () => assert.equal(lent({}).n, 0));
