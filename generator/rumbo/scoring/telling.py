"""The figures of a team at one place, a dimension or a question, out of everybody's values there (TM-3 to TM-9).

Where somebody gave no name, every value comes twice, with what is hidden below at its lowest and at its highest: what
would read differently is not told, so that nothing told depends on what is hidden.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple, TypeVar

from rumbo.scoring import agreement as agreeing
from rumbo.scoring.agreement import mean
from rumbo.scoring.contract import Agreement, ExactTeamFigures, GroupGap, Reading, TeamFigures
from rumbo.scoring.disclosure import FEWEST_FOR_SPREAD, coarse_level, coarse_spread, groups_told
from rumbo.scoring.figures import difference, fraction

PERCENT = (Fraction(0), Fraction(100))
T = TypeVar("T")
Values = Sequence[Fraction]


class Sample(NamedTuple):
    """One person's value from 0 to 100, with whatever is hidden below at its lowest and at its highest."""

    group: str | None
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Place:
    """What a place makes of values: its point levels, whether a level is strong, how one is printed."""

    levels: int
    is_strong: Callable[[Fraction], bool]
    printed: Callable[[Fraction], str]


@dataclass(frozen=True, slots=True)
class Telling:
    """Everybody's values at one place. `everything` may be told, or of `smallest` people at least."""

    samples: Sequence[Sample]
    place: Place
    everything: bool
    smallest: int

    def figures(self, groups: Iterable[str]) -> TeamFigures:
        """What may be told; `groups` are those of which more may be told than of the whole alone."""
        n = len(self.samples)
        if n == 0 or not (self.everything or n >= self.smallest):
            return NOTHING | {"n": 0} if self.everything else NOTHING
        level, deviation = self.alike(self.level), self._spread()
        return {
            "n": n,
            "mean": self._print(level),
            "median": self._print(self.exactly(agreeing.median)),
            "lowest": self._print(self.exactly(min)),
            "highest": self._print(self.exactly(max)),
            "spread": None if deviation is None else difference(deviation * 100, (Fraction(0), Fraction(1)), 2),
            "steps": self.exactly(self._steps) if n > 1 else None,
            "agreement": self.alike(self._agreement),
            "reading": self.alike(self._reading),
            "groups": [self._gap(group) for group in self.groups_told(groups)],
            "exact": self._exact(),
        }

    def band(self, band_of: Callable[[Fraction], str]) -> str | None:
        """The band of the mean."""
        if not self.samples or not (self.everything or len(self.samples) >= self.smallest):
            return None
        return self.alike(lambda values: band_of(self.level(values)))

    def groups_told(self, among: Iterable[str]) -> list[str]:
        """The groups with others beside them, of which a gap may be told."""
        sizes = Counter(sample.group for sample in self.samples)
        smallest = 1 if self.everything else self.smallest
        return groups_told({group: sizes[group] for group in among}, len(self.samples), smallest)

    def for_questions(self) -> "Telling":
        """The same for the groups of a question, where both sides need as many as could all have answered alike."""
        return replace(self, smallest=2 * self.smallest)

    def alike(self, told: Callable[[Values], T | None]) -> T | None:
        """What is told of the values, if it is the same whatever the hidden answers are."""
        low = told([sample.low for sample in self.samples])
        return low if low == told([sample.high for sample in self.samples]) else None

    def level(self, values: Values) -> Fraction:
        """Their mean; in coarse steps where not everything is told."""
        return mean(values) if self.everything else coarse_level(mean(values), len(values))

    def _spread(self) -> Fraction | None:
        if self.everything:
            return self.alike(lambda values: agreeing.spread(_shares(values)))
        if len(self.samples) < FEWEST_FOR_SPREAD:
            return None
        return self.alike(lambda values: coarse_spread(agreeing.spread(_shares(values))))

    def _agreement(self, values: Values) -> Agreement | None:
        return agreeing.agreement(_shares(values), self.place.levels)

    def _reading(self, values: Values) -> Reading | None:
        strong = self.place.is_strong(self.level(values))
        return agreeing.reading(_shares(values), self.place.levels, strong=strong)

    def _steps(self, values: Values) -> int:
        return agreeing.steps(_shares(values), self.place.levels)

    def exactly(self, told: Callable[[Values], T]) -> T | None:
        """What is told only where everything is: it may be one person's."""
        return self.alike(told) if self.everything else None

    def _exact(self) -> ExactTeamFigures:
        return {
            "mean": fraction(self.exactly(mean)),
            "median": fraction(self.exactly(agreeing.median)),
            "lowest": fraction(self.exactly(min)),
            "highest": fraction(self.exactly(max)),
            "spread": fraction(self.exactly(lambda values: agreeing.spread(_shares(values)))),
        }

    def _gap(self, group: str) -> GroupGap:
        own = self._part([sample for sample in self.samples if sample.group == group])
        rest = self._part([sample for sample in self.samples if sample.group != group])
        level, others = own.alike(own.level), rest.alike(rest.level)
        gap = None if level is None or others is None else level - others
        return {
            "option": group,
            "n": len(own.samples),
            "mean": self._print(level),
            "others": self._print(others),
            "gap": None if gap is None else difference(gap, PERCENT, 1),
            "marked": gap is not None and abs(gap) >= agreeing.MARKED,
            "exact": {
                "mean": fraction(own.exactly(mean)),
                "others": fraction(rest.exactly(mean)),
                "gap": fraction(gap) if self.everything else None,
            },
        }

    def _part(self, samples: Sequence[Sample]) -> "Telling":
        return Telling(samples, self.place, self.everything, self.smallest)

    def _print(self, level: Fraction | None) -> str | None:
        return None if level is None else self.place.printed(level)


NOTHING: TeamFigures = {
    "n": None,
    "mean": None,
    "median": None,
    "lowest": None,
    "highest": None,
    "spread": None,
    "steps": None,
    "agreement": None,
    "reading": None,
    "groups": [],
    "exact": {"mean": None, "median": None, "lowest": None, "highest": None, "spread": None},
}


def _shares(values: Values) -> list[Fraction]:
    """Values from 0 to 100 as shares of 1."""
    return [value / 100 for value in values]
