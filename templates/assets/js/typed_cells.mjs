/**
 * What somebody typed into the empty cells of a page's tables: which text belongs where, and a table for a spreadsheet. Pure.
 *
 * A text is kept with its cell's place and the headers of its column and row. A table that its author has changed takes
 * back what its headers still name; the rest is set aside, and stays kept.
 */

/** @typedef {{at: [number, number, number], head: string, side: string}} Cell  `at`: table, row, column */
/** @typedef {Cell & {text: string}} Typed */

const FORMAT = 1;
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d[\d.,\s]*[%€$£]?$/;

/** Null for what is of another shape, which is left alone. @param {unknown} kept @returns {Typed[] | null} */
export function typedIn(kept) {
  if (kept === null) return [];
  const { format, cells } = /** @type {{format?: unknown, cells?: unknown}} */ (kept);
  return format === FORMAT && Array.isArray(cells) ? cells.filter(isTyped) : null;
}

/** Null for none. @param {Typed[]} typed */
export function toKeep(typed) {
  return typed.length ? { format: FORMAT, cells: typed } : null;
}

/** @param {unknown} stored @param {unknown} held */
export function merged(stored, held) {
  const [theirs, ours] = [typedIn(stored), typedIn(held) ?? []];
  return theirs === null ? stored : toKeep(ours.reduce((typed, one) => withTyped(typed, one), theirs));
}

/** The texts with one more, in place of `before`, or of what stood in its cell; an empty one goes. @param {Typed[]} typed @param {Typed} one @param {Typed} [before] @returns {Typed[]} */
export function withTyped(typed, one, before) {
  const others = typed.filter((other) => other !== before && !isSame(other, one));
  return one.text ? [...others, one] : others;
}

/**
 * @template {Cell} C @param {Typed[]} typed @param {C[]} cells of the page
 * @returns {{found: Map<C, Typed>, aside: Typed[]}}
 */
export function placed(typed, cells) {
  /** @type {Map<C, Typed>} */
  const found = new Map();
  const aside = [];
  for (const one of [...typed].sort((a, b) => nearness(b, cells) - nearness(a, cells))) {
    const free = cells.filter((cell) => !found.has(cell) && isNamed(cell, one));
    const cell = free.find((other) => isSame(other, one)) ?? (one.side && free.length === 1 ? free[0] : undefined);
    if (cell) found.set(cell, one);
    else aside.push(one);
  }
  return { found, aside };
}

/** Rows for a spreadsheet. What looks like a formula is marked as text, for whoever typed it may not be who opens it. @param {string[][]} rows */
export function tabSeparated(rows) {
  return rows.map((row) => row.map(cellText).join("\t")).join("\n");
}

/** @param {string} text */
function cellText(text) {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[\t\n\r"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Those whose place is still theirs come first. @param {Typed} one @param {Cell[]} cells */
function nearness(one, cells) {
  return Number(cells.some((cell) => isSame(cell, one)));
}

/** @param {Cell} a @param {Cell} b */
function isSame(a, b) {
  return a.at.join() === b.at.join() && isNamed(a, b);
}

/** @param {Cell} a @param {Cell} b */
function isNamed(a, b) {
  return a.head === b.head && a.side === b.side;
}

/** @param {any} one @returns {one is Typed} */
function isTyped(one) {
  return (
    [one?.head, one?.side, one?.text].every((text) => typeof text === "string") &&
    Array.isArray(one.at) &&
    one.at.length === 3 &&
    one.at.every(Number.isInteger)
  );
}
