/** Fields in the empty cells of a playbook's tables; what is typed stays in this browser, is printed, and can be copied. */

import { filled, say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { openStore } from "../../js/store.mjs";
import { merged, placed, tabSeparated, toKeep, typedIn, withTyped } from "../../js/typed_cells.mjs";

/** @typedef {import("../../js/typed_cells.mjs").Cell & {box: HTMLTableCellElement, field: HTMLTextAreaElement}} Field */

/** @type {import("../../js/boot.mjs").Start} */
export function start(root, signal) {
  const entry = openStore(root.dataset.root ?? "").entry(`tables:${root.dataset.slug}`, merged);
  const tables = [...document.querySelectorAll(".rumbo-body table")].flatMap((table, number) =>
    opened(/** @type {HTMLTableElement} */ (table), number, root, signal),
  );
  const fields = tables.flatMap((table) => table.fields);
  const show = () => {
    const { found, aside } = placed(typedIn(entry.read()) ?? [], fields);
    for (const field of fields) put(field, found.get(field)?.text ?? "");
    showAside(root, aside);
  };
  for (const { fields: own, told } of tables) {
    for (const cell of own) {
      const keep = () => {
        const isKept = entry.update((kept) => {
          const typed = typedIn(kept);
          return typed === null ? kept : toKeep(withTyped(typed, textOf(cell), placed(typed, fields).found.get(cell)));
        });
        cell.box.dataset.typed = cell.field.value;
        say(told, isKept ? "kept" : "not-kept");
      };
      cell.field.addEventListener("change", keep, { signal });
    }
  }
  entry.watch(show, signal);
  show();
}

/**
 * A table's empty cells as fields, and below it the button; none where nothing is empty.
 * @param {HTMLTableElement} table @param {number} number @param {HTMLElement} root @param {AbortSignal} signal
 */
function opened(table, number, root, signal) {
  const fields = [...table.rows].slice(1).flatMap((row, place) => fieldsOf(table, row, [number, place + 1], root));
  if (!fields.length) return [];
  const under = /** @type {HTMLElement} */ (hook(root, '[data-part="under"]', "filling").cloneNode(true));
  under.className = "rumbo-filling-under";
  const told = hook(under, '[data-slot="told"]', "filling");
  const copy = () =>
    navigator.clipboard.writeText(tabSeparated(rowsOf(table))).then(
      () => say(told, "copied"),
      () => say(told, "refused"),
    );
  hook(under, "[data-copy]", "filling").addEventListener("click", () => void copy(), { signal });
  (table.closest(".rumbo-scroll") ?? table).after(under);
  return [{ fields, told }];
}

/** @param {HTMLTableElement} table @param {HTMLTableRowElement} row @param {[number, number]} place @param {HTMLElement} root @returns {Field[]} */
function fieldsOf(table, row, [number, place], { dataset }) {
  const side = row.cells[0]?.textContent?.trim() ?? "";
  const name = side || filled(dataset.row ?? "", { n: place });
  return [...row.cells].flatMap((box, column) => {
    if (box.textContent || box.children.length) return [];
    const head = table.rows[0].cells[column]?.textContent?.trim() ?? "";
    const field = document.createElement("textarea");
    field.rows = 1;
    field.autocomplete = "off";
    field.ariaLabel = filled(dataset.cell ?? "", { column: head, row: name });
    box.append(field);
    return [{ at: [number, place, column], head, side, box, field }];
  });
}

/** @param {Field} cell @returns {import("../../js/typed_cells.mjs").Typed} */
function textOf({ at, head, side, field }) {
  return { at, head, side, text: field.value.trim() };
}

/** @param {Field} field @param {string} text */
function put({ box, field }, text) {
  field.value = text;
  box.dataset.typed = text;
}

/** @param {HTMLTableElement} table */
function rowsOf(table) {
  return [...table.rows].map((row) =>
    [...row.cells].map((cell) => (cell.querySelector("textarea")?.value ?? cell.textContent ?? "").trim()),
  );
}

/** @param {HTMLElement} root @param {import("../../js/typed_cells.mjs").Typed[]} aside */
function showAside(root, aside) {
  const part = hook(root, '[data-part="aside"]', "filling");
  const lines = aside.map(({ head, side, text }) => {
    const line = document.createElement("li");
    line.textContent = `${[side, head].filter(Boolean).join(" · ")}: ${text}`;
    return line;
  });
  hook(part, "ul", "filling").replaceChildren(...lines);
  hook(root, '[data-part="under"]', "filling").hidden = true; // the pattern of those below the tables
  part.hidden = root.hidden = !lines.length;
}
