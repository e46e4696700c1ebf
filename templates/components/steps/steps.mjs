/** Ticks of a playbook's steps, kept in this browser. Knows steps by id, so that a step inserted moves no tick. */

import { say } from "../../js/fill.mjs";
import { openStore } from "../../js/store.mjs";

/** @type {import("../../js/boot.mjs").Start} */
export function start(root, signal) {
  const store = openStore(root.dataset.root ?? "");
  const key = `steps:${root.dataset.slug}`;
  const boxes = [...root.querySelectorAll("input")];
  const kept = () => new Set((store.read(key) ?? "").split(" ").filter(Boolean));
  for (const box of boxes) box.checked ||= kept().has(box.value); // one may have been ticked before this ran
  showProgress(root, boxes);
  const keep = (/** @type {Event} */ { target }) => {
    const { value, checked } = /** @type {HTMLInputElement} */ (target);
    const done = kept(); // another window may have ticked others
    if (checked) done.add(value);
    else done.delete(value);
    const isKept = store.write(key, [...done].join(" "));
    showProgress(root, boxes);
    show(root, "[data-kept]", isKept);
    show(root, "[data-not-kept]", !isKept);
  };
  const bring = () => {
    for (const box of boxes) box.checked = kept().has(box.value);
    showProgress(root, boxes);
  };
  root.addEventListener("change", keep, { signal });
  store.watch(key, bring, signal);
}

/**
 * @param {HTMLElement} root
 * @param {HTMLInputElement[]} boxes
 */
function showProgress(root, boxes) {
  const done = boxes.filter((box) => box.checked).length;
  say(root.querySelector("[data-progress]"), "progress", { done });
  const bar = /** @type {HTMLProgressElement} */ (root.querySelector("progress"));
  bar.value = done;
  bar.hidden = false;
}

/**
 * @param {HTMLElement} root
 * @param {string} selector
 * @param {boolean} visible
 */
function show(root, selector, visible) {
  /** @type {HTMLElement} */ (root.querySelector(selector)).hidden = !visible;
}
