"""Exact numbers in print (SC-11): scores on the grid of their range and band, differences, fractions.

Text with a point as decimal mark, as JSON and cases use it; pages put their language's mark in.
"""

from fractions import Fraction
from math import ceil, floor

from rumbo.scoring.instrument import Band, Instrument, Node

HALF = Fraction(1, 2)
WHOLE = Fraction(100)


def fraction(number: Fraction | None) -> str | None:
    """A reduced fraction in text, or None for no number."""
    return None if number is None else str(number)


def score(instrument: Instrument, node: Node, exact: Fraction | None) -> str | None:
    """A score in print, or None for no score."""
    return None if exact is None else printed(instrument, node, exact)


def printed(instrument: Instrument, node: Node, exact: Fraction) -> str:
    """The grid number nearest to a score (0 to 100) on its node's range, inside the score's own band; ties go up."""
    grid = 10**instrument.decimals
    first, last = grid_limits(instrument.band(exact), node.score_range, instrument.decimals)
    nearest = floor(on_range(exact, node.score_range) * grid + HALF)
    return decimal(max(first, min(nearest, last)), instrument.decimals)


def grid_limits(band: Band, score_range: tuple[Fraction, Fraction], decimals: int) -> tuple[int, int]:
    """The first and last multiple of the printing step inside a band; none if the last is below the first."""
    grid = 10**decimals
    end = on_range(band.end, score_range) * grid
    return ceil(on_range(band.start, score_range) * grid), floor(end) if band.last else ceil(end) - 1


def on_range(score: Fraction, score_range: tuple[Fraction, Fraction]) -> Fraction:
    """Map a score from 0-100 onto a printed range."""
    low, high = score_range
    return low + (high - low) * score / WHOLE


def difference(exact: Fraction, score_range: tuple[Fraction, Fraction], decimals: int) -> str:
    """A difference of scores (0 to 100) on a range, rounded half away from zero, never "-0"."""
    low, high = score_range
    scaled = exact * (high - low) / WHOLE * 10**decimals
    steps = floor(abs(scaled) + HALF)
    return decimal(-steps if scaled < 0 else steps, decimals)


def decimal(steps: int, decimals: int) -> str:
    """So many steps of 10^-decimals, with all decimals: 533 steps of one decimal are "53.3"."""
    digits = str(abs(steps)).rjust(decimals + 1, "0")
    whole, part = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    return ("-" if steps < 0 else "") + whole + ("." + part if part else "")
