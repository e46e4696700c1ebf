// Tells the words that a language's dictionary does not know. Reads {words, known: {language: [word]}} as JSON, writes
// {language: [unknown word]}. The checker is Hunspell itself; package.json says where it comes from.

import { json } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { createHunspellFromFiles } from "hunspell-wasm";

const DICTIONARIES = { es: "dictionary-es", en: "dictionary-en-gb", fr: "dictionary-fr" };

// A Spanish verb with its pronouns: pruébalo, juntarlo. The dictionary knows only some of them.
const WITH_PRONOUNS = /^(?<verb>.{2,}?)(?:me|te|se|nos)?(?:l[ao]s?|les?|(?<=me|te|se|nos))$/;
const INFINITIVE = /[aei]r$/;
const PLAIN = { á: "a", é: "e", í: "i", ó: "o", ú: "u" };

/** @typedef {keyof typeof DICTIONARIES} Language */
/** @typedef {import("hunspell-wasm").Hunspell} Checker */

/** @param {Language} language */
function dictionary(language) {
  const entry = import.meta.resolve(DICTIONARIES[language]);
  const [affixes, stems] = ["index.aff", "index.dic"].map((name) => fileURLToPath(new URL(name, entry)));
  return createHunspellFromFiles(affixes, stems);
}

/**
 * Whether a word is a verb with pronouns, its accent where the longer word needs it.
 * @param {Checker} checker
 * @param {string} word
 */
function isVerbWithPronouns(checker, word) {
  const verb = WITH_PRONOUNS.exec(word)?.groups?.verb;
  if (!verb) return false;
  if (INFINITIVE.test(verb)) return checker.testSpelling(verb);
  const plain = verb.replace(/[áéíóú]/g, (vowel) => PLAIN[/** @type {keyof typeof PLAIN} */ (vowel)]);
  return plain !== verb && (checker.testSpelling(plain) || checker.testSpelling(verb));
}

/**
 * @param {Language} language
 * @param {string[]} words
 * @param {string[]} known
 */
async function unknown(language, words, known) {
  const checker = await dictionary(language);
  known.forEach((word) => checker.addWord(word));
  const found = words.filter(
    (word) => !checker.testSpelling(word) && !(language === "es" && isVerbWithPronouns(checker, word)),
  );
  checker.dispose();
  return found;
}

const { words, known } = /** @type {{ words: string[], known: Record<Language, string[]> }} */ (
  await json(process.stdin)
);
/** @type {Record<string, string[]>} */
const answers = {};
for (const language of /** @type {Language[]} */ (Object.keys(known))) {
  answers[language] = await unknown(language, words, known[language]);
}
process.stdout.write(JSON.stringify(answers));
