import assert from "node:assert/strict";
import test from "node:test";

import { filled, plural } from "../../templates/assets/js/fill.mjs";

/** @param {string} lang @param {number | string} n */
function inLanguage(lang, n) {
  globalThis.document = /** @type {any} */ ({ documentElement: { lang } });
  return plural(n);
}

for (const [lang, n, form] of /** @type {[string, number | string, string][]} */ ([
  ["es", 1, "one"],
  ["es", 0, "other"],
  ["en", "1.0", "other"],
  ["fr", 0, "one"],
  ["fr", "1.5", "one"],
  ["pl", 3, "few"],
  ["pl", 5, "many"],
  ["ar", 2, "two"],
])) {
  test(`${n} takes ${form} in ${lang}`, () => assert.equal(inLanguage(lang, n), form));
}

test("a slot that nobody fills stays as it is written, whatever every object answers to", () => {
  const sentence = "{constructor} {toString} {__proto__} {n} {missing}";
  assert.equal(filled(sentence, { n: 3 }), "{constructor} {toString} {__proto__} 3 {missing}");
  assert.equal(filled("{name}", { name: "{n} $& $1" }), "{n} $& $1");
});
