/** Takes a result to somebody else (D7): the link that holds its answers, the link as a QR code, a spreadsheet. */

import { printed } from "../../js/answers.mjs";
import { csv, download } from "../../js/files.mjs";
import { filled, say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { linkText, LONGEST } from "../../js/links.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("../diagnostic/diagnostic.mjs").Leaf} Leaf */

const QUIET_ZONE = 4;
/** Where it lies once published; its types are those of the package. @type {string} */
const CODE_OF_OTHERS = "../../vendor/lean-qr/index.mjs";

export class Share {
  /** @param {Leaf} leaf */
  constructor(leaf) {
    this.leaf = leaf;
    this.element = leaf.part("share");
    this.link = /** @type {HTMLInputElement} */ (hook(this.element, "[data-link]", "share"));
    this.#find("profile")?.addEventListener("change", () => this.#write());
    this.link.addEventListener("focus", () => this.link.select());
    this.#on("copy", () => this.#copy());
    this.#on("qr", () => this.#draw());
    this.#on("csv", () => download(`${leaf.slug}.csv`, csv(this.#rows(), leaf.mark), "text/csv"));
    this.#on("send", () => void navigator.share({ title: document.title, url: this.link.value }).catch(() => {})); // called off
    this.#find("send")?.toggleAttribute("hidden", !navigator.share);
  }

  /** @param {Result} result */
  show(result) {
    this.result = result;
    this.#write();
  }

  #write() {
    const { answers, profile } = this.leaf.form.given;
    const isWanted = /** @type {HTMLInputElement | null} */ (this.#find("profile"))?.checked;
    const text = linkText(this.leaf.instrument, answers, isWanted ? profile : {});
    this.link.value = `${location.origin}${location.pathname}#r=${text}`;
    const isLong = text.length > LONGEST;
    hook(this.element, "[data-ways]", "share").hidden = isLong;
    hook(this.element, "[data-long]", "share").hidden = !isLong;
    this.#find("code")?.toggleAttribute("hidden", true);
  }

  async #copy() {
    const said = hook(this.element, "[data-copy]", "share").dataset;
    try {
      await navigator.clipboard.writeText(this.link.value);
      this.leaf.status.say(said.copied ?? "", "link");
    } catch {
      this.link.focus(); // and so selected
      this.leaf.status.say(said.selected ?? "", "link");
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

  /** Every answer with what it gives, below the score of its dimension, in the page's words. @returns {string[][]} */
  #rows() {
    const { head = "", overall = "", identity = "" } = this.element.dataset;
    const { dimensions, overall: all, diagnostic, version, hash } = /** @type {Result} */ (this.result);
    const rows = [...dimensions.flatMap((node) => this.#below(node)), this.#score(overall, all)];
    return [head.split("|"), ...rows, [filled(identity, { diagnostic, version, hash })]];
  }

  /** @param {import("../../js/scoring/contract").DimensionResult} node @returns {string[][]} */
  #below(node) {
    const title = wordsOf(document.getElementById(`r-${node.id}`));
    const why = this.leaf.part("result").querySelector(`[data-why="${node.id}"]`);
    const rows = node.questions.map(({ id, s }) => {
      const asked = wordsOf(document.querySelector(`#q-${id} .rumbo-question__ask`));
      const points = s === null ? "" : wordsOf(why?.querySelector(`[data-line="${id}"] [data-slot=points]`));
      return [title, asked, this.leaf.form.words(id), points, ""];
    });
    return [this.#score(title, node), ...rows, ...node.dimensions.flatMap((child) => this.#below(child))];
  }

  /** @param {string} title @param {import("../../js/scoring/contract").Figures} node */
  #score(title, { band, value }) {
    return [title, "", "", "", band === null ? "" : printed(value ?? "", this.leaf.mark)];
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

/** @param {Element | null | undefined} element */
const wordsOf = (element) => element?.textContent?.trim() ?? "";

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
