/**
 * Answers in place of Material's search worker: the engine's field and list of results, our search behind them.
 *
 * The module of the search and its table come with the first question, not with every first visit.
 */
"use strict";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const ROOT = "../../../";
const MODULE = "rumbo-search-module";
const WORD = /[\p{Letter}\p{Mark}\p{Number}]+/gu;
const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
let language = "en";
let opening;
let latest = 0;

self.addEventListener("message", ({ data }) => {
  if (data.type === SETUP) {
    language = data.data.config.lang[0];
    self.postMessage({ type: READY });
  } else if (data.type === QUERY) {
    latest += 1;
    answer(data.data, latest);
  }
});

/** Of several questions that wait for what is loaded only the last is answered. */
async function answer(query, number) {
  const items = query.trim() ? await found(query).catch(() => []) : [];
  if (number === latest) self.postMessage({ type: RESULT, data: { items } });
}

async function found(query) {
  opening ??= open();
  opening.catch(() => (opening = undefined)); // offline: the next question tries again
  const { groups, is } = await (await opening)(query);
  const shown = (text) => marked(text, is);
  return groups.map((group) => group.map((part) => item(part, shown)));
}

function item({ location, title, line, score }, shown) {
  return { location, title: shown(title), text: `<p>${shown(line)}</p>`, score, terms: {} };
}

async function open() {
  const search = await import(new URL(`${ROOT}${MODULE}`, self.location.href).href);
  const load = (path) => fetch(new URL(`${ROOT}search/${path}`, self.location.href), { cache: "no-cache" });
  return search.open(load, language);
}

/** A text as HTML, the words that were meant marked. */
function marked(text, is) {
  return escaped(text).replace(WORD, (word) => (is(word) ? `<mark>${word}</mark>` : word));
}

function escaped(text) {
  return text.replace(/[&<>]/g, (letter) => ESCAPED[letter]);
}
