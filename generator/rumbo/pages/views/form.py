"""What the form's templates see: sections, questions and options, worded and numbered.

Points are said out of the 100 of a question's own dimension, for whoever adds them up on paper (D2). Knows no answers.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from rumbo.kinds.answers import Option, Range
from rumbo.kinds.kind import Control, Field
from rumbo.model import Clause, Diagnostic, Dimension, ProfileQuestion, Question
from rumbo.model.document import share
from rumbo.pages.views.numerals import Numerals

Prose = Callable[[str], Markup]

WHOLE = Fraction(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """One option to choose. `points` are out of the dimension's 100, None where the question gives none.

    `alone` says that ticking it clears the other rows; `place` is the only one at which it counts, for an order.
    """

    id: str
    label: str
    points: str | None
    alone: bool
    place: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One range of a number question, [start, end), the last one closed, with its points out of the dimension's 100."""

    id: str
    start: str
    end: str
    last: bool
    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionView:
    """One key of a condition in words. `number` is the question's own, None for one about the respondent."""

    key: str
    number: int | None
    ask: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberView:
    """What a number field takes, as printed. `stretches` is empty for a number scored in proportion, best at `best`."""

    unit: str
    minimum: str
    maximum: str
    best: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One question as the form asks it.

    `number` counts scored questions over the whole form and is None for a note. `worth` is the most that it gives
    out of the dimension's 100. `choose` is how many rows of a `pick` may be ticked. `needs` are the conditions in words
    and `show_if` the same as the scoring document writes them (JSON), where the document holds none: for notes. `hint`
    says how to answer and is always visible.
    """

    id: str
    number: int | None
    ask: str
    shape: Control
    options: tuple[OptionView, ...]
    hint: Markup
    why: Markup
    good: Markup
    worth: str
    not_applicable: bool
    dont_know: bool
    lowest_unknown: bool
    evidence: bool
    choose: int | None
    field: NumberView | None
    needs: tuple[ConditionView, ...]
    show_if: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """One dimension of the form, with questions or further sections. `level` counts from 1."""

    id: str
    number: str
    level: int
    title: str
    about: Markup
    needs: tuple[ConditionView, ...]
    questions: tuple[QuestionView, ...]
    sections: tuple["SectionView", ...]

    def walk(self) -> Iterator["SectionView"]:
        """This section and all below it, in file order."""
        yield self
        for child in self.sections:
            yield from child.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileView:
    """One question about the respondent; its options never score."""

    id: str
    ask: str
    options: tuple[OptionView, ...]


class FormWriter:
    """Turns the questions of one diagnostic into what the form sees."""

    def __init__(self, diagnostic: Diagnostic, prose: Prose, numerals: Numerals) -> None:
        self._prose = prose
        self._numerals = numerals
        scored = [question for question in diagnostic.all_questions() if question.is_scored]
        self.numbers: Mapping[str, int] = {question.id: place for place, question in enumerate(scored, start=1)}
        asked: tuple[Question | ProfileQuestion, ...] = (*diagnostic.profile, *diagnostic.all_questions())
        self._asked = {question.id: question for question in asked}

    def profile(self, asked: ProfileQuestion) -> ProfileView:
        """A question about the respondent."""
        options = tuple(OptionView(id=o.id, label=o.label, points=None, alone=True) for o in asked.options)
        return ProfileView(id=asked.id, ask=asked.ask, options=options)

    def sections(
        self, dimensions: Iterable[Dimension], above: tuple[Clause, ...] = (), prefix: str = ""
    ) -> tuple[SectionView, ...]:
        """Dimensions with all below them; `above` are the conditions that already hold for them."""
        return tuple(
            self._section(dimension, above, f"{prefix}{place}") for place, dimension in enumerate(dimensions, start=1)
        )

    def _section(self, dimension: Dimension, above: tuple[Clause, ...], number: str) -> SectionView:
        clauses = (*above, *dimension.show_if)
        total = sum((question.weight for question in dimension.questions if question.is_scored), Fraction(0))
        return SectionView(
            id=dimension.id,
            number=number,
            level=number.count(".") + 1,
            title=dimension.title,
            about=self._prose(dimension.about),
            needs=self.needs(dimension.show_if),
            questions=tuple(self._question(question, total, clauses) for question in dimension.questions),
            sections=self.sections(dimension.dimensions, clauses, f"{number}."),
        )

    def _question(self, question: Question, total: Fraction, above: tuple[Clause, ...]) -> QuestionView:
        worth = WHOLE * question.weight / total if question.is_scored else Fraction(0)
        kind = question.kind
        conditions = () if question.is_scored else (*above, *question.show_if)
        return QuestionView(
            id=question.id,
            number=self.numbers.get(question.id),
            ask=question.ask,
            shape=kind.control,
            options=self._options(question, worth),
            hint=self._prose(question.hint),
            why=self._prose(question.why),
            good=self._prose(question.good),
            worth=self._numerals.fixed(worth, 1),
            not_applicable=question.is_scored and "not-applicable" in question.allow,
            dont_know=question.is_scored and "dont-know" in question.allow,
            lowest_unknown=question.dont_know == "lowest",
            evidence=question.evidence,
            choose=kind.limit,
            field=self._field(question, worth),
            needs=self.needs(question.show_if),
            show_if=_clauses(conditions),
        )

    def _options(self, question: Question, worth: Fraction) -> tuple[OptionView, ...]:
        single = question.kind.has_one_answer
        return tuple(
            OptionView(
                id=option.id,
                label=option.label,
                points=self._numerals.fixed(worth * share(question, option), 1),
                alone=single or option.exclusive,
                place=question.kind.place_of(option),
            )
            for option in question.kind.offered
        )

    def _field(self, question: Question, worth: Fraction) -> NumberView | None:
        field = question.kind.field
        if field is None:
            return None
        return NumberView(
            unit=field.unit,
            minimum=self._numerals.plain(field.minimum),
            maximum=self._numerals.plain(field.maximum),
            best=self._numerals.plain(field.best),
            stretches=self._stretches(question, field, worth),
        )

    def _stretches(self, question: Question, field: Field, worth: Fraction) -> tuple[Stretch, ...]:
        return tuple(
            Stretch(
                id=range_.id,
                start=self._numerals.plain(range_.start),
                end=self._numerals.plain(end),
                last=range_ is field.ranges[-1][0],
                points=self._numerals.fixed(worth * share(question, range_), 1),
            )
            for range_, end in field.ranges
        )

    def needs(self, clauses: Iterable[Clause]) -> tuple[ConditionView, ...]:
        """Conditions in words."""
        return tuple(self._need(clause) for clause in clauses)

    def _need(self, clause: Clause) -> ConditionView:
        asked = self._asked[clause.key.id]
        answers = asked.options if isinstance(asked, ProfileQuestion) else asked.answers
        named = {reference.id for reference in clause.any_of}
        return ConditionView(
            key=asked.id,
            number=self.numbers.get(asked.id),
            ask=asked.ask,
            answers=tuple(self.label(asked, answer) for answer in answers if answer.id in named),
        )

    def label(self, asked: Question | ProfileQuestion, answer: Option | Range) -> str:
        """An option's label, or a range in figures with its unit."""
        if isinstance(answer, Option):
            return answer.label
        field = asked.kind.field if isinstance(asked, Question) else None
        if field is None:
            raise TypeError(f"{asked} has no ranges")
        end = dict(field.ranges)[answer]
        return f"{self._numerals.plain(answer.start)}–{self._numerals.plain(end)} {field.unit}".rstrip()

    def labels(self, asked: Question, ids: Collection[str]) -> tuple[str, ...]:
        """The same of those of its answers that have these ids, in file order."""
        return tuple(self.label(asked, answer) for answer in asked.answers if answer.id in ids)


def _clauses(clauses: Iterable[Clause]) -> str:
    """As the scoring document writes conditions; empty for none."""
    written = [{"key": clause.key.id, "any_of": [ref.id for ref in clause.any_of]} for clause in clauses]
    return json.dumps(written) if written else ""
