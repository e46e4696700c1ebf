import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { openStore, Store } from "../../templates/assets/js/store.mjs";

/** Storage as browsers have it: its keys are properties of its own. With a size, like theirs. */
class Shelf {
  #room = Infinity;

  /** @param {string} key */
  getItem(key) {
    return Object.hasOwn(this, key) ? Reflect.get(this, key) : null;
  }
  /** @param {string} key @param {string} text */
  setItem(key, text) {
    const taken = Object.entries(this).filter(([found]) => found !== key);
    if ([...taken, [key, text]].flat().join("").length > this.#room) throw new Error("full");
    Reflect.set(this, key, text);
  }
  /** @param {string} key */
  removeItem(key) {
    Reflect.deleteProperty(this, key);
  }
  /** From now on there is no room for more characters than these beside what lies there. @param {number} more */
  fill(more) {
    this.#room = Object.entries(this).flat().join("").length + more;
  }
}

/** @type {Shelf} */
let shelf;
/** @type {string} */
let path; // memory outlives a store: every test has a site of its own
let count = 0;
/** @param {string} name @param {() => unknown} get */
const provide = (name, get) => Object.defineProperty(globalThis, name, { get, configurable: true });
beforeEach(() => {
  shelf = new Shelf();
  path = `/site-${count++}/`;
  provide("localStorage", () => shelf);
  provide("location", () => ({ href: `https://example.org${path}diagnostics/small/` }));
});

const store = () => new Store(path);
const answers = () => store().entry("answers:small");
const rounds = () => store().entry("rounds:small");

test("what is kept lies under the path of the whole site, and no other site's is read", () => {
  assert.equal(answers().write({ a: 1 }), true);
  assert.deepEqual(Object.entries({ ...shelf }), [[`rumbo:${path}:answers:small`, '{"a":1}']]);
  assert.deepEqual(answers().read(), { a: 1 });
  assert.equal(new Store("/other/").entry("answers:small").read(), null);
  assert.deepEqual(openStore("../../").entry("answers:small").read(), { a: 1 });
});

test("what is kept under one beginning is listed, stored or held, and no other site's", () => {
  const store = openStore(path);
  store.write("steps:one", "a");
  store.write("answers:one", "{}");
  new Store("/other/").write("steps:two", "b");
  shelf.fill(0);
  store.write("steps:three", "c");
  assert.deepEqual(store.under("steps:").sort(), ["one", "three"]);
});

test("nothing is read as null, and a change that leaves nothing says whether the rest is kept", () => {
  assert.equal(answers().read(), null);
  assert.equal(store().read("answers:small"), null);
  assert.equal(answers().write(null), true);
  assert.equal(shelf.getItem(`rumbo:${path}:answers:small`), null);
  store().refuse(true);
  assert.equal(answers().write(null), false);
});

test("only language, ticks and the wish itself are kept whatever is wished", () => {
  store().refuse(true);
  for (const key of ["language-test", "my-language", "do-not-keep-it", "team:x", "the-steps:x"])
    store().write(key, "x");
  for (const key of ["language", "steps:x"]) store().write(key, "x");
  const left = ["do-not-keep", "language", "steps:x"].map((key) => `rumbo:${path}:${key}`);
  assert.deepEqual(Object.keys(shelf).sort(), left);
  assert.equal(shelf.getItem(`rumbo:${path}:do-not-keep`), "true");
});

/** An entry that this window holds for want of room, and of which another has stored something since. */
function heldHereStoredThere() {
  const both = () => store().entry("rounds:small", (stored, held) => [stored, held].flat());
  shelf.setItem("a neighbour's", "x".repeat(100));
  shelf.fill(0);
  both().write(["here"]);
  shelf.removeItem("a neighbour's");
  shelf.setItem(`rumbo:${path}:rounds:small`, '["there"]');
  return both;
}

test("what becomes unwanted while some of it is held is laid together, and still is when it is stored again", () => {
  const both = heldHereStoredThere();
  store().refuse(true);
  assert.deepEqual(both().read(), ["there", "here"]);
  shelf.setItem(`rumbo:${path}:rounds:small`, '["later"]');
  store().refuse(false);
  assert.deepEqual(JSON.parse(shelf.getItem(`rumbo:${path}:rounds:small`)), ["later", "there", "here"]);
});

test("without a merge the held one stands", () => {
  shelf.setItem("a neighbour's", "x".repeat(100));
  shelf.fill(0);
  answers().write({ here: 1 });
  shelf.removeItem("a neighbour's");
  shelf.setItem(`rumbo:${path}:answers:small`, '{"there":1}');
  assert.deepEqual(answers().read(), { here: 1 });
});

test("what is no JSON is as nothing", () => {
  shelf.setItem(`rumbo:${path}:answers:small`, "{");
  assert.equal(answers().read(), null);
  assert.equal(store().read("answers:small"), "{");
});

test("what is stored is read whatever has become of the last write, and never replaced by less", () => {
  rounds().write([1, 2]);
  shelf.fill(3);
  assert.equal(answers().write({ long: "too long for what is left" }), false);
  assert.equal(store().keeping, "refused");
  assert.deepEqual(rounds().read(), [1, 2]);
  const add = (/** @type {unknown} */ kept) => [.../** @type {number[]} */ (kept), 3];
  assert.equal(rounds().update(add), true);
  assert.deepEqual(JSON.parse(shelf.getItem(`rumbo:${path}:rounds:small`)), [1, 2, 3]);
  const addLong = (/** @type {unknown} */ kept) => [.../** @type {number[]} */ (kept), "x".repeat(99)];
  assert.equal(rounds().update(addLong), false);
  assert.equal(/** @type {unknown[]} */ (rounds().read()).length, 4);
  assert.deepEqual(JSON.parse(shelf.getItem(`rumbo:${path}:rounds:small`)), [1, 2, 3]);
});

test("what found no room is stored as soon as there is some", () => {
  shelf.setItem("a neighbour's", "x".repeat(100));
  shelf.fill(0);
  answers().write({ a: 1 });
  assert.equal(store().keeping, "refused");
  assert.equal(shelf.getItem(`rumbo:${path}:answers:small`), null);
  shelf.removeItem("a neighbour's");
  rounds().write([1]);
  assert.equal(store().keeping, "kept");
  assert.equal(shelf.getItem(`rumbo:${path}:answers:small`), '{"a":1}');
});

test("what is held in memory and what another window has stored since are laid together", () => {
  const both = heldHereStoredThere();
  assert.deepEqual(both().read(), ["there", "here"]);
  store().write("language", "en");
  assert.deepEqual(JSON.parse(shelf.getItem(`rumbo:${path}:rounds:small`)), ["there", "here"]);
});

test("a change is made to what another window has just written", () => {
  const mine = answers();
  mine.write({ a: 1 });
  shelf.setItem(`rumbo:${path}:answers:small`, '{"b":2}');
  mine.update((kept) => ({ .../** @type {object} */ (kept), c: 3 }));
  assert.deepEqual(answers().read(), { b: 2, c: 3 });
});

test("what is forgotten, or changed into nothing, is gone from storage and memory", () => {
  answers().write(1);
  answers().update(() => null);
  assert.equal(answers().read(), null);
  store().refuse(true);
  answers().write(2);
  store().forget("answers:small");
  assert.equal(answers().read(), null);
  assert.deepEqual(Object.keys(shelf), [`rumbo:${path}:do-not-keep`]);
});

test("what is unwanted leaves the device at once, of this site alone, and stays in memory", () => {
  answers().write(1);
  store().entry("plan:other").write(2);
  store().write("language", "en");
  shelf.setItem("rumbo:/b/:answers:small", "3");
  store().refuse(true);
  const left = ["rumbo:/b/:answers:small", `rumbo:${path}:do-not-keep`, `rumbo:${path}:language`];
  assert.deepEqual(Object.keys(shelf).sort(), left);
  assert.equal(answers().write(4), false);
  store().write("language", "es");
  assert.deepEqual(Object.keys(shelf).sort(), left);
  assert.equal(shelf.getItem(`rumbo:${path}:language`), "es");
  assert.equal(store().keeping, "unwanted");
  assert.deepEqual([answers().read(), store().entry("plan:other").read()], [4, 2]);
  store().refuse(false);
  assert.equal(store().keeping, "kept");
  assert.equal(shelf.getItem(`rumbo:${path}:answers:small`), "4");
  assert.equal(shelf.getItem(`rumbo:${path}:plan:other`), "2");
});

for (const [name, area] of Object.entries({ denied: null, absent: undefined })) {
  test(`a storage that is ${name} refuses, and memory serves`, () => {
    provide("localStorage", () => {
      if (area === null) throw new Error("denied");
      return area;
    });
    assert.equal(store().keeping, "refused");
    assert.equal(answers().write(1), false);
    assert.equal(answers().read(), 1);
    store().refuse(true);
    assert.equal(store().keeping, "refused");
    assert.equal(answers().read(), 1);
    answers().forget();
    assert.equal(answers().read(), null);
  });
}

test("a storage that can be neither read nor written is as none", () => {
  shelf.getItem = shelf.setItem = () => {
    throw new Error("corrupted");
  };
  assert.equal(answers().read(), null);
  assert.equal(answers().write(1), false);
  assert.equal(answers().read(), 1);
});

test("a tab's own storage keeps apart from the browser's", () => {
  const own = new Shelf();
  provide("sessionStorage", () => own);
  assert.equal(openStore("../../", "sessionStorage").write("from:x", "a"), true);
  assert.deepEqual(Object.keys(own), [`rumbo:${path}:from:x`]);
  assert.equal(store().read("from:x"), null);
});

test("another window's change, and the way back to a page, are heard of until the page is left", () => {
  const window = new EventTarget();
  Reflect.set(globalThis, "addEventListener", window.addEventListener.bind(window));
  const page = new AbortController();
  let heard = 0;
  answers().watch(() => heard++, page.signal);
  const tell = (/** @type {string} */ kind, /** @type {object} */ what) =>
    window.dispatchEvent(Object.assign(new Event(kind), what));
  tell("storage", { key: `rumbo:${path}:answers:small` });
  tell("storage", { key: null });
  tell("pageshow", { persisted: true });
  assert.equal(heard, 3);
  tell("storage", { key: `rumbo:${path}:answers:smaller` });
  tell("pageshow", { persisted: false });
  page.abort();
  tell("storage", { key: null });
  tell("pageshow", { persisted: true });
  assert.equal(heard, 3);
});
