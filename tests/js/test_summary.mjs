import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { headline, missing, nodesOf, percent, questionsOf } from "../../templates/assets/js/summary.mjs";
import { asked, node, result } from "./results.mjs";

const BANDS = [
  { id: "low", weak: true },
  { id: "middle", weak: false },
  { id: "high", weak: false },
];

/**
 * @param {{band: string | null, status?: import("../../templates/assets/js/scoring/contract").Figures["status"],
 *   capped?: boolean, links: [string | null, string | null][]}} told of links the band and the exact value, the weakest first
 */
function scored({ band, status = "scored", capped = false, links }) {
  const nodes = links.map(([its, value], place) =>
    value === null
      ? node(`link-${place}`, { status: "not-scored" })
      : node(`link-${place}`, { band: its, exact: { value, low: value, high: value, raw: value, uncapped: value } }),
  );
  return result({ band, status, capped_by: capped ? [{ question: "q", cap: "c" }] : [] }, nodes, nodes[0]?.id ?? null);
}

for (const { why, expected, ...told } of JSON.parse(await readFile("tests/headlines.json", "utf8"))) {
  test(`with ${why} the headline is "${expected}"`, () => assert.equal(headline(scored(told), BANDS), expected));
}

const left = node("left", { questions: [asked("a", { state: "blank" }), asked("b", { state: "dont-know" })] });
const right = node("right", {
  questions: [asked("c", { state: "dont-know", s: "0" }), asked("d", { state: "blank" })],
});
const top = node("top", { dimensions: [left, right] });

test("what is missing tells unanswered, not known and waiting apart, at any depth", () => {
  const visible = new Map([
    ["a", "true"],
    ["b", "true"],
    ["c", "true"],
    ["d", "undecided"],
  ]);
  assert.deepEqual(missing(top, visible), { open: 1, unknown: 1, waiting: 1 });
});

test("every node and every question is found at any depth", () => {
  const nodes = nodesOf(result({}, [top]));
  assert.deepEqual([...nodes.keys()], ["overall", "top", "left", "right"]);
  assert.deepEqual(
    questionsOf(top).map(({ id }) => id),
    ["a", "b", "c", "d"],
  );
});

test("a share is in whole percent and full only when all is there", () => {
  assert.equal(percent("999/1000"), 99);
  assert.equal(percent("1"), 100);
  assert.equal(percent(null), 0);
});
