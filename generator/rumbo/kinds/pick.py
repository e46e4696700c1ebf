"""Kind `pick`: up to so many of its options, to find out whether the official ones are known."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from rumbo.kinds.answers import Ends, Option
from rumbo.kinds.kind import Asked, Control
from rumbo.kinds.listed import Quiz
from rumbo.kinds.written import ANY_OPTION, SCORED, Keys, Written
from rumbo.scoring.contract import SomeOption
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
class Pick(Quiz):
    """Up to `choose` of `options`, scored by how many of them are `official` (SC-2)."""

    @property
    def control(self) -> Control:
        """Rows of which so many are ticked."""
        return "checkbox"

    @property
    def _official(self) -> int:
        return sum(option.official for option in self.options)

    @property
    def _best(self) -> int:
        return min(self.choose, self._official)

    @property
    def ends(self) -> Ends:
        """So many official ones picked."""
        return Fraction(0), Fraction(self._best)

    def counted(self, option: Option) -> SomeOption:
        """An official one gives its part, wherever it is named."""
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
