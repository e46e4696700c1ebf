import assert from "node:assert/strict";
import { test } from "node:test";

import { clockIn, planned, stageTold, turned, WHOLE, wholeTold } from "../../templates/assets/js/meeting_clock.mjs";

const MINUTE = 60_000;

test("TM-11: an hour is shared out among the questions, and ten minutes at least are left to close", () => {
  for (let n = 0; n <= 7; n++) {
    const { each, closing } = planned(n);
    assert.equal(n * each + closing, WHOLE);
    assert.ok(closing >= 10 && each >= 7);
  }
  assert.deepEqual(planned(7), { each: 7, closing: 11 });
  assert.deepEqual(planned(1), { each: 15, closing: 45 });
});

test("TM-11: time is counted by stamps, whatever stage it is, and coming back to one goes on with it", () => {
  let clock = turned(null, "a", 0);
  clock = turned(clock, "b", 5 * MINUTE);
  clock = turned(clock, "b", 6 * MINUTE);
  clock = turned(clock, "a", 8 * MINUTE);
  assert.deepEqual(stageTold(clock, "a", 7, 12 * MINUTE), { used: 9, planned: 7, left: 0, over: 2 });
  assert.deepEqual(stageTold(clock, "b", 7, 12 * MINUTE), { used: 3, planned: 7, left: 4, over: 0 });
  assert.deepEqual(wholeTold(clock, 12 * MINUTE + 1), { used: 12, planned: 60, left: 48, over: 0 });
});

test("a clock that is set back uses nothing up, and what is no clock is none", () => {
  const clock = turned(null, "a", 9 * MINUTE);
  assert.equal(wholeTold(clock, 0).used, 0);
  assert.deepEqual(clockIn(JSON.parse(JSON.stringify(clock))), clock);
  for (const stored of [
    null,
    1,
    "a",
    {},
    { ...clock, since: "9" },
    { ...clock, used: { a: -1 } },
    { ...clock, used: null },
  ])
    assert.equal(clockIn(stored), null);
});

test("a stage may have any name", () => {
  const clock = turned(turned(null, "constructor", 0), "b", MINUTE);
  assert.equal(stageTold(clock, "constructor", 7, MINUTE).used, 1);
  assert.equal(stageTold(clock, "toString", 7, MINUTE).used, 0);
});
