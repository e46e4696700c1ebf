import assert from "node:assert/strict";
import { test } from "node:test";

import { carried, code, linked, linkText } from "../../templates/assets/js/carried.mjs";
import { read } from "../../templates/assets/js/scoring/instrument.mjs";
import { dimension, number, one, question, questionnaire, some, steps } from "./questionnaire.mjs";

const OPTIONS = ["web", "tienda", "calle"].map((id) => ({ id, share: "1/3" }));
const ASKED = [
  question({ id: "one", allow: ["dont-know", "not-applicable"] }),
  question({ id: "many", measure: some(OPTIONS), allow: ["dont-know"] }),
  question({ id: "hours", measure: number("-10", "100", "up"), allow: ["not-applicable"] }),
];
// As tests/sites/every-kind gave it while its content hash was ec8d31d84686, less a question.
const OLD_LINK =
  "0nx7.ec8d31d84686.2%2E1.i1cd3x7p.iqam0a2j.gha5it8o.a0ju9fkmdobw.ciryh1udh1ki.9tto~12~5.j9a8~40.hx3pcl1b";
const OLD_ANSWERS = {
  puerta: "la-hay",
  mando: "dont-know",
  canales: ["tienda", "web"],
  cuales: ["b", "c"],
  horas: "12.5",
  parte: "40",
  techo: "not-applicable",
};
const PROFILE = [{ id: "role", options: ["boss", "team"] }];
/** @param {import("./questionnaire.mjs").Special[]} asked @param {Partial<import("./questionnaire.mjs").ScoringDocument>} special */
const instrumentOf = (asked, special = {}) =>
  read(questionnaire([dimension("whole", asked)], { profile: PROFILE, version: "1.0 β", ...special }));
const INSTRUMENT = instrumentOf(ASKED);
const KNOWN = { answers: ["one", "many", "hours"], profile: ["role"], notes: ["one"] };

/** @param {import("../../templates/assets/js/answers.mjs").Values} answers */
const there = (answers, from = INSTRUMENT, to = INSTRUMENT) => linked(to, linkText(from, answers, {}));

test("a code is what Python says it is, in four letters and digits", () => {
  const said = ["", "revision", "firma-meta-cargo", "liderazgo", "not-applicable"].map(code);
  assert.deepEqual(said, ["hoes", "8ggx", "8ggx", "962a", "cl1b"]); // as tests/unit/test_codes.py has them
});

test("whatever is answered comes back from its link", () => {
  const pick = (/** @type {any[]} */ values) => values[Math.floor(Math.random() * values.length)];
  for (let turn = 0; turn < 500; turn++) {
    const answers = Object.fromEntries(
      Object.entries({
        one: pick([undefined, "s0", "s1", "s4", "dont-know", "not-applicable"]),
        many: pick([undefined, ["web"], ["calle", "web"], ["web", "tienda", "calle"], "dont-know"]),
        hours: pick([undefined, "-3.25", "0", "12", "99.5", "not-applicable", String(turn)]),
      }).filter(([, value]) => value !== undefined),
    );
    /** @type {import("../../templates/assets/js/answers.mjs").Values} */
    const profile = turn % 2 ? { role: pick(["boss", "team"]) } : {};
    const found = linked(INSTRUMENT, linkText(INSTRUMENT, answers, profile));
    assert.deepEqual(found, { version: "1.0 β", hash: INSTRUMENT.hash, answers, profile });
  }
});

test("a question or option inserted before the others moves none of them", () => {
  const options = [{ id: "new", share: "0" }, ...steps(4)];
  const more = instrumentOf([question({ id: "newer" }), { ...ASKED[0], measure: one(options) }, ...ASKED.slice(1)]);
  const answers = { one: "s2", many: ["calle"], hours: "7" };
  assert.deepEqual(/** @type {any} */ (there(answers, INSTRUMENT, more)).answers, answers);
});

