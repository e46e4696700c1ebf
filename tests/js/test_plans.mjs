import assert from "node:assert/strict";
import { test } from "node:test";

import { nextMonday, withAdded, withDropped, withEarlier, withMet } from "../../templates/assets/js/choosing.mjs";
import { wordsOf } from "../../templates/assets/js/last_words.mjs";
import { comingTask, hasEnded, lateness, planIn, progress, withTask } from "../../templates/assets/js/plans.mjs";
import { newPlan, plannedAnew } from "../../templates/assets/js/scoring/planning.mjs";
import { agenda, asksOf, withReached, withRecord } from "../../templates/assets/js/weekly.mjs";

/** @typedef {import("../../templates/assets/js/scoring/contract").Plan} Plan */

/** @param {string} playbook @param {string[]} needs */
const offer = (playbook, needs = []) => ({
  playbook,
  title: playbook.toUpperCase(),
  weeks: 2,
  needs,
  tasks: [
    { step: "first", task: "First", owner: "Boss", measure: "Done", week: 1 },
    { step: "last", task: "Last", owner: "Boss", measure: "Done", week: 2 },
  ],
});
const CATALOGUE = {
  language: "en",
  one_at_a_time: {},
  playbooks: [offer("a"), offer("b", ["a"]), offer("c"), offer("d", ["c"])],
};
/** @type {import("../../templates/assets/js/scoring/planning.mjs").Wish} */
const WISH = { start: "2027-01-11", at_once: 1, mode: "phases", pauses: [] };
const PLAN = newPlan(CATALOGUE, WISH, null, ["b"]);

const slugs = (/** @type {Plan} */ { playbooks }) => playbooks.map(({ playbook }) => playbook);
const copy = () => JSON.parse(JSON.stringify(PLAN));

test("PL-10: a plan loads again as it was written", () => {
  assert.deepEqual(planIn(copy()), PLAN);
});

test("PL-10: a plan of a newer version is told apart from a damaged one", () => {
  assert.equal(planIn({ ...copy(), format: 2 }), "newer");
  assert.equal(planIn({ ...copy(), format: 0 }), "damaged");
});

/** A place of a plan, at any depth, with something else in it. @param {unknown} part @param {unknown} stranger @returns {Generator<unknown>} */
function* spoilt(part, stranger) {
  yield stranger;
  if (typeof part !== "object" || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    for (const other of spoilt(value, stranger)) {
      yield Array.isArray(part)
        ? part.map((entry, at) => (String(at) === key ? other : entry))
        : { ...part, [key]: other };
    }
  }
}

const STRANGERS = [undefined, 7.5, -1, true, [[]], { a: 1 }, "x".repeat(5000), Number.MAX_SAFE_INTEGER];

test("PL-10: a hostile plan is none, or one that can be planned anew; never an error, never an endless loop", () => {
  let tried = 0;
  for (const stranger of STRANGERS) {
    for (const found of spoilt(copy(), stranger)) {
      const plan = planIn(found);
      tried++;
      if (typeof plan !== "string") assert.ok(plannedAnew(plan, "2027-02-01", null).phases);
    }
  }
  assert.ok(tried > 400);
});

test("PL-10: needs in a circle, days that are none and things twice do no harm", () => {
  const circle = copy();
  circle.playbooks[0].needs = ["b"];
  assert.deepEqual(
    plannedAnew(/** @type {Plan} */ (planIn(circle)), "2027-01-11", null).phases.map(({ playbooks }) => playbooks),
    [["a"], ["b"]],
  );
  assert.equal(planIn({ ...copy(), start: "2027-02-30" }), "damaged");
  const twice = copy();
  twice.playbooks.push(twice.playbooks[0]);
  assert.equal(planIn(twice), "damaged");
  assert.equal(
    planIn({ ...copy(), phases: [{ opens: "2027-01-11", gate: "2027-01-15", playbooks: ["z"], expected: null }] }),
    "damaged",
  );
});

test("PL-7: the task to do next is the open one that is due first", () => {
  const next = (/** @type {Plan} */ plan) => {
    const found = comingTask(plan);
    return found && `${found.entry.playbook}/${found.task.step}`;
  };
  assert.equal(next(PLAN), "a/first");
  assert.equal(next(withTask(PLAN, "a", "first", { state: "dropped" })), "a/last");
  assert.equal(next(withTask(PLAN, "a", "last", { due: "2027-01-14" })), "a/last");
  assert.equal(next(withDropped(PLAN, "a", "")), "b/first");
  assert.equal(next({ ...PLAN, playbooks: [] }), undefined);
});

test("PL-8: late is late by the day, and what is over never is", () => {
  const [task] = PLAN.playbooks[0]?.tasks ?? [];
  assert.ok(task);
  assert.equal(lateness(task, "2027-01-15"), 0);
  assert.equal(lateness(task, "2027-01-18"), 3);
  assert.equal(lateness({ ...task, state: "done" }, "2027-01-18"), 0);
  const later = withTask(PLAN, "a", "first", { state: "done" });
  assert.deepEqual(progress(later, "2027-02-20"), { total: 4, done: 1, late: 3 });
});

test("a plan starts on the Monday after today unless its maker says otherwise", () => {
  assert.equal(nextMonday("2026-11-28"), "2026-11-30");
  assert.equal(nextMonday("2026-11-30"), "2026-12-07");
});

