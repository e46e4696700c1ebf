/**
 * Sends a visitor on from the page in front of several languages: to the one chosen last, else to the first that the
 * browser asks for, else to the site's own first. Without scripts the page's links do.
 */

import { openStore } from "./store.mjs";

const doors = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a[hreflang]")]);
const wanted = [openStore("./").read("language"), ...navigator.languages].map((tag) => (tag ?? "").split("-")[0]);
const door = wanted.map((language) => doors.find(({ hreflang }) => hreflang === language)).find(Boolean) ?? doors[0];
if (door) location.replace(door.href + location.search + location.hash);
