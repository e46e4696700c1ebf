"""A question as its author wrote it, as far as its kind decides: what a kind is read from."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from rumbo.kinds.answers import Ends, Option, Range

ANY = frozenset({"id", "kind", "like", "ask", "hint", "why", "show_if", "because"})
SCORED = ANY | {
    "good",
    "weight",
    "allow",
    "dont_know",
    "evidence",
    "caps",
    "remedies",
    "weak_below",
    "when_hidden",
    "same_as",
}
ANY_OPTION = frozenset({"id", "label", "remedies", "first", "because"})


@dataclass(frozen=True, slots=True)
class Keys:
    """Which keys a kind has.

    `known` may stand beside the question's id, `needed` must; of `either` exactly one must. `option` are those of its
    options. `columns` are the fields of a row in a spreadsheet of questions, in order, after those that all kinds have.
    """

    means: str
    known: frozenset[str]
    option: frozenset[str] = ANY_OPTION
    needed: tuple[str, ...] = ()
    either: tuple[str, str] | None = None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """A shared scale: its id, its options and, where it states one, its points_range."""

    id: str
    options: tuple[Option, ...]
    points_range: Ends | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a question says that its kind is made of; known to fit its keys. What is not written is empty."""

    options: tuple[Option, ...] = ()
    ranges: tuple[Range, ...] = ()
    scale: Scale | None = None
    reverse: bool = False
    points_range: Ends | None = None
    full: Fraction = Fraction(0)
    choose: int | None = None
    unit: str = ""
    minimum: Fraction = Fraction(0)
    maximum: Fraction = Fraction(0)
    linear: Literal["up", "down"] | None = None
