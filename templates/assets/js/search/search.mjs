/** Answers what visitors type, from the table and the shards that the build wrote (generator/rumbo/pages/postings.py). */
import { folded, isSlip, stemmer, words } from "./words.mjs";

/** @typedef {{ version: string, entries: [string, string, string][], words: string, starts: number[] }} Table */
/** @typedef {{ location: string, title: string, line: string, score: number }} Found a place below the language's root */
/** @typedef {{ groups: Found[][], is: (word: string) => boolean }} Answer `is` tells which words of a text were meant */

const [WHOLE, STEM, BEGINNING, SLIP] = [1, 0.8, 0.6, 0.4];
const [SHORTEST_BEGINNING, SHORTEST_SLIP, MOST_FORMS, MOST_GROUPS, MOST_PARTS] = [2, 4, 60, 12, 3];
const POSTING = /([0-9a-z]+)([A-Z])/g;

/**
 * @param {(path: string) => Promise<Response>} load a file of the search's by its name
 * @param {string} language
 */
export async function open(load, language) {
  /** @type {Table} */
  const table = await (await load("table.json")).json();
  const known = table.words.split(" ");
  const stem = stemmer(language);
  /** @type {Map<number, Promise<string[]>>} */
  const shards = new Map();

  /** Where a word stands. @param {number} word its number @returns {Promise<string>} */
  async function postings(word) {
    const after = table.starts.findIndex((start) => start > word);
    const shard = (after < 0 ? table.starts.length : after) - 1;
    const loading = shards.get(shard) ?? load(`${shard}.txt?v=${table.version}`).then(lines);
    shards.set(shard, loading);
    loading.catch(() => shards.delete(shard)); // offline: the next question tries again
    return (await loading)[word - table.starts[shard]];
  }

  /** The best score of each entry for any form of one word. @param {Map<number, number>} forms */
  async function scores(forms) {
    /** @type {Map<number, number>} */
    const best = new Map();
    const places = await Promise.all(
      [...forms].map(async ([word, worth]) => ({ worth, at: read(await postings(word)) })),
    );
    const rare = Math.log(1 + table.entries.length / Math.max(1, ...places.map(({ at }) => at.length)));
    for (const { worth, at } of places)
      for (const [entry, weight] of at) best.set(entry, Math.max(best.get(entry) ?? 0, worth * weight * rare));
    return best;
  }

  /** @param {string} query @returns {Promise<Answer>} */
  return async (query) => {
    const asked = [...new Set(words(query))].map((word) => forms(word, known, stem));
    const meant = asked.filter((found) => found.size);
    const total = sum(await Promise.all(meant.map(scores)));
    const spelled = new Set(meant.flatMap((found) => [...found.keys()].map((word) => known[word])));
    return { groups: grouped(table.entries, total), is: (word) => spelled.has(folded(word)) };
  };
}

/** @param {Response} answer */
async function lines(answer) {
  if (!answer.ok) throw new Error(answer.statusText);
  return (await answer.text()).split("\n");
}

/**
 * Which known words a typed one may mean, by number, with how likely. A slip is thought of only where nothing else fits.
 * @param {string} typed @param {string[]} known @param {(word: string) => string} stem @returns {Map<number, number>}
 */
function forms(typed, known, stem) {
  const own = stem(typed);
  const worth = (/** @type {string} */ word) => {
    if (word === typed) return WHOLE;
    if (word.startsWith(own.slice(0, 2)) && stem(word) === own) return STEM;
    return typed.length >= SHORTEST_BEGINNING && word.startsWith(typed) ? BEGINNING : 0;
  };
  const found = pick(known, worth);
  if (found.size || typed.length < SHORTEST_SLIP) return found;
  return pick(known, (word) => (isSlip(word, typed) || isSlip(word.slice(0, typed.length), typed) ? SLIP : 0));
}

/** @param {string[]} known @param {(word: string) => number} worth */
function pick(known, worth) {
  const found = known.map((word, number) => /** @type {[number, number]} */ ([number, worth(word)]));
  return new Map(
    found
      .filter(([, value]) => value)
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_FORMS),
  );
}

/** @param {string} line @returns {[number, number][]} entries with weights */
function read(line) {
  let entry = 0;
  return [...line.matchAll(POSTING)].map(([, step, weight]) => {
    entry += parseInt(step, 36);
    return [entry, weight.charCodeAt(0) - 64];
  });
}

/** An entry that lacks a word that was asked for counts for much less. @param {Map<number, number>[]} scored */
function sum(scored) {
  /** @type {Map<number, { score: number, words: number }>} */
  const total = new Map();
  for (const scores of scored)
    for (const [entry, score] of scores) {
      const { score: before, words: count } = total.get(entry) ?? { score: 0, words: 0 };
      total.set(entry, { score: before + score, words: count + 1 });
    }
  return new Map([...total].map(([entry, { score, words: count }]) => [entry, score * (count / scored.length) ** 2]));
}

/**
 * Pages with the parts that were found of each, the best first.
 * @param {Table["entries"]} entries @param {Map<number, number>} scores @returns {Found[][]}
 */
function grouped(entries, scores) {
  /** @type {Map<string, Found[]>} */
  const pages = new Map();
  for (const [entry, score] of [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    const [location, title, line] = entries[entry];
    const [page] = location.split("#");
    const group = pages.get(page) ?? [];
    if (!group.length && pages.size === MOST_GROUPS) continue;
    if (group.length < MOST_PARTS || location === page) group.push({ location, title, line, score });
    pages.set(page, group);
  }
  return [...pages].map(([page, group]) =>
    group.some(({ location }) => location === page) ? group : [...group, whole(entries, page)],
  );
}

/** @param {Table["entries"]} entries @param {string} page @returns {Found} a page of which only parts were found */
function whole(entries, page) {
  const [location, title, line] = /** @type {Table["entries"][0]} */ (entries.find(([place]) => place === page));
  return { location, title, line, score: 0 };
}