test("a link from before documents spoke of measures brings every answer along", () => {
  const options = (/** @type {string[]} */ ...ids) => some(ids.map((id) => ({ id, share: "1/2" })));
  const instrument = instrumentOf(
    [
      question({ id: "puerta", measure: one([{ id: "la-hay", share: "1" }]) }),
      question({ id: "mando", allow: ["dont-know"] }),
      question({ id: "canales", measure: options("web", "tienda") }),
      question({ id: "cuales", measure: options("a", "b", "c") }),
      question({ id: "horas", measure: number("0", "240", [{ id: "pronto", from: "0", share: "1" }]) }),
      question({ id: "parte", measure: number("0", "100", "up") }),
      question({ id: "techo", allow: ["not-applicable"] }),
    ],
    { profile: [{ id: "papel", options: ["jefe"] }] },
  );
  const ids = [...instrument.items.keys()];
  const known = { answers: ids, profile: ["papel"], notes: [] };
  const { given, lost, unknown, isOther } = carried(instrument, linked(instrument, OLD_LINK), known);
  assert.deepEqual([given.answers, given.profile], [OLD_ANSWERS, { papel: "jefe" }]);
  assert.deepEqual([lost, unknown, isOther], [[], [], true]);
});

test("what stands for nothing today is carried no further, and is told by question", () => {
  const fewer = instrumentOf([{ ...ASKED[0], measure: one(steps(2).slice(0, 2)) }, ASKED[1]], { hash: "ffffffffffff" });
  const found = there({ one: "s4", many: ["web"], hours: "7" }, INSTRUMENT, fewer);
  const { given, kept, lost, unknown, isOther } = carried(fewer, found, KNOWN);
  assert.deepEqual(given, { answers: { many: ["web"] }, profile: {}, notes: {} });
  assert.deepEqual([kept, lost, unknown.length, isOther], [["many"], ["one"], 1, true]);
});

test("a file of today's questionnaire is carried over whole, one without version or hash too", () => {
  const answers = { one: "s1" };
  for (const file of [{ answers }, { answers, version: "1.0 β", hash: INSTRUMENT.hash }]) {
    const { kept, lost, unknown, isOther } = carried(INSTRUMENT, file, KNOWN);
    assert.deepEqual([kept, lost, unknown, isOther], [["one"], [], [], false]);
  }
});

test("a file of nonsense carries nothing over and breaks nothing", () => {
  const files = [
    '{"answers": []}',
    '{"answers": 3, "profile": null, "notes": "x"}',
    '{"answers": {"__proto__": {"one": "s1"}}}',
  ];
  for (const text of files) assert.deepEqual(carried(INSTRUMENT, JSON.parse(text), KNOWN).kept, []);
});

test("what is no number is not put into a link", () => {
  assert.deepEqual(/** @type {any} */ (there({ hours: "<b>2.</b>" })).answers, {});
});

test("a link cut short or changed anywhere is damaged, and never an error", () => {
  const text = linkText(INSTRUMENT, { one: "s2", many: ["web", "calle"], hours: "-7.5" }, { role: "boss" });
  for (let place = 0; place < text.length; place++) {
    assert.equal(linked(INSTRUMENT, text.slice(0, place)), "damaged");
    assert.equal(linked(INSTRUMENT, `${text.slice(0, place)}!${text.slice(place + 1)}`), "damaged");
  }
});

test("a body of nonsense under a right sum is read without an error", () => {
  for (const rest of ["", ".%E0%A4%A", ".1.x.~.~~1.__proto__.onedont", "........"]) {
    const body = `0123456789ab${rest}`;
    const found = linked(INSTRUMENT, `${code(body)}.${body}`);
    assert.deepEqual(carried(INSTRUMENT, found, KNOWN).kept, []);
  }
});

test("more than four kilobytes are not read", () => {
  assert.equal(linked(INSTRUMENT, "x".repeat(4097)), "too-long");
});
