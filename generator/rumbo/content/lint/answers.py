"""Rules on the answers that a question offers: their order, and a way out for whoever does not know."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from rumbo.content.lint.lexicon import Lexicon
from rumbo.content.lint.questionnaire import Questionnaire, closed, options
from rumbo.model import Question
from rumbo.scoring.contract import DONT_KNOW
from rumbo.wording.problems import Problem


def unordered(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Options whose points neither rise nor fall: of a shared scale once, where it is first used."""
    seen: set[str] = set()
    for question in closed(questionnaire.diagnostic):
        steps, scale = question.kind.steps, question.kind.shared_scale
        if steps and scale not in seen:
            if not _in_order([option.points or Fraction(0) for option in steps]):
                yield questionnaire.of_question("unordered-points", question, "scale" if scale else "options")
            seen |= {scale} if scale else set()


def _in_order(points: list[Fraction]) -> bool:
    """Rising or falling; a last option at the least points ("none of these") may stand aside."""
    before_last = points[:-1] if points[-1] == min(points) else points
    return _rises(points) or _rises(points[::-1]) or _rises(before_last)


def _rises(points: list[Fraction]) -> bool:
    return all(lower <= higher for lower, higher in pairwise(points))


def without_dont_know(questionnaire: Questionnaire, words: Lexicon) -> Iterator[Problem]:
    """Questions for a number that one may not know, though "don't know" is not allowed; a quiz is there to find out."""
    for question in closed(questionnaire.diagnostic):
        if DONT_KNOW in question.allow or not question.weight or question.kind.is_quiz:
            continue
        number = question.kind.field is not None
        quantity = words.find("quantities", words.asking(question.ask))
        if (number or quantity) and not _has_way_out(question, words):
            yield questionnaire.of_question("no-dont-know", question, "ask", word=quantity[0] if quantity else "")


def _has_way_out(question: Question, words: Lexicon) -> bool:
    return any(words.find("unknown", option.label) for option in options(question))
