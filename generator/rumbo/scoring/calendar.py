"""Working weeks (PL-3): which weeks a plan can use, and on which day of a week something is due.

Time is counted in weeks from Monday to Friday. A working day is one of these, not before the plan's start and in no
pause; a working week has at least one. Weeks are told by their place, 0 for the first. Knows no playbooks, no clock.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
WORKING_DAYS = 5


@dataclass(frozen=True, slots=True, order=True)
class Pause:
    """Dates without work, both ends included."""

    first: date
    last: date


class Calendar:
    """The working weeks from `start` on, less what `pauses` take; they may overlap and stand in any order."""

    def __init__(self, start: date, pauses: Sequence[Pause] = ()) -> None:
        self._known: list[tuple[date, ...]] = []
        self._coming = _working_weeks(start, pauses)

    def days(self, week: int) -> tuple[date, ...]:
        """The working days of a working week, at least one."""
        while len(self._known) <= week:
            self._known.append(next(self._coming))
        return self._known[week]

    def opens(self, week: int) -> date:
        """The first working day of a working week."""
        return self.days(week)[0]

    def due(self, week: int) -> date:
        """Its last working day: a Friday, the Thursday before if a pause takes the Friday, and so on."""
        return self.days(week)[-1]


def monday(day: date) -> date:
    """The Monday of the week that a day lies in."""
    return day - day.weekday() * DAY


def _working_weeks(start: date, pauses: Sequence[Pause]) -> Iterator[tuple[date, ...]]:
    first = monday(start)
    while True:
        week = (first + place * DAY for place in range(WORKING_DAYS))
        days = tuple(
            day for day in week if day >= start and not any(pause.first <= day <= pause.last for pause in pauses)
        )
        if days:
            yield days
        first += WEEK
