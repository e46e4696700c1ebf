/**
 * What comes in from several people: files and links, read here and kept nowhere. One that cannot be read is named later and
 * takes nothing else down.
 */

import { say, sayCount } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { linked } from "../../js/links.mjs";
import { Lazy } from "../../js/loading.mjs";

/** @typedef {import("../../js/scoring/instrument.mjs").Instrument} Instrument */
/** @typedef {import("../../js/scoring/people.mjs").Gathered} Gathered */
/** @typedef {[string, unknown]} Document  with its source */

const LARGEST = 1_000_000;
const LINK = /#r(?:=|%3d)([^\s"<>]+)/gi;

export class Handed {
  /** @param {HTMLElement} root @param {Instrument} instrument @param {(documents: Document[]) => void} take @param {{show: () => void, meet: () => void}} ways @param {AbortSignal} signal */
  constructor(root, instrument, take, { show, meet }, signal) {
    this.root = root;
    this.instrument = instrument;
    this.take = take;
    /** @type {Map<string, string>} what each link is called, in the order in which they came */
    this.links = new Map();
    this.scanning = new Lazy(
      async () => new (await import("./scanning.mjs")).Scanning(root, (text) => this.#isNew(text), signal),
      () => root.querySelector("[data-unloaded]"),
    );
    const files = /** @type {HTMLInputElement} */ (this.#hook("[data-files]"));
    this.#hook("[data-choose]").onclick = () => files.click();
    files.onchange = async () => {
      await this.#read([...(files.files ?? [])]);
      files.value = "";
    };
    this.#hook("[data-take-links]").onclick = () => this.#readLinks();
    this.#hook("[data-scan]").onclick = async () => (await this.scanning.get())?.start();
    this.#hook("[data-show]").onclick = show;
    this.#hook("[data-meet]").onclick = meet;
    this.#listen(this.#hook("[data-drop]"));
  }

  /** Who has handed in, and what does not count. @param {Gathered} gathered @param {boolean} everything @param {number} smallest */
  tell({ people, skipped, alike }, everything, smallest) {
    sayCount(this.#hook('[data-slot="count"]'), people.length);
    const named = people.map((person, place) => {
      const row = /** @type {HTMLElement} */ (this.#template().cloneNode(true));
      say(row.querySelector("[data-who]"), person.name ? "named" : "unnamed", { name: person.name, n: place + 1 });
      sayCount(row.querySelector("[data-note]"), person.ignored.length);
      row.querySelector("[data-alike]")?.toggleAttribute("hidden", !alike.includes(person.source));
      return row;
    });
    this.#hook("[data-people]").replaceChildren(...named);
    this.#hook("[data-left]").hidden = !skipped.length;
    const list = this.#hook("[data-skipped]");
    list.replaceChildren(...skipped.map(({ source, reason }) => line(list, reason, source)));
    const isTeam = people.length > 1;
    const isFew = !everything && people.length < smallest;
    for (const [name, isSo] of /** @type {[string, boolean][]} */ ([
      ["named", everything],
      ["guarded", !everything],
    ])) {
      this.root.querySelector(`[data-sees] [data-${name}]`)?.toggleAttribute("hidden", !isTeam || !isSo);
    }
    this.#hook("[data-few]").hidden = !isTeam || !isFew;
    for (const way of ["[data-show]", "[data-meet]"]) this.#hook(way).hidden = !isTeam || isFew;
  }

  /** @param {File[]} files */
  async #read(files) {
    this.take(await Promise.all(files.map(async (file) => /** @type {Document} */ ([file.name, await content(file)]))));
  }

  #readLinks() {
    const field = /** @type {HTMLTextAreaElement} */ (this.#hook("[data-links]"));
    const found = this.#linksIn(field.value);
    const isNothing = !found.length && field.value.trim();
    this.take(isNothing ? [[field.value.trim().slice(0, 40), null]] : found);
    field.value = "";
  }

  /** Whether what a camera saw is a link that had not come yet; then it is taken. @param {string} text */
  #isNew(text) {
    const before = this.links.size;
    const found = this.#linksIn(text);
    const isNew = this.links.size > before;
    if (isNew) this.take(found);
    return isNew;
  }

  /** The same link is called the same, so that it counts once. @param {string} text @returns {Document[]} */
  #linksIn(text) {
    return [...text.matchAll(LINK)].map(([, written]) => {
      const name = this.links.get(written) ?? `#${this.links.size + 1}`;
      this.links.set(written, name);
      const document = linked(this.instrument, written);
      return [name, typeof document === "string" ? null : document];
    });
  }

  /** @param {HTMLElement} field */
  #listen(field) {
    const over = (/** @type {boolean} */ isOver) => field.toggleAttribute("data-over", isOver);
    field.ondragover = (event) => {
      event.preventDefault();
      over(true);
    };
    field.ondragleave = () => over(false);
    field.ondrop = (event) => {
      event.preventDefault();
      over(false);
      void this.#read([...(event.dataTransfer?.files ?? [])]);
    };
  }

  #template() {
    const template = /** @type {HTMLTemplateElement} */ (this.root.querySelector("template"));
    return /** @type {HTMLElement} */ (template.content.firstElementChild);
  }

  /** @param {string} selector */
  #hook(selector) {
    return hook(this.root, selector, "handed");
  }
}

/** What a file holds; null for none that can be read. @param {File} file @returns {Promise<unknown>} */
async function content(file) {
  try {
    return file.size > LARGEST ? null : JSON.parse(await file.text());
  } catch {
    return null;
  }
}

/** @param {HTMLElement} list @param {string} reason @param {string} file */
function line(list, reason, file) {
  const item = list.ownerDocument.createElement("li");
  item.textContent = (list.getAttribute(`data-${reason}`) ?? "").replace("{file}", () => file);
  return item;
}