test("PL-2: what an added playbook needs comes before it, but what is there already does not come", () => {
  const more = withAdded(PLAN, "d", CATALOGUE, new Map([["c", ["q"]]]));
  assert.deepEqual(slugs(more), ["a", "b", "c", "d"]);
  assert.deepEqual(more.playbooks[2]?.mends, ["q"]);
  assert.deepEqual(slugs(withAdded(withMet(PLAN, "c"), "d", CATALOGUE, new Map())), ["a", "b", "d"]);
  assert.deepEqual(slugs(withAdded(PLAN, "a", CATALOGUE, new Map())), ["a", "b"]);
});

test("PL-1: a playbook moves earlier, but never before what it needs", () => {
  const more = withAdded(PLAN, "c", CATALOGUE, new Map());
  assert.deepEqual(slugs(withEarlier(more, "c")), ["a", "c", "b"]);
  assert.deepEqual(slugs(withEarlier(more, "b")), ["a", "b", "c"]);
  assert.deepEqual(slugs(withEarlier(more, "a")), ["a", "b", "c"]);
});

test("PL-2: a dropped playbook leaves the phases and what needs it stays; taken back it is planned again", () => {
  const without = plannedAnew(withDropped(PLAN, "a", "No budget"), "2027-01-11", null);
  assert.deepEqual(
    without.phases.map(({ playbooks }) => playbooks),
    [["b"]],
  );
  assert.deepEqual(plannedAnew(withDropped(without, "a", null), "2027-01-11", null), PLAN);
});

test("PL-9: a review looks at what is late, due this week, due next week and done since the last one", () => {
  const ids = (/** @type {import("../../templates/assets/js/weekly.mjs").Due[]} */ found) =>
    found.map(({ playbook, task }) => `${playbook}/${task.step}`);
  const listed = (/** @type {Plan} */ plan, /** @type {string} */ today) => {
    const { late, now, next, done } = agenda(plan, today);
    return [late, now, next, done].map(ids);
  };
  assert.deepEqual(listed(PLAN, "2027-01-13"), [[], ["a/first"], ["a/last"], []]);
  assert.deepEqual(listed(PLAN, "2027-01-16"), [["a/first"], [], ["a/last"], []]);
  const done = withTask(PLAN, "a", "first", { state: "done" });
  assert.deepEqual(listed(done, "2027-01-20"), [[], ["a/last"], ["b/first"], ["a/first"]]);
  const told = withRecord(withRecord(done, "2027-01-15", "One"), "2027-01-15", "Another");
  assert.deepEqual(told.reviews, [{ date: "2027-01-15", decisions: "Another", done: ["a/first"] }]);
  assert.deepEqual(listed(told, "2027-01-15")[3], ["a/first"]); // on the day itself it is still looked at
  assert.deepEqual(listed(told, "2027-01-22")[3], []);
  assert.deepEqual(planIn(JSON.parse(JSON.stringify(told))), told);
});

test("PL-9: a gate is over once nothing of its phase is left to do, and asks what its playbooks mend", () => {
  const mending = { ...PLAN, playbooks: PLAN.playbooks.map((entry) => ({ ...entry, mends: ["q", entry.playbook] })) };
  const [phase] = mending.phases;
  assert.ok(phase);
  assert.deepEqual(asksOf(mending, phase), ["q", "a"]);
  const half = withTask(mending, "a", "first", { state: "done" });
  assert.equal(hasEnded(half, phase), false);
  assert.equal(hasEnded(withTask(half, "a", "last", { state: "dropped" }), phase), true);
});

test("PL-9: what a phase has reached is kept with it, planned anew or read again", () => {
  const score = { value: "58", exact: "58", band: "low", status: /** @type {const} */ ("scored") };
  const answers = { diagnostic: "d", answers: {} };
  const round = { id: "r", date: "2027-01-22", name: "", answers, scores: { overall: score } };
  const over = ["first", "last"].reduce((plan, step) => withTask(plan, "a", step, { state: "done" }), PLAN);
  const reached = withReached(
    over,
    1,
    /** @type {import("../../templates/assets/js/scoring/contract").Round} */ (round),
  );
  assert.deepEqual(reached.phases[0]?.reached, { date: "2027-01-22", scores: { overall: score } });
  assert.deepEqual(plannedAnew(reached, "2027-01-25", null).phases[0]?.reached, reached.phases[0]?.reached);
  assert.deepEqual(planIn(JSON.parse(JSON.stringify(reached))), reached);
  const [first] = copy().phases;
  assert.equal(planIn({ ...copy(), phases: [{ ...first, reached: { date: "2027-01-22" } }] }), "damaged");
});

test("PL-10: a step that has vanished or been reworded keeps its last words; in another language today's stand", () => {
  const [task] = PLAN.playbooks[0]?.tasks ?? [];
  assert.ok(task);
  const words = (/** @type {object} */ change, language = "en") => {
    const [a, ...others] = CATALOGUE.playbooks;
    const steps = a?.tasks.map((step) => ({ ...step, ...change })) ?? [];
    const found = wordsOf(
      PLAN,
      { ...CATALOGUE, language, playbooks: [{ ...offer("a"), tasks: steps }, ...others] },
      "a",
      task,
    );
    return [found.task, found.since];
  };
  assert.deepEqual(words({}), ["First", "same"]);
  assert.deepEqual(words({ task: "Other" }), ["First", "reworded"]);
  assert.deepEqual(words({ step: "new" }), ["First", "gone"]);
  assert.deepEqual(words({ task: "Primero" }, "es"), ["Primero", "same"]);
});
