/** Puts the page's Markdown on the clipboard; where there is none, the link leads to it all the same. */
import { hook } from "../../js/hooks.mjs";

/** @type {import("../../js/boot.mjs").Start} */
export function start(root, signal) {
  const link = /** @type {HTMLAnchorElement} */ (root);
  const words = hook(root, '[data-part="words"]', "copying");
  const copy = async () => {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(answer.statusText);
    await navigator.clipboard.writeText(await answer.text());
    words.textContent = link.dataset.copied ?? "";
  };
  const act = (/** @type {Event} */ event) => {
    event.preventDefault();
    copy().catch(() => location.assign(link.href));
  };
  root.addEventListener("click", act, { signal });
}
