/**
 * What the browser hands out as a file; and rows that a spreadsheet opens in the reader's language and takes for data, never
 * for a formula. Knows not what is in them.
 */

const ACTIVE = /^[=+\-@\t\r\n]/;
const NUMBER = /^[+-]?\d+([.,]\d+)?$/;

/** With a mark that tells of UTF-8; what separates cells is no decimal mark. @param {string[][]} rows @param {string} mark */
export function csv(rows, mark) {
  const between = mark === "," ? ";" : ",";
  return `\ufeff${rows.map((row) => row.map(cell).join(between)).join("\r\n")}\r\n`;
}

/** @param {string} text */
function cell(text) {
  const tame = ACTIVE.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[";,\r\n\t]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** Hands the browser a file to keep. @param {string} name @param {string} text @param {string} type */
export function download(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
