/**
 * Parts of a page that are loaded when they are needed. A load that fails is told beside what was pressed, and is tried
 * again at the next press: a failure is never remembered. Knows not what is loaded.
 */

/** @template T */
export class Lazy {
  /** @param {() => Promise<T>} load @param {() => Element | null} told where its template says that it could not be loaded */
  constructor(load, told) {
    this.load = load;
    this.told = told;
    /** @type {Promise<T> | undefined} */
    this.loading = undefined;
  }

  /** @returns {Promise<T | undefined>} undefined where it cannot be loaded now, which then is told */
  async get() {
    const loading = (this.loading ??= this.load());
    try {
      const part = await loading;
      this.#tell(false);
      return part;
    } catch {
      if (this.loading === loading) this.loading = undefined;
      this.#tell(true);
      return undefined;
    }
  }

  /** @param {boolean} hasFailed */
  #tell(hasFailed) {
    this.told()?.toggleAttribute("hidden", !hasFailed);
  }
}

/** Load what may be needed while nothing else is to do; whatever fails is loaded when it is needed. @param {(() => Promise<unknown>)[]} loads */
export function whenIdle(loads) {
  const load = () => void Promise.allSettled(loads.map((one) => one()));
  if ("requestIdleCallback" in globalThis) requestIdleCallback(load, { timeout: 2000 });
  else setTimeout(load, 200);
}
