/** What a diagnostic's page needs once there is a result to show: loaded with the first one. */

import { offerReport } from "../report/report.mjs";
import { attempt, hook } from "../../js/hooks.mjs";
import { Lazy } from "../../js/loading.mjs";

/** @typedef {import("../../js/scoring/contract").Result} Result */
/** @typedef {import("./diagnostic.mjs").DiagnosticPage} DiagnosticPage */

/** What shows a result of what stands in the form now. @param {DiagnosticPage} page */
export async function loadResult(page) {
  const loaded = Promise.all([
    import("../../js/scoring/assessment.mjs"),
    import("../result/result.mjs"),
    complete(page),
  ]);
  const [{ assessWith }, { ResultPage }] = await loaded;
  const { instrument, form } = page;
  await offerReport(page).catch(console.error);
  const resultPage = new ResultPage(page.part("result"), page.document, instrument, page.mark);
  const fold = (/** @type {string} */ name, /** @type {() => Promise<{show: (result: Result) => void}>} */ load) =>
    attempt(name, () => new Fold(page, name, load));
  const share = fold("share", async () => new (await import("../share/share.mjs")).Share(page));
  const collecting = page.root.querySelector('[data-part="collecting"]')
    ? fold("collecting", async () => new (await import("../collecting/collecting.mjs")).Collecting(page))
    : null;
  const rounds = fold("rounds", async () => new (await import("../rounds/rounds.mjs")).Rounds(page));
  return () => {
    const result = assessWith(instrument, form.given);
    resultPage.show(result, form);
    if (page.visited) return;
    void share?.show(result);
    void collecting?.show(result);
    void keepRound(page, result).then(() => rounds?.show(result));
  };
}

/** The whole result in the place of what a page shows of it without scripts. @param {DiagnosticPage} page */
async function complete(page) {
  const html = await page.markup.get();
  if (html === undefined) throw new Error("result");
  if (!html) return;
  const whole = new DOMParser().parseFromString(html, "text/html");
  page.part("result").replaceChildren(...hook(whole, '[data-part="result"]', "result").childNodes);
}

/** What cannot be loaded keeps no round by itself; it can still be kept by hand. @param {DiagnosticPage} page @param {Result} result */
async function keepRound(page, result) {
  const loaded = await import("../rounds/finished.mjs").catch(() => null);
  if (!page.visited) loaded?.keepFinished(page, result);
}

/** A part of the result that is loaded when it is first opened. */
class Fold {
  /** @param {DiagnosticPage} page @param {string} name @param {() => Promise<{show: (result: Result) => void}>} load */
  constructor(page, name, load) {
    this.element = /** @type {HTMLDetailsElement} */ (page.part(name));
    this.part = new Lazy(load, () => this.element.querySelector("[data-unloaded]"));
    this.element.addEventListener("toggle", () => this.result && this.show(this.result), { signal: page.signal });
  }

  /** @param {Result} result */
  async show(result) {
    this.result = result;
    if (!this.element.open) return;
    (await this.part.get())?.show(this.result);
  }
}
