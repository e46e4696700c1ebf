"""Kind `choice`: exactly one of its options, each a step from worst to best."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from rumbo.kinds.answers import Ends, Option, ends_of
from rumbo.kinds.kind import Asked, Control, owner_of, points_problems
from rumbo.kinds.listed import Listed
from rumbo.kinds.written import ANY_OPTION, SCORED, Keys, Written
from rumbo.scoring.contract import Measure
from rumbo.wording.problems import Problem

KEYS = Keys(
    means="choice (one answer)",
    known=SCORED | {"options", "scale", "reverse", "points_range"},
    option=ANY_OPTION | {"points"},
    either=("options", "scale"),
    columns=("scale", "reverse", "points_range"),
)


@dataclass(frozen=True, slots=True)
class Choice(Listed):
    """Exactly one of `options`; `span` is (lo, hi) of SC-1, the options' own or `points_range`."""

    span: Ends
    scale: str | None = None
    reverse: bool = False

    @property
    def control(self) -> Control:
        """Rows of which one is ticked."""
        return "radio"

    @property
    def steps(self) -> tuple[Option, ...]:
        """Its options, too."""
        return self.options

    @property
    def shared_scale(self) -> str | None:
        """Its scale, if it is one of several that share it."""
        return self.scale

    @property
    def has_one_answer(self) -> bool:
        """Always."""
        return True

    @property
    def ends(self) -> Ends:
        """The ends of the span; turned round for `reverse`."""
        low, high = self.span
        return (high, low) if self.reverse else (low, high)

    def measure(self) -> Measure:
        """One option with its place between the ends (SC-1)."""
        return {
            "measure": "one",
            "options": [{"id": option.id, "share": str(self._s(option))} for option in self.options],
        }

    def _s(self, option: Option) -> Fraction:
        worst, best = self.ends
        return ((option.points or Fraction(0)) - worst) / (best - worst)

    def problems(self, asked: Asked) -> Iterator[Problem]:
        """Points that cannot tell options apart."""
        yield from points_problems(owner_of(asked, self.scale), self.options, self.span, asked.places)


def read(written: Written) -> Choice:
    """From options of its own, or a shared scale."""
    if shared := written.scale:
        span = written.points_range or shared.points_range or ends_of(shared.options)
        return Choice(shared.options, span, scale=shared.id, reverse=written.reverse)
    return Choice(written.options, written.points_range or ends_of(written.options))
