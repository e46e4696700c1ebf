"""A page can be scored by hand: by what it prints alone one comes to what the scorer says, to half a point (D2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import by_hand
from rumbo.content import loader
from rumbo.model import Site
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.pages import compiler
from rumbo.pages.tree import Page
from rumbo.scoring.assessment import assess

TESTS = Path(__file__).parent
SITES = {"shipped": TESTS.parent, "instruments": TESTS / "instruments", "corpus": TESTS / "corpus"}
DIAGNOSTICS = [
    (name, file.parent.name)
    for name, folder in SITES.items()
    for file in sorted(folder.glob("diagnostics/*/diagnostic.yml"))
]

Result = Mapping[str, Any]


@dataclass(frozen=True)
class Respondent:
    """Somebody who leaves nothing open and of whom nothing is hidden, with the page and the result."""

    name: str
    page: str
    answers: Mapping[str, by_hand.Answer]
    result: Result


@cache
def compiled(site: str) -> tuple[Site, Mapping[str, Page]]:
    loaded = loader.load(SITES[site]).sites[0]
    return loaded, compiler.compile_site(replace(loaded, language="es")).pages


def respondents(site: str, slug: str) -> Iterator[Respondent]:
    loaded, pages = compiled(site)
    [diagnostic] = [found for found in loaded.diagnostics if found.slug == slug]
    document = scoring_document(diagnostic, remedies(loaded))
    page = pages[f"diagnostics/{slug}/index.md"].html
    for case in diagnostic.cases:
        result = assess(document, {"answers": case.answers, "profile": case.profile})
        if not {question["state"] for question in questions(result)} & {"blank", "hidden"}:
            yield Respondent(case.name, page, case.answers, result)


def questions(result: Result) -> Iterator[Result]:
    return (question for node in nodes(result) for question in node["questions"])


def nodes(result: Result) -> list[Result]:
    """Every dimension of a result, in file order."""
    found: list[Result] = []
    waiting = list(result["dimensions"])
    while waiting:
        node = waiting.pop(0)
        found.append(node)
        waiting[:0] = node["dimensions"]
    return found


@pytest.mark.parametrize(("site", "slug"), DIAGNOSTICS)
def test_by_the_rules_printed_on_the_page_one_comes_to_the_score(site: str, slug: str) -> None:
    for respondent in respondents(site, slug):
        result = respondent.result
        told = [*nodes(result), {**result["overall"], "id": "overall"}]
        wanted = {node["id"]: node["exact"]["value"] for node in told}
        found = by_hand.scored(by_hand.read(respondent.page), respondent.answers)
        assert found.keys() == wanted.keys(), respondent.name
        for node, exact in wanted.items():
            nearly = None if exact is None else pytest.approx(float(Fraction(exact)), abs=0.5)
            assert found[node] == nearly, (respondent.name, node)


def test_there_are_such_respondents_with_caps_parts_and_several_answers() -> None:
    assert sum(1 for site, slug in DIAGNOSTICS for _ in respondents(site, slug)) >= 40
