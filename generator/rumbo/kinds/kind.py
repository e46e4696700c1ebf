"""What every kind of question answers when it is asked, so that nobody else has to know which kinds there are.

What only some kinds have is empty here; what every kind has to say is abstract, and mypy names the kind that does not.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, Protocol

from rumbo.kinds.answers import Answer, Ends, Option, Range
from rumbo.location import Location
from rumbo.scoring.contract import Measure
from rumbo.wording.phrases import Filling, Phrase, named
from rumbo.wording.problems import Problem

Control = Literal["radio", "checkbox", "places", "number", "note"]
"""What asks it on the form; templates/components/question holds one for each."""


class Places(Protocol):
    """Where the parts of a thing stand in the file that they are written in."""

    def of(self, whole: Location, *steps: str | int) -> Location:
        """Where a thing's part starts."""

    def around(self, part: Location) -> Location:
        """Where the list starts that a thing stands in."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that a kind belongs to, as far as its checks need it."""

    id: str
    place: Location
    places: Places

    def problem(self, code: str, key: str, **values: Filling) -> Problem:
        """A problem at one of the question's keys."""
        return Problem(code, self.places.of(self.place, key), {"question": self.id, **values})


@dataclass(frozen=True, slots=True)
class Field:
    """A number to fill in: its limits, the end at which it is best along a line, and its ranges with their ends."""

    unit: str
    minimum: Fraction
    maximum: Fraction
    best: Fraction
    ranges: tuple[tuple[Range, Fraction], ...] = ()


class Kind(ABC):
    """One question's kind."""

    __slots__ = ()

    @property
    @abstractmethod
    def control(self) -> Control:
        """What asks it on the form."""

    @property
    @abstractmethod
    def answers(self) -> Sequence[Answer]:
        """What `when`, `show_if` and remedies may name: options or ranges, in file order."""

    @abstractmethod
    def measure(self) -> Measure | None:
        """How an answer becomes a number (SC-2); None for what is never scored."""

    @property
    @abstractmethod
    def ends(self) -> Ends | None:
        """Its points at s = 0 and at s = 1 as its author thinks of them; None where nobody counts in points."""

    @abstractmethod
    def problems(self, asked: Asked) -> Iterator[Problem]:
        """What keeps it from telling answers apart (SC-1)."""

    @property
    def is_scored(self) -> bool:
        """Whether answers to it count at all."""
        return True

    @property
    def offered(self) -> tuple[Option, ...]:
        """Its worded answers, in the order in which the form offers them."""
        return ()

    def place_of(self, option: Option) -> int | None:  # noqa: ARG002 - most kinds have no places
        """The only place of an answer, from 1, at which an option counts; None where it counts anywhere or nowhere."""
        return None

    @property
    def steps(self) -> tuple[Option, ...]:
        """Its options where they are steps of one thing, from worst to best or the other way."""
        return ()

    @property
    def shared_scale(self) -> str | None:
        """The shared scale that its options come from."""
        return None

    @property
    def field(self) -> Field | None:
        """What is filled in, for a number."""
        return None

    @property
    def limit(self) -> int | None:
        """How many options may be named, where that is limited."""
        return None

    @property
    def enough(self) -> Fraction | None:
        """How many points are enough for the best score, where they are added up."""
        return None

    @property
    def has_one_answer(self) -> bool:
        """Whether exactly one of its answers is given."""
        return False

    @property
    def is_quiz(self) -> bool:
        """Whether it is asked to find out if something is known."""
        return False


def points_problems(owner: Phrase, answers: Sequence[Answer], span: Ends, places: Places) -> Iterator[Problem]:
    """Points that are all the same or lie outside their range."""
    low, high = span
    bounds: dict[str, Filling] = {"owner": owner, "low": str(low), "high": str(high)}
    listed = places.around(answers[0].place)
    if len({answer.points for answer in answers}) == 1:
        yield Problem("flat-points", listed, {"owner": owner})
    elif low >= high:
        yield Problem("points-range-not-rising", listed, bounds)
    else:
        for answer in answers:
            if answer.points is not None and not low <= answer.points <= high:
                values = bounds | {"id": answer.id, "points": str(answer.points)}
                yield Problem("points-outside-range", places.of(answer.place, "points"), values)


def owner_of(asked: Asked, scale: str | None = None) -> Phrase:
    """Whose points they are, in words: a shared scale's, else the question's."""
    return named("scale", scale) if scale else named("question", asked.id)
