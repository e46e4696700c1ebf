"""Teams worked out by hand (tests/team/), in both engines; and the published table that TM-5 takes its chance from."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from engines import Ask, piped
from rumbo.scoring.agreement import CHANCE, overlap, spread
from rumbo.scoring.contract import ScoringDocument
from rumbo.scoring.instrument import read
from rumbo.scoring.people import gather
from rumbo.scoring.team import assess_team

Json = dict[str, Any]
HERE = Path(__file__).parent
CASES: list[Json] = yaml.safe_load((HERE / "team" / "cases.yml").read_text())


@pytest.fixture(scope="module")
def browser_team() -> Iterator[Ask]:
    with piped(HERE / "js" / "team_server.mjs") as ask:
        yield ask


def document(case: Json) -> ScoringDocument:
    """A questionnaire of dimensions with questions told by the shares of their options, and what mends them.

    `remedies` maps a question to its playbooks, `playbooks` a playbook to what it needs; all take an hour.
    """
    asked, mended = case["questions"], case.get("remedies", {})
    named: Json = {slug: [] for slugs in mended.values() for slug in slugs}
    playbooks = named | case.get("playbooks", {})
    numbers = iter(range(1, 99))
    dimensions: list[Json] = [
        {**NODE, "id": id_, "dimensions": [], "questions": [question(f"q{next(numbers)}", shares) for shares in lines]}
        for id_, lines in asked.items()
    ]
    ids = [part["id"] for dimension in dimensions for part in dimension["questions"]]
    remedies = [
        {
            "question": id_,
            "options": [],
            "otherwise": mended.get(id_, []),
            "first": case.get("first", {}).get(id_, []),
            "missing": [],
            "first_missing": [],
        }
        for id_ in ids
    ]
    whole = {
        **HEAD,
        "dimensions": dimensions,
        "remedies": {
            "order": case.get("order", []),
            "playbooks": [{"playbook": slug, "effort": "1", "needs": needs} for slug, needs in playbooks.items()],
            "questions": remedies,
        },
    }
    return cast("ScoringDocument", whole)


def question(id_: str, shares: str) -> Json:
    options = [{"id": f"{id_}-{place}", "share": share} for place, share in enumerate(shares.split(), start=1)]
    return {**QUESTION, "id": id_, "measure": {"measure": "one", "options": options}}


NODE = {"weight": "1", "combine": "mean", "score_range": ["0", "100"], "show_if": []}
HEAD = {
    "diagnostic": "by-hand",
    "version": "1.0",
    "hash": "0123456789ab",
    "remedies_hash": "0123456789ab",
    "combine": "mean",
    "decimals": 1,
    "min_coverage": "50",
    "score_range": ["0", "100"],
    "bands": [
        {"id": "low", "from": "0", "weak": True},
        {"id": "middle", "from": "40", "weak": False},
        {"id": "high", "from": "70", "weak": False},
    ],
    "profile": [{"id": "papel", "options": ["jefes", "equipo"]}],
}
QUESTION = {
    "weight": "1",
    "allow": ["dont-know", "not-applicable"],
    "dont_know": "blank",
    "weak_below": "50",
    "show_if": [],
    "when_hidden": "leave-out",
    "caps": [],
}


def handed(people: Mapping[str | int, object]) -> Iterator[tuple[str, Json]]:
    """Who is told by a number gave no name; a group stands behind a slash."""
    for who, chosen in people.items():
        name, _, group = str(who).partition("/")
        places = enumerate(str(chosen).split(), start=1)
        answers = {f"q{number}": f"q{number}-{place}" for number, place in places if place != "0"}
        named = {} if name.startswith("-") else {"name": name}
        yield f"{who}.json", {**named, "answers": answers, "profile": {"papel": group} if group else {}}


def found(team: Json, path: str) -> object:
    """The field at a path; a question or a dimension stands for itself."""
    first, *rest = path.split(".")
    by_id = {"overall": team["overall"], "agenda": team["agenda"]}
    for dimension in team["overall"]["dimensions"]:
        by_id |= {dimension["id"]: dimension} | {part["id"]: part for part in dimension["questions"]}
    value: Any = by_id.get(first, team.get(first))
    for key in rest:
        value = value[int(key)] if key.isdigit() else value[key]
    return value


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_team_worked_out_by_hand_is_told_so_by_both_engines(case: Json, browser_team: Ask) -> None:
    asked, documents, talk = document(case), list(handed(case["people"])), case.get("conversation")
    gathered = gather(read(asked), documents)
    team = assess_team(read(asked), gathered.people, "papel", conversation=talk)
    assert {path: found(cast("Json", team), path) for path in case["expect"]} == case["expect"]
    replied = browser_team(
        {"document": asked, "handed": documents, "group": "papel", "smallest": 5, "conversation": talk}
    )
    assert replied["team"] == team


@pytest.mark.parametrize(("levels", "n"), [(3, 5), (3, 6), (4, 5), (4, 6), (5, 5), (5, 6), (7, 5)])
def test_tm_5_chance_gives_so_small_a_spread_in_at_most_five_percent(levels: int, n: int) -> None:
    """The critical value, found again by going through everything that so many people could answer."""
    steps = [Fraction(place, levels - 1) for place in range(levels)]
    spreads = sorted(spread(answers) * (levels - 1) for answers in product(steps, repeat=n))
    critical = Fraction(CHANCE[levels][n], n * n)
    assert sum(value <= critical for value in spreads) * 20 <= len(spreads)
    above = next(value for value in spreads if value > critical)
    assert sum(value <= above for value in spreads) * 20 > len(spreads)


def test_tm_7_the_overlap_of_picks_is_the_mean_over_pairs() -> None:
    """Three people pick two each: a b, a c, a b: their pairs share 1, 2 and 1 of two."""
    assert overlap([3, 2, 1], n=3, choose=2) == Fraction(4, 6)
