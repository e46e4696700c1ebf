/** Rows as a file that a spreadsheet opens in the reader's language and takes for data, never for a formula. Pure. */

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
