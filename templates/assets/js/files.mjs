/**
 * What the browser hands out as a file; and rows that a spreadsheet opens in the reader's language and takes for data, never
 * for a formula. Knows not what is in them.
 */

import { isoDate } from "./dates.mjs";

/** Characters of a part of a name. */
const LONGEST = 40;
const NUMBER = /^[+-]?(0|[1-9]\d{0,14})([.,]\d+)?$/;
/** A day as files write it reads alike everywhere. */
const DAY = /^\d{4}-\d\d-\d\d$/;
/** Signs that begin a formula, full-width ones too, whatever that cannot be seen stands before them. */
const ACTIVE = /^([\t\r\n]|[\s\p{Cf}\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212])/u;
/** What becomes a date, a time or another number: 1-2, 3/4, 12:30, 5-may, 1.5 where the comma is the mark, 1E5, 00123. */
const TURNED = /^(\d{1,4}[-/:.,]\p{L}{0,12}\d{0,4}([-/:.,]\d{0,4})?|[+-]?\d+e[+-]?\d+|[+-]?0\d.*|\d{16,})$/iu;

/** With a mark that tells of UTF-8; what separates cells is no decimal mark. @param {string[][]} rows @param {string} mark */
export function csv(rows, mark) {
  const between = mark === "," ? ";" : ",";
  return `\ufeff${rows.map((row) => row.map((text) => cell(text, mark)).join(between)).join("\r\n")}\r\n`;
}

/** @param {string} text @param {string} mark */
function cell(text, mark) {
  const tame = isChanged(text, mark) ? `'${text}` : text;
  return /[";,\r\n\t]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** Whether a spreadsheet would make something else of it. @param {string} text @param {string} mark */
function isChanged(text, mark) {
  const isOwn = (NUMBER.test(text) && !text.includes(mark === "," ? "." : ",")) || DAY.test(text);
  return (ACTIVE.test(text) && !NUMBER.test(text)) || (TURNED.test(text) && !isOwn);
}

/** What a file is called, so that twelve of them can lie in one folder: what it is, whose, of today. @param {string[]} parts */
export function fileName(...parts) {
  const plain = [...parts, isoDate(new Date())].map((part) => part.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-"));
  return plain
    .map((part) => part.slice(0, LONGEST).replace(/^-|-$/g, ""))
    .filter(Boolean)
    .join("-");
}

/** Hands the browser a file to keep. @param {string} name @param {string} text @param {string} type */
export function download(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
