import json
import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rumbo.cli import coverage, main
from rumbo.content import loader
from rumbo.scoring.spans import Span

TESTS = Path(__file__).parents[1]
MINIMAL = TESTS / "sites" / "minimal"
CAPPED = "- {id: nadie, label: Nadie, points: 0}"
UNSHOWN = "- {id: alguien, label: Una persona, points: 1}"

Edit = Callable[..., Path]


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """The minimal site with words of its diagnostic replaced."""

    def edit(*changes: tuple[str, str]) -> Path:
        site = tmp_path / "site"
        shutil.copytree(MINIMAL, site)
        file = site / "diagnostics/entregas/diagnostic.yml"
        text = file.read_text()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        file.write_text(text)
        return site

    return edit


def check(site: Path, *options: str) -> str:
    return CliRunner().invoke(main, ["-C", str(site), "check", *options]).output


def test_the_worst_and_the_best_score_are_told_as_a_table(edited: Edit) -> None:
    rows = [line.split() for line in check(edited()).splitlines()]
    assert ["plazos", "0.0", "100.0"] in rows
    assert ["overall", "0.0", "100.0"] in rows


def test_tools_get_problems_and_coverage_as_json(edited: Edit) -> None:
    band = ("{id: floja, from: 0,", "{id: floja, from: 0, title: Floja, weak: true}\n  - {id: sorda, from: 10,")
    floor = (
        "ask: ¿Se revisan cada mes?\n        scale: veces",
        "ask: ¿Se revisan cada mes?\n        scale: veces\n        weight: 0",
    )
    wide = (CAPPED, "- {id: nadie, label: Nadie, points: 2}")
    low = (UNSHOWN, "- {id: alguien, label: Una persona, points: 3}\n        points_range: [0, 4]")
    told: dict[str, Any] = json.loads(check(edited(band, floor, wide, low), "--json"))
    assert told["coverage"]["entregas"]["exact"] is True
    assert told["coverage"]["entregas"]["scores"]["plazos"] == {"worst": "50", "best": "75"}
    assert {problem["code"] for problem in told["problems"]} == {"band-out-of-reach"}
    assert all(problem["advice"] and problem["line"] for problem in told["problems"])


def test_silenced_advice_is_not_given(edited: Edit) -> None:
    site = edited()
    stray = (site / "playbooks/revisar-cada-mes.md").read_text().replace("needs:", "# needs:")
    (site / "playbooks/suelta.md").write_text(stray)
    assert "idle-playbook" in check(site)
    with (site / "site_config.yml").open("a") as settings:
        settings.write("silence: [{rule: idle-playbook, at: suelta, because: Solo para hojear.}]\n")
    assert "idle-playbook" not in check(site)


def test_a_hundred_questions_with_many_deciders_get_sound_bounds_that_say_so(edited: Edit) -> None:
    asked = "".join(
        f"\n      - {{id: q{number}, ask: Pregunta, scale: veces, show_if: {{q{number - 1}: [siempre]}}}}"
        for number in range(1, 100)
    )
    first = "\n      - {id: q0, ask: Pregunta, scale: veces}"
    anchor = "ask: ¿Se revisan cada mes?\n        scale: veces"
    site = loader.load(edited((anchor, anchor + first + asked))).site
    assert site is not None
    found = coverage.reaches(site)["entregas"]
    assert not found.exact
    assert found.spans["plazos"] == Span(Fraction(0), Fraction(100), optional=True)


def test_update_cases_rewrites_what_does_not_hold_and_nothing_else(edited: Edit) -> None:
    site = edited()
    cases = site / "diagnostics/entregas/cases.yml"
    before = """\
# Los de siempre
- name: Nadie responde   # vivido
  answers: {responsable: nadie, revision: siempre}
  expect:
    overall: {value: "10.0",   band: floja}
    dimensions:
      plazos: {capped_by: [], status: provisional}   # a propósito
    remedies: [poner-responsable]
"""
    cases.write_text(before)
    shown = check(site, "--update-cases")
    assert '-    overall: {value: "10.0",   band: floja}' in shown
    assert '+    overall: {value: "50.0",   band: firme}' in shown
    assert cases.read_text() == before.replace('"10.0"', '"50.0"').replace("floja}", "firme}").replace(
        "status: provisional", "status: scored"
    )
    assert check(site).splitlines()[-1].startswith("no problems")


def test_a_failing_case_shows_the_arithmetic_of_its_dimension(edited: Edit) -> None:
    site = edited()
    (site / "diagnostics/entregas/cases.yml").write_text(
        "- name: Mitad\n  answers: {responsable: nadie, revision: siempre}\n"
        '  expect: {dimensions: {plazos: {value: "10.0"}}}\n'
    )
    shown = check(site)
    assert "diagnostics/entregas/cases.yml:3:41: case-failed" in shown
    assert "plazos: (responsable 0 * 1 + revision 1 * 1) / 2 * 100 = 50" in shown
