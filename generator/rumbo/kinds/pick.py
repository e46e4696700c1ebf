"""Kind `pick`: up to so many of its options, to find out whether the official ones are known."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from rumbo.kinds.answers import Option, Span
from rumbo.kinds.kind import Asked, Control, Kind
from rumbo.kinds.written import ANY_OPTION, SCORED, Keys, Written
from rumbo.scoring.contract import Measure, SomeOption
from rumbo.wording.phrases import Filling
from rumbo.wording.problems import Problem

KEYS = Keys(
    means="pick",
    known=SCORED | {"options", "choose"},
    option=ANY_OPTION | {"official"},
    needed=("options", "choose"),
    columns=("choose",),
)


@dataclass(frozen=True, slots=True)
class Pick(Kind):
    """Up to `choose` of `options`, scored by how many of them are `official` (SC-2)."""

    options: tuple[Option, ...]
    choose: int

    @property
    def control(self) -> Control:
        """Rows of which so many are ticked."""
        return "checkbox"

    @property
    def offered(self) -> tuple[Option, ...]:
        """Its options, in file order."""
        return self.options

    @property
    def answers(self) -> tuple[Option, ...]:
        """Its options."""
        return self.options

    @property
    def limit(self) -> int:
        """How many may be picked."""
        return self.choose

    @property
    def is_quiz(self) -> bool:
        """Always."""
        return True

    @property
    def _official(self) -> int:
        return sum(option.official for option in self.options)

    @property
    def _best(self) -> int:
        return min(self.choose, self._official)

    @property
    def ends(self) -> Span:
        """So many official ones picked."""
        return Fraction(0), Fraction(self._best)

    def measure(self) -> Measure:
        """Some options, of which every official one gives its part."""
        return {"measure": "some", "options": [self._option(option) for option in self.options], "most": self.choose}

    def _option(self, option: Option) -> SomeOption:
        share = Fraction(option.official, self._best)
        return {"id": option.id, "share": str(share), "exclusive": False, "place": None}

    def problems(self, asked: Asked) -> Iterator[Problem]:
        """More to choose than there are official options."""
        values: dict[str, Filling] = {"choose": str(self.choose), "official": str(self._official)}
        if self.choose < 1:
            yield asked.problem("choose-not-positive", "choose", **values)
        elif self.choose > self._official:
            yield asked.problem("choose-above-official", "choose", **values)


def read(written: Written) -> Pick:
    """From options and how many to choose."""
    return Pick(written.options, written.choose or 0)
