/** Tells a reader who comes from a result which one it was and which answers led here. */

import { arrival } from "../../js/arrival.mjs";
import { say } from "../../js/fill.mjs";

/** @type {import("../../js/boot.mjs").Start} */
export function start(root) {
  const told = arrival(root);
  const result = [...root.querySelectorAll("[data-result]")].find(
    (line) => line.getAttribute("data-result") === told.get("from"),
  );
  if (!result) return;
  result.removeAttribute("hidden");
  const answers = told.get("for"); // none where its reader went on from the guide before it
  if (answers !== null) because(root, told.get("from") ?? "", answers.split(" "));
  root.hidden = false;
}

/**
 * Questions are named as the page's list of answers that lead here names them; one that it does not hold is not.
 * @param {HTMLElement} root @param {string} diagnostic @param {string[]} questions
 */
function because(root, diagnostic, questions) {
  const listed = [...document.querySelectorAll("#rumbo-answers a")];
  const asks = questions
    .map((id) => listed.find((link) => link.getAttribute("href")?.endsWith(`/${diagnostic}/#q-${id}`))?.textContent)
    .filter((ask) => ask);
  const form = ["none", "one", "both"][asks.length] ?? "other";
  say(root.querySelector("[data-slot=because]"), form, { ask: asks[0] ?? "", n: asks.length - 1 });
}
