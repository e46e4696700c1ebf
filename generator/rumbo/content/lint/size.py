"""Rules on how much is asked: questions in a dimension and in all, the time that they take, what one of them weighs.

The same in every language, but for the pace of reading. Counts only; knows nothing of what the questions say.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from rumbo.content.lint.lexicon import tokens
from rumbo.content.lint.questionnaire import Questionnaire, closed, options, scored
from rumbo.model import Diagnostic, Dimension
from rumbo.wording.problems import Problem

FEWEST, MOST = 3, 10
UNEVEN = 2
"""The largest dimension may hold so many times the questions of the smallest."""
MOST_QUESTIONS = 40
MOST_MINUTES = 12
HEAVIEST = Fraction(2, 5)

SECONDS_A_CLOSED_QUESTION = 7.5
WORDS_A_MINUTE = 238
"""Adults reading English non-fiction in silence (Brysbaert 2019); others differ little for the same content."""
TOO_SHORT, TOO_LONG = 1.5, 3
"""A promise of minutes is broken when answering takes so many times as long, or a so many times smaller part."""
_GRACE = 1


def dimensions(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Dimensions of too few or too many questions, and of sizes too unlike."""
    leaves = [dimension for dimension in questionnaire.diagnostic.all_dimensions() if dimension.questions]
    counts = {dimension.id: len(scored(dimension)) for dimension in leaves}
    for dimension in leaves:
        count = counts[dimension.id]
        if count < FEWEST:
            yield questionnaire.of_dimension("few-questions", dimension, count=str(count), least=str(FEWEST))
        elif count > MOST:
            yield questionnaire.of_dimension("many-questions", dimension, count=str(count), most=str(MOST))
    yield from _uneven(questionnaire, [dimension for dimension in leaves if counts[dimension.id] >= FEWEST])


def _uneven(questionnaire: Questionnaire, leaves: list[Dimension]) -> Iterator[Problem]:
    """The largest beside the smallest; those of too few questions are told so already."""
    by_size = sorted(leaves, key=lambda dimension: len(scored(dimension)))
    if not by_size:
        return
    smallest, largest = by_size[0], by_size[-1]
    count, least = len(scored(largest)), len(scored(smallest))
    if count > UNEVEN * least:
        yield questionnaire.of_dimension(
            "uneven-dimensions", largest, count=str(count), smallest=smallest.id, least=str(least)
        )


def weights(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Questions that are too much of their dimension; among one or two, one always is."""
    for dimension in questionnaire.diagnostic.all_dimensions():
        questions = scored(dimension)
        total = sum((question.weight for question in questions), Fraction(0))
        for question in questions if len(questions) >= FEWEST else ():
            if question.weight > HEAVIEST * total:
                percent = str(round(100 * question.weight / total))
                yield questionnaire.of_question(
                    "heavy-question", question, "weight", dimension=dimension.id, percent=percent
                )


def length(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Too many questions, too many minutes, or other minutes than are promised."""
    diagnostic = questionnaire.diagnostic
    count = sum(1 for _ in diagnostic.all_questions())
    if count > MOST_QUESTIONS:
        place = questionnaire.places.of(diagnostic.place, "dimensions")
        yield questionnaire.of_whole("many-items", place, count=str(count), most=str(MOST_QUESTIONS))
    told, taken = diagnostic.minutes, minutes(diagnostic)
    values = {"minutes": str(told), "computed": str(ceil(taken))}
    place = questionnaire.places.of(diagnostic.place, "minutes")
    if max(told, taken) > MOST_MINUTES:
        yield questionnaire.of_whole("too-long", place, **values, most=str(MOST_MINUTES))
    elif taken > TOO_SHORT * told + _GRACE or told > TOO_LONG * (taken + _GRACE):
        yield questionnaire.of_whole("minutes-off", place, **values)


def minutes(diagnostic: Diagnostic) -> float:
    """How long answering takes: so many seconds a closed question, and reading the introduction, stems and answers."""
    answering = SECONDS_A_CLOSED_QUESTION * sum(1 for _ in closed(diagnostic)) / 60
    return answering + sum(len(tokens(text)) for text in _read(diagnostic)) / WORDS_A_MINUTE


def _read(diagnostic: Diagnostic) -> Iterator[str]:
    """All that is read on the way; a shared scale is read once."""
    yield diagnostic.intro
    scales: set[str] = set()
    for question in diagnostic.all_questions():
        yield question.ask
        scale = question.kind.shared_scale
        if scale not in scales:
            yield from (option.label for option in options(question))
        scales |= {scale} if scale else set()
