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

/** The engine's worker and the documents are most of what a first visit would load: they come with the first question. */
const [SETUP, READY, QUERY] = [0, 1, 2];
let setup;
let waiting;
let state = "asleep";

// Registered before the engine's own listener, which hears only what is passed on to it.
self.addEventListener("message", (event) => {
  const { data } = event;
  if (!event.isTrusted || state === "ready") {
    if (data.type === QUERY) data.data = data.data.replace(WORD, (word) => beginning(word.toLowerCase()));
    return;
  }
  event.stopImmediatePropagation();
  if (data.type === SETUP) {
    setup = data;
    language = data.data.config.lang[0];
    self.postMessage({ type: READY });
  } else if (data.data.trim()) {
    waiting = data; // an empty one is asked at once
    if (state === "asleep") wake().catch(() => (state = "asleep")); // offline: the next question tries again
  }
});

/** Load the engine's worker, hand it the documents, and once it is ready the question that waits. */
async function wake() {
  state = "waking";
  const documents = await fetch(new URL("../../../search/documents.json", location.href));
  setup.data.docs = (await documents.json()).docs;
  importScripts("search.material.js");
  const { run } = self.lunr.Pipeline.prototype;
  self.lunr.Pipeline.prototype.run = function (tokens) {
    return run.call(this, tokens).map((token) => token.update(unaccented));
  };
  const { postMessage } = self;
  self.postMessage = (answer) => {
    if (answer.type !== READY) return postMessage(answer);
    self.postMessage = postMessage;
    state = "ready";
    pass(waiting);
  };
  pass(setup);
}

/** @param {object} data a message for the engine's own listener */
function pass(data) {
  self.dispatchEvent(new MessageEvent("message", { data }));
}
