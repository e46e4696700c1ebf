"""What the method page sees of each question: its answers with all that they decide, unrounded but for `worth`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from rumbo.kinds.answers import Option, Range
from rumbo.location import Reference
from rumbo.model import Cap, Diagnostic, Dimension, Question
from rumbo.model.document import share
from rumbo.pages.views.diagnostic import Setting
from rumbo.pages.views.form import FormWriter, NumberView, QuestionView
from rumbo.pages.views.result import LinkView
from rumbo.scoring.contract import ScoringDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """One option or range: `points` as its author wrote them (None for a pick), `value` the s that it gives by itself.

    `worth` is that out of the dimension's 100. `place` is where alone it counts.
    `alone` says that it excludes the others. `remedies` are its own, `missing` those of whoever leaves it out.
    """

    label: str
    points: str | None
    value: str
    worth: str
    official: bool
    place: int | None
    alone: bool
    because: Markup
    remedies: tuple[LinkView, ...]
    missing: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodCap:
    """A cap: after one of `answers`, or without one of `missing`, what is titled `of` scores at most `at` of 100."""

    answers: tuple[str, ...]
    missing: tuple[str, ...]
    of: str
    at: str
    because: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodQuestion:
    """One scored question. `full` is what is enough for the best score of a `several`; `asked` is how the form asks it.

    `weak_below` is a percentage of the question's points; `remedies` hold for answers that name none.
    """

    asked: QuestionView
    weight: str
    full: str
    weak_below: str
    hidden_as_lowest: bool
    because: Markup
    rows: tuple[AnswerRow, ...]
    caps: tuple[MethodCap, ...]
    remedies: tuple[LinkView, ...]

    @property
    def field(self) -> NumberView | None:
        """What a number question takes."""
        return self.asked.field


class ItemWriter:
    """Lays the questions of one diagnostic open. `links` are the playbooks' by slug."""

    def __init__(
        self,
        diagnostic: Diagnostic,
        form: FormWriter,
        setting: Setting,
        links: Mapping[str, LinkView],
        document: ScoringDocument,
    ) -> None:
        self._form = form
        self._prose = setting.prose
        self._plain = setting.numerals.plain
        self._links = links
        self._titles = {dimension.id: dimension.title for dimension in diagnostic.all_dimensions()}
        self._asked = _asked(form, diagnostic)
        self._otherwise = {entry["question"]: entry["otherwise"] for entry in document["remedies"]["questions"]}

    def question(self, question: Question, home: Dimension) -> MethodQuestion:
        """One scored question of the dimension `home`."""
        asked = self._asked[question.id]
        worths = {option.id: option.points or "" for option in asked.options}
        worths |= {stretch.id: stretch.points for stretch in asked.field.stretches} if asked.field else {}
        return MethodQuestion(
            asked=asked,
            weight=self._plain(question.weight),
            full="" if question.kind.enough is None else self._plain(question.kind.enough),
            weak_below=self._plain(question.weak_below),
            hidden_as_lowest=question.when_hidden == "lowest",
            because=self._prose(question.because),
            rows=tuple(self._row(question, answer, worths[answer.id]) for answer in question.answers),
            caps=tuple(self._cap(cap, question, home) for cap in question.caps),
            remedies=self._linked(self._otherwise[question.id]),
        )

    def _row(self, question: Question, answer: Option | Range, worth: str) -> AnswerRow:
        return AnswerRow(
            label=self._form.label(question, answer),
            points=None if answer.points is None else self._plain(answer.points),
            value=self._plain(share(question, answer)),
            worth=worth,
            official=isinstance(answer, Option) and answer.official,
            place=question.kind.place_of(answer) if isinstance(answer, Option) else None,
            alone=isinstance(answer, Option) and answer.exclusive,
            because=self._prose(answer.because),
            remedies=self._linked(remedy.id for remedy in answer.remedies),
            missing=self._linked(remedy.id for remedy in answer.missing.remedies) if isinstance(answer, Option) else (),
        )

    def _cap(self, cap: Cap, question: Question, home: Dimension) -> MethodCap:
        return MethodCap(
            answers=self._form.labels(question, _ids(cap.when)),
            missing=self._form.labels(question, _ids(cap.when_missing)),
            of=self._titles.get(cap.of.id, "") if cap.of else home.title,
            at=self._plain(cap.at_most),
            because=self._prose(cap.because),
        )

    def _linked(self, slugs: Iterable[str]) -> tuple[LinkView, ...]:
        return tuple(self._links[slug] for slug in slugs)


def _ids(named: Iterable[Reference]) -> frozenset[str]:
    return frozenset(reference.id for reference in named)


def _asked(form: FormWriter, diagnostic: Diagnostic) -> dict[str, QuestionView]:
    sections = [below for top in form.sections(diagnostic.dimensions) for below in top.walk()]
    return {question.id: question for section in sections for question in section.questions}
