"""What a question offers to answer with, as its author wrote it: options and ranges."""

from dataclasses import dataclass
from fractions import Fraction

from rumbo.location import Location, Reference

Ends = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Missing:
    """What holds where an option of `several` is left out: its remedies, and whether they come `first` (SC-13)."""

    remedies: tuple[Reference, ...] = ()
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to choose.

    `points` is None where the kind gives none (profile, `pick`, `rank`); an `exclusive` option of `several` has 0.
    Who gives a `first` answer begins with its remedies, whatever else is weak (SC-17).
    """

    id: str
    label: str
    place: Location
    points: Fraction | None = None
    remedies: tuple[Reference, ...] = ()
    exclusive: bool = False
    official: bool = False
    first: bool = False
    missing: Missing = Missing()
    because: str = ""

    def __str__(self) -> str:
        return self.id

    @property
    def mentions(self) -> tuple[Reference, ...]:
        """The playbooks that choosing it or leaving it out may lead to."""
        return (*self.remedies, *self.missing.remedies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """One half-open range [start, next start) of a `number` question; the last is closed at `max`."""

    id: str
    start: Fraction
    points: Fraction
    place: Location
    remedies: tuple[Reference, ...] = ()
    first: bool = False
    because: str = ""

    def __str__(self) -> str:
        return self.id

    @property
    def mentions(self) -> tuple[Reference, ...]:
        """The playbooks that falling in it may lead to."""
        return self.remedies


Answer = Option | Range


def ends_of(answers: tuple[Option, ...] | tuple[Range, ...]) -> Ends:
    """From the fewest to the most points among answers that have points."""
    points = [answer.points for answer in answers if answer.points is not None]
    return min(points), max(points)
