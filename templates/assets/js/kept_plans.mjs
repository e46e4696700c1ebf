/**
 * The plans that this browser keeps, one of each diagnostic and one of one's own, whose slug is empty.
 *
 * A plan is changed as it is kept at that moment, so two windows never undo each other; its tasks that are done and the
 * ticks on playbooks' pages are one thing (PL-13). What cannot be read is never written over unless it is asked for.
 */

import { planIn } from "./plans.mjs";
import { openStore } from "./store.mjs";
import { Ticks } from "./ticks.mjs";

/** @typedef {import("./scoring/contract").Plan} Plan */

export class KeptPlans {
  /** @param {string} root URL of the whole site's root */
  constructor(root) {
    this.store = openStore(root);
    this.ticks = new Ticks(root);
  }

  /** The diagnostics of which something is kept, stored or held in memory. */
  get slugs() {
    return this.store.under("plan:").sort();
  }

  /** Null for none; else why what is kept is no plan. @param {string} slug @returns {Plan | "newer" | "damaged" | null} */
  read(slug) {
    const stored = this.#entry(slug).read();
    const found = stored === null ? null : planIn(stored);
    return found === null || typeof found === "string" ? found : this.ticks.on(found);
  }

  /** Those that can be read. @returns {Plan[]} */
  get readable() {
    return this.slugs.map((slug) => this.read(slug)).filter((found) => found !== null && typeof found !== "string");
  }

  /** @param {string} slug @param {(plan: Plan) => Plan} change @returns {Plan | null} the plan as it is now; null where there is none to change */
  update(slug, change) {
    /** @type {Plan | null} */
    let changed = null;
    this.#entry(slug).update((kept) => {
      const plan = planIn(kept);
      if (typeof plan === "string") return kept;
      return (changed = change(this.ticks.on(plan)));
    });
    if (changed) this.ticks.keep(changed);
    return changed;
  }

  /** In the place of whatever is kept. @param {string} slug @param {Plan} plan */
  put(slug, plan) {
    this.#entry(slug).write(plan);
    this.ticks.keep(plan);
  }

  /** @param {string} slug */
  forget(slug) {
    this.#entry(slug).forget();
  }

  /** @param {string} slug */
  #entry(slug) {
    return this.store.entry(`plan:${slug}`);
  }
}
