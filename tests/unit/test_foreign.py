"""Questionnaires of other programs become diagnostics that pass `check`; what has no place is told in words."""

import json
import shutil
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from hostile import value
from rumbo.cli import main
from rumbo.content.foreign.conditions import Asked, ConditionError, clauses
from rumbo.content.foreign.guides import as_link, as_markdown
from rumbo.content.foreign.risks import ConditionError as RiskError
from rumbo.content.foreign.risks import risk_of, rule
from rumbo.content.importing import imported

TESTS = Path(__file__).parents[1]
FOREIGN = TESTS / "foreign"
CASES: dict[str, Any] = yaml.safe_load((FOREIGN / "cases.yml").read_text("utf-8"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(TESTS / "sites" / "minimal", tmp_path, dirs_exist_ok=True)
    return tmp_path


def rumbo(folder: Path, *words: str, language: str = "en") -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "--lang", language, *words])


def diagnostic(site: Path, slug: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((site / "diagnostics" / slug / "diagnostic.yml").read_text("utf-8"))
    return read


def questions(read: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {asked["id"]: asked for dimension in read["dimensions"] for asked in dimension["questions"]}


def held(asked: dict[str, Any]) -> dict[str, list[list[str]]]:
    """Its caps: the answers, and what is missing, by id."""
    return {cap["id"]: [cap.get("when", []), cap.get("when_missing", [])] for cap in asked.get("caps", [])}


@pytest.mark.parametrize("name", ["lens", "survey"])
def test_what_is_made_passes_the_checks_and_all_else_is_told_in_both_languages(site: Path, name: str) -> None:
    told = rumbo(site, "import", str(FOREIGN / f"{name}.json"))
    assert told.exit_code == 0, told.output
    assert {words for words in CASES[name] if words not in " ".join(told.output.split())} == set()
    assert rumbo(site, "check").exit_code == 0
    again = rumbo(site, "import", str(FOREIGN / f"{name}.json"), language="es")
    assert again.exit_code == 0
    assert "quedan fuera" in again.output


def test_a_lens_s_plans_hang_on_what_is_missing_and_its_risks_are_caps(site: Path) -> None:
    """SC-13, SC-8: `missing`, `when_missing`; a high risk alone keeps its pillar below the band above."""
    assert rumbo(site, "import", str(FOREIGN / "lens.json")).exit_code == 0
    read = diagnostic(site, "lens")
    asked = questions(read)
    assert [option["id"] for option in asked["doors1"]["options"]] == ["d1-1", "d1-2", "d1-3", "none-of-these"]
    assert held(asked["doors1"]) == {
        "high-risk": [["none-of-these"], ["d1-1"]],
        "medium-risk": [[], ["d1-2", "d1-3"]],
    }
    plan = asked["doors1"]["options"][0]["missing"]["remedies"][0]
    body = (site / "playbooks" / f"{plan}.md").read_text("utf-8")
    assert "task: Have a second key cut and hand it over." in body
    assert "(https://example.org/cut)" in body
    assert "(https://example.org/two)" in body
    assert {key: option["points"] for key, option in zip("yn", asked["doors2"]["options"], strict=True)} == {
        "y": "2",
        "n": "0",
    }
    assert held(asked["doors2"]) == {"high-risk": [["no"], []]}
    assert held(asked["fire1"]) == {"high-risk": [["fire1-no"], []], "medium-risk": [[], ["ext"]]}
    assert {option["id"]: option.get("points") for option in asked["fire1"]["options"]} == {
        "ext": "1",
        "drill": "0",
        "plan": "0",
        "fire1-no": None,
    }
    answers = site / "answers.json"
    answers.write_text(
        json.dumps({"diagnostic": "lens", "version": "1.0", "answers": {"doors1": ["d1-2", "d1-3"], "doors2": "yes"}})
    )
    scored = json.loads(rumbo(site, "score", "lens", str(answers), "--json").stdout)
    assert [node["value"] for node in scored["dimensions"] if node["capped_by"]] == ["49.0"]


def test_a_survey_keeps_its_kinds_its_worth_and_what_its_conditions_say_of_options(site: Path) -> None:
    assert rumbo(site, "import", str(FOREIGN / "survey.json")).exit_code == 0
    read = diagnostic(site, "survey")
    asked = questions(read)
    assert [each["id"] for each in read["profile"]] == ["trade"]
    assert {id_: each.get("kind", "choice") for id_, each in asked.items()} == CASES["kinds"]
    assert {id_: each["show_if"] for id_, each in asked.items() if "show_if" in each} == CASES["shown"]
    assert [option["points"] for option in asked["seen"]["options"]] == ["3", "1", "0"]
    assert read["title"] == "¿Cómo cumples las fechas?"


def test_what_was_mended_by_hand_stays_when_it_is_imported_again(site: Path) -> None:
    rumbo(site, "import", str(FOREIGN / "lens.json"))
    file = site / "diagnostics" / "lens" / "diagnostic.yml"
    file.write_text(file.read_text("utf-8").replace("title: Fire", "title: Fuego"), "utf-8")
    plan = next(site.glob("playbooks/lens-a-second*.md"))
    plan.write_text(plan.read_text("utf-8").replace("Have a second", "Get a second"), "utf-8")
    told = rumbo(site, "import", str(FOREIGN / "lens.json"))
    assert f"playbooks/{plan.name}" in told.output
    assert "title: Fuego" in file.read_text("utf-8")
    assert "Get a second" in plan.read_text("utf-8")


@pytest.mark.parametrize("case", CASES["risks"], ids=str)
def test_a_risk_rule_is_read_as_a_lens_means_it(case: dict[str, Any]) -> None:
    if "holds" not in case:
        with pytest.raises(RiskError):
            rule(case["condition"], "HIGH_RISK")
        return
    read = rule(case["condition"], "HIGH_RISK")
    assert all(risk_of([read], "NO_RISK", frozenset(ticked)) == "HIGH_RISK" for ticked in case["holds"])
    assert all(risk_of([read], "NO_RISK", frozenset(ticked)) == "NO_RISK" for ticked in case["fails"])


@pytest.mark.parametrize("case", CASES["conditions"], ids=str)
def test_a_survey_s_condition_is_said_in_options_or_not_at_all(case: dict[str, Any]) -> None:
    known = {
        "a": Asked("a", {"1": "one", "2": "two", "3": "three"}),
        "m": Asked("m", {"x": "ex", "y": "why"}, many=True),
        "q.r": Asked("r", {"yes": "si", "no": "not"}),
    }
    if case["says"] is None:
        with pytest.raises(ConditionError):
            clauses(case["condition"], known)
    else:
        assert clauses(case["condition"], known) == case["says"]


@pytest.mark.parametrize(("plain", "written"), CASES["markdown"])
def test_a_plain_text_reads_the_same_as_markdown(plain: str, written: str) -> None:
    assert as_markdown(plain) == written


def test_a_link_leads_to_the_web_or_nowhere() -> None:
    assert as_link("https://example.org/a b(c)", "x") == "[x](https://example.org/a%20b%28c%29)"
    assert {
        as_link(address, "x") for address in ("javascript:alert(1)", "//x", "https://", "http://[", "", "data:,")
    } == {""}


def harmed(whole: Any, dice: Random) -> Any:  # noqa: ANN401 - anything that JSON can write
    """A document of which one to four places, however deep, hold something else."""
    harm = json.loads(json.dumps(whole))
    for _ in range(dice.randint(1, 4)):
        part, depth = harm, dice.randrange(8)
        while part:
            key = dice.choice(list(part) if isinstance(part, dict) else range(len(part)))
            if depth == 0 or not isinstance(part[key], dict | list):
                part[key] = value(dice)
                break
            part, depth = part[key], depth - 1
    return harm


@pytest.mark.parametrize("name", ["lens", "survey"])
def test_no_damaged_document_is_a_traceback_and_what_is_told_has_its_place(site: Path, name: str) -> None:
    dice = Random(16)  # noqa: S311 - the same damage every time
    whole = json.loads((FOREIGN / f"{name}.json").read_text("utf-8"))
    place = site / f"{name}.json"
    for number in range(100):
        text = json.dumps(harmed(whole, dice))
        place.write_text(text if number % 5 else text[: dice.randrange(len(text))], "utf-8")
        found = imported(site, place, None)
        assert found.files or found.notices or found.problems, number
        places = [*(told.place for told in found.notices), *(problem.place for problem in found.problems)]
        assert all(str(place) for place in places)
        assert not any(path.startswith(("/", "..")) for path in found.files)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no JSON file"),
        (b"[1, 2]", "no JSON file"),
        (b"\xff\xfe{", "no JSON file"),
        (b"[" * 100_000, "no JSON file"),
        (b'{"pages": [', "x.json:1:12"),
        (b'{"title": "x"}', "neither a SurveyJS questionnaire"),
        (b'{"pages": []}', "Nothing here can be scored"),
        (b'{"pillars": [' + b"{}," * 30_000 + b"{}]}", "larger than any questionnaire"),
        (b'{"pages": "' + b"x" * (6 * 1024 * 1024) + b'"}', "larger than any questionnaire"),
    ],
    ids=lambda given: str(given[:20]),
)
def test_what_is_no_questionnaire_is_refused_in_words(site: Path, content: bytes, words: str) -> None:
    (site / "x.json").write_bytes(content)
    answer = rumbo(site, "import", str(site / "x.json"))
    assert (answer.exit_code, words in answer.output) == (1, True), answer.output
    assert sys.getrecursionlimit() < 100_000


TAKEN = ["none-of-these", "none-of-these-at-all", "nothing", "nothing-at-all"]
LENS = {"title": "Doors", "choices": [{"id": id_, "title": id_} for id_ in TAKEN]}


@pytest.mark.parametrize(
    "document",
    [
        {
            "name": "x",
            "pillars": [
                {
                    "id": "p",
                    "name": "p",
                    "questions": [{"id": "q", **LENS, "riskRules": [{"condition": "default", "risk": "HIGH_RISK"}]}],
                }
            ],
        },
        {"title": "x", "elements": [{"type": "checkbox", "name": "q", "title": "Which?", "choices": TAKEN}]},
    ],
    ids=["lens", "survey"],
)
def test_the_answer_that_we_add_finds_an_id_whatever_the_others_are_called(
    site: Path, document: dict[str, Any]
) -> None:
    (site / "taken.json").write_text(json.dumps(document))
    told = rumbo(site, "import", str(site / "taken.json"))
    assert told.exit_code == 0, told.output
    assert [option["id"] for option in questions(diagnostic(site, "taken"))["q"]["options"]][-1] == "none-of-these-2"
