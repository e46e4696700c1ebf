"""How far people's values lie apart, and what that is called (TM-5 to TM-7). Knows neither documents nor who may know.

Values go from 0 to 1. Sources: Burke, Finkelstein & Dusig (1999) for the average deviation and its practical cut A/6;
the chance values are exact, by enumeration of all answers that n people can give at random.
"""

from collections.abc import Collection, Sequence
from fractions import Fraction
from math import ceil

from rumbo.scoring.contract import Agreement, Reading

LEVELS = 5
"""The point levels of whatever has none of its own: numbers, several options, dimensions."""
FEWEST_FOR_A_WORD = 5
APART = Fraction(3, 2)
"""From this many times the practical cut on people stand apart."""
MARKED = Fraction(LEVELS, 6) / (LEVELS - 1) * 100
"""A gap between groups, on 0-100, that is marked (TM-8)."""

CHANCE = {
    3: {5: 0, 6: 10, 7: 14, 8: 24, 9: 32, 10: 42},
    4: {5: 8, 6: 16, 7: 20, 8: 32, 9: 46, 10: 56},
    5: {5: 10, 6: 20, 7: 30, 8: 44, 9: 58, 10: 74},
    7: {5: 16, 6: 28, 7: 42, 8: 62, 9: 82, 10: 108},
}
"""By point levels and people: the largest average deviation, in steps of the scale times the square of the number of
people, that chance gives in at most 5 % of cases."""


def mean(values: Sequence[Fraction]) -> Fraction:
    """The mean of at least one value."""
    return sum(values, Fraction(0)) / len(values)


def median(values: Sequence[Fraction]) -> Fraction:
    """The middle value; of an even number the mean of the two middle ones."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def spread(values: Sequence[Fraction]) -> Fraction:
    """The average deviation from the mean (TM-5)."""
    middle = mean(values)
    return mean([abs(value - middle) for value in values])


def cut(levels: int) -> Fraction:
    """Up to this spread people agree in practice: A/6 steps of a scale of A point levels."""
    return Fraction(levels, 6) / (levels - 1)


def steps(values: Collection[Fraction], levels: int) -> int:
    """Over how many steps of the scale they are spread; a part of a step counts as one."""
    return ceil((max(values) - min(values)) * (levels - 1))


def agreement(values: Sequence[Fraction], levels: int) -> Agreement | None:
    """The word for it; none for one or two people."""
    n = len(values)
    if n < 3:  # noqa: PLR2004 - of two there is the difference alone
        return None
    if n < FEWEST_FOR_A_WORD:
        return "one-step" if steps(values, levels) <= 1 else "steps"
    deviation = spread(values)
    if deviation > APART * cut(levels):
        return "apart"
    return "agree" if deviation <= cut(levels) and _beats_chance(deviation, levels, n) else "mixed"


def _beats_chance(deviation: Fraction, levels: int, n: int) -> bool:
    critical = CHANCE.get(levels, {}).get(n)
    return critical is None or deviation * (levels - 1) * n * n <= critical


def reading(values: Sequence[Fraction], levels: int, *, strong: bool) -> Reading | None:
    """What follows from level and spread (TM-6); of fewer than three people nothing does."""
    word = agreement(values, levels)
    if word is None:
        return None
    together = word == "one-step" if len(values) < FEWEST_FOR_A_WORD else spread(values) <= cut(levels)
    if strong:
        return "keep" if together else "ask"
    return "act" if together else "talk"


def overlap(counts: Collection[int], n: int, choose: int) -> Fraction:
    """The mean over pairs of n people, two at least, of the share of their picks that coincide (TM-7).

    How often each option was picked is enough: c people who picked the same one make c (c - 1) of the n (n - 1) pairs.
    """
    return Fraction(sum(count * (count - 1) for count in counts), choose * n * (n - 1))
