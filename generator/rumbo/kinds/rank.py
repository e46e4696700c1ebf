"""Kind `rank`: put the first ones in order, to find out whether the official order is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from rumbo.kinds.answers import Ends, Option
from rumbo.kinds.kind import Asked, Control
from rumbo.kinds.listed import Quiz
from rumbo.kinds.written import ANY_OPTION, SCORED, Keys, Written
from rumbo.scoring.contract import SomeOption
from rumbo.wording.alphabet import sort_key
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
class Rank(Quiz):
    """The first `choose` of `options`, which stand in their official order; each at its place gives its part (SC-2)."""

    @property
    def control(self) -> Control:
        """A place after the other to fill."""
        return "places"

    @property
    def offered(self) -> tuple[Option, ...]:
        """In alphabetical order: their own would give the answer away."""
        return tuple(sorted(self.options, key=lambda option: sort_key(option.label)))

    def place_of(self, option: Option) -> int | None:
        """Its official place, if that is one of those asked for."""
        place = self.options.index(option) + 1
        return place if place <= self.choose else None

    @property
    def ends(self) -> Ends:
        """So many at their place."""
        return Fraction(0), Fraction(self.choose)

    def counted(self, option: Option) -> SomeOption:
        """One of the first gives its part at its own place alone."""
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


def read(written: Written) -> Rank:
    """From options in their official order and how many of them are asked for."""
    return Rank(written.options, written.choose or 0)
