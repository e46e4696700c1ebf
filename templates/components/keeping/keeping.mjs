/** What happens to the answers: says whether they are kept, takes them along as a file or from one, deletes them. */

import { handedOver } from "../../js/answers.mjs";
import { reveal } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { Lazy } from "../../js/loading.mjs";

/** @param {import("../diagnostic/diagnostic.mjs").DiagnosticPage} page */
export function startKeeping(page) {
  const { root, store, form, status, signal, instrument } = page;
  const section = page.part("keeping");
  const on = (/** @type {HTMLElement} */ element, /** @type {() => void} */ act, kind = "click") =>
    element.addEventListener(kind, act, { signal });
  const wish = /** @type {HTMLInputElement} */ (hook(section, "[data-unwanted]", "keeping"));
  const upload = /** @type {HTMLInputElement} */ (hook(section, "[data-file]", "keeping"));
  const sure = hook(section, "[data-sure]", "keeping");
  const erase = hook(section, "[data-delete]", "keeping");
  const isWith = (/** @type {string} */ part) => section.querySelector(`[data-with="${part}"]:checked`) !== null;
  let told = "";
  const ask = (/** @type {boolean} */ isAsking) => {
    sure.hidden = !isAsking;
    (isAsking ? sure : erase).focus();
  };
  const file = () => {
    const { answers, profile, notes } = form.given;
    const wanted = { answers, profile: isWith("profile") ? profile : {}, notes: isWith("notes") ? notes : {} };
    const by = { respondent: page.own.respondent, name: "" };
    return JSON.stringify(handedOver(instrument, wanted, by, new Date()), null, 2);
  };
  const change = () => {
    store.refuse(wish.checked);
    page.save();
  };
  const opening = new Lazy(
    () => import("../foreign-answers/foreign-answers.mjs"),
    () => section.querySelector("[data-unloaded]"),
  );
  const saving = new Lazy(
    () => import("../../js/files.mjs"),
    () => section.querySelector("[data-unloaded]"),
  );
  const opened = async () => {
    const guest = await opening.get();
    for (const found of upload.files ?? []) await guest?.open(page, found);
    upload.value = "";
  };

  on(wish, change, "change");
  on(hook(section, "[data-download]", "keeping"), async () => {
    const files = await saving.get();
    files?.download(`${files.fileName(page.slug)}.json`, file(), "application/json");
  });
  on(hook(section, "[data-open]", "keeping"), () => upload.click());
  on(upload, opened, "change");
  on(erase, () => ask(true));
  on(hook(section, "[data-delete-no]", "keeping"), () => ask(false));
  on(hook(section, "[data-delete-yes]", "keeping"), () => {
    form.clear();
    form.refresh();
    page.save();
    ask(false);
    status.announce("deleted");
  });

  return {
    /** Say how things stand; that nothing is kept is announced once. */
    show() {
      const { keeping } = store;
      reveal(root, "data-keeping", keeping);
      wish.checked = keeping === "unwanted";
      if (keeping === "refused" && told !== keeping) status.announce("refused");
      told = keeping;
    },
  };
}
