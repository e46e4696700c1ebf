"""Fractions that together would take a browser seconds: scores are exact, so denominators multiply (SC-6).

Points and weights that people write share small denominators; those shipped need at most 24 bits.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import lcm

from rumbo.content.checks.manuscript import Places
from rumbo.model import Diagnostic, Dimension, Question
from rumbo.model.document import shares_of
from rumbo.wording.problems import Problem

MOST_BITS = 512
"""The length of the least common denominator of all that a score is made of."""


def of_diagnostic(diagnostic: Diagnostic, sound: Iterable[Question], places: Places) -> Iterator[Problem]:
    """The first question whose points or weight make the common denominator too long."""
    common = lcm(*(_total(dimension) for dimension in diagnostic.all_dimensions()))
    for question in sound:
        common = lcm(common, *(part.denominator for part in _parts(question)))
        if common.bit_length() > MOST_BITS:
            yield Problem("costly-fractions", places.of(question.place, "id"), {"question": question.id})
            return


def _parts(question: Question) -> Iterator[Fraction]:
    """What a question brings into a sum: its weight, its shares, and the step of a line."""
    yield question.weight
    yield from shares_of(question).values()
    low, high = question.kind.ends or (Fraction(0), Fraction(1))
    yield 1 / (high - low)


def _total(dimension: Dimension) -> int:
    """What the mean of a dimension divides by."""
    weights = [
        *(part.weight for part in dimension.dimensions),
        *(question.weight for question in dimension.questions if question.is_scored),
    ]
    return sum(weights, Fraction(0)).numerator or 1
