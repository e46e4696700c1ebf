/**
 * Takes a result to somebody else (D7), or hands its answers over to a team (TM-14): the link that holds them, the link as a
 * QR code, a file, a spreadsheet. What goes along is told by `handing.mjs`.
 */

import { csv, download, fileName } from "../../js/files.mjs";
import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { linkText, LONGEST } from "../../js/links.mjs";
import { Handing } from "./handing.mjs";
import { showMail } from "./mail.mjs";
import { rows } from "./spreadsheet.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("../diagnostic/diagnostic.mjs").DiagnosticPage} DiagnosticPage */

const QUIET_ZONE = 4;
/** Where it lies once published; its types are those of the package. @type {string} */
const CODE_OF_OTHERS = "../../vendor/lean-qr/index.mjs";

export class Share {
  /** @param {DiagnosticPage} page */
  constructor(page) {
    this.page = page;
    this.element = page.part("share");
    this.link = /** @type {HTMLInputElement} */ (hook(this.element, "[data-link]", "share"));
    this.handing = new Handing(page, () => this.#write());
    this.link.addEventListener("focus", () => this.link.select());
    this.#on("copy", () => this.#copy());
    this.#on("qr", () => this.#draw());
    this.#on("file", () =>
      download(`${this.#name}.json`, JSON.stringify(this.handing.document, null, 2), "application/json"),
    );
    this.#on(
      "csv",
      () => this.result && download(`${this.#name}.csv`, csv(rows(page, this.result), page.mark), "text/csv"),
    );
    this.#on("send", () => void navigator.share({ title: document.title, url: this.link.value }).catch(() => {})); // called off
    this.#find("send")?.toggleAttribute("hidden", !navigator.share);
  }

  /** @param {Result} result */
  show(result) {
    this.result = result;
    this.#write();
  }

  get #name() {
    return fileName(this.page.slug, this.handing.name);
  }

  #write() {
    const { answers, profile = {}, ...by } = this.handing.document;
    const text = linkText(this.page.instrument, answers, profile, by);
    this.link.value = `${location.origin}${location.pathname}#r=${text}`;
    const isLong = text.length > LONGEST;
    hook(this.element, "[data-ways]", "share").hidden = isLong;
    hook(this.element, "[data-long]", "share").hidden = !isLong;
    this.#find("code")?.toggleAttribute("hidden", true);
    if (this.result) showMail(this.element, this.result, this.link.value, this.page.mark);
  }

  async #copy() {
    const said = hook(this.element, "[data-copy]", "share").dataset;
    try {
      await navigator.clipboard.writeText(this.link.value);
      this.page.status.say(said.copied ?? "", "link");
    } catch {
      this.link.focus(); // and so selected
      this.page.status.say(said.selected ?? "", "link");
    }
  }

  async #draw() {
    const failed = this.element.querySelector("[data-slot=failed]");
    /** @type {typeof import("lean-qr") | null} */
    const loaded = await import(CODE_OF_OTHERS).catch(() => null);
    try {
      const drawing = loaded && squares(loaded.generate(this.link.value));
      say(failed, drawing ? "none" : "offline");
      this.#find("code")?.toggleAttribute("hidden", !drawing);
      this.element.querySelector("svg")?.setAttribute("viewBox", `0 0 ${drawing?.size} ${drawing?.size}`);
      this.element.querySelector("svg path")?.setAttribute("d", drawing?.path ?? "");
    } catch {
      say(failed, "long"); // more than any QR code holds
    }
  }

  /** @param {string} name @returns {HTMLElement | null} */
  #find(name) {
    return this.element.querySelector(`[data-${name}]`);
  }

  /** @param {string} name @param {() => unknown} act */
  #on(name, act) {
    this.#find(name)?.addEventListener("click", act);
  }
}

/** A QR code as one path of unit squares. @param {Pick<import("lean-qr").Bitmap2D, "size" | "get">} code */
function squares(code) {
  const { size } = code;
  const places = [...Array(size * size).keys()].map(
    (place) => /** @type {const} */ ([place % size, Math.floor(place / size)]),
  );
  const dark = places.filter(([column, row]) => code.get(column, row));
  const path = dark.map(([column, row]) => `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`).join("");
  return { size: size + 2 * QUIET_ZONE, path };
}
