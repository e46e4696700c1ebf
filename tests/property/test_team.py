"""What every team promises (TM-1 to TM-9), whoever is in it; and both engines make the same of it."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engines import Ask, piped
from property.teams import Drawn, drawn, teams
from rumbo.scoring.agreement import mean, spread
from rumbo.scoring.assessment import assess_with
from rumbo.scoring.contract import RemedyResult, Team, TeamNode, TeamQuestion, TeamRemedy

FEW = settings(deadline=None, max_examples=80, derandomize=True)
TEN_THOUSAND = settings(deadline=None, max_examples=10_000)
SERVER = Path(__file__).parents[1] / "js" / "team_server.mjs"
values = st.lists(st.fractions(0, 1, max_denominator=20), min_size=1, max_size=30)


@pytest.fixture(scope="session")
def browser_team() -> Iterator[Ask]:
    with piped(SERVER) as ask:
        yield ask


def nodes(node: TeamNode) -> Iterator[TeamNode]:
    yield node
    for child in node["dimensions"]:
        yield from nodes(child)


def questions(team: Team) -> Iterator[TeamQuestion]:
    for node in nodes(team["overall"]):
        yield from node["questions"]


@given(team=teams(damaged=True))
@FEW
def test_both_engines_make_the_same_of_a_team(browser_team: Ask, team: Drawn) -> None:
    assert browser_team(team.asked()) == team.told()


@pytest.mark.long
@given(team=teams(damaged=True))
@TEN_THOUSAND
def test_both_engines_make_the_same_of_a_team_ten_thousand_times(browser_team: Ask, team: Drawn) -> None:
    assert browser_team(team.asked()) == team.told()


@given(team=teams(damaged=True), seed=st.integers(0, 99))
@FEW
def test_tm_1_in_whatever_order_they_are_handed_in_the_result_is_the_same(team: Drawn, seed: int) -> None:
    shuffled = list(team.handed)
    Random(seed).shuffle(shuffled)  # noqa: S311 - repeatable, no secret
    assert replace(team, handed=shuffled).team() == team.team()


@given(values=values)
@FEW
def test_tm_5_somebody_at_the_mean_never_raises_the_spread(values: list[Fraction]) -> None:
    assert spread([*values, mean(values)]) <= spread(values)


@given(team=teams())
@FEW
def test_tm_3_the_mean_lies_between_the_lowest_and_the_highest(team: Drawn) -> None:
    for place in (*nodes(team.team()["overall"]), *questions(team.team())):
        exact = place["exact"]
        if exact["mean"] is not None:
            lowest, middle, highest = (Fraction(exact[key] or "") for key in ("lowest", "mean", "highest"))
            assert lowest <= middle <= highest
            assert 0 <= Fraction(exact["spread"] or "") <= (highest - lowest) / 200


@given(team=teams(most=3))
@FEW
def test_tm_10_people_who_answer_alike_begin_with_what_each_would(team: Drawn) -> None:
    """Each benefit is the mean of equal ones, and what holds for everybody holds for half: SC-17 and TM-10 coincide."""
    _, given = team.handed[0]
    handed = [(str(place), {**given, "name": f"P{place}", "respondent": f"{place:032x}"}) for place in range(3)]
    found = replace(team, handed=handed, conversation=None).team()
    alone = assess_with(team.instrument, given)
    assume(alone["overall"]["status"] != "not-scored")
    assert [told(remedy) for remedy in found["remedies"]] == [told(remedy) for remedy in alone["remedies"]]


def told(remedy: TeamRemedy | RemedyResult) -> list[object]:
    """What a team and one respondent are told of a remedy; of one that mends nothing a team has no numbers."""
    numbers = [remedy["exact_gain"], remedy["exact_after"]] if remedy["mends"] else []
    return [remedy["playbook"], remedy["tier"], remedy["close"], *numbers]


def test_tm_1_two_hundred_people_are_put_together() -> None:
    team = drawn(7, 6, 210)
    handed = [
        (source, {**document, "respondent": f"{place:032x}"}) for place, (source, document) in enumerate(team.handed)
    ]
    found = replace(team, handed=handed).gathered()
    assert len(found.people) == 200
    assert [entry.reason for entry in found.skipped].count("too-many") == len(handed) - 200 - sum(
        entry.reason == "empty" for entry in found.skipped
    )
