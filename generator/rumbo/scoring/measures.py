"""The three ways in which an answer becomes a number (SC-2): one option, some options, a number.

Whatever kinds of question there are, scorers, conditions, links and explanations know these three. Its twin is
templates/assets/js/scoring/measures.mjs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, takewhile
from typing import Literal, assert_never

from rumbo.scoring.contract import InvalidAnswer
from rumbo.scoring.contract import Measure as MeasurePart

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
LONGEST_NUMBER = 64
MOST_TICKS = 10
MOST_PLACED = 6

NONE = Fraction(0)
ALL = Fraction(1)


@dataclass(frozen=True, slots=True)
class One:
    """Exactly one option; `shares` maps each to its s."""

    shares: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Some:
    """Several options; `shares` maps each to its part of the whole, and the sum stops at 1.

    One of `exclusive` stands alone; `most` is how many may be named, None for any number. An option of `places` counts
    only at that place (from 1) of the answer.
    """

    shares: Mapping[str, Fraction]
    exclusive: frozenset[str] = frozenset()
    most: int | None = None
    places: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `low` to `high`, by the range that it falls in or along a line.

    `shares` maps a range to its s, `starts` are the lower ends of ranges in order; both are empty for a line.
    """

    low: Fraction
    high: Fraction
    shares: Mapping[str, Fraction]
    starts: tuple[tuple[str, Fraction], ...]
    line: Literal["up", "down"] | None


Measure = One | Some | Number


@dataclass(frozen=True, slots=True)
class Taken:
    """What a valid answer gives: its s from 0 to 1, the options or range chosen, and of several those left out."""

    s: Fraction
    chosen: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()


class Invalid(Exception):  # noqa: N818 - a verdict on an answer, not a failure of the program
    """The value is no answer to its question; `reason` says why."""

    def __init__(self, reason: InvalidAnswer) -> None:
        super().__init__(reason)
        self.reason = reason


def read(part: MeasurePart) -> Measure:
    """A measure of a scoring document as numbers."""
    match part["measure"]:
        case "one":
            return One({option["id"]: Fraction(option["share"]) for option in part["options"]})
        case "some":
            return Some(
                shares={option["id"]: Fraction(option["share"]) for option in part["options"]},
                exclusive=frozenset(option["id"] for option in part["options"] if option["exclusive"]),
                most=part["most"],
                places={option["id"]: place for option in part["options"] if (place := option["place"]) is not None},
            )
        case "number":
            return Number(
                low=Fraction(part["min"]),
                high=Fraction(part["max"]),
                shares={found["id"]: Fraction(found["share"]) for found in part["ranges"]},
                starts=tuple((found["id"], Fraction(found["from"])) for found in part["ranges"]),
                line=part["line"],
            )
        case other:
            assert_never(other)


def take(measure: Measure, value: object) -> Taken | None:
    """What a value of an answers file gives; None for an answer that names nothing.

    Raises:
        Invalid: the value is no answer.
    """
    match measure:
        case One():
            return _one(measure, value)
        case Some():
            return _some(measure, value)
        case Number():
            return _number(measure, value)
        case other:
            assert_never(other)


def _one(measure: One, value: object) -> Taken:
    if not isinstance(value, str):
        raise Invalid("wrong-type")
    if value not in measure.shares:
        raise Invalid("unknown-option")
    return Taken(measure.shares[value], frozenset({value}))


def _some(measure: Some, value: object) -> Taken | None:
    if not isinstance(value, list | tuple):
        raise Invalid("wrong-type")
    named = [entry for entry in value if isinstance(entry, str) and entry in measure.shares]
    if len(named) < len(value):
        raise Invalid("unknown-option")
    if len(set(named)) < len(named):
        raise Invalid("repeated")
    if measure.exclusive.intersection(named) and len(named) > 1:
        raise Invalid("exclusive")
    if measure.most is not None and len(named) > measure.most:
        raise Invalid("too-many")
    return _some_of(measure, named, _sum(measure, named)) if named else None


def _some_of(measure: Some, named: Iterable[str], s: Fraction) -> Taken:
    chosen = frozenset(named)
    return Taken(s, chosen, frozenset(measure.shares) - chosen)


