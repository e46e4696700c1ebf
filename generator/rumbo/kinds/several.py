"""Kind `several`: any number of its options, whose points add up until they are enough."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from rumbo.kinds.answers import Ends, Option
from rumbo.kinds.kind import Asked, Control
from rumbo.kinds.listed import Listed
from rumbo.kinds.written import ANY_OPTION, SCORED, Keys, Written
from rumbo.scoring.contract import Measure, SomeOption
from rumbo.wording.phrases import Filling
from rumbo.wording.problems import Problem

KEYS = Keys(
    means="several",
    known=SCORED | {"options", "full"},
    option=ANY_OPTION | {"points", "exclusive", "missing"},
    needed=("options", "full"),
    columns=("full",),
)


@dataclass(frozen=True, slots=True)
class Several(Listed):
    """Any number of `options`; `full` points are enough for the best score (SC-2)."""

    full: Fraction

    @property
    def control(self) -> Control:
        """Rows of which any are ticked."""
        return "checkbox"

    @property
    def enough(self) -> Fraction:
        """What is enough."""
        return self.full

    @property
    def ends(self) -> Ends:
        """From nothing to what is enough."""
        return Fraction(0), self.full

    def measure(self) -> Measure:
        """Some options, each with its part of what is enough."""
        return {"measure": "some", "options": [self._option(option) for option in self.options], "most": None}

    def _option(self, option: Option) -> SomeOption:
        share = (option.points or Fraction(0)) / self.full
        return {"id": option.id, "share": str(share), "exclusive": option.exclusive, "place": None}

    def problems(self, asked: Asked) -> Iterator[Problem]:
        """A number of points that is none, or that all options together do not come to."""
        total = sum((option.points or Fraction(0) for option in self.options), Fraction(0))
        values: dict[str, Filling] = {"full": str(self.full), "sum": str(total)}
        if self.full <= 0:
            yield asked.problem("full-not-positive", "full", **values)
        elif self.full > total:
            yield asked.problem("full-above-points", "full", **values)


def read(written: Written) -> Several:
    """From options and what is enough."""
    return Several(written.options, written.full)
