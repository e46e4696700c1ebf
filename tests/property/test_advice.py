"""What the advice made from scores promises, whatever is asked and answered (SC-13 to SC-18), in both engines."""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from engines import Engine
from property.documents import Pair, pairs
from rumbo.scoring.assessment import assess
from rumbo.scoring.contract import QuestionRemedies, QuestionResult, Result, ScoringDocument
from rumbo.scoring.instrument import read
from rumbo.scoring.mendable import mendable
from rumbo.scoring.nodes import evaluate
from rumbo.scoring.outlook import Ground
from rumbo.scoring.states import settle

CALM = [HealthCheck.too_slow, HealthCheck.data_too_large]
LAW = settings(deadline=None, derandomize=True, max_examples=150, suppress_health_check=CALM)
LONG = settings(deadline=None, max_examples=10_000, suppress_health_check=CALM)


def number(text: str | None) -> Fraction:
    assert text is not None
    return Fraction(text)


def questions(result: Result) -> dict[str, QuestionResult]:
    found: dict[str, QuestionResult] = {}
    waiting = list(result["dimensions"])
    for dimension in waiting:
        waiting += dimension["dimensions"]
        found |= {question["id"]: question for question in dimension["questions"]}
    return found


def named(entry: QuestionRemedies) -> set[str]:
    """SC-13, SC-16: for any of its answers, what is left out of a checklist among them."""
    return {*entry["otherwise"], *(slug for own in entry["options"] + entry["missing"] for slug in own["remedies"])}


def ground_of(pair: Pair) -> Ground:
    document, answers = pair
    instrument = read(document)
    responses = settle(instrument, answers["answers"], answers["profile"]).responses
    return Ground(instrument, responses, evaluate(instrument, responses))


def met(document: ScoringDocument, result: Result) -> set[str]:
    """SC-16, worked out from the result alone: named by an answered question, called for by no mendable one."""
    asked = questions(result)
    answered = [
        entry
        for entry in document["remedies"]["questions"]
        if (found := asked[entry["question"]])["state"] == "answered"
        or (found["state"] == "dont-know" and found["s"] is not None)
    ]
    called_for = {remedy["playbook"] for remedy in result["remedies"] if remedy["mends"]}
    return {slug for entry in answered for slug in named(entry)} - called_for


def check(pair: Pair, result: Result) -> None:
    document, _ = pair
    path = [remedy["playbook"] for remedy in result["remedies"]]
    assert len(path) == len(set(path))
    of_weakness = result["remedies_for"] == "weaknesses"
    if of_weakness:
        assert not met(document, result) & set(path)
        assert all(set(remedy["has"]) <= met(document, result) for remedy in result["remedies"])
        _prerequisites_come_first(document, result)
    _only_what_can_be_better_is_mended(result)
    _the_staircase_adds_up(pair, result)
    assert [remedy["tier"] for remedy in result["remedies"]] == ["now", "next", "next", *["later"] * len(path)][
        : len(path)
    ]


def _prerequisites_come_first(document: ScoringDocument, result: Result) -> None:
    needs = {part["playbook"]: part["needs"] for part in document["remedies"]["playbooks"]}
    done: set[str] = set()
    for remedy in result["remedies"]:
        assert set(needs[remedy["playbook"]]) - set(remedy["has"]) <= done
        done.add(remedy["playbook"])
        assert bool(remedy["mends"]) != bool(remedy["needed_by"])


def _only_what_can_be_better_is_mended(result: Result) -> None:
    asked = questions(result)
    for remedy in result["remedies"]:
        for mend in remedy["mends"]:
            question = asked[mend["question"]]
            assert question["state"] in {"answered", "dont-know"}
            assert number(question["s"]) < 1


def _the_staircase_adds_up(pair: Pair, result: Result) -> None:
    steps = [remedy["exact_after"] for remedy in result["remedies"]]
    if result["overall"]["status"] not in {"scored", "provisional"}:
        assert steps == [None] * len(steps)
        assert all(mend["gain"] is None for remedy in result["remedies"] for mend in remedy["mends"])
        return
    now = number(result["overall"]["exact"]["value"])
    heights = [now, *map(number, steps)]
    assert heights == sorted(heights)
    ground = ground_of(pair)
    mended = {mend["question"] for remedy in result["remedies"] for mend in remedy["mends"]}
    if result["remedies_for"] == "weaknesses":
        assert mended == {item.id for item in mendable(ground)}
    assert heights[-1] == now + ground.today().gain("overall", mended)


def results(pair: Pair, browser_engine: Engine) -> Iterator[Result]:
    yield assess(*pair)
    yield browser_engine(*pair)["result"]


@given(pair=pairs())
@LAW
def test_the_advice_keeps_its_promises(browser_engine: Engine, pair: Pair) -> None:
    for result in results(pair, browser_engine):
        check(pair, result)


@pytest.mark.long
@given(pair=pairs())
@LONG
def test_the_advice_keeps_its_promises_ten_thousand_times(browser_engine: Engine, pair: Pair) -> None:
    for result in results(pair, browser_engine):
        check(pair, result)
