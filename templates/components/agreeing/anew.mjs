/** Deletes what a team has agreed on, and asks first. */

import { hook } from "../../js/hooks.mjs";

/** @param {HTMLElement} kept the part that says what is kept @param {() => void} begin */
export function askAnew(kept, begin) {
  const anew = hook(kept, "[data-anew]", "agreeing");
  const sure = hook(kept, "[data-sure]", "agreeing");
  const ask = (/** @type {boolean} */ isAsked) => {
    sure.hidden = !isAsked;
    (isAsked ? sure : anew).focus();
  };
  anew.onclick = () => ask(true);
  hook(kept, "[data-anew-no]", "agreeing").onclick = () => ask(false);
  hook(kept, "[data-anew-yes]", "agreeing").onclick = () => {
    ask(false);
    begin();
  };
}
