/** What a diagnostic's page needs once there is a result to show: loaded with the first one. */

import { attempt } from "../../js/hooks.mjs";
import { Lazy } from "../../js/loading.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("./diagnostic.mjs").Leaf} Leaf */

/** What shows a result of what stands in the form now. @param {Leaf} leaf */
export async function loadResult(leaf) {
  const loaded = Promise.all([import("../../js/scoring/assessment.mjs"), import("../result/result.mjs")]);
  const [{ assessWith }, { ResultPage }] = await loaded;
  const { instrument, form } = leaf;
  const page = new ResultPage(leaf.part("result"), leaf.document, instrument, leaf.mark);
  const fold = (/** @type {string} */ name, /** @type {() => Promise<{show: (result: Result) => void}>} */ load) =>
    attempt(name, () => new Fold(leaf, name, load));
  const share = fold("share", async () => new (await import("../share/share.mjs")).Share(leaf));
  const collecting = leaf.root.querySelector('[data-part="collecting"]')
    ? fold("collecting", async () => new (await import("../collecting/collecting.mjs")).Collecting(leaf))
    : null;
  const rounds = fold("rounds", async () => new (await import("../rounds/rounds.mjs")).Rounds(leaf));
  return () => {
    const result = assessWith(instrument, form.given);
    page.show(result, form);
    if (leaf.visited) return;
    void share?.show(result);
    void collecting?.show(result);
    void keepRound(leaf, result).then(() => rounds?.show(result));
  };
}

/** What cannot be loaded keeps no round by itself; it can still be kept by hand. @param {Leaf} leaf @param {Result} result */
async function keepRound(leaf, result) {
  const loaded = await import("../rounds/finished.mjs").catch(() => null);
  if (!leaf.visited) loaded?.keepFinished(leaf, result);
}

/** A part of the result that is loaded when it is first opened. */
class Fold {
  /** @param {Leaf} leaf @param {string} name @param {() => Promise<{show: (result: Result) => void}>} load */
  constructor(leaf, name, load) {
    this.element = /** @type {HTMLDetailsElement} */ (leaf.part(name));
    this.part = new Lazy(load, () => this.element.querySelector("[data-unloaded]"));
    this.element.addEventListener("toggle", () => this.result && this.show(this.result), { signal: leaf.signal });
  }

  /** @param {Result} result */
  async show(result) {
    this.result = result;
    if (!this.element.open) return;
    (await this.part.get())?.show(this.result);
  }
}
