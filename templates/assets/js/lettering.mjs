/** Texts in the few characters that no mail or chat program changes on their way, and back. Pure. */

/** Percent-encoded characters as what they stand for, as far as they stand for any. @param {string} text */
export function decoded(text) {
  return text.replaceAll(/(%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** A version or a name in letters and digits that no program changes: any other character is its number between underscores. @param {string} text */
export function plain(text) {
  return [...text].map((sign) => (/[0-9a-z-]/.test(sign) ? sign : `_${sign.codePointAt(0)?.toString(36)}_`)).join("");
}

/** What `plain` has written. @param {string} written */
export function readable(written) {
  return decoded(written).replaceAll(/_([0-9a-z]{1,4})_/g, (run, number) => {
    const point = parseInt(number, 36);
    return point > 0x10ffff ? run : String.fromCodePoint(point);
  });
}
