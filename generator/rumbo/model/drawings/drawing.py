"""What a drawing is: parts with words, and for each kind what its parts need and the shapes that stand beside them.

The words of a drawing are its text alternative, so they are kept as text and never drawn: a kind draws shapes alone, as
the data of SVG paths. Knows no files and no pages.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from rumbo.location import Location

DrawingKind = Literal["board", "calendar", "chain", "circles", "funnel", "gates", "two-by-two"]
OF_WHOLE = ("across", "up", "unit", "span")
"""Keys of a drawing that only some kinds know."""
OF_PART = ("gate", "value", "start", "end", "cards")
"""Keys of a part that only some kinds know."""

Printed = Callable[[Fraction], str]
"""How a language prints a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What hangs in a column of a board."""

    id: str
    label: str
    place: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a drawing. What is None or empty was not written."""

    id: str
    label: str
    place: Location
    note: str = ""
    gate: str = ""
    value: Fraction | None = None
    start: int | None = None
    end: int | None = None
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing of one kind. `at` is the anchor of the heading whose section it closes, empty for before the text.

    `across` and `up` name what grows to the right and upwards, `unit` what a number counts, `span` how many such units
    a calendar has.
    """

    id: str
    kind: DrawingKind
    title: str
    place: Location
    parts: tuple[Part, ...]
    at: str = ""
    across: str = ""
    up: str = ""
    unit: str = ""
    span: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A part that makes no sense beside the others: a code of the problem catalogue, and the key it is told at."""

    code: str
    part: Part
    key: str
    values: dict[str, str]


def _no_faults(_: Drawing) -> Iterator[Fault]:
    return iter(())


def _no_mark(_: Drawing, __: Part, ___: Printed) -> str:
    return ""


def _no_shapes(_: Drawing) -> Iterator[str]:
    return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind: from `fewest` to `most` parts, and which keys it and each of its parts need or may have.

    `mark` says in words what a part's shape shows, `shapes` are the path data of the parts, in order, in the view box
    `box`. An `ordered` kind is a sequence; one `in_one` draws its shapes into one picture beside the words.
    """

    fewest: int
    most: int
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    part_needs: tuple[str, ...] = ()
    part_may: tuple[str, ...] = ()
    faults: Callable[[Drawing], Iterator[Fault]] = _no_faults
    mark: Callable[[Drawing, Part, Printed], str] = _no_mark
    shapes: Callable[[Drawing], Iterator[str]] = _no_shapes
    box: str = "0 0 100 10"
    ordered: bool = True
    in_one: bool = False
