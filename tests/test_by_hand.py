"""A page can be scored by hand: by what it prints alone one comes to what the scorer says, to half a point (D2)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import by_hand
from rumbo.content import loader
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.pages import compiler
from rumbo.scoring.assessment import assess

TESTS = Path(__file__).parent
SITES = {"shipped": TESTS.parent, "instruments": TESTS / "instruments", "corpus": TESTS / "corpus"}

Result = Mapping[str, Any]


def every_case() -> Iterator[object]:
    """Golden respondents who leave nothing open and of whom nothing is hidden, with their page and their result."""
    for name, folder in SITES.items():
        site = loader.load(folder).sites[0]
        pages = compiler.compile_site(replace(site, language="es")).pages
        for diagnostic in site.diagnostics:
            document = scoring_document(diagnostic, remedies(site))
            page = pages[f"diagnostics/{diagnostic.slug}/index.md"].html
            for case in diagnostic.cases:
                result = assess(document, {"answers": case.answers, "profile": case.profile})
                if not {question["state"] for question in questions(result)} & {"blank", "hidden"}:
                    yield pytest.param(page, case.answers, result, id=f"{name}: {diagnostic.slug}: {case.name}")


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


CASES = list(every_case())


@pytest.mark.parametrize(("page", "answers", "result"), CASES)
def test_by_the_rules_printed_on_the_page_one_comes_to_the_score(
    page: str, answers: Mapping[str, by_hand.Answer], result: Result
) -> None:
    wanted = {node["id"]: node["exact"]["value"] for node in [*nodes(result), {**result["overall"], "id": "overall"}]}
    found = by_hand.scored(by_hand.read(page), answers)
    assert found.keys() == wanted.keys()
    for node, exact in wanted.items():
        if exact is None:
            assert found[node] is None, node
        else:
            assert found[node] == pytest.approx(float(Fraction(exact)), abs=0.5), node


def test_there_are_such_respondents_with_caps_parts_and_several_answers() -> None:
    assert len(CASES) >= 40
