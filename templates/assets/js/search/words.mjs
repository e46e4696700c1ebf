/** How the search compares words: without case, accents and punctuation, by what forms of a word share, or by one slip. */

const MARKS = /[\u0300-\u036f]/g;
const WORD = /[\p{Letter}\p{Number}]+/gu;
const SHORTEST = 3;

/** The endings of a language's words, that part inflected and derived forms from what they share. @type {Record<string, string>} */
const ENDINGS = {
  es:
    "s es a e o as os an en ar er ir ado ada ados adas ido ida idos idas ando iendo aron ieron amos emos imos aba aban ia ian ara " +
    "era ira aran eran iran acion aciones icion iciones cion ciones sion siones amiento amientos imiento imientos ador adora " +
    "adores adoras edor edora edores idor idores ante antes ancia ancias encia encias able ables ible ibles ivo iva ivos ivas " +
    "oso osa osos osas ico ica icos icas al ales ario aria arios arias idad idades mente amente ista istas ismo ez eza",
  en:
    "s es e ed er ers ing ings ion ions ation ations ition itions ment ments able ible ably ly al ally ive ives " +
    "y ies ied ity ities ness ance ances ence ences ant ent or ors ist ists ism ful less ous ic",
  fr:
    "s x e es a er ez ent ant ants ee ees ait aient ons ir it is re tion tions ation ations ition sion sions ement ements ment " +
    "ments eur eurs euse euses rice able ables ible ibles if ifs ive ives eux ique iques al ale aux ales ite ites iste isme",
};

/** @param {string} text @returns {string} */
export function folded(text) {
  return text.toLowerCase().normalize("NFD").replace(MARKS, "");
}

/** @param {string} text @returns {string[]} its words as the index holds them */
export function words(text) {
  return folded(text).match(WORD) ?? [];
}

/**
 * What is left of a word without its longest ending, as long as that is something.
 * @param {string} language @returns {(word: string) => string}
 */
export function stemmer(language) {
  const endings = (ENDINGS[language] ?? "").split(" ").sort((a, b) => b.length - a.length);
  return (word) => {
    const ending = endings.find((end) => end && word.endsWith(end) && word.length - end.length > SHORTEST);
    return ending ? word.slice(0, -ending.length) : word;
  };
}

/** Whether one letter more, less, other, or two in each other's place make one word of the other. @param {string} a @param {string} b */
export function isSlip(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [left, right] = [a.slice(start), b.slice(start)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}
