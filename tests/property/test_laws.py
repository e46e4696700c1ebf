"""What holds for every score, whatever is asked and answered (SC-4, SC-8, SC-11, SC-15, SC-19)."""

from collections.abc import Iterator
from copy import deepcopy
from fractions import Fraction
from itertools import combinations, islice, permutations, product
from random import Random
from typing import Any, assert_never

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from property.documents import Pair, pairs
from rumbo.scoring import contract
from rumbo.scoring.assessment import assess
from rumbo.scoring.contract import DimensionPart, Given, QuestionPart, Result, ScoringDocument
from rumbo.scoring.figures import grid_limits
from rumbo.scoring.instrument import Instrument, Item, read
from rumbo.scoring.measures import Number, One, Some
from rumbo.scoring.nodes import Figures, evaluate, triggered
from rumbo.scoring.outlook import Ground
from rumbo.scoring.short_way import next_edge, short_ways
from rumbo.scoring.states import settle

LAW = settings(
    deadline=None,
    derandomize=True,  # the gate repeats itself; the long suite goes on looking
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
MOST_BLANKS = 4
MOST_COMPLETIONS = 50


def ground_of(document: ScoringDocument, answers: Given) -> Ground:
    instrument = read(document)
    responses = settle(instrument, answers["answers"], answers["profile"]).responses
    return Ground(instrument, responses, evaluate(instrument, responses))


def figures_of(result: Result) -> Iterator[tuple[str, contract.Figures]]:
    """The overall score and every dimension by id."""
    yield "overall", result["overall"]
    yield from ((dimension["id"], dimension) for dimension in dimensions_of(result["dimensions"]))


def dimensions_of(dimensions: list[contract.DimensionResult]) -> Iterator[contract.DimensionResult]:
    for dimension in dimensions:
        yield dimension
        yield from dimensions_of(dimension["dimensions"])


def exact(text: str | None) -> Fraction:
    assert text is not None
    return Fraction(text)


@given(pair=pairs())
@LAW
def test_a_value_lies_between_low_and_high(pair: Pair) -> None:
    for figures in ground_of(*pair).figures.values():
        if figures.value is not None:
            assert figures.low is not None
            assert figures.high is not None
            assert 0 <= figures.low <= figures.value <= figures.high <= 100


def valid_answers(item: Item) -> list[Any]:
    """Every way to answer an item: each option or set of options, one number of each range, both ends of a line."""
    match item.measure:
        case One(shares=shares):
            return list(shares)
        case Some(shares=shares, exclusive=exclusive, most=most, places=places):
            free = [id_ for id_ in shares if id_ not in exclusive]
            arranged = permutations if places else combinations
            sets = [list(ticks) for size in range(1, (most or len(free)) + 1) for ticks in arranged(free, size)]
            return [*sets, *([id_] for id_ in exclusive)]
        case Number(low=low, high=high, starts=starts):
            return [decimal(start) for _, start in starts] or [decimal(low), decimal(high)]
        case other:
            assert_never(other)


def decimal(number: Fraction) -> str:
    assert (number * 1000).denominator == 1
    return f"{float(number):.3f}"


def completions(instrument: Instrument, open_items: list[str]) -> Iterator[dict[str, Any]]:
    ways = [valid_answers(instrument.items[id_]) for id_ in open_items]
    for answers in islice(product(*ways), MOST_COMPLETIONS):
        yield dict(zip(open_items, answers, strict=True))


@given(pair=pairs())
@LAW
def test_every_completion_of_the_blanks_lands_between_low_and_high(pair: Pair) -> None:
    document, answers = pair
    before = ground_of(document, answers)
    open_items = [id_ for id_, response in before.responses.items() if response.is_open]
    assume(len(open_items) <= MOST_BLANKS)
    for completion in completions(before.instrument, open_items):
        after = ground_of(document, {**answers, "answers": {**answers["answers"], **completion}})
        for id_, figures in after.figures.items():
            within(figures, before.figures[id_])


def within(after: Figures, before: Figures) -> None:
    if after.value is not None:
        assert before.low is not None
        assert before.high is not None
        assert before.low <= after.value <= before.high


@given(pair=pairs(), data=st.data())
@LAW
def test_raising_an_answer_with_visibility_unchanged_never_lowers_a_score(pair: Pair, data: st.DataObject) -> None:
    document, answers = pair
    before = ground_of(document, answers)
    answered = [id_ for id_, response in before.responses.items() if response.state == "answered"]
    assume(answered)
    item = before.instrument.items[data.draw(st.sampled_from(answered))]
    raised = data.draw(st.sampled_from(valid_answers(item)))
    after = ground_of(document, {**answers, "answers": {**answers["answers"], item.id: raised}})
    here = after.responses[item.id]
    assume(here.state == "answered")
    assume((here.s or 0) >= (before.responses[item.id].s or 0))
    assume(not any(triggered(cap, here) for cap in item.caps))
    assume(all(after.responses[id_].state == response.state for id_, response in before.responses.items()))
    for id_, figures in before.figures.items():
        assert figures.value is None or (after.figures[id_].value or 0) >= figures.value


@given(pair=pairs())
@LAW
def test_a_benefit_is_never_negative(pair: Pair) -> None:
    result = assess(*pair)
    for remedy in result["remedies"] if result["overall"]["band"] else []:
        assert exact(remedy["exact_gain"]) >= 0
        assert all(0 <= exact(mend["exact_gain"]) <= exact(remedy["exact_gain"]) for mend in remedy["mends"])


@given(pair=pairs(), randomness=st.randoms(use_true_random=False))
@LAW
def test_file_order_never_changes_a_number(pair: Pair, randomness: Random) -> None:
    document, answers = pair
    shuffled = deepcopy(document)
    conditions = [part["show_if"] for part in (*questions_of(shuffled), *nodes_of(shuffled))]
    if not any(conditions):  # conditions may name earlier questions only
        randomness.shuffle(shuffled["dimensions"])
        for node in nodes_of(shuffled):
            randomness.shuffle(node["dimensions"])
            randomness.shuffle(node["questions"])
    for clauses in conditions:
        randomness.shuffle(clauses)
    for question in questions_of(shuffled):
        randomness.shuffle(question["caps"])
        if question["measure"]["measure"] != "number":
            randomness.shuffle(question["measure"]["options"])
    assert numbers(shuffled, answers) == numbers(document, answers)


def nodes_of(part: ScoringDocument | DimensionPart) -> list[DimensionPart]:
    return [node for child in part["dimensions"] for node in (child, *nodes_of(child))]


def questions_of(part: ScoringDocument | DimensionPart) -> list[QuestionPart]:
    return [question for node in nodes_of(part) for question in node["questions"]]


def numbers(document: ScoringDocument, answers: Given) -> dict[str, tuple[object, ...]]:
    return {id_: numbers_of(figures) for id_, figures in figures_of(assess(document, answers))}


def numbers_of(figures: contract.Figures) -> tuple[object, ...]:
    return *printed(figures).values(), figures["exact"], figures["coverage"], figures["status"], figures["bands"]


def printed(figures: contract.Figures) -> dict[str, str | None]:
    return {
        "value": figures["value"],
        "low": figures["low"],
        "high": figures["high"],
        "raw": figures["raw"],
        "uncapped": figures["uncapped"],
    }


@given(pair=pairs())
@LAW
def test_print_never_contradicts_a_band(pair: Pair) -> None:
    document, _ = pair
    ground, result = ground_of(*pair), assess(*pair)
    for id_, figures in figures_of(result):
        low, high = ground.instrument.nodes[id_].score_range
        for shown, number in zip(printed(figures).values(), dict(figures["exact"]).values(), strict=True):
            if shown is None:
                continue
            band = ground.instrument.band(exact(str(number)))
            first, last = grid_limits(band, (low, high), document["decimals"])
            on_scale = (exact(shown) - low) / (high - low) * 100
            assert first > last or ground.instrument.band(on_scale) == band


@given(pair=pairs())
@LAW
def test_contributions_add_up_exactly_and_in_print(pair: Pair) -> None:
    result = assess(*pair)
    inside: list[tuple[contract.Figures, list[contract.Contribution]]] = [(result["overall"], [*result["dimensions"]])]
    inside += [(node, [*node["dimensions"], *node["questions"]]) for node in dimensions_of(result["dimensions"])]
    for figures, parts in inside:
        counted = [part for part in parts if part["contribution"] is not None]
        if figures["base"] is not None:
            assert sum(exact(part["exact_contribution"]) for part in counted) == exact(figures["exact"]["raw"])
            assert exact(figures["base"]) + sum(exact(p["contribution"]) for p in counted) == exact(figures["raw"])


@given(pair=pairs())
@LAW
def test_a_short_way_reaches_the_next_band_and_none_of_it_can_be_dropped(pair: Pair) -> None:
    ground = ground_of(*pair)
    for id_, way in short_ways(ground).items():
        value = ground.figures[id_].value
        edge = None if value is None else next_edge(ground.instrument, value)
        if way is not None:
            assert edge is not None
            assert (ground.today().with_mended(way).values[id_] or 0) >= edge
            for dropped in way:
                rest = [item for item in way if item != dropped]
                assert (ground.today().with_mended(rest).values[id_] or 0) < edge


@given(pair=pairs())
@LAW
def test_without_a_short_way_no_mending_reaches_the_next_band(pair: Pair) -> None:
    ground = ground_of(*pair)
    for id_, way in short_ways(ground).items():
        figures = ground.figures[id_]
        edge = next_edge(ground.instrument, figures.value) if figures.counts and figures.value is not None else None
        if way is None and edge is not None:
            below = [item.id for item in ground.improvable if id_ in ground.above[item.id]]
            assert (ground.today().with_mended(below).values[id_] or 0) < edge
