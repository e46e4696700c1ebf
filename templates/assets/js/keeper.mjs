/**
 * Keeps answers in this browser under the site's own name, for as long as it may and its visitor wants it.
 *
 * What cannot or should not be stored is held in memory, where it survives instant navigation but no reload. Knows not
 * what answers look like: anything that JSON can write.
 */

/** @typedef {"kept" | "unwanted" | "refused"} Keeping */

const WISH = "do-not-keep";
const ANSWERS = "answers:";

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

  /** What was kept of a diagnostic, null for nothing or for what is no JSON. @param {string} slug @returns {unknown} */
  read(slug) {
    const key = this.key(slug);
    const text = memory.get(key) ?? (this.keeping === "kept" ? this.area?.getItem(key) : null);
    try {
      return JSON.parse(text ?? "null");
    } catch {
      return null;
    }
  }

  /** @param {string} slug @param {unknown} value */
  write(slug, value) {
    const key = this.key(slug);
    const text = JSON.stringify(value);
    if (this.keeping !== "unwanted" && this.#store(key, text)) memory.delete(key);
    else memory.set(key, text);
  }

  /** @param {string} slug */
  forget(slug) {
    memory.delete(this.key(slug));
    this.area?.removeItem(this.key(slug));
  }

  /** Where a diagnostic's answers lie, for who listens to other windows. @param {string} slug */
  key(slug) {
    return this.prefix + ANSWERS + slug;
  }

  /** Nothing is stored from now on, and what was goes into memory; or the other way round. @param {boolean} unwanted */
  refuse(unwanted) {
    if (!unwanted) {
      this.area?.removeItem(this.prefix + WISH);
      return;
    }
    for (const key of Object.keys(this.area ?? {}).filter((found) => found.startsWith(this.prefix + ANSWERS))) {
      memory.set(key, this.area?.getItem(key) ?? "");
      this.area?.removeItem(key);
    }
    this.#store(this.prefix + WISH, "true");
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
