"""Kind `number`: a number, scored by the range that it falls in, or in proportion."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from rumbo.kinds.answers import Ends, Range, ends_of
from rumbo.kinds.kind import Asked, Control, Field, Kind, owner_of, points_problems
from rumbo.kinds.written import SCORED, Keys, Written
from rumbo.scoring.contract import Measure
from rumbo.wording.problems import Problem

KEYS = Keys(
    means="number",
    known=SCORED | {"unit", "min", "max", "ranges", "linear", "points_range"},
    needed=("min", "max"),
    either=("ranges", "linear"),
    columns=("unit", "min", "max", "linear", "points_range"),
)
KEYS_OF_A_LINE = Keys(
    means=KEYS.means, known=KEYS.known - {"points_range"}, needed=KEYS.needed, either=KEYS.either, columns=KEYS.columns
)


@dataclass(frozen=True, slots=True)
class Ranged(Kind):
    """A number from `minimum` to `maximum`, scored by the range that it falls in."""

    minimum: Fraction
    maximum: Fraction
    unit: str
    ranges: tuple[Range, ...]
    span: Ends

    @property
    def control(self) -> Control:
        """A field."""
        return "number"

    @property
    def answers(self) -> tuple[Range, ...]:
        """Its ranges."""
        return self.ranges

    @property
    def has_one_answer(self) -> bool:
        """It falls in one range."""
        return True

    @property
    def field(self) -> Field:
        """Its limits, and where each range ends."""
        edges = pairwise([*(part.start for part in self.ranges), self.maximum])
        ranges = tuple((part, end) for part, (_, end) in zip(self.ranges, edges, strict=True))
        return Field(self.unit, self.minimum, self.maximum, self.maximum, ranges)

    @property
    def ends(self) -> Ends:
        """The ends of the span."""
        return self.span

    def measure(self) -> Measure:
        """A number by ranges."""
        low, high = self.span
        return {
            "measure": "number",
            "min": str(self.minimum),
            "max": str(self.maximum),
            "ranges": [
                {"id": part.id, "from": str(part.start), "share": str((part.points - low) / (high - low))}
                for part in self.ranges
            ],
            "line": None,
        }

    def problems(self, asked: Asked) -> Iterator[Problem]:
        """Limits, ranges or points that do not rise."""
        yield from _limit_problems(asked, self)
        yield from self._range_problems(asked)
        yield from points_problems(owner_of(asked), self.ranges, self.span, asked.places)

    def _range_problems(self, asked: Asked) -> Iterator[Problem]:
        first, last, places = self.ranges[0], self.ranges[-1], asked.places
        if first.start != self.minimum:
            values = {"question": asked.id, "start": str(first.start), "min": str(self.minimum)}
            yield Problem("ranges-not-from-min", places.of(first.place, "from"), values)
        for before, after in pairwise(self.ranges):
            if after.start <= before.start:
                values = {"id": after.id, "start": str(after.start)}
                yield Problem("ranges-not-rising", places.of(after.place, "from"), values)
        if self.minimum < self.maximum < last.start:
            values = {"id": last.id, "start": str(last.start), "max": str(self.maximum)}
            yield Problem("range-above-max", places.of(last.place, "from"), values)


@dataclass(frozen=True, slots=True)
class Linear(Kind):
    """A number scored in proportion between `minimum` and `maximum`; best at the top unless `down`."""

    minimum: Fraction
    maximum: Fraction
    unit: str
    down: bool

    @property
    def control(self) -> Control:
        """A field."""
        return "number"

    @property
    def answers(self) -> tuple[Range, ...]:
        """None that could be named."""
        return ()

    @property
    def field(self) -> Field:
        """Its limits, and which of them is best."""
        return Field(self.unit, self.minimum, self.maximum, self.minimum if self.down else self.maximum)

    @property
    def ends(self) -> None:
        """It has no points."""

    def measure(self) -> Measure:
        """A number along a line."""
        return {
            "measure": "number",
            "min": str(self.minimum),
            "max": str(self.maximum),
            "ranges": [],
            "line": "down" if self.down else "up",
        }

    def problems(self, asked: Asked) -> Iterator[Problem]:
        """Limits that do not rise."""
        yield from _limit_problems(asked, self)


def _limit_problems(asked: Asked, kind: Ranged | Linear) -> Iterator[Problem]:
    if kind.minimum >= kind.maximum:
        yield asked.problem("limits-not-rising", "max", min=str(kind.minimum), max=str(kind.maximum))


def read(written: Written) -> Ranged | Linear:
    """From limits and either ranges or a direction."""
    low, high, unit = written.minimum, written.maximum, written.unit
    if not written.ranges:
        return Linear(low, high, unit, down=written.linear == "down")
    return Ranged(low, high, unit, written.ranges, written.points_range or ends_of(written.ranges))
