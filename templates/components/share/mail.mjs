/**
 * A message that hands answers over by mail (TM-14): all of it stands in the page before a mail program is opened, and what is
 * sent is what stands there.
 */

import { printed } from "../../js/answers.mjs";
import { filled, say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { titleOf } from "./spreadsheet.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("../../js/scoring/contract").Figures} Figures */

/** Characters of an encoded body: mail programs cut longer ones. `content/advice.py` holds every diagnostic against it. */
const LONGEST_BODY = 1900;
const LONGEST_SUMMARY = 1400;

/** @param {HTMLElement} element the part that shares @param {Result} result @param {string} link @param {string} mark */
export function showMail(element, result, link, mark) {
  const { subject = "", body = "", line = "" } = hook(element, "[data-mail]", "share").dataset;
  const title = document.getElementById("rumbo-title")?.textContent ?? "";
  const summary = summaryOf(result, element.dataset.overall ?? "", line, mark);
  const bodies = [summary, ""].map((summary) => filled(body, { title, summary, link }).replaceAll("¶", "\n"));
  const text = bodies.find((body) => encoded(body).length <= LONGEST_BODY) ?? "";
  const message = /** @type {HTMLTextAreaElement} */ (hook(element, "[data-message]", "share"));
  const open = /** @type {HTMLAnchorElement} */ (hook(element, "[data-mailto]", "share"));
  message.value = text;
  open.href = `mailto:?subject=${encoded(filled(subject, { title }))}&body=${encoded(text)}`;
  for (const part of [message, open]) part.hidden = !text;
  say(element.querySelector("[data-slot=no-mail]"), text ? "none" : "long");
}

/** The overall score and those of the top dimensions, a line each, as many as there is room for. @param {Result} result @param {string} overall @param {string} line @param {string} mark */
function summaryOf(result, overall, line, mark) {
  const score = (/** @type {string} */ name, /** @type {Figures} */ { band, value }) =>
    filled(line, { name, value: band === null ? "–" : printed(value ?? "", mark) });
  const lines = [score(overall, result.overall), ...result.dimensions.map((node) => score(titleOf(node), node))];
  while (lines.join("\n").length > LONGEST_SUMMARY) lines.pop();
  return lines.join("\n");
}

/** Mail programs want the ends of lines as the standard writes them (RFC 6068). @param {string} text */
function encoded(text) {
  return encodeURIComponent(text.replaceAll("\n", "\r\n"));
}
