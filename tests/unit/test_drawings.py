"""A drawing that is opened by itself can do nothing in the site's name."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from rumbo.content.checks import Manuscript, Places
from rumbo.content.checks.drawings import of_manuscript

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "drawings.yml").read_text("utf-8"))


def said(svg: str, before: str = "", *, encoding: str = "utf-8", name: str = "a.svg") -> list[str]:
    content = f'{before}<svg xmlns="http://www.w3.org/2000/svg">{svg}</svg>'.encode(encoding)
    return [
        str(problem)
        for problem in of_manuscript(
            Manuscript(settings=None, diagnostics={}, playbooks={}, files={name: content}, places=Places([]))
        )
    ]


@pytest.mark.parametrize("case", CASES["active"], ids=lambda case: case["svg"] or case["before"])
def test_what_runs_or_loads_is_refused_by_name_and_place(case: dict[str, str]) -> None:
    first = said(case["svg"], case.get("before", ""))[0]
    assert case["names"] in first
    assert first.startswith("a.svg:1:")


@pytest.mark.parametrize("svg", CASES["harmless"])
def test_a_drawing_as_programs_save_it_is_welcome(svg: str) -> None:
    assert said(svg) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_another_encoding_hides_nothing(encoding: str) -> None:
    assert "active-svg" in said("<script/>", encoding=encoding)[0]


def test_the_suffix_in_capitals_hides_nothing() -> None:
    assert "active-svg" in said("<script/>", name="A.SVG")[0]


def test_of_a_drawing_full_of_faults_the_first_twenty_are_told() -> None:
    assert len(said("<script/>" * 5_000)) == 20
