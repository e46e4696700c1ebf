/**
 * A plan as a file for calendars (PL-11; RFC 5545): tasks, gates and the weekly review as events of whole days.
 *
 * Knows no words of its own. Its twin is generator/rumbo/scoring/calendar_file.py, which says why it is as it is.
 */

import { day, iso, monday } from "./calendar.mjs";

/** @typedef {import("./contract").Plan} Plan */
/** @typedef {{name: string, gate: string, review: string}} Words  what the events are called; `{n}` is a phase's number */

/** How many octets a line may have. */
const FOLD = 75;
const WEEK = 7;
const TO_FRIDAY = 4;

/** @param {Plan} plan @param {Words} words */
export function calendarFile(plan, words) {
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rumbo//My plan//EN", "CALSCALE:GREGORIAN"],
    `X-WR-CALNAME:${escaped(words.name)}`,
    ...tasks(plan),
    ...gates(plan, words),
    ...reviews(plan, words),
    "END:VCALENDAR",
  ];
  return lines
    .flatMap(folded)
    .map((line) => `${line}\r\n`)
    .join("");
}

/** @param {Plan} plan */
function tasks(plan) {
  const inside = plan.playbooks.filter(({ dropped }) => dropped === null);
  return inside.flatMap(({ playbook, title, tasks }) =>
    tasks
      .filter(({ state }) => state !== "dropped")
      .flatMap(({ step, task, owner, role, measure, note, due }) => {
        const about = [title, owner || role, measure, note].filter(Boolean).join("\n");
        return event(plan, `task.${playbook}.${step}`, day(due), task, [`DESCRIPTION:${escaped(about)}`]);
      }),
  );
}

/** @param {Plan} plan @param {Words} words */
function gates(plan, { gate }) {
  return plan.phases.flatMap((phase, place) => {
    const n = String(place + 1);
    return event(plan, `gate.${n}`, day(phase.gate), gate.replaceAll("{n}", n), []);
  });
}

/** Every Friday until the last gate, but for those that a pause takes. @param {Plan} plan @param {Words} words */
function reviews(plan, { review }) {
  if (!plan.phases.length) return [];
  const first = monday(Math.min(...plan.phases.map(({ opens }) => day(opens)))) + TO_FRIDAY;
  const last = Math.max(...plan.phases.map(({ gate }) => day(gate)));
  const weeks = Math.floor((Math.max(last, first) - first) / WEEK) + 1;
  const fridays = Array.from({ length: weeks }, (_, number) => first + number * WEEK);
  const isPaused = (/** @type {number} */ at) =>
    plan.pauses.some((pause) => day(pause.first) <= at && at <= day(pause.last));
  const out = fridays.filter(isPaused).map((friday) => `EXDATE;VALUE=DATE:${compact(friday)}`);
  return event(plan, "review", first, review, [`RRULE:FREQ=WEEKLY;UNTIL=${compact(fridays.at(-1) ?? first)}`, ...out]);
}

/** @param {Plan} plan @param {string} name @param {number} at @param {string} summary @param {string[]} more */
function event(plan, name, at, summary, more) {
  return [
    "BEGIN:VEVENT",
    `UID:${name}.${plan.diagnostic || "own"}@rumbo.invalid`,
    `DTSTAMP:${compact(day(plan.planned_from))}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(at)}`,
    `DTEND;VALUE=DATE:${compact(at + 1)}`,
    `SUMMARY:${escaped(summary)}`,
    ...more,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** @param {number} at */
const compact = (at) => iso(at).replaceAll("-", "");

/** Control characters may not stand in a text at all. @param {string} text */
function escaped(text) {
  const kept = [...text].filter((char) => char === "\n" || (char >= " " && char !== "\x7f")).join("");
  return kept.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll("\n", "\\n");
}

/** The lines that one is folded into, never within a character. @param {string} line */
function folded(line) {
  const lines = [];
  let [part, room] = ["", FOLD];
  for (const char of line) {
    const size = new TextEncoder().encode(char).length;
    if (size > room) {
      lines.push(part);
      [part, room] = [" ", FOLD - 1];
    }
    part += char;
    room -= size;
  }
  return [...lines, part];
}
