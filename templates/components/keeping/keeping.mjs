/** What happens to the answers: says whether they are kept, takes them along as a file or from one, deletes them. */

import { answersFile } from "../../js/answers.mjs";
import { download } from "../../js/files.mjs";
import { reveal } from "../../js/fill.mjs";

/** @param {import("../diagnostic/diagnostic.mjs").Leaf} leaf */
export function startKeeping(leaf) {
  const { root, keeper, form, status, signal, instrument } = leaf;
  const section = leaf.part("keeping");
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (section.querySelector(`[data-${name}]`));
  const on = (/** @type {string} */ name, /** @type {() => void} */ act, kind = "click") =>
    find(name).addEventListener(kind, act, { signal });
  const wish = /** @type {HTMLInputElement} */ (find("unwanted"));
  const upload = /** @type {HTMLInputElement} */ (find("file"));
  const isWith = (/** @type {string} */ part) => section.querySelector(`[data-with="${part}"]:checked`) !== null;
  let told = "";
  const ask = (/** @type {boolean} */ isAsking) => {
    find("sure").hidden = !isAsking;
    (isAsking ? find("sure") : find("delete")).focus();
  };
  const file = () => {
    const { answers, profile, notes } = form.given;
    const wanted = { answers, profile: isWith("profile") ? profile : {}, notes: isWith("notes") ? notes : {} };
    return JSON.stringify(answersFile(instrument, wanted), null, 2);
  };
  const change = () => {
    keeper.refuse(wish.checked);
    leaf.save();
  };
  const opened = async () => {
    const { open } = await import("../guest/guest.mjs");
    for (const found of upload.files ?? []) await open(leaf, found);
    upload.value = "";
  };

  on("unwanted", change, "change");
  on("download", () => download(`${leaf.slug}.json`, file(), "application/json"));
  on("open", () => upload.click());
  on("file", opened, "change");
  on("delete", () => ask(true));
  on("delete-no", () => ask(false));
  on("delete-yes", () => {
    form.clear();
    form.refresh();
    leaf.save();
    ask(false);
    status.announce("deleted");
  });

  return {
    /** Say how things stand; that nothing is kept is announced once. */
    show() {
      const { keeping } = keeper;
      reveal(root, "data-keeping", keeping);
      wish.checked = keeping === "unwanted";
      if (keeping === "refused" && told !== keeping) status.announce("refused");
      told = keeping;
    },
  };
}
