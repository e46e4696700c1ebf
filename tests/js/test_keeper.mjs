import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { Keeper } from "../../templates/assets/js/keeper.mjs";

/** Storage as browsers have it: its keys are properties of its own. */
class Shelf {
  /** @param {string} key */
  getItem(key) {
    return Object.hasOwn(this, key) ? Reflect.get(this, key) : null;
  }
  /** @param {string} key @param {string} text */
  setItem(key, text) {
    Reflect.set(this, key, text);
  }
  /** @param {string} key */
  removeItem(key) {
    Reflect.deleteProperty(this, key);
  }
}

/** @type {Shelf} */
let shelf;
/** @param {() => unknown} get */
const provide = (get) => Object.defineProperty(globalThis, "localStorage", { get, configurable: true });
beforeEach(() => {
  shelf = new Shelf();
  provide(() => shelf);
});
afterEach(() => new Keeper("/a/").forget("small"));

test("answers are kept under the site's path and the diagnostic", () => {
  new Keeper("/a/").write("small", { answers: {} });
  assert.deepEqual(Object.keys(shelf), ["rumbo:/a/:answers:small"]);
  assert.deepEqual(new Keeper("/a/").read("small"), { answers: {} });
  assert.equal(new Keeper("/b/").read("small"), null);
});

test("what is no JSON is as nothing", () => {
  shelf.setItem("rumbo:/a/:answers:small", "{");
  assert.equal(new Keeper("/a/").read("small"), null);
});

test("unwanted answers leave the device at once, of every diagnostic of this site alone, and stay in memory", () => {
  const keeper = new Keeper("/a/");
  keeper.write("small", 1);
  keeper.write("other", 2);
  shelf.setItem("rumbo:/b/:answers:small", "3");
  keeper.refuse(true);
  assert.deepEqual(Object.keys(shelf).sort(), ["rumbo:/a/:do-not-keep", "rumbo:/b/:answers:small"]);
  keeper.write("small", 4);
  assert.equal(new Keeper("/a/").keeping, "unwanted");
  assert.equal(new Keeper("/a/").read("small"), 4);
  keeper.refuse(false);
  keeper.write("small", 5);
  assert.equal(shelf.getItem("rumbo:/a/:answers:small"), "5");
});

test("blocked storage refuses, and memory serves", () => {
  provide(() => {
    throw new Error("blocked");
  });
  const keeper = new Keeper("/a/");
  keeper.write("small", 1);
  assert.equal(keeper.keeping, "refused");
  assert.equal(keeper.read("small"), 1);
});

test("full storage refuses until there is room again", () => {
  const keeper = new Keeper("/a/");
  shelf.setItem = () => {
    throw new Error("full");
  };
  keeper.write("small", 1);
  assert.equal(keeper.keeping, "refused");
  assert.equal(keeper.read("small"), 1);
  Reflect.deleteProperty(shelf, "setItem");
  keeper.write("small", 2);
  assert.equal(keeper.keeping, "kept");
  assert.equal(shelf.getItem("rumbo:/a/:answers:small"), "2");
});

test("rounds are kept beside the answers, leave with them, and come back with them", () => {
  const keeper = new Keeper("/a/");
  keeper.write("small", 1);
  keeper.write("small", [2], "rounds");
  const kept = ["rumbo:/a/:answers:small", "rumbo:/a/:rounds:small"];
  assert.deepEqual(Object.keys(shelf).sort(), kept);
  keeper.refuse(true);
  assert.deepEqual(Object.keys(shelf), ["rumbo:/a/:do-not-keep"]);
  assert.deepEqual(keeper.read("small", "rounds"), [2]);
  keeper.refuse(false);
  for (const key of kept) assert.ok(shelf.getItem(key), key);
  keeper.forget("small", "rounds");
});
