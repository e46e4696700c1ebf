"""What of a team may be told when not everybody gave a name (TM-9). Knows sizes and numbers, not people.

Three devices, each in docs/team.md with its reason: nothing about a small set nor about the rest that it would leave;
levels in coarse steps; and nothing that would read differently if a hidden answer were another.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import floor

SMALLEST = 3
"""No site may ask for a smaller smallest group."""
USUAL_SMALLEST = 5
FEWEST_FOR_SPREAD = 8
"""Below so many, spread is told in words."""
ONE_PERSON = 25
"""The people times the step of a level: no difference of levels tells of one person more than a step of five."""
LEVEL_STEPS = (1, 5, 10)
SPREAD_STEP = Fraction(1, 20)


def may_tell(n: int, smallest: int, *, all_equal: bool) -> bool:
    """Whether the answers of n people may be told; those that all give alike only from twice as many on."""
    return n >= (2 * smallest if all_equal else smallest)


def coarse_level(exact: Fraction, n: int) -> Fraction:
    """A level from 0 to 100 of n people in whole steps, neither end of the range: an end would tell of each of them."""
    step = next((step for step in LEVEL_STEPS if step * n >= ONE_PERSON), LEVEL_STEPS[-1])
    return max(Fraction(step), min(_to_step(exact, Fraction(step)), Fraction(100 - step)))


def coarse_spread(exact: Fraction) -> Fraction:
    """A spread from 0 to 1 in steps of a twentieth."""
    return _to_step(exact, SPREAD_STEP)


def groups_told(sizes: Mapping[str, int], whole: int, smallest: int) -> list[str]:
    """The groups of a whole that may be told, in the order of `sizes`.

    Each has at least `smallest` people, so have all others, and what is not told is nobody or as many: else the
    smallest one told is held back too, the last of equals, until it holds.
    """
    told = [group for group, size in sizes.items() if smallest <= size <= whole - smallest]
    while told and 0 < whole - sum(sizes[group] for group in told) < smallest:
        told.remove(min(reversed(told), key=sizes.__getitem__))
    return told


def _to_step(exact: Fraction, step: Fraction) -> Fraction:
    return floor(exact / step + Fraction(1, 2)) * step
