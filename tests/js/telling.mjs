/**
 * Shows results on a page of a diagnostic and reads what it tells: every text in sight or folded away, with where it stands.
 * For tests in a browser, whose pages hold marks instead of words (tests/marked.py).
 */

/** @typedef {import("../../templates/assets/js/scoring/contract").ScoringDocument} ScoringDocument */
/** @typedef {import("../../templates/assets/js/answers.mjs").Given} Given */

const PLACES = ["node", "remedy", "reason", "step", "line", "out", "cap", "limit"];
const SILENT = { announce() {}, tell() {} };

/** @param {string} folder of the published scripts @param {string} mark the decimal one */
export async function teller(folder, mark) {
  const load = (/** @type {string} */ path) => import(`${folder}/${path}.mjs`);
  const [{ read }, { assessWith }] = [await load("js/scoring/instrument"), await load("js/scoring/assessment")];
  const [{ Form }, { ResultPage }] = [await load("components/form/form"), await load("components/result/result")];
  const [form, article] = ["form", "result"].map((part) => /** @type {Element} */ (find(document, "part", part)));
  const { content } = /** @type {HTMLTemplateElement} */ (document.querySelector("body > template:last-of-type"));
  article.replaceChildren(.../** @type {Element} */ (find(content, "part", "result")).childNodes);
  /** @param {ScoringDocument} scoring @param {Given} given @param {number} done so many guides are ticked */
  return async (scoring, given, done) => {
    const instrument = read(scoring);
    const asked = new Form(form, instrument, SILENT, mark);
    asked.replace({ ...given, notes: {} });
    const result = assessWith(instrument, asked.given);
    const page = new ResultPage(article, scoring, instrument, mark);
    page.show(result, asked);
    const ticked = tick(/** @type {Element} */ (article), done);
    (await page.whatIf.get()).show(result, asked.given);
    const visible = Object.fromEntries(asked.standing.visible);
    return { result, given: asked.given, visible, done: ticked, told: [...texts(/** @type {Element} */ (article))] };
  };
}

/** Tick some guides as done; gives which. @param {Element} article @param {number} count */
function tick(article, count) {
  const boxes = [...article.querySelectorAll("label:not([hidden]) > input[data-what-if]")].slice(0, count);
  for (const box of boxes) /** @type {HTMLInputElement} */ (box).checked = true;
  return boxes.map((box) => box.closest("[data-remedy]")?.getAttribute("data-remedy"));
}

/** Every text that is told, with the ids around it. @param {Element} article */
function* texts(article) {
  const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const { parentElement: around, textContent } = text;
    if (!around || !textContent?.includes("⟦") || around.closest("[hidden], nav, template")) continue;
    const ids = PLACES.map((name) => [name, around.closest(`[data-${name}]`)?.getAttribute(`data-${name}`)]);
    yield [textContent.trim(), Object.fromEntries(ids.filter(([, id]) => id))];
  }
}

/** @param {ParentNode} root @param {string} name @param {string} value */
function find(root, name, value) {
  return root.querySelector(`[data-${name}="${value}"]`);
}
