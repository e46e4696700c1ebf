"""What every rule is given: a diagnostic, and how to locate a part or a word of it.

Knows no rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from rumbo.kinds.answers import Option
from rumbo.location import Location
from rumbo.model import Diagnostic, Dimension, Question
from rumbo.scoring.contract import OVERALL
from rumbo.wording.problems import Problem


class Places(Protocol):
    """Where the parts of a thing stand in the file that they are written in."""

    def of(self, whole: Location, *steps: str | int) -> Location:
        """Where a thing's part starts."""

    def of_word(self, whole: Location, word: str, *steps: str | int) -> Location:
        """Where a word of a thing's text stands; where it cannot be found, where the text starts."""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One diagnostic in one language, and where its parts stand."""

    diagnostic: Diagnostic
    places: Places

    def of_question(self, code: str, question: Question, key: str, **values: str) -> Problem:
        """Advice on a question, at one of its keys; at a `word` of it, if that is among the values."""
        word = values.get("word", "")
        place = self.places.of_word(question.place, word, key) if word else self.places.of(question.place, key)
        return self._advice(code, question.id, place, question=question.id, **values)

    def of_dimension(self, code: str, dimension: Dimension, **values: str) -> Problem:
        """Advice on a dimension as a whole."""
        return self._advice(code, dimension.id, self.places.of(dimension.place, "id"), dimension=dimension.id, **values)

    def of_whole(self, code: str, place: Location, **values: str) -> Problem:
        """Advice on the questionnaire as a whole."""
        return self._advice(code, OVERALL, place, **values)

    def _advice(self, code: str, part: str, place: Location, **values: str) -> Problem:
        at = f"{self.diagnostic.slug}/{part}"
        return Problem(code, place, {**values, "at": at}, advice=True)


def scored(dimension: Dimension) -> list[Question]:
    """The questions right in a dimension that count in it."""
    return [question for question in dimension.questions if question.is_scored and question.weight]


def options(question: Question) -> tuple[Option, ...]:
    """The worded answers of a question, in the order shown."""
    return question.kind.offered


def closed(diagnostic: Diagnostic) -> Iterator[Question]:
    """The questions that are scored; what is written freely needs no such care."""
    return (question for question in diagnostic.all_questions() if question.is_scored)
