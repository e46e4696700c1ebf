/** What happens to the answers: says whether they are kept, takes them along as a file, deletes them. */

import { reveal } from "../../js/fill.mjs";

/**
 * @typedef {object} Kept
 * @property {import("../../js/keeper.mjs").Keeper} keeper
 * @property {string} slug
 * @property {import("../form/form.mjs").Form} form
 * @property {import("../../js/status.mjs").Status} status
 * @property {() => void} save
 * @property {() => unknown} file
 */

/** @param {HTMLElement} root @param {Kept} kept @param {AbortSignal} signal */
export function startKeeping(root, { keeper, slug, form, status, save, file }, signal) {
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
  const on = (/** @type {string} */ name, /** @type {() => void} */ act) =>
    find(name).addEventListener("click", act, { signal });
  const wish = /** @type {HTMLInputElement} */ (find("unwanted"));
  let told = "";
  const ask = (/** @type {boolean} */ isAsking) => {
    find("sure").hidden = !isAsking;
    (isAsking ? find("sure") : find("delete")).focus();
  };

  wish.addEventListener(
    "change",
    () => {
      keeper.refuse(wish.checked);
      save();
    },
    { signal },
  );
  on("download", () => download(`${slug}.json`, JSON.stringify(file(), null, 2)));
  on("delete", () => ask(true));
  on("delete-no", () => ask(false));
  on("delete-yes", () => {
    form.clear();
    form.refresh();
    save();
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

/** @param {string} name @param {string} text */
function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
