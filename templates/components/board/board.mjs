/** Dates a team's page as it is printed; what is on paper and what is not is the stylesheet's to say. */

import { hook } from "../../js/hooks.mjs";

/** @type {import("../../js/boot.mjs").Start} */
export function start(root, signal) {
  const dress = () => {
    const { day } = root.dataset; // of the command that prints; else it is today
    const date = day ? new Date(`${day}T12:00`) : new Date();
    const words = date.toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    hook(root, "[data-slot=date]", "board").textContent = words;
  };
  addEventListener("beforeprint", dress, { signal });
}
