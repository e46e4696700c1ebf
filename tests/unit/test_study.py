"""A study of random respondents: what is counted, what is advised, how `rumbo check --study` tells it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mistakes import TESTS, example
from rumbo.cli import main
from rumbo.content import loader
from rumbo.content.review import review
from rumbo.model.document import instrument_of
from rumbo.scoring.instrument import Instrument
from rumbo.scoring.nodes import evaluate
from rumbo.scoring.outlook import Ground
from rumbo.scoring.states import settle
from rumbo.scoring.study import Told, entropy, study

MINIMAL = TESTS / "sites" / "minimal"
DIAGNOSTIC = "diagnostics/entregas/diagnostic.yml"
RESPONDENTS = 100


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(MINIMAL, tmp_path / "site")
    return tmp_path / "site"


def edit(site: Path, path: str, old: str, new: str) -> None:
    text = (site / path).read_text("utf-8")
    assert old in text
    (site / path).write_text(text.replace(old, new), "utf-8")


def instrument(site: Path) -> Instrument:
    loaded = loader.load(site)
    assert loaded.site is not None
    return instrument_of(loaded.site.diagnostics[0], loaded.site.playbooks)


def told(site: Path, **answers: str) -> Told:
    asked = instrument(site)
    responses = settle(asked, answers, {}).responses
    return Told(Ground(asked, responses, evaluate(asked, responses)))


def written(code: str, folder: Path) -> Path:
    example(code).write(folder)
    return folder


def check(site: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(site), "--lang", "en", "check", "--no-cache", *options])


# What is counted ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("counts", "bits"), [([], 0), ([7], 0), ([1, 1], 1), ([2, 1, 1, 0], 1.5), ([5, 5, 5, 5], 2)])
def test_entropy_is_in_bits_and_nothing_where_it_is_always_the_same(counts: list[int], bits: float) -> None:
    assert entropy(counts) == pytest.approx(bits)


def test_a_study_gives_the_same_figures_every_time() -> None:
    assert study(instrument(MINIMAL), RESPONDENTS) == study(instrument(MINIMAL), RESPONDENTS)


def test_every_first_playbook_is_on_the_path_and_nobody_has_two() -> None:
    found = study(instrument(MINIMAL), RESPONDENTS)
    assert list(found.frequencies) == ["revisar-cada-mes", "poner-responsable"]
    assert sum(frequency.first for frequency in found.frequencies.values()) <= found.respondents == RESPONDENTS
    for frequency in found.frequencies.values():
        assert frequency.first <= frequency.held <= RESPONDENTS
    assert found.rows == sum(frequency.held for frequency in found.frequencies.values())
    assert found.at_home == found.one_weak > 0


def test_a_row_that_gives_nothing_back_is_idle_and_one_that_moves_its_dimension_is_not(site: Path) -> None:
    """Under a cap at 0 the question beside it gives nothing; what lifts the cap does."""
    edit(site, "playbooks/revisar-cada-mes.md", "needs: [poner-responsable]\n", "")
    edit(
        site,
        DIAGNOSTIC,
        "        scale: veces\n",
        "        scale: veces\n        caps: [{id: nada, when: [nunca], at: 0, because: Nadie mira.}]\n",
    )
    edit(
        site,
        DIAGNOSTIC,
        "points: 0}\n          - {id: alg",
        "points: 0, remedies: [poner-responsable]}\n          - {id: alg",
    )
    both = told(site, responsable="nadie", revision="nunca")
    assert sorted(both.slugs) == ["poner-responsable", "revisar-cada-mes"]
    assert both.idle_rows() == 1
    assert told(site, responsable="nadie", revision="siempre").idle_rows() == 0


@pytest.mark.parametrize(("hours", "hinges"), [(6, True), (9, True), (11, False), (60, False)])
def test_the_first_hinges_on_hours_where_another_gives_half_as_much_an_hour(
    tmp_path: Path, hours: int, *, hinges: bool
) -> None:
    site = written("first-by-hours", tmp_path)
    edit(site, "playbooks/poner-responsable.md", "hours: 6", f"hours: {hours}")
    both = told(site, responsable="nadie", revision="nunca")
    assert both.first == "revisar-cada-mes"
    assert both.hinges_on_hours() is hinges


def test_what_must_precede_a_remedy_of_the_weak_dimension_begins_at_home_too() -> None:
    both = told(MINIMAL, responsable="nadie", revision="nunca")
    assert both.first == "poner-responsable"
    assert both.begins_at_home()
    assert not told(MINIMAL, responsable="alguien", revision="siempre").begins_at_home()


# What is advised ----------------------------------------------------------------------------------------------------


def test_hours_that_differ_enough_are_not_advised_on(tmp_path: Path) -> None:
    site = written("first-by-hours", tmp_path)
    edit(site, "playbooks/poner-responsable.md", "hours: 6", "hours: 60")
    assert review(site, drafts=False, respondents=RESPONDENTS).problems == ()


def test_few_respondents_prove_nothing() -> None:
    assert review(MINIMAL, drafts=False, respondents=29).problems == ()
    assert [found.code for found in review(MINIMAL, drafts=False, respondents=30).problems] == ["one-first-playbook"]


def test_advice_of_a_study_can_be_silenced_and_the_silence_is_not_idle_without_one(site: Path) -> None:
    silence = "  - {rule: one-first-playbook, at: entregas/poner-responsable, because: Todo empieza ahí.}\n"
    edit(site, "site_config.yml", "silence:\n", "silence:\n" + silence)
    assert review(site, drafts=False, respondents=RESPONDENTS).problems == ()
    assert review(site, drafts=False).problems == ()
    edit(site, "site_config.yml", "entregas/poner-responsable", "entregas/nada")
    found = {problem.code for problem in review(site, drafts=False, respondents=RESPONDENTS).problems}
    assert found == {"one-first-playbook", "idle-silence"}


# How it is told -----------------------------------------------------------------------------------------------------


def test_the_command_tells_shares_and_fails_on_advice_only_where_that_is_asked_for() -> None:
    result = check(MINIMAL, "--study", "60")
    assert result.exit_code == 0
    assert "entregas: what 60 random respondents are told to do" in result.output
    assert "The first playbook has an entropy of 0.00 bits, as if 1.0 came first equally often." in result.output
    assert "one-first-playbook" in result.output
    assert check(MINIMAL, "--study", "60", "--strict").exit_code == 1
    assert "random" not in check(MINIMAL).output


def test_tools_get_numbers_of_respondents() -> None:
    result: dict[str, Any] = json.loads(check(MINIMAL, "--study", "60", "--json").stdout)
    found = result["study"]["entregas"]
    assert found["respondents"] == 60
    assert found["entropy"] == 0
    assert set(found["frequencies"]) == {"revisar-cada-mes", "poner-responsable"}
    assert set(found["frequencies"]["poner-responsable"]) == {"first", "held", "first_with_one_weak"}
    assert [problem["code"] for problem in result["problems"]] == ["one-first-playbook"]
    assert "study" not in json.loads(check(MINIMAL, "--json").stdout)


@pytest.mark.parametrize("number", ["0", "-3", "many"])
def test_a_study_needs_respondents(number: str) -> None:
    assert check(MINIMAL, "--study", number).exit_code == 2
