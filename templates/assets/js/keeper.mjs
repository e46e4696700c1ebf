/**
 * Keeps answers and rounds in this browser under the site's own name, for as long as it may and its visitor wants it.
 *
 * What cannot or should not be stored is held in memory, where it survives instant navigation but no reload. Knows not
 * what it keeps: anything that JSON can write.
 */

/** @typedef {"kept" | "unwanted" | "refused"} Keeping */
/** @typedef {"answers" | "rounds"} Matter */

const WISH = "do-not-keep";
const MATTERS = /^(answers|rounds):/;

/** @type {Map<string, string>} */
const memory = new Map();

export class Keeper {
  /** @param {string} path  the path at which the whole site starts: several sites may share one origin */
  constructor(path) {
    this.prefix = `rumbo:${path}:`;
    this.area = storage();
    this.failed = this.area === null;
  }

  /** @returns {Keeping} */
  get keeping() {
    if (this.failed) return "refused";
    return this.area?.getItem(this.prefix + WISH) === null ? "kept" : "unwanted";
  }

  /** What was kept of a diagnostic, null for nothing or for what is no JSON. @param {string} slug @param {Matter} [matter] @returns {unknown} */
  read(slug, matter) {
    const key = this.key(slug, matter);
    const text = memory.get(key) ?? (this.keeping === "kept" ? this.area?.getItem(key) : null);
    try {
      return JSON.parse(text ?? "null");
    } catch {
      return null;
    }
  }

  /** @param {string} slug @param {unknown} value @param {Matter} [matter] */
  write(slug, value, matter) {
    this.#hold(this.key(slug, matter), JSON.stringify(value));
  }

  /** @param {string} slug @param {Matter} [matter] */
  forget(slug, matter) {
    memory.delete(this.key(slug, matter));
    this.area?.removeItem(this.key(slug, matter));
  }

  /** Where a diagnostic's matters lie, for who listens to other windows. @param {string} slug @param {Matter} [matter] */
  key(slug, matter = "answers") {
    return `${this.prefix}${matter}:${slug}`;
  }

  /** Nothing is stored from now on, and what was goes into memory; or the other way round. @param {boolean} unwanted */
  refuse(unwanted) {
    if (!unwanted) {
      this.area?.removeItem(this.prefix + WISH);
      for (const [key, text] of memory) if (key.startsWith(this.prefix)) this.#hold(key, text);
      return;
    }
    for (const key of Object.keys(this.area ?? {})) {
      if (!key.startsWith(this.prefix) || !MATTERS.test(key.slice(this.prefix.length))) continue;
      memory.set(key, this.area?.getItem(key) ?? "");
      this.area?.removeItem(key);
    }
    this.#store(this.prefix + WISH, "true");
  }

  /** In the storage where that may be, else in memory. @param {string} key @param {string} text */
  #hold(key, text) {
    if (this.keeping !== "unwanted" && this.#store(key, text)) memory.delete(key);
    else memory.set(key, text);
  }

  /** @param {string} key @param {string} text @returns {boolean} */
  #store(key, text) {
    try {
      this.area?.setItem(key, text);
      this.failed = this.area === null;
    } catch {
      this.failed = true; // full, or closed to writing
    }
    return !this.failed;
  }
}

/** @returns {Storage | null} null where the browser denies it */
function storage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
