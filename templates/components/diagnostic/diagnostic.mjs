/**
 * Leads the page of a diagnostic: reads the scoring document, keeps what is given, and shows the form or the result.
 *
 * One of the two is in view, told by the URL's fragment: a live score never stands beside the questions (D1), and a
 * result is worked out anew whenever it comes into view, so that it is never stale.
 */

import { answersFile, givenIn, isEmpty } from "../../js/answers.mjs";
import { read } from "../../js/instrument.mjs";
import { Keeper } from "../../js/keeper.mjs";
import { Status } from "../../js/status.mjs";
import { Form } from "../form/form.mjs";
import { startKeeping } from "../keeping/keeping.mjs";

/** @type {import("../../js/boot.mjs").Start} */
export async function start(root, signal) {
  const { slug = "", root: site = "", decimalMark = "." } = root.dataset;
  const keeper = new Keeper(new URL(site, location.href).pathname);
  const document = await (await fetch(root.dataset.document ?? "", { signal })).json();
  const instrument = read(document);
  const status = new Status(part(root, "status"), signal);
  const form = new Form(part(root, "form"), instrument, status, decimalMark);
  /** @type {Promise<() => void> | undefined} */
  let result;

  const restore = () => form.restore(givenIn(keeper.read(slug), form.known));
  const save = () => {
    const { given } = form;
    if (isEmpty(given)) keeper.forget(slug);
    else keeper.write(slug, answersFile(instrument, given));
    keeping.show();
  };
  const keeping = startKeeping(
    root,
    { keeper, slug, form, save, status, file: () => answersFile(instrument, form.given) },
    signal,
  );
  const show = async ({ anew = false } = {}) => {
    const view = viewOf(targetIn(root), root);
    if (view === "result" && (anew || root.dataset.view !== view)) {
      result ??= loadResult(part(root, "result"), document, instrument, form, decimalMark);
      const showResult = await result;
      if (viewOf(targetIn(root), root) === view) showResult(); // its reader may have gone back meanwhile
    }
    root.dataset.view = viewOf(targetIn(root), root);
    return targetIn(root);
  };

  restore();
  form.refresh();
  keeping.show();
  form.listen(save, signal);
  root.dataset.path = location.pathname; // from here on theme/main.html tells of fragments instead of the engine
  // A browser tells of a new fragment first and then takes the focus away from what cannot be reached by Tab; by then
  // its reader may have gone on.
  const follow = (/** @type {Element | null} */ held) => async () => {
    const target = await show();
    if ([held, target, window.document.body].includes(window.document.activeElement)) focus(target);
  };
  root.addEventListener("fragment", () => setTimeout(follow(window.document.activeElement)), { signal });
  root.addEventListener("click", leaveToBrowser, { signal });
  addEventListener(
    "storage",
    ({ key }) => {
      if (key !== keeper.key(slug)) return;
      form.clear();
      restore();
      form.refresh();
      void show({ anew: true });
    },
    { signal },
  );
  focus(await show());
}

/**
 * What only a result needs is loaded when there is one to show.
 * @param {HTMLElement} element @param {Record<string, any>} document @param {import("../../js/instrument.mjs").Instrument} instrument
 * @param {Form} form @param {string} mark the language's decimal mark
 */
async function loadResult(element, document, instrument, form, mark) {
  const loaded = Promise.all([import("../../js/assessment.mjs"), import("../result/result.mjs")]);
  const [{ assessWith }, { ResultPage }] = await loaded;
  const page = new ResultPage(element, document, mark);
  return () => page.show(assessWith(instrument, form.given), form);
}

/** @param {HTMLElement} root @param {string} name @returns {HTMLElement} */
function part(root, name) {
  return /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));
}

/** What the URL's fragment names on this page. @param {HTMLElement} root @returns {HTMLElement | null} */
function targetIn(root) {
  const named = document.getElementById(location.hash.slice(1));
  return named && root.contains(named) ? named : null;
}

/** A fragment that names nothing here changes nothing. @param {HTMLElement | null} target @param {HTMLElement} root */
function viewOf(target, root) {
  if (!target) return (location.hash && root.dataset.view) || "form";
  return part(root, "result").contains(target) ? "result" : "form";
}

/** The engine would go to a fragment of this page a second time, and take the focus away again. @param {Event} event */
function leaveToBrowser(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link?.hash && link.pathname === location.pathname) event.stopPropagation();
}

/** @param {HTMLElement | null} target */
function focus(target) {
  const place = target?.closest("fieldset") ?? target;
  place?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: "start" });
}
