/**
 * The one store of a site in a browser: everything that it keeps there lies under the site's own address, for several
 * sites of one owner may share an origin, and so one storage. Knows not what it keeps.
 *
 * Reading never depends on whether a write has failed, and what is stored stays until something takes its place. What
 * cannot be stored, or is not wanted to be, is held in memory, where it survives instant navigation but no reload, and is
 * stored as soon as it may be.
 */

/** @typedef {"kept" | "unwanted" | "refused"} Keeping */
/** @typedef {(stored: unknown, held: unknown) => unknown} Merge  what stands when another window has stored something since */
/** @typedef {"localStorage" | "sessionStorage"} Area */

const WISH = "do-not-keep";
/** Kept whatever is wished for answers: they say nothing that their visitor has told. */
const SETTING = /^(do-not-keep$|language$|steps:)/;

/** What is not stored, by its whole key. */
const memory = {
  /** @type {Map<string, {text: string, merge: Merge}>} */
  localStorage: new Map(),
  /** @type {Map<string, {text: string, merge: Merge}>} */
  sessionStorage: new Map(),
};

/** @param {string} root URL of the whole site's root, relative to the page @param {Area} [area] the tab's own, or the browser's */
export function openStore(root, area) {
  return new Store(new URL(root, location.href).pathname, area);
}

export class Store {
  /** @param {string} path the path at which the whole site starts @param {Area} [area] */
  constructor(path, area = "localStorage") {
    this.prefix = `rumbo:${path}:`;
    this.memory = memory[area];
    this.area = areaOf(area);
  }

  /** Whether what is written is stored, and if not, why: its visitor does not want it, or the browser refuses. @returns {Keeping} */
  get keeping() {
    if (this.area === null) return "refused";
    if (this.read(WISH) !== null) return "unwanted";
    return this.#held.some((key) => !SETTING.test(key)) ? "refused" : "kept";
  }

  /** The keys of what waits in memory. */
  get #held() {
    const own = [...this.memory.keys()].filter((whole) => whole.startsWith(this.prefix));
    return own.map((whole) => whole.slice(this.prefix.length));
  }

  /** A thing that JSON can write, under a key such as `rounds:<diagnostic>`. @param {string} key @param {Merge} [merge] */
  entry(key, merge) {
    return new Entry(this, key, merge);
  }

  /** @param {string} key @returns {string | null} null for nothing */
  read(key) {
    const stored = this.#stored(key);
    const held = this.memory.get(this.prefix + key);
    if (!held) return stored;
    if (stored === null || held.merge === theHeld) return held.text;
    return JSON.stringify(held.merge(parsed(stored), parsed(held.text)));
  }

  /** What follows a beginning such as `steps:` in the keys of what is kept. @param {string} start @returns {string[]} */
  under(start) {
    const whole = this.prefix + start;
    const found = [...this.memory.keys(), ...Object.keys(this.area ?? {})].filter((key) => key.startsWith(whole));
    return [...new Set(found.map((key) => key.slice(whole.length)))];
  }

  /** What lies in the storage, whatever memory holds. @param {string} key @returns {string | null} */
  #stored(key) {
    try {
      return this.area?.getItem(this.prefix + key) ?? null;
    } catch {
      return null;
    }
  }

  /** @param {string} key @param {string} text @param {Merge} [merge] @returns {boolean} whether it is stored, and not only held in memory */
  write(key, text, merge = theHeld) {
    const isStored = (SETTING.test(key) || this.keeping !== "unwanted") && this.#store(key, text);
    if (isStored) this.#storeHeld();
    else this.memory.set(this.prefix + key, { text, merge });
    return isStored;
  }

  /** @param {string} key */
  forget(key) {
    this.memory.delete(this.prefix + key);
    this.area?.removeItem(this.prefix + key);
    this.#storeHeld();
  }

  /** What was told leaves the storage for memory from now on; or the other way round. @param {boolean} isUnwanted */
  refuse(isUnwanted) {
    if (!isUnwanted) return this.forget(WISH);
    for (const whole of Object.keys(this.area ?? {})) {
      const key = whole.slice(this.prefix.length);
      if (!whole.startsWith(this.prefix) || SETTING.test(key)) continue;
      const text = this.read(key) ?? "";
      this.area?.removeItem(whole);
      this.memory.set(whole, { text, merge: this.memory.get(whole)?.merge ?? theHeld });
    }
    this.write(WISH, "true");
  }

  /**
   * Act when another window has changed what is stored under a key, or may have while this page was out of sight.
   * @param {string} key @param {() => void} act @param {AbortSignal} signal
   */
  watch(key, act, signal) {
    const hear = (/** @type {StorageEvent} */ event) => {
      if (event.key === null || event.key === this.prefix + key) act();
    };
    const come = (/** @type {PageTransitionEvent} */ { persisted }) => {
      if (persisted) act();
    };
    addEventListener("storage", hear, { signal });
    addEventListener("pageshow", come, { signal });
  }

  /** @param {string} key @param {string} text @returns {boolean} */
  #store(key, text) {
    try {
      this.area?.setItem(this.prefix + key, text);
      this.memory.delete(this.prefix + key);
    } catch {
      return false; // full, or closed to writing; what was stored before is still there
    }
    return this.area !== null;
  }

  /** There may be room again. */
  #storeHeld() {
    if (this.keeping === "unwanted") return;
    for (const key of this.#held) this.#store(key, this.read(key) ?? "");
  }
}

/** One thing that is kept, as JSON. */
export class Entry {
  /** @param {Store} store @param {string} key @param {Merge} [merge] the held one stands, without it */
  constructor(store, key, merge = theHeld) {
    this.store = store;
    this.key = key;
    this.merge = merge;
  }

  /** Null for nothing, and for what is no JSON. @returns {unknown} */
  read() {
    return parsed(this.store.read(this.key));
  }

  /** Null forgets it. @param {unknown} value @returns {boolean} whether it is stored, and not only held in memory */
  write(value) {
    if (value !== null) return this.store.write(this.key, JSON.stringify(value), this.merge);
    this.store.forget(this.key);
    return this.store.keeping === "kept";
  }

  forget() {
    this.store.forget(this.key);
  }

  /** Change what is kept now, be it another window's: never what was read some time ago. @param {(kept: unknown) => unknown} change */
  update(change) {
    return this.write(change(this.read()));
  }

  /** @param {() => void} act @param {AbortSignal} signal */
  watch(act, signal) {
    this.store.watch(this.key, act, signal);
  }
}

/** @type {Merge} */
function theHeld(_, held) {
  return held;
}

/** @param {string | null} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

/** @param {Area} name @returns {Storage | null} null where the browser denies it */
function areaOf(name) {
  try {
    return globalThis[name] ?? null;
  } catch {
    return null;
  }
}
