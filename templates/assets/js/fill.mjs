/**
 * Puts numbers and names into sentences that the page already holds in its data attributes, and reveals them.
 *
 * `data-text="{n} de {total}"`, or one attribute for each form: `data-one`, `data-other`, `data-provisional` …; the
 * template function `forms` writes those of a number.
 */

/** @typedef {Record<string, string | number>} Filling */

/** The forms of CLDR beside `other`, which stands in for one that a page does not hold. */
const FORMS = new Set(["zero", "one", "two", "few", "many"]);

/**
 * Show an element with the sentence of that form; without such a sentence it is hidden.
 * @param {Element | null} element @param {string} form  the data attribute's name @param {Filling} [filling]
 */
export function say(element, form, filling = {}) {
  if (!(element instanceof HTMLElement) && !(element instanceof SVGElement)) return;
  const sentence =
    element.getAttribute(`data-${form}`) ?? (FORMS.has(form) ? element.getAttribute("data-other") : null);
  element.toggleAttribute("hidden", sentence === null);
  element.textContent = filled(sentence ?? "", filling);
}

/** Say how many, or hide the element for none. @param {Element | null} element @param {number} n */
export function sayCount(element, n) {
  say(element, n === 0 ? "none" : plural(n), { n });
}

/** The form that goes with a number as it is printed, by the page's language. @param {number | string} n */
export function plural(n) {
  const minimumFractionDigits = String(n).split(".")[1]?.length ?? 0;
  return new Intl.PluralRules(document.documentElement.lang, { minimumFractionDigits }).select(Number(n));
}

/** @param {string} sentence @param {Filling} filling @returns {string} */
export function filled(sentence, filling) {
  return sentence.replaceAll(/\{(\w+)\}/g, (slot, name) =>
    Object.hasOwn(filling, name) ? String(filling[name]) : slot,
  );
}

/** Show the element whose attribute has that value, hide its siblings. @param {ParentNode} root @param {string} attribute @param {string | null} value */
export function reveal(root, attribute, value) {
  for (const element of root.querySelectorAll(`[${attribute}]`)) {
    element.toggleAttribute("hidden", element.getAttribute(attribute) !== value);
  }
}

/** The first element of a slot that belongs to this block and not to one within it. @param {Element} block @param {string} name @returns {Element | null} */
export function slot(block, name) {
  const found = [...block.querySelectorAll(`[data-slot="${name}"]`)];
  return (
    found.find((element) => element.parentElement?.closest("[data-node]") === block.closest("[data-node]")) ?? null
  );
}
