"""Arithmetic on the spans of scores: what a mean or a minimum of them can come to (SC-6, SC-7).

Knows nothing of questions; a part that may also not apply is there only where that makes the outcome worse, or better.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Span:
    """From the lowest to the highest value (0 to 100) of a node; `optional` where it may also not apply."""

    low: Fraction
    high: Fraction
    optional: bool = False


def union(spans: Iterable[Span | None]) -> Span | None:
    """All that any of some outcomes can come to; None is the outcome of what does not apply."""
    every = list(spans)
    present = [span for span in every if span is not None]
    if not present:
        return None
    optional = len(present) < len(every) or any(span.optional for span in present)
    return Span(min(span.low for span in present), max(span.high for span in present), optional)


def mean(parts: Iterable[tuple[Fraction, Span | None]]) -> Span | None:
    """The span of a weighted mean whose optional parts are there only where that makes it worse, or better."""
    present = [(weight, span) for weight, span in parts if span is not None]
    if not present:
        return None
    low = _lowest_mean([(weight, span.low, span.optional) for weight, span in present])
    high = -_lowest_mean([(weight, -span.high, span.optional) for weight, span in present])
    return Span(low, high, all(span.optional for _, span in present))


def _lowest_mean(parts: Iterable[tuple[Fraction, Fraction, bool]]) -> Fraction:
    """The lowest mean over (weight, number, optional) parts: all that must be in, then the low ones while they help."""
    in_turn = sorted(parts, key=lambda part: (part[2], part[1]))
    total, weight = NOTHING, NOTHING
    for part_weight, number, optional in in_turn:
        if not optional or not weight or number * weight < total:
            total, weight = total + part_weight * number, weight + part_weight
    return total / weight


def weakest(parts: Iterable[tuple[Fraction, Span | None]]) -> Span | None:
    """The span of a minimum; at its best, the optional parts do not apply."""
    present = [span for _, span in parts if span is not None]
    if not present:
        return None
    kept = [span for span in present if not span.optional] or [max(present, key=lambda span: span.high)]
    return Span(min(s.low for s in present), min(s.high for s in kept), all(s.optional for s in present))
