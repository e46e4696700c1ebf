/**
 * Working weeks (PL-3): which weeks a plan can use, and on which day of a week something is due.
 *
 * A day is the number of days since 1970-01-01, so that no time zone can move it. Its twin is
 * generator/rumbo/scoring/calendar.py, which says what working days and weeks are.
 */

const MILLISECONDS = 86_400_000;
const WEEK = 7;
const WORKING_DAYS = 5;
/** 1970-01-01 was a Thursday, the fourth day of its week. */
const FIRST_WEEKDAY = 3;

/** @typedef {{first: number, last: number}} Pause Days without work, both ends included. */

/** @param {string} text a date, `2026-12-07` */
export const day = (text) => Date.parse(`${text}T00:00:00Z`) / MILLISECONDS;

/** @param {number} day */
export const iso = (day) => new Date(day * MILLISECONDS).toISOString().slice(0, 10);

/** The Monday of the week that a day lies in. @param {number} day */
export const monday = (day) => day - ((((day + FIRST_WEEKDAY) % WEEK) + WEEK) % WEEK);

/** The working weeks from `start` on, less what pauses take; they may overlap and stand in any order. */
export class Calendar {
  /** @param {number} start @param {readonly Pause[]} pauses */
  constructor(start, pauses = []) {
    /** @type {number[][]} */
    this.known = [];
    this.coming = workingWeeks(start, pauses);
  }

  /** The working days of a working week, at least one. @param {number} week its place, 0 for the first */
  days(week) {
    while (this.known.length <= week) this.known.push(/** @type {number[]} */ (this.coming.next().value));
    return this.known[week];
  }

  /** The first working day of a working week. @param {number} week */
  opens(week) {
    return this.days(week)[0];
  }

  /** Its last working day: a Friday, the Thursday before if a pause takes the Friday, and so on. @param {number} week */
  due(week) {
    return /** @type {number} */ (this.days(week).at(-1));
  }
}

/** @param {number} start @param {readonly Pause[]} pauses */
function* workingWeeks(start, pauses) {
  for (let first = monday(start); ; first += WEEK) {
    const week = Array.from({ length: WORKING_DAYS }, (_, place) => first + place);
    const days = week.filter((day) => day >= start && !pauses.some(({ first, last }) => first <= day && day <= last));
    if (days.length) yield days;
  }
}
