/**
 * Makes the engine's search find "guía" by "guia", "guías" and "gu".
 *
 * Stands in place of Material's search worker, which it loads in turn. That worker asks the index for `word*`, and
 * lunr puts a word with a wildcard through no stemmer: against a stemmed index "estrategia" finds nothing. So words
 * are indexed whole, without their accents, and of each word in a query the part is asked for that its stem leaves.
 */
"use strict";

const MARKS = /\p{Mark}/gu;
const WORD = /[\p{Letter}\p{Mark}]+(?![\p{Letter}\p{Mark}:])/gu; // "title:" names a field, not a word
let language = "en";

/** @param {string} word */
function unaccented(word) {
  return word.normalize("NFD").replace(MARKS, "");
}

/**
 * The beginning that a word shares with its stem: stemmers also replace endings (experiencia, experient).
 * @param {string} word
 */
function beginning(word) {
  const { stemmer } = (language === "en" ? self.lunr : self.lunr[language]) ?? {};
  const whole = unaccented(word);
  const stem = stemmer ? unaccented(stemmer(new self.lunr.Token(word, {})).toString()) : whole;
  const end = [...whole].findIndex((letter, place) => letter !== stem[place]);
  return end > 0 ? whole.slice(0, end) : whole;
}

// Registered before the engine's own listener, so that it sees what is changed here.
self.addEventListener("message", ({ data }) => {
  if (data.type === 0) language = data.data.config.lang[0];
  if (data.type === 2) data.data = data.data.replace(WORD, (word) => beginning(word.toLowerCase()));
});

importScripts("search.material.js");

const { run } = self.lunr.Pipeline.prototype;
self.lunr.Pipeline.prototype.run = function (tokens) {
  return run.call(this, tokens).map((token) => token.update(unaccented));
};
