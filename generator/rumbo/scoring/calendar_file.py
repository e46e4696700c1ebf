"""A plan as a file for calendars (PL-11; RFC 5545): tasks, gates and the weekly review as events of whole days.

Dates float: no time, no zone, and `DTEND` is the day after, which every calendar reads alike. Names of events stay the
same, so importing again updates. Knows no words of its own. Its twin is templates/assets/js/scoring/calendar_file.mjs.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypedDict

from rumbo.scoring.calendar import DAY, WEEK, WORKING_DAYS, monday
from rumbo.scoring.contract import Plan

FOLD = 75
"""How many octets a line may have (RFC 5545, 3.1)."""


class CalendarWords(TypedDict):
    """What the events are called; `{n}` is a phase's number."""

    name: str
    gate: str
    review: str


def calendar_file(plan: Plan, words: CalendarWords) -> str:
    """The text of the file; dropped tasks and playbooks are left out."""
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rumbo//My plan//EN", "CALSCALE:GREGORIAN"),
        f"X-WR-CALNAME:{_escaped(words['name'])}",
        *_tasks(plan),
        *_gates(plan, words),
        *_reviews(plan, words),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _tasks(plan: Plan) -> Iterator[str]:
    for entry in plan["playbooks"]:
        for task in entry["tasks"] if entry["dropped"] is None else ():
            if task["state"] != "dropped":
                about = [entry["title"], task["owner"] or task["role"], task["measure"], task["note"]]
                more = [f"DESCRIPTION:{_escaped(chr(10).join(filter(None, about)))}"]
                name = f"task.{entry['playbook']}.{task['step']}"
                yield from _event(plan, name, date.fromisoformat(task["due"]), task["task"], more)


def _gates(plan: Plan, words: CalendarWords) -> Iterator[str]:
    for number, phase in enumerate(plan["phases"], start=1):
        summary = words["gate"].replace("{n}", str(number))
        yield from _event(plan, f"gate.{number}", date.fromisoformat(phase["gate"]), summary, [])


def _reviews(plan: Plan, words: CalendarWords) -> Iterator[str]:
    """Every Friday until the last gate, but for those that a pause takes."""
    if not plan["phases"]:
        return
    first = monday(date.fromisoformat(min(phase["opens"] for phase in plan["phases"]))) + (WORKING_DAYS - 1) * DAY
    last = date.fromisoformat(max(phase["gate"] for phase in plan["phases"]))
    fridays = [first + number * WEEK for number in range((max(last, first) - first) // WEEK + 1)]
    out = [f"EXDATE;VALUE=DATE:{_day(friday)}" for friday in fridays if _is_paused(plan, friday)]
    more = [f"RRULE:FREQ=WEEKLY;UNTIL={_day(fridays[-1])}", *out]
    yield from _event(plan, "review", first, words["review"], more)


def _is_paused(plan: Plan, day: date) -> bool:
    return any(pause["first"] <= day.isoformat() <= pause["last"] for pause in plan["pauses"])


def _event(plan: Plan, name: str, day: date, summary: str, more: Iterable[str]) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{name}.{plan['diagnostic'] or 'own'}@rumbo.invalid",
        f"DTSTAMP:{_day(date.fromisoformat(plan['planned_from']))}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(day)}",
        f"DTEND;VALUE=DATE:{_day(day + timedelta(days=1))}",
        f"SUMMARY:{_escaped(summary)}",
        *more,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    """RFC 5545, 3.3.11; control characters may not stand in a text at all."""
    kept = "".join(char for char in text if char == "\n" or (ord(char) >= ord(" ") and char != "\x7f"))
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The lines that one is folded into, never within a character."""
    part, room = "", FOLD
    for char in line:
        size = len(char.encode())
        if size > room:
            yield part
            part, room = " ", FOLD - 1
        part, room = part + char, room - size
    yield part
