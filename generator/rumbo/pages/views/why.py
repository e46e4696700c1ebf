"""What the explanations see (D5): for every score the rows of its sum and the questions that could raise it.

All rows that some answers could call for, rendered once; the browser fills in and reveals. Knows no answers.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rumbo.kinds.answers import Ends
from rumbo.model import Diagnostic, Dimension, Question
from rumbo.pages.views.numerals import Numerals
from rumbo.scoring.contract import OVERALL


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One scored question. `worst` and `best` are its points at s = 0 and s = 1 as fractions in text.

    They are empty for a number scored in proportion, which has no points.
    """

    id: str
    number: int
    ask: str
    weight: str
    worst: str
    best: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildLine:
    """One dimension within another. `low` and `high` are its printed range, empty where it is the other's too."""

    id: str
    title: str
    weight: str
    low: str
    high: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """What explains one score: the rows of its sum, `lines` or `children`; `below` are the questions at any depth.

    `weakest`: the lowest child rules and nothing is added up. `level` counts from 0, the overall score.
    """

    id: str
    level: int
    weakest: bool
    lines: tuple[ItemLine, ...]
    children: tuple[ChildLine, ...]
    below: tuple[ItemLine, ...]


class WhyWriter:
    """Explains the scores of one diagnostic. `numbers` are those of the questions on the form."""

    def __init__(self, diagnostic: Diagnostic, numbers: Mapping[str, int], numerals: Numerals) -> None:
        self._diagnostic = diagnostic
        self._numbers = numbers
        self._plain = numerals.plain

    def overall(self) -> WhyView:
        """What explains the overall score."""
        diagnostic = self._diagnostic
        return WhyView(
            id=OVERALL,
            level=0,
            weakest=diagnostic.combine == "weakest",
            lines=(),
            children=self._children(diagnostic.dimensions, diagnostic.score_range),
            below=tuple(self._below(diagnostic.all_questions())),
        )

    def dimension(self, dimension: Dimension, level: int, span: Ends) -> WhyView:
        """What explains the score of a dimension that is printed on `span`."""
        return WhyView(
            id=dimension.id,
            level=level,
            weakest=dimension.combine == "weakest",
            lines=tuple(self._line(question) for question in dimension.questions if _adds(question)),
            children=self._children(dimension.dimensions, span),
            below=tuple(self._below(dimension.all_questions())),
        )

    def _below(self, questions: Iterable[Question]) -> Iterator[ItemLine]:
        """Those that can be mended (SC-14)."""
        return (self._line(question) for question in questions if _adds(question) or question.caps)

    def _children(self, dimensions: Iterable[Dimension], span: Ends) -> tuple[ChildLine, ...]:
        return tuple(self._child(dimension, span) for dimension in dimensions)

    def _child(self, dimension: Dimension, span: Ends) -> ChildLine:
        own = dimension.score_range or span
        low, high = ("", "") if own == span else map(self._plain, own)
        return ChildLine(
            id=dimension.id, title=dimension.title, weight=self._plain(dimension.weight), low=low, high=high
        )

    def _line(self, question: Question) -> ItemLine:
        worst, best = map(str, question.kind.ends or ("", ""))
        return ItemLine(
            id=question.id,
            number=self._numbers[question.id],
            ask=question.ask,
            weight=self._plain(question.weight),
            worst=worst,
            best=best,
        )


def _adds(question: Question) -> bool:
    """Whether it enters a sum: notes and questions of weight 0 do not (SC-1)."""
    return question.is_scored and question.weight > 0