def _sum(measure: Some, named: list[str]) -> Fraction:
    counted = (id_ for place, id_ in enumerate(named, start=1) if measure.places.get(id_, place) == place)
    return min(sum((measure.shares[id_] for id_ in counted), NONE), ALL)


def _number(measure: Number, value: object) -> Taken:
    if not isinstance(value, str):
        raise Invalid("wrong-type")
    if len(value) > LONGEST_NUMBER or not NUMBER.fullmatch(value):
        raise Invalid("not-a-number")
    number = Fraction(value)
    if not measure.low <= number <= measure.high:
        raise Invalid("out-of-range")
    if measure.line is not None:
        s = (number - measure.low) / (measure.high - measure.low)
        return Taken(s if measure.line == "up" else 1 - s)
    range_, _ = list(takewhile(lambda start: start[1] <= number, measure.starts))[-1]
    return Taken(measure.shares[range_], frozenset({range_}))


def extremes(measure: Measure) -> tuple[Fraction, Fraction]:
    """The worst and the best s that an answer can give."""
    shares = list(measure.shares.values())
    match measure:
        case Some(places=places):
            can_be_misplaced = places and len(shares) > 1
            return NONE if can_be_misplaced else min(shares), min(sum(shares, NONE), ALL)
        case One() | Number():
            return (NONE, ALL) if not shares else (min(shares), max(shares))
        case other:
            assert_never(other)


def best(measure: Measure) -> Taken:
    """The first best answer in file order: of some options all that exclude no other, or the right ones (SC-20)."""
    shares = measure.shares
    _, highest = extremes(measure)
    match measure:
        case Some(exclusive=exclusive, most=None):
            return _some_of(measure, frozenset(shares) - exclusive, highest)
        case Some():
            return _some_of(measure, (id_ for id_, share in shares.items() if share), highest)
        case One() | Number():
            return Taken(highest, frozenset([id_ for id_, share in shares.items() if share == highest][:1]))
        case other:
            assert_never(other)


def ways(measure: Measure) -> Iterator[Taken]:
    """Every way to answer that differs in what is chosen, at its worst and at its best; of a line both ends."""
    match measure:
        case Some():
            for named in _subsets(measure):
                yield from (_some_of(measure, named, s) for s in _orders(measure, named))
        case One() | Number():
            yield from (Taken(s, frozenset({id_})) for id_, s in measure.shares.items())
            if not measure.shares:
                yield from (Taken(NONE), Taken(ALL))
        case other:
            assert_never(other)


def _subsets(measure: Some) -> Iterator[tuple[str, ...]]:
    free = [id_ for id_ in measure.shares if id_ not in measure.exclusive]
    yield from ((id_,) for id_ in measure.exclusive)
    for size in range(1, (len(free) if measure.most is None else measure.most) + 1):
        yield from combinations(free, size)


def _orders(measure: Some, named: tuple[str, ...]) -> set[Fraction]:
    """The best and the worst that naming these can give: two or more can always all stand at wrong places."""
    at_best = [id_ for id_ in named if measure.places.get(id_, 1) <= len(named)]
    best = min(sum((measure.shares[id_] for id_ in at_best), NONE), ALL)
    return {best, NONE} if measure.places and len(named) > 1 else {best}


def has_many_ways(measure: Measure) -> bool:
    """Whether trying every way to answer would take too long."""
    if not isinstance(measure, Some):
        return False
    return len(measure.shares) > (MOST_PLACED if measure.places else MOST_TICKS)


def steps(measure: Measure, s: Fraction) -> Iterator[Taken]:
    """The answers one step of points better or worse than an s, each option or range of that step (one answer only)."""
    match measure:
        case Some():
            return
        case One(shares=shares) | Number(shares=shares):
            below, above = [n for n in shares.values() if n < s], [n for n in shares.values() if n > s]
            near = {*([max(below)] if below else []), *([min(above)] if above else [])}
            yield from (Taken(n, frozenset({id_})) for id_, n in shares.items() if n in near)
        case other:
            assert_never(other)
