"""When a plan's playbooks run and when their tasks are due (PL-1 to PL-5, PL-8).

A plan is chosen playbooks in an order; what this module gives is their place in time, the same for the same input. It
knows no scores, no words and no clock: what moved, what is late and what a plan is worth is told elsewhere.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from rumbo.scoring.calendar import Calendar, Pause
from rumbo.scoring.contract import Mode


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A playbook as a plan sees it. `tasks` maps each step's id to its week, counted from 1 and at most `weeks`."""

    playbook: str
    weeks: int
    needs: tuple[str, ...]
    tasks: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What a plan is asked to be.

    `start` is the day from which what is not `kept` is planned. `chosen` are playbooks in order, what one needs before
    it where both are chosen. `kept` are the tasks that keep their date, as `playbook/step` (PL-8): done or dropped.
    """

    start: date
    chosen: Sequence[str]
    at_once: int = 2
    mode: Mode = "phases"
    pauses: Sequence[Pause] = ()
    kept: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """A playbook in its weeks, told by their place from 0; `due` are its tasks' dates in the order of its steps."""

    playbook: str
    first: int
    last: int
    opens: date
    ends: date
    due: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Phase:
    """Playbooks that end at one gate, the review in the last week; under `rolling`, those that end in the same week."""

    opens: date
    gate: date
    runs: tuple[Run, ...]


def ordered(wanted: Iterable[str], needs: Mapping[str, Collection[str]]) -> list[str]:
    """Playbooks in an order that comes as near as can be to the one wanted, what one needs before it (PL-1)."""
    order = list(dict.fromkeys(wanted))
    rest = set(order)
    found: list[str] = []

    def take(slug: str) -> None:
        if slug in rest:
            rest.remove(slug)
            for need in needs.get(slug, ()):
                take(need)
            found.append(slug)

    for slug in order:
        take(slug)
    return found


def schedule(intent: Intent, undertakings: Mapping[str, Undertaking]) -> tuple[Phase, ...]:
    """The phases of a plan.

    A playbook all of whose tasks are kept has ended and is in none; what is needed and not chosen counts as done.
    """
    weeks = _Weeks(intent, undertakings)
    spans = list(_in_phases(weeks) if intent.mode == "phases" else _rolling(weeks))
    calendar = Calendar(intent.start, intent.pauses)
    return tuple(
        _phase(gate, [weeks.run(slug, first, calendar) for slug, first, _ in group], calendar)
        for gate, group in groupby(spans, key=lambda span: span[2])
    )


def due(phases: Iterable[Phase], kept: Mapping[str, date]) -> dict[str, date]:
    """The date of every task of a plan: the planned ones, and those that keep theirs."""
    return {**kept, **{task: day for phase in phases for run in phase.runs for task, day in run.due.items()}}


Span = tuple[str, int, int]
"""A playbook, the week that it begins in, the week of its gate."""


class _Weeks:
    """What of each chosen playbook is still to be done, in weeks."""

    def __init__(self, intent: Intent, undertakings: Mapping[str, Undertaking]) -> None:
        self._all = undertakings
        self.at_once = intent.at_once
        self._left = {slug: self._open(slug, intent.kept) for slug in intent.chosen}
        under_way = [slug for slug in intent.chosen if self._begun(slug)]
        self.waiting = [slug for slug in dict.fromkeys([*under_way, *intent.chosen]) if not self._has_ended(slug)]
        self._chosen = frozenset(self.waiting)

    def ready(self, ended: Collection[str], free: int) -> list[str]:
        """The first that wait and need nothing that has not ended; those under way come first."""
        found = [slug for slug in self.waiting if self._chosen.intersection(self._all[slug].needs) <= set(ended)]
        return found[:free]

    def length(self, slug: str) -> int:
        """How many weeks it still takes: what is under way goes on from its first week with something to do."""
        return self._all[slug].weeks - self._before(slug)

    def run(self, slug: str, first: int, calendar: Calendar) -> Run:
        last = first + self.length(slug) - 1
        tasks = self._left[slug]
        days = {f"{slug}/{step}": calendar.due(first + tasks[step] - 1 - self._before(slug)) for step in tasks}
        return Run(slug, first, last, calendar.opens(first), calendar.due(last), days)

    def _open(self, slug: str, kept: Mapping[str, date]) -> Mapping[str, int]:
        return {step: week for step, week in self._all[slug].tasks.items() if f"{slug}/{step}" not in kept}

    def _begun(self, slug: str) -> bool:
        return len(self._left[slug]) < len(self._all[slug].tasks)

    def _has_ended(self, slug: str) -> bool:
        return self._begun(slug) and not self._left[slug]

    def _before(self, slug: str) -> int:
        return min(self._left[slug].values()) - 1 if self._begun(slug) else 0


def _in_phases(weeks: _Weeks) -> Iterator[Span]:
    """One phase after the other, each as long as its longest playbook (PL-4)."""
    ended: set[str] = set()
    first = 0
    while weeks.waiting:
        ready = weeks.ready(ended, weeks.at_once)
        gate = first + max(map(weeks.length, ready)) - 1
        yield from ((slug, first, gate) for slug in ready)
        weeks.waiting = [slug for slug in weeks.waiting if slug not in ready]
        ended.update(ready)
        first = gate + 1


def _rolling(weeks: _Weeks) -> Iterator[Span]:
    """Whenever a playbook ends, the first that can takes its place the week after (PL-4); in order of their ends."""
    ended: set[str] = set()
    running: dict[str, Span] = {}
    week = 0
    while weeks.waiting or running:
        for slug in weeks.ready(ended, weeks.at_once - len(running)):
            running[slug] = slug, week, week + weeks.length(slug) - 1
        weeks.waiting = [slug for slug in weeks.waiting if slug not in running]
        last = min(gate for *_, gate in running.values())
        over = [span for span in running.values() if span[2] == last]
        yield from over
        ended.update(slug for slug, *_ in over)
        running = {slug: span for slug, span in running.items() if slug not in ended}
        week = last + 1


def _phase(gate: int, runs: Sequence[Run], calendar: Calendar) -> Phase:
    return Phase(min(run.opens for run in runs), calendar.due(gate), tuple(runs))
