/**
 * Sends a visitor on from the page in front of several languages: to the one chosen last, else to the first that the
 * browser asks for, else to the site's own first. Without scripts the page's links do.
 */

import { openStore } from "./store.mjs";

const doors = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a[hreflang]")]);
const wanted = [openStore("./").read("language"), ...navigator.languages].map((tag) => tag ?? "");
const door = wanted.map(doorTo).find(Boolean) ?? doors[0];
if (door) location.replace(door.href + location.search + location.hash);

/** The door to a language; where there is none, to the first of its variants. @param {string} tag */
function doorTo(tag) {
  const [wide] = tag.split("-");
  return (
    doors.find(({ hreflang }) => hreflang === tag) ?? doors.find(({ hreflang }) => hreflang.split("-")[0] === wide)
  );
}
