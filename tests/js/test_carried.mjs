import assert from "node:assert/strict";
import { test } from "node:test";

import { carried } from "../../templates/assets/js/carried.mjs";
import { code, linked, linkText, LONGEST } from "../../templates/assets/js/links.mjs";
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

test("TM-1, TM-2: who hands a link over comes back from it, to the second, and takes no answer along", () => {
  const saved = "2026-11-28T10:20:30.456Z";
  for (const name of ["Ana", "Ñ. 100% _x_", "-r12", "李 雷"]) {
    const by = { name, respondent: "00".repeat(4) + "f3".repeat(12), saved };
    const found = linked(INSTRUMENT, linkText(INSTRUMENT, SHARED, {}, by));
    const expected = { ...by, saved: "2026-11-28T10:20:30.000Z" };
    assert.deepEqual(found, { version: "1.0 β", hash: INSTRUMENT.hash, answers: SHARED, profile: {}, ...expected });
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

test("another version or another hash is another questionnaire, and is named only where it is text", () => {
  const told = (/** @type {object} */ file) => {
    const { isOther, version, hash } = carried(INSTRUMENT, { answers: {}, ...file }, KNOWN);
    return [isOther, version, hash];
  };
  assert.deepEqual(told({ version: "0.9", hash: INSTRUMENT.hash }), [true, "0.9", INSTRUMENT.hash]);
  assert.deepEqual(told({ version: "1.0 β", hash: "x" }), [true, "1.0 β", "x"]);
  assert.deepEqual(told({ version: { toString: 1 }, hash: [] }), [true, "", ""]);
  assert.deepEqual(told({}), [false, "", ""]);
});

test("a file of nonsense carries nothing over and breaks nothing", () => {
  const files = [
    '{"answers": []}',
    '{"answers": 3, "profile": null, "notes": "x"}',
    '{"answers": {"__proto__": {"one": "s1"}}}',
  ];
  for (const text of files) assert.deepEqual(carried(INSTRUMENT, JSON.parse(text), KNOWN).kept, []);
  for (const file of [null, 3, "damaged", ["x"]]) {
    const { kept, lost, unknown } = carried(INSTRUMENT, file, KNOWN);
    assert.deepEqual([kept, lost, unknown], [[], [], []]);
  }
  const notes = carried(INSTRUMENT, { answers: "one", notes: "abc", profile: ["x"] }, KNOWN);
  assert.deepEqual([notes.unknown, notes.lost], [[], []]);
});

test("what is no number is not put into a link", () => {
  for (const hours of ["<b>2.</b>", "x2", "2x", "2.5.1", ""]) {
    assert.deepEqual(/** @type {any} */ (there({ hours })).answers, {}, hours);
  }
});

const SHARED = { one: "s2", many: ["web", "calle"], hours: "-7.5" };
const VERSIONS = ["1.0", "2026 (rev. 1)", "1.0 β", "Final_2", "_a_", "v~2 %41 100%", "\u{1f600}", ""];

test("a link holds only signs that no program takes for its end or writes otherwise", () => {
  for (const version of VERSIONS) {
    const text = linkText(instrumentOf(ASKED, { version }), SHARED, { role: "boss" });
    assert.match(text, /^[0-9a-z.\-_]+$/);
    const found = linked(instrumentOf(ASKED, { version }), text);
    assert.deepEqual(found, { version, hash: INSTRUMENT.hash, answers: SHARED, profile: { role: "boss" } });
  }
});

/** As today's and those of before come: `~` for `_`, the version percent-encoded. */
const LINKS = [
  linkText(instrumentOf(ASKED, { version: "2026 (rev. 1)" }), SHARED, {}),
  OLD_LINK,
  oldLink("2026 (rev. 1)"),
];

/** @param {string} version */
function oldLink(version) {
  const [, hash, , ...parts] = linkText(INSTRUMENT, SHARED, {}).replaceAll("_", "~").split(".");
  const body = [hash, encodeURIComponent(version).replaceAll(".", "%2E"), ...parts].join(".");
  return `${code(body)}.${body}`;
}

/** What mail and chat programs have been seen to do. @type {Record<string, (link: string) => string>} */
const MANGLED = {
  nothing: (link) => link,
  ...Object.fromEntries(
    [
      ".",
      ")",
      ",",
      ">",
      "…",
      "\u200b",
      "\ufeff",
      "*",
      "!",
      "'",
      '"',
      "]",
      ";",
      ":",
      "?",
      "_",
      ".)",
      ">.",
      "%20",
      "%3E",
    ].map((end) => [`ends in ${end}`, (link) => link + end]),
  ),
  "words behind": (link) => `${link}, y gracias`,
  "a parameter behind": (link) => `${link}&utm_source=mail`,
  encoded: (link) => encodeURIComponent(link),
  "encoded twice": (link) => encodeURIComponent(encodeURIComponent(link)),
  "percent signs encoded": (link) => link.replaceAll("%", "%25"),
  "tildes encoded": (link) => link.replaceAll("~", "%7E"),
  "brackets encoded": (link) => link.replaceAll("(", "%28").replaceAll(")", "%29"),
  "a line break within": (link) => `${link.slice(0, 30)}\r\n ${link.slice(30)}`,
  "an encoded line break within": (link) => `${link.slice(0, 30)}%0D%0A${link.slice(30)}`,
  "a soft hyphen within": (link) => `${link.slice(0, 25)}\u00ad${link.slice(25)}`,
  "a zero-width space within, encoded": (link) => `${link.slice(0, 25)}%E2%80%8B${link.slice(25)}`,
};
for (const [name, mangle] of Object.entries(MANGLED)) {
  test(`a link is read whatever is done to it on its way: ${name}`, () => {
    for (const link of LINKS) {
      assert.deepEqual(linked(INSTRUMENT, mangle(link)), linked(INSTRUMENT, link), link);
      assert.notEqual(linked(INSTRUMENT, link), "damaged");
    }
  });
}

test("a link cut short or changed anywhere is damaged, and never an error", () => {
  const text = linkText(INSTRUMENT, SHARED, { role: "boss" });
  for (let place = 0; place < text.length; place++) {
    assert.equal(linked(INSTRUMENT, text.slice(0, place)), "damaged");
    assert.equal(linked(INSTRUMENT, `${text.slice(0, place)}!${text.slice(place + 1)}`), "damaged");
  }
});

test("a body of nonsense under a right sum is read without an error", () => {
  for (const rest of ["", ".%E0%A4%A", "._zzzz_", ".1.x.~.~~1.__proto__.onedont", "........"]) {
    const body = `0123456789ab${rest}`;
    const found = linked(INSTRUMENT, `${code(body)}.${body}`);
    assert.deepEqual(carried(INSTRUMENT, found, KNOWN).kept, []);
  }
});

test("a code that stands for nothing stays behind a question mark", () => {
  const body = "0123456789ab.1.zzzz.i1cdzzzz";
  const found = linked(INSTRUMENT, `${code(body)}.${body}`);
  assert.deepEqual(Object.keys(/** @type {any} */ (found).answers), ["?zzzz", "?i1cd"]);
});

test("what is no content hash under a right sum is damaged", () => {
  for (const hash of ["", "0123456789a", "0123456789abc", "0123456789ag", "0123456789AB", "x0123456789ab"]) {
    assert.equal(linked(INSTRUMENT, `${code(`${hash}.1`)}.${hash}.1`), "damaged", hash);
  }
});

test("of two ids with one code the first stands", () => {
  assert.equal(code("revision"), code("firma-meta-cargo"));
  const both = (/** @type {string[]} */ ...ids) => instrumentOf(ids.map((id) => question({ id })));
  for (const ids of [
    ["revision", "firma-meta-cargo"],
    ["firma-meta-cargo", "revision"],
  ]) {
    const [first = ""] = ids;
    assert.deepEqual(Object.keys(/** @type {any} */ (there({ [first]: "s2" }, both(first), both(...ids))).answers), [
      first,
    ]);
  }
});

test("notes of questions that are not asked are told with what is unknown", () => {
  const { given, kept, unknown } = carried(
    INSTRUMENT,
    { answers: {}, notes: { one: "seen", gone: "long ago" } },
    KNOWN,
  );
  assert.deepEqual([given.notes, kept, unknown], [{ one: "seen" }, [], ["gone"]]);
});

test("a link of four kilobytes is read, and one sign more is too much", () => {
  const body = `0123456789ab.1.${"x".repeat(4096 - "0nx7.0123456789ab.1.".length)}`;
  assert.equal(`${code(body)}.${body}`.length, LONGEST);
  assert.notEqual(typeof linked(INSTRUMENT, `${code(body)}.${body}`), "string");
  assert.equal(linked(INSTRUMENT, `${code(`${body}x`)}.${body}x`), "too-long");
  assert.equal(linked(INSTRUMENT, "x".repeat(4096)), "damaged");
  assert.equal(linked(INSTRUMENT, "x".repeat(4097)), "too-long");
  assert.equal(linked(INSTRUMENT, "%".repeat(1e6)), "too-long");
});
