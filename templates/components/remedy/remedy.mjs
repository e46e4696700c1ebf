/**
 * One line of the path: what its guide moves, where the total then stands, what it needs, and the answers that lead to it.
 */

import { plural, say } from "../../js/fill.mjs";
import { heldBy } from "../../js/held.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("../../js/scoring/contract").RemedyResult} Remedy */
/** @typedef {(number: string | null) => string} Print */
/** @typedef {import("../../js/scoring/contract").MendResult} Mend */
/** @typedef {(element: Element | null, mend: Mend | undefined) => void} SayGain */
/** @typedef {{article: Element, form: import("../form/form.mjs").Form, print: Print, sayGain: SayGain}} Around */

/** @param {Element} line @param {Remedy} remedy @param {Around} around */
export function fillLine(line, remedy, around) {
  sayMove(line, remedy, around);
  sayNeeds(line, remedy);
  sayReasons(line, remedy, around);
}

/** What it moves: its own dimension, else the total by itself; nothing while there is no score. @param {Element} line @param {Remedy} remedy @param {Around} around */
function sayMove(line, { moves, after, gain, exact_gain, mends, close, opens }, { article, print, sayGain }) {
  const slot = (/** @type {string} */ name) => line.querySelector(`[data-slot=${name}]`);
  const isTold = after !== null;
  const told = isTold && moves?.from !== moves?.to ? moves : null;
  say(slot("moves"), told ? "moves" : "none", {
    dimension: (told && article.querySelector(`[data-node="${told.id}"] a`)?.textContent) ?? "",
    from: print(told?.from ?? null),
    to: print(told?.to ?? null),
  });
  sayGain(slot("gain"), isTold && !told && mends[0] ? { ...mends[0], gain, exact_gain } : undefined);
  say(slot("after"), isTold ? "after" : "none", { after: print(after) });
  say(slot("close"), close ? "close" : "none");
  say(slot("opens"), opens ? plural(opens) : "none", { n: opens });
}

/** @param {Element} line @param {Remedy} remedy */
function sayNeeds(line, { has, needed_by }) {
  const needed = [...line.querySelectorAll("[data-need]")].map((link) => link.getAttribute("data-need") ?? "");
  showLinks(
    line.querySelector("[data-needs]"),
    "data-need",
    needed.filter((slug) => !has.includes(slug)),
  );
  showLinks(line.querySelector("[data-met]"), "data-has", has);
  showLinks(line.querySelector("[data-needed-by]"), "data-before", needed_by);
}

/** Of a row of links those that are meant; without any the row is hidden. @param {Element | null} row @param {string} attribute @param {string[]} slugs */
function showLinks(row, attribute, slugs) {
  row?.toggleAttribute("hidden", !slugs.length);
  for (const link of row?.querySelectorAll(`[${attribute}]`) ?? []) {
    link.toggleAttribute("hidden", !slugs.includes(link.getAttribute(attribute) ?? ""));
  }
}

/** @param {Element} line @param {Remedy} remedy @param {Around} around */
function sayReasons(line, { mends }, { form, sayGain }) {
  say(line.querySelector("summary"), mends.length ? plural(mends.length) : "none", { n: mends.length });
  const isSum = mends.filter(({ gain }) => gain !== null).length > 1;
  say(line.querySelector('[data-slot="alone"]'), isSum ? "other" : "none"); // gains overlap (SC-15)
  const gains = new Map(mends.map((mend) => [mend.question, mend]));
  for (const reason of line.querySelectorAll("[data-reason]")) {
    const id = reason.getAttribute("data-reason") ?? "";
    reason.toggleAttribute("hidden", !gains.has(id));
    const given = reason.querySelector("[data-slot=given]");
    if (given) given.textContent = form.words(id);
    sayGain(reason.querySelector("[data-slot=gain]"), gains.get(id));
  }
}

/** Says a gain in points; one that prints as zero is said by what holds it. @param {HTMLElement} path @param {Result} result @param {Print} print @returns {SayGain} */
export function gainSayer(path, result, print) {
  return (element, mend) => {
    const isTold = mend && mend.gain !== null;
    say(element, isTold ? plural(mend.gain ?? 0) : "none", { gain: print(mend?.gain ?? null) });
    if (element && isTold && Number(mend.gain) === 0) {
      element.textContent = path.getAttribute(
        mend.exact_gain === "0" ? `data-held-${heldBy(result, mend)}` : "data-less",
      );
    }
  };
}
