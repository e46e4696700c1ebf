"""TM-9: whoever reads a team's result cannot learn from it what it hides. The attacker knows the rules and the file.

Secrecy is tested by indistinguishability: had a hidden answer been another, the result would be the same to the letter.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import assume, given, settings

from property.teams import Drawn, teams
from property.test_team import nodes, questions
from rumbo.scoring.contract import Team
from rumbo.scoring.instrument import Item
from rumbo.scoring.measures import Number, Some
from rumbo.scoring.people import Person

MANY = settings(deadline=None, max_examples=60, derandomize=True)
TEN_THOUSAND = settings(deadline=None, max_examples=10_000)
Attack = Callable[[Drawn], None]
POINTS = ("gain", "exact_gain", "after", "exact_after", "people")


def guarded(team: Drawn) -> Team:
    found = team.team()
    assume(not found["everything"])
    return found


def answers_to(item: Item, people: Iterable[Person]) -> list[Person]:
    return [person for person in people if person.responses[item.id].is_answer]


def hidden_items(team: Drawn) -> Iterator[Item]:
    """The questions of which nothing is told and on which no other question depends."""
    named = {condition.key for item in team.instrument.items.values() for condition in item.conditions}
    told = {question["id"] for question in questions(team.team()) if question["n"] is not None}
    yield from (item for item in team.instrument.items.values() if item.id not in told | named)


def with_answers(team: Drawn, item: Item, sources: Iterable[str], answer: object) -> Drawn:
    """The same team had these answered a question otherwise."""
    changed = set(sources)
    handed = [
        (source, {**given, "answers": {**given["answers"], item.id: answer}} if source in changed else given)
        for source, given in team.handed
    ]
    return replace(team, handed=handed)


def other_answers(item: Item) -> Iterator[object]:
    part = item.measure
    if isinstance(part, Number):
        yield from (str(float(part.low)), str(float(part.high)))
        return
    for id_ in {*list(part.shares)[:1], *list(part.shares)[-1:]}:
        yield [id_] if isinstance(part, Some) else id_


def by_unanimity_and_small_counts(team: Drawn) -> None:
    found, people = guarded(team), team.gathered().people
    for item in hidden_items(team):
        asked = [person.source for person in answers_to(item, people)]
        victims = asked if len(asked) >= team.smallest else asked[:1]
        for answer in other_answers(item) if victims else ():
            other = with_answers(team, item, victims, answer)
            if {person.source for person in other.gathered().people} == {person.source for person in people}:
                assert json.dumps(other.team()) == json.dumps(found), item.id


def by_differences_and_complements(team: Drawn) -> None:
    found, k = guarded(team), team.smallest
    for place in nodes(found["overall"]):
        sets = [gap["n"] for gap in place["groups"]]
        for size in range(1, len(sets) + 1):
            for some in combinations(sets, size):
                rest = (place["n"] or 0) - sum(some)
                assert sum(some) >= k
                assert rest == 0 or rest >= k
    for question in questions(found):
        assert all(2 * k <= gap["n"] <= (question["n"] or 0) - 2 * k for gap in question["groups"])


def by_extremes(team: Drawn) -> None:
    """No exact number is told, and of a level so coarse a one that nobody's own value follows from two of them."""
    found = guarded(team)
    for place in (*nodes(found["overall"]), *questions(found)):
        assert {*place["exact"].values(), place["median"], place["lowest"], place["highest"], place["steps"]} == {None}
        assert all({*gap["exact"].values()} == {None} for gap in place["groups"])
        if place["n"] is not None and place["n"] < 8:
            assert place["spread"] is None
    for question in questions(found):
        for n, level in levels(question):
            assert 0 < level < 100
            assert (level / step_of(n)).denominator == 1
            assert n * step_of(n) >= 25


def by_remedies(team: Drawn) -> None:
    """What to begin with follows from what else is told: which answers go together changes nothing."""
    found = guarded(team)
    assert all(dict(remedy)[key] is None for remedy in found["remedies"] for key in POINTS)
    assert not any(remedy["close"] for remedy in found["remedies"])
    for column in list(team.instrument.items)[:2]:
        other = turned(team, column)
        if without_remedies(other.team()) == without_remedies(found):
            assert other.team()["remedies"] == found["remedies"], column


def turned(team: Drawn, item: str) -> Drawn:
    """The same team had everybody who answered a question given the next one's answer."""
    places = [place for place, (_, given) in enumerate(team.handed) if item in given["answers"]]
    handed = list(team.handed)
    for place, next_ in zip(places, places[1:] + places[:1], strict=True):
        source, given = team.handed[place]
        answer = team.handed[next_][1]["answers"][item]
        handed[place] = (source, {**given, "answers": {**given["answers"], item: answer}})
    return replace(team, handed=handed)


def without_remedies(team: Team) -> dict[str, object]:
    return {key: value for key, value in team.items() if not key.startswith("remedies")}


def levels(question: Mapping[str, Any]) -> Iterator[tuple[int, Fraction]]:
    if question["mean"] is not None:
        yield question["n"], Fraction(question["mean"])
    for gap in question["groups"]:
        yield gap["n"], Fraction(gap["mean"])


def step_of(n: int) -> int:
    return 1 if n >= 25 else 5 if n >= 5 else 10


def by_counts(team: Drawn) -> None:
    """Counts are of enough people; where all gave or named the same, of twice as many."""
    found, people = guarded(team), team.gathered().people
    for question in questions(found):
        n = len(answers_to(team.instrument.items[question["id"]], people))
        counts = [option["n"] for option in question["options"]]
        assert question["unanswered"] is None
        assert all(option["people"] == [] for option in question["options"])
        if counts:
            assert n >= team.smallest
            assert n >= 2 * team.smallest or max(counts) < n


def by_too_small_a_team(team: Drawn) -> None:
    found = guarded(team)
    assume(found["people"] < team.smallest)
    for place in (*nodes(found["overall"]), *questions(found)):
        told = {key: value for key, value in place.items() if key not in ("id", "dimensions", "questions", "exact")}
        assert set(map(str, told.values())) <= {"None", "[]"}
    assert [*found["agenda"], *found["names"], *found["remedies"]] == []


ATTACKS: dict[str, Attack] = {
    attack.__name__: attack
    for attack in (
        by_unanimity_and_small_counts,
        by_differences_and_complements,
        by_extremes,
        by_counts,
        by_remedies,
        by_too_small_a_team,
    )
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_tm_9_an_attacker_learns_nothing_hidden(attack: Attack) -> None:
    @given(team=teams(most=12, size=6))
    @MANY
    def attacked(team: Drawn) -> None:
        attack(team)

    attacked()


@pytest.mark.long
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_tm_9_an_attacker_learns_nothing_hidden_from_ten_thousand_teams(attack: Attack) -> None:
    @given(team=teams(most=30, size=8))
    @TEN_THOUSAND
    def attacked(team: Drawn) -> None:
        attack(team)

    attacked()


@given(team=teams(most=12, size=6))
@MANY
def test_tm_9_the_attacks_find_what_they_look_for_where_everybody_gave_a_name(team: Drawn) -> None:
    """Where nothing is hidden the same reading finds people's own numbers: the attacks can fail."""
    found = team.team()
    assume(found["everything"] and found["people"] > 1)
    assume(any(question["n"] for question in questions(found)))
    assert any(question["lowest"] is not None for question in questions(found))
