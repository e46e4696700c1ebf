/**
 * When a plan's playbooks run and when their tasks are due (PL-1 to PL-5, PL-8).
 *
 * Knows no scores, no words and no clock. Its twin is generator/rumbo/scoring/plan.py, which says what each type is.
 */

import { Calendar } from "./calendar.mjs";

/** @typedef {import("./calendar.mjs").Pause} Pause */
/** @typedef {{playbook: string, weeks: number, needs: readonly string[], tasks: ReadonlyMap<string, number>}} Undertaking */
/**
 * What a plan is asked to be; dates are days of calendar.mjs.
 * @typedef {object} Intent
 * @property {number} start
 * @property {readonly string[]} chosen
 * @property {number} atOnce
 * @property {"phases" | "rolling"} mode
 * @property {readonly Pause[]} pauses
 * @property {ReadonlyMap<string, number>} kept
 */
/**
 * @typedef {object} Run
 * @property {string} playbook
 * @property {number} first
 * @property {number} last
 * @property {number} opens
 * @property {number} ends
 * @property {Map<string, number>} due
 */
/** @typedef {{opens: number, gate: number, runs: Run[]}} Phase */
/** @typedef {[playbook: string, first: number, gate: number]} Span */

/**
 * Playbooks in an order that comes as near as can be to the one wanted, what one needs before it (PL-1).
 * @param {Iterable<string>} wanted @param {(slug: string) => Iterable<string>} needs
 */
export function ordered(wanted, needs) {
  const rest = new Set(wanted);
  /** @type {string[]} */
  const found = [];
  /** @param {string} slug */
  const take = (slug) => {
    if (!rest.delete(slug)) return;
    for (const need of needs(slug)) take(need);
    found.push(slug);
  };
  for (const slug of [...rest]) take(slug);
  return found;
}

/**
 * The phases of a plan. A playbook all of whose tasks are kept has ended and is in none.
 * @param {Intent} intent @param {ReadonlyMap<string, Undertaking>} undertakings @returns {Phase[]}
 */
export function schedule(intent, undertakings) {
  const weeks = new Weeks(intent, undertakings);
  const calendar = new Calendar(intent.start, intent.pauses);
  /** @type {Map<number, Run[]>} */
  const phases = new Map();
  for (const [slug, first, gate] of intent.mode === "phases" ? inPhases(weeks) : rolling(weeks)) {
    phases.set(gate, [...(phases.get(gate) ?? []), weeks.run(slug, first, calendar)]);
  }
  return [...phases].map(([gate, runs]) => ({
    opens: Math.min(...runs.map((run) => run.opens)),
    gate: calendar.due(gate),
    runs,
  }));
}

/**
 * The date of every task of a plan: the planned ones, and those that keep theirs.
 * @param {readonly Phase[]} phases @param {ReadonlyMap<string, number>} kept
 */
export function due(phases, kept) {
  return new Map([...kept, ...phases.flatMap(({ runs }) => runs.flatMap((run) => [...run.due]))]);
}

/** What of each chosen playbook is still to be done, in weeks. */
class Weeks {
  /** @param {Intent} intent @param {ReadonlyMap<string, Undertaking>} undertakings */
  constructor(intent, undertakings) {
    this.atOnce = intent.atOnce;
    this.all = undertakings;
    this.left = new Map(intent.chosen.map((slug) => [slug, this.open(slug, intent.kept)]));
    const underWay = intent.chosen.filter((slug) => this.hasBegun(slug));
    this.waiting = [...new Set([...underWay, ...intent.chosen])].filter((slug) => !this.hasEnded(slug));
    this.chosen = new Set(this.waiting);
  }

  /** The first that wait and need nothing that has not ended. @param {Set<string>} ended @param {number} free */
  ready(ended, free) {
    /** @param {string} slug */
    const isReady = (slug) => this.of(slug).needs.every((need) => ended.has(need) || !this.chosen.has(need));
    return this.waiting.filter(isReady).slice(0, free);
  }

  /** How many weeks it still takes: what is under way goes on from its first week with something to do. @param {string} slug */
  length(slug) {
    return this.of(slug).weeks - this.before(slug);
  }

  /** @param {string} slug @param {number} first @param {Calendar} calendar @returns {Run} */
  run(slug, first, calendar) {
    const last = first + this.length(slug) - 1;
    const offset = first - 1 - this.before(slug);
    const due = new Map([...this.tasks(slug)].map(([step, week]) => [`${slug}/${step}`, calendar.due(offset + week)]));
    return { playbook: slug, first, last, opens: calendar.opens(first), ends: calendar.due(last), due };
  }

  /** @param {string} slug */
  of(slug) {
    return /** @type {Undertaking} */ (this.all.get(slug));
  }

  /** @param {string} slug */
  tasks(slug) {
    return /** @type {Map<string, number>} */ (this.left.get(slug));
  }

  /** @param {string} slug @param {ReadonlyMap<string, number>} kept */
  open(slug, kept) {
    return new Map([...this.of(slug).tasks].filter(([step]) => !kept.has(`${slug}/${step}`)));
  }

  /** @param {string} slug */
  hasBegun(slug) {
    return this.tasks(slug).size < this.of(slug).tasks.size;
  }

  /** @param {string} slug */
  hasEnded(slug) {
    return this.hasBegun(slug) && !this.tasks(slug).size;
  }

  /** @param {string} slug */
  before(slug) {
    return this.hasBegun(slug) ? Math.min(...this.tasks(slug).values()) - 1 : 0;
  }
}

/** One phase after the other, each as long as its longest playbook (PL-4). @param {Weeks} weeks @returns {Generator<Span>} */
function* inPhases(weeks) {
  const ended = new Set();
  let first = 0;
  while (weeks.waiting.length) {
    const ready = weeks.ready(ended, weeks.atOnce);
    const gate = first + Math.max(...ready.map((slug) => weeks.length(slug))) - 1;
    for (const slug of ready) {
      yield [slug, first, gate];
      ended.add(slug);
    }
    weeks.waiting = weeks.waiting.filter((slug) => !ended.has(slug));
    first = gate + 1;
  }
}

/** Whenever a playbook ends, the first that can takes its place the week after (PL-4). @param {Weeks} weeks @returns {Generator<Span>} */
function* rolling(weeks) {
  const ended = new Set();
  /** @type {Map<string, Span>} */
  const running = new Map();
  for (let week = 0; weeks.waiting.length || running.size;) {
    for (const slug of weeks.ready(ended, weeks.atOnce - running.size)) {
      running.set(slug, [slug, week, week + weeks.length(slug) - 1]);
    }
    weeks.waiting = weeks.waiting.filter((slug) => !running.has(slug));
    const last = Math.min(...[...running.values()].map(([, , gate]) => gate));
    for (const span of [...running.values()].filter(([, , gate]) => gate === last)) {
      yield span;
      ended.add(span[0]);
      running.delete(span[0]);
    }
    week = last + 1;
  }
}
