/**
 * The path of remedies: puts the cards of a result in its order and says what each gives back, and why. The link to a
 * playbook carries from which result and for which answers its reader comes (components/arrival).
 */

import { plural, say } from "../../js/fill.mjs";
import { heldBy } from "../../js/held.mjs";
import { hook } from "../../js/hooks.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("../../js/scoring/contract").RemedyResult} Remedy */
/** @typedef {(number: string | null) => string} Print */
/** @typedef {import("../../js/scoring/contract").MendResult} Mend */
/** @typedef {(element: Element | null, mend: Mend | undefined) => void} SayGain */

const FIRST = 5;

/** @param {HTMLElement} article @param {Result} result @param {import("../form/form.mjs").Form} form @param {Print} print */
export function showPath(article, result, form, print) {
  const path = hook(article, '[data-part="path"]', "remedy");
  const list = /** @type {Element} */ (path.querySelector("ol"));
  const cards = new Map([...list.children].map((card) => [card.getAttribute("data-remedy"), card]));
  const sayGain = gainSayer(path, result, print);
  for (const card of cards.values()) {
    card.toggleAttribute("hidden", true);
    card.removeAttribute("data-rest");
  }
  result.remedies.forEach((remedy, place) => {
    const card = cards.get(remedy.playbook);
    if (!card) return;
    list.append(card);
    card.toggleAttribute("hidden", place >= FIRST);
    card.toggleAttribute("data-rest", place >= FIRST);
    fillCard(card, remedy, form, sayGain);
    sayPlace(card, remedy, article, print);
    const link = /** @type {HTMLAnchorElement} */ (card.querySelector("h3 a"));
    const asked = remedy.mends.map(({ question }) => question);
    const carried = new URLSearchParams({ from: result.diagnostic, for: asked.join(" ") });
    link.hash = article.closest("[data-guest]") ? "" : carried.toString(); // somebody else's result is no way back
  });
  say(path.querySelector("h2"), result.remedies.length ? result.remedies_for : "nothing");
  path.querySelector('[data-slot="overlap"]')?.toggleAttribute("hidden", result.remedies.length < 2);
  offerRest(
    path,
    result.remedies.slice(FIRST).flatMap(({ playbook }) => cards.get(playbook) ?? []),
  );
}

/** @param {HTMLElement} path @param {Element[]} rest */
function offerRest(path, rest) {
  const button = /** @type {HTMLButtonElement} */ (hook(path, "[data-all]", "remedy"));
  say(button, rest.length ? plural(rest.length) : "none", { n: rest.length });
  const unfold = () => {
    for (const card of rest) card.removeAttribute("hidden");
    button.hidden = true;
  };
  button.onclick = () => {
    unfold();
    rest[0]?.querySelector("a")?.focus();
  };
  if (rest.some((card) => `#${card.id}` === location.hash)) unfold(); // its reader comes back to one of them
}

/** When it comes, what it moves, where the total then stands. @param {Element} card @param {Remedy} remedy @param {Element} article @param {Print} print */
function sayPlace(card, { tier, after, moves, close, opens, has }, article, print) {
  const slot = (/** @type {string} */ name) => card.querySelector(`[data-slot=${name}]`);
  const dimension = moves && article.querySelector(`[data-node="${moves.id}"] a`)?.textContent;
  say(slot("tier"), tier);
  say(slot("moves"), moves ? "moves" : "none", {
    dimension: dimension ?? "",
    from: print(moves?.from ?? null),
    to: print(moves?.to ?? null),
  });
  say(slot("after"), after === null ? "none" : "after", { after: print(after) });
  say(slot("close"), close ? "close" : "none");
  say(slot("opens"), opens ? plural(opens) : "none", { n: opens });
  const needed = [...card.querySelectorAll("[data-need]")].map((link) => link.getAttribute("data-need") ?? "");
  showLinks(
    card.querySelector("[data-needs]"),
    "data-need",
    needed.filter((slug) => !has.includes(slug)),
  );
  showLinks(card.querySelector("[data-met]"), "data-has", has);
}

/** Of a row of links those that are meant; without any the row is hidden. @param {Element | null} row @param {string} attribute @param {string[]} slugs */
function showLinks(row, attribute, slugs) {
  row?.toggleAttribute("hidden", !slugs.length);
  for (const link of row?.querySelectorAll(`[${attribute}]`) ?? []) {
    link.toggleAttribute("hidden", !slugs.includes(link.getAttribute(attribute) ?? ""));
  }
}

/** @param {Element} card @param {Remedy} remedy @param {import("../form/form.mjs").Form} form @param {SayGain} sayGain */
function fillCard(card, { gain, exact_gain, mends, needed_by }, form, sayGain) {
  sayGain(card.querySelector(":scope > [data-slot=gain]"), mends[0] && { ...mends[0], gain, exact_gain });
  showLinks(card.querySelector("[data-needed-by]"), "data-before", needed_by);
  const reasons = card.querySelector("[data-reasons]");
  reasons?.toggleAttribute("hidden", mends.length === 0);
  say(reasons?.querySelector("summary") ?? null, plural(mends.length), { n: mends.length });
  const gains = new Map(mends.map((mend) => [mend.question, mend]));
  for (const line of card.querySelectorAll("[data-reason]")) {
    const id = line.getAttribute("data-reason") ?? "";
    line.toggleAttribute("hidden", !gains.has(id));
    const given = line.querySelector("[data-slot=given]");
    if (given) given.textContent = form.words(id);
    sayGain(line.querySelector("[data-slot=gain]"), gains.get(id));
  }
}

/** Says a gain in points; one that prints as zero is said by what holds it. @param {HTMLElement} path @param {Result} result @param {Print} print @returns {SayGain} */
function gainSayer(path, result, print) {
  return (element, mend) => {
    const isTold = mend && mend.gain !== null;
    say(element, isTold ? plural(mend.gain ?? 0) : "none", { gain: print(mend?.gain ?? null) });
    if (element && isTold && Number(mend.gain) === 0) {
      element.textContent = path.getAttribute(`data-held-${heldBy(result, mend)}`);
    }
  };
}
