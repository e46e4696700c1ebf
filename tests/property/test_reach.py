"""The coverage analysis against brute force, on questionnaires small enough to try every full sheet of answers."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from property.documents import Pair, pairs
from property.test_laws import valid_answers
from rumbo.scoring.contract import DONT_KNOW, NOT_APPLICABLE
from rumbo.scoring.instrument import Instrument, Item, read
from rumbo.scoring.nodes import evaluate
from rumbo.scoring.reach import reach
from rumbo.scoring.states import settle

pytestmark = pytest.mark.slow

SMALL = settings(
    deadline=None,
    derandomize=True,  # the gate repeats itself
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
MOST_SHEETS = 1500

Extremes = dict[str, tuple[Fraction, Fraction]]


def settling_answers(item: Item) -> list[Any]:
    away = [NOT_APPLICABLE] if NOT_APPLICABLE in item.allow else []
    unknown = [DONT_KNOW] if DONT_KNOW in item.allow and item.dont_know == "lowest" else []
    return [*valid_answers(item), *away, *unknown]


def sheets(instrument: Instrument) -> Iterator[tuple[dict[str, object], dict[str, str]]]:
    """Every full sheet of answers with every profile, in which nothing said is left open."""
    profiles = [[None, *sorted(options)] for options in instrument.profile.values()]
    answers = [settling_answers(item) for item in instrument.items.values()]
    for told in product(*profiles):
        profile = {key: value for key, value in zip(instrument.profile, told, strict=True) if value}
        for sheet in product(*answers):
            yield dict(zip(instrument.items, sheet, strict=True)), profile


def by_brute_force(instrument: Instrument) -> tuple[Extremes, set[str]]:
    extremes: Extremes = {}
    seen: set[str] = set()
    for answers, profile in sheets(instrument):
        responses = settle(instrument, answers, profile).responses
        seen |= {id_ for id_, response in responses.items() if response.state != "hidden"}
        for id_, figures in evaluate(instrument, responses).items():
            if figures.value is not None:
                low, high = extremes.get(id_, (figures.value, figures.value))
                extremes[id_] = min(low, figures.value), max(high, figures.value)
    return extremes, set(instrument.items) - seen


@given(pair=pairs())
@SMALL
def test_what_can_be_reached_is_what_trying_everything_reaches(pair: Pair) -> None:
    instrument = read(pair[0])
    count = prod(len(options) + 1 for options in instrument.profile.values())
    assume(count * prod(len(settling_answers(item)) for item in instrument.items.values()) <= MOST_SHEETS)
    found = reach(instrument)
    extremes, never_shown = by_brute_force(instrument)
    assert found.exact
    assert {id_: (span.low, span.high) for id_, span in found.spans.items()} == extremes
    assert set(found.never_shown) == never_shown
