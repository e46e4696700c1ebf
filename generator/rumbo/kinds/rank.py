"""Kind `rank`: put the first ones in order, to find out whether the official order is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from unicodedata import normalize

from rumbo.kinds.answers import Option, Span
from rumbo.kinds.kind import Asked, Control, Kind
from rumbo.kinds.written import ANY_OPTION, SCORED, Keys, Written
from rumbo.scoring.contract import Measure, SomeOption
from rumbo.wording.phrases import Filling
from rumbo.wording.problems import Problem

KEYS = Keys(
    means="rank (the official order)",
    known=SCORED | {"options", "choose"},
    option=ANY_OPTION,
    needed=("options", "choose"),
    columns=("choose",),
)


@dataclass(frozen=True, slots=True)
class Rank(Kind):
    """The first `choose` of `options`, which stand in their official order; each at its place gives its part (SC-2)."""

    options: tuple[Option, ...]
    choose: int

    @property
    def control(self) -> Control:
        """A place after the other to fill."""
        return "places"

    @property
    def offered(self) -> tuple[Option, ...]:
        """In alphabetical order: their own would give the answer away."""
        return tuple(sorted(self.options, key=lambda option: _alphabetical(option.label)))

    @property
    def answers(self) -> tuple[Option, ...]:
        """Its options."""
        return self.options

    def place_of(self, option: Option) -> int | None:
        """Its official place, if that is one of those asked for."""
        place = self.options.index(option) + 1
        return place if place <= self.choose else None

    @property
    def limit(self) -> int:
        """How many places there are."""
        return self.choose

    @property
    def is_quiz(self) -> bool:
        """Always."""
        return True

    @property
    def ends(self) -> Span:
        """So many at their place."""
        return Fraction(0), Fraction(self.choose)

    def measure(self) -> Measure:
        """Some options, each of which counts at one place."""
        return {"measure": "some", "options": [self._option(option) for option in self.options], "most": self.choose}

    def _option(self, option: Option) -> SomeOption:
        place = self.place_of(option)
        share = Fraction(place is not None, self.choose)
        return {"id": option.id, "share": str(share), "exclusive": False, "place": place}

    def problems(self, asked: Asked) -> Iterator[Problem]:
        """No place to fill, or more than there are options."""
        values: dict[str, Filling] = {"choose": str(self.choose), "options": str(len(self.options))}
        if self.choose < 1:
            yield asked.problem("choose-not-positive", "choose", **values)
        elif self.choose > len(self.options):
            yield asked.problem("choose-above-options", "choose", **values)


def _alphabetical(label: str) -> str:
    """Without accents and capitals, as a list is looked through."""
    return normalize("NFKD", label).encode("ascii", "ignore").decode().casefold() or label


def read(written: Written) -> Rank:
    """From options in their official order and how many of them are asked for."""
    return Rank(written.options, written.choose or 0)
