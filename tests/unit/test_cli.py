import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import click
import pytest
from click.testing import CliRunner, Result

from rumbo.cli import main
from rumbo.content import cases

Rumbo = Callable[..., Result]

ANSWERS = {"responsable": "nadie", "revision": "alguna", "acuerdos": "notas"}


@pytest.fixture
def rumbo(tmp_path: Path) -> Rumbo:
    """The command line on a site of next to nothing; a traceback fails the test."""

    def run(*arguments: str | Path, code: int = 0) -> Result:
        result = CliRunner().invoke(main, ["-C", str(tmp_path / "site"), *map(str, arguments)])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        assert result.exit_code == code, result.output
        return result

    made = CliRunner().invoke(main, ["new", "--empty", str(tmp_path / "site")])
    assert made.exit_code == 0, made.output
    return run


@pytest.fixture
def diagnostic(tmp_path: Path) -> Path:
    return tmp_path / "site/diagnostics/primer-paso/diagnostic.yml"


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({"diagnostic": "primer-paso", "answers": ANSWERS}))
    return file


def test_every_command_explains_itself_by_example() -> None:
    for command in main.list_commands(click.Context(main)):
        help_ = CliRunner().invoke(main, [command, "--help"])
        assert help_.exit_code == 0
        assert f"rumbo {command} " in help_.output.replace("rumbo -C client ", "rumbo ")


def test_the_list_of_commands_says_of_each_what_it_says_itself() -> None:
    context = click.Context(main)
    listed = " ".join(CliRunner().invoke(main, ["--help"]).output.split())
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        assert f"{name} {command.get_short_help_str(1000)}" in listed


def test_help_loads_next_to_nothing() -> None:
    """All that it may load besides the interpreter's own: a list that is here to stay short."""
    code = "import sys; from rumbo.__main__ import run; sys.argv = ['rumbo', '--help']; run()"
    ended = (
        f"import atexit, sys; atexit.register(lambda: print(*sorted(sys.modules), sep='\\n', file=sys.stderr)); {code}"
    )
    told = subprocess.run([sys.executable, "-I", "-c", ended], capture_output=True, text=True, check=True)
    loaded = {name for name in told.stderr.split() if name.partition(".")[0] not in sys.stdlib_module_names}
    assert {name.partition(".")[0] for name in loaded if not name.startswith("_")} <= {"babel", "click", "rumbo"}
    assert {name for name in loaded if name.startswith("rumbo.")} == {
        "rumbo.__main__",
        "rumbo.cli",
        "rumbo.cli.exits",
        "rumbo.cli.surviving",
        "rumbo.wording",
        "rumbo.wording.locales",
        "rumbo.wording.phrases",
        "rumbo.wording.plurals",
    }


def test_a_clean_site_checks_with_nothing_to_say(rumbo: Rumbo) -> None:
    assert rumbo("check", "--strict").output.splitlines()[-1] == "no problems, no pieces of advice"


def test_problems_are_printed_all_at_once_sorted_by_place_then_counted(rumbo: Rumbo, diagnostic: Path) -> None:
    text = diagnostic.read_text()
    diagnostic.write_text(text.replace("[revisar-cada-mes]", "[revisar-cada-mez]").replace("minutes: 1", "minuts: 1"))
    lines = rumbo("check", code=1).output.splitlines()
    places = [line.split(":")[1] for line in lines if line.startswith("diagnostics/primer-paso/diagnostic.yml:")]
    assert len(places) >= 2
    assert places == sorted(places, key=int)
    assert any(line.startswith("    ") and "minuts" in line for line in lines)
    assert lines[-1].endswith("no pieces of advice")


def test_nothing_is_built_while_there_is_a_problem(rumbo: Rumbo, diagnostic: Path, tmp_path: Path) -> None:
    diagnostic.write_text(diagnostic.read_text().replace("minutes: 1", "minuts: 1"))
    rumbo("build", code=1)
    assert not (tmp_path / "site" / "site").exists()


def test_golden_respondents_that_were_right_are_not_scored_again(rumbo: Rumbo, monkeypatch: pytest.MonkeyPatch) -> None:
    rumbo("check")
    run = Mock(return_value=[])
    monkeypatch.setattr(cases, "run", run)
    rumbo("check")
    rumbo("build")
    run.assert_not_called()
    rumbo("check", "--no-cache")
    run.assert_called()


def test_a_skeleton_passes_the_check_right_away_and_stays_out_of_the_build(rumbo: Rumbo, tmp_path: Path) -> None:
    rumbo("new", "playbook", "plan-de-ventas")
    rumbo("new", "diagnostic", "ventas")
    assert "no problems" in rumbo("check").output
    rumbo("build")
    built = {place.name for place in (tmp_path / "site" / "site").rglob("*") if place.is_dir()}
    assert {"poner-responsable", "primer-paso"} <= built
    assert not {"plan-de-ventas", "ventas"} & built


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["new", "playbook"], "Which one?"),
        (["new", "playbook", "a", "b"], "neither"),
        (["new", "quiz", "a"], '"quiz" is neither playbook nor diagnostic'),
        (["new", "playbook", "x", "--empty"], "--empty is for a new site"),
        (["new", "playbook", "Mal Escrito"], "cannot be a slug"),
        (["new", "."], "is not empty"),
        (["eject", "theme/nada.html"], "The theme has no file"),
        (["score", "primer-pasos", __file__], 'Did you mean "primer-paso"?'),
        (["score", "primer-paso", __file__], "is not JSON"),
        (["score", "primer-paso", "missing.json"], "does not exist"),
        (["plan", "primer-paso", __file__, "--start", "11-01-2027"], '"11-01-2027" is no date'),
        (["plan", "primer-paso", __file__, "--start", "9999-01-01"], "is no date"),
        (
            ["plan", "primer-paso", __file__, "--start", "2027-01-11", "--pause", "2027-02-01..2027-01-01"],
            "is no pause",
        ),
        (
            ["plan", "primer-paso", __file__, "--start", "2027-01-11", "-o", "plan.doc"],
            "a plan is written as .json, .ics, .csv, .md",
        ),
        (["plan", "primer-paso", __file__, "--start", "2027-01-11", "--at-once", "6"], "1<=x<=5"),
        (["serve", "--port", "1", "--host", "192.0.2.1"], "cannot be served"),
        (["buld"], "No such command"),
    ],
)
def test_wrong_use_is_told_and_exits_2(rumbo: Rumbo, arguments: list[str], says: str) -> None:
    assert says in rumbo(*arguments, code=2).output


@pytest.mark.parametrize("command", [["check"], ["build"], ["serve"], ["new", "playbook", "x"]])
def test_a_folder_without_a_site_is_wrong_use(tmp_path: Path, command: list[str]) -> None:
    result = CliRunner().invoke(main, ["-C", str(tmp_path), *command])
    assert result.exit_code == 2
    assert "holds no site_config.yml" in result.output


def test_a_site_whose_file_has_another_name_is_told_which(tmp_path: Path) -> None:
    (tmp_path / "site_config.yaml").touch()
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "check"])
    assert result.exit_code == 2
    assert "Rename it to site_config.yml" in result.output


def test_a_score_is_told_in_the_words_of_the_diagnostic(rumbo: Rumbo, answers: Path) -> None:
    told = rumbo("score", "primer-paso", answers).output
    for words in (
        "¿Tiene tu plan quien lo mueva?",
        "33.3",
        "Parado",
        "Impulso",
        "Poner un responsable",
        "Revisar cada mes",
    ):
        assert words in told


def test_a_score_as_json_is_the_result_object(rumbo: Rumbo, answers: Path) -> None:
    result = json.loads(rumbo("score", "primer-paso", answers, "--json").stdout)
    assert result["overall"]["exact"]["value"] == "100/3"
    assert [remedy["playbook"] for remedy in result["remedies"]] == ["poner-responsable", "revisar-cada-mes"]


PLAN = ("plan", "primer-paso", "--start", "2027-01-11")


def test_pl_12_a_plan_is_told_in_phases_with_the_tasks_of_its_playbooks(rumbo: Rumbo, answers: Path) -> None:
    told = rumbo(*PLAN, answers, "--at-once", "1").output
    for words in ("Today: 33.3", "Phase 1: 2027-01-11 to", "Phase 2:", "Poner un responsable", "2027-01-15"):
        assert words in told


def test_pl_12_a_plan_is_printed_and_written_with_the_same_bytes(rumbo: Rumbo, answers: Path, tmp_path: Path) -> None:
    printed = rumbo(*PLAN, answers, "--json", "--pause", "2027-01-18..2027-01-22", "--mode", "rolling").stdout
    file = tmp_path / "plan.json"
    rumbo(*PLAN, answers, "-o", file, "--pause", "2027-01-18..2027-01-22", "--mode", "rolling")
    assert file.read_text("utf-8") == printed
    plan = json.loads(printed)
    assert plan["pauses"] == [{"first": "2027-01-18", "last": "2027-01-22"}]
    assert [entry["playbook"] for entry in plan["playbooks"]] == ["poner-responsable", "revisar-cada-mes"]


def test_ignored_answers_are_told_after_the_plan_and_exit_1(rumbo: Rumbo, answers: Path) -> None:
    answers.write_text(json.dumps({"answers": {**ANSWERS, "nueva": "x"}}))
    assert "Phase 1" in rumbo(*PLAN, answers, code=1).stdout


def test_ignored_answers_are_told_after_the_result_and_exit_1(rumbo: Rumbo, answers: Path) -> None:
    answers.write_text(json.dumps({"answers": {**ANSWERS, "nueva": "x"}}))
    result = rumbo("score", "primer-paso", answers, code=1)
    assert "Parado" in result.stdout
    assert "ignored: question nueva" in result.stderr


def test_answers_to_another_version_are_scored_and_said_to_be_and_exit_1(rumbo: Rumbo, answers: Path) -> None:
    answers.write_text(json.dumps({"version": "0.9", "hash": "000000000000", "answers": ANSWERS}))
    result = rumbo("score", "primer-paso", answers, code=1)
    assert "Parado" in result.stdout
    assert "given to version 0.9; the questionnaire is now version 1.0" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    "content", ["[]", "{}", '{"answers": []}', "[" * 9_999, '{"diagnostic": "otro", "answers": {}}']
)
def test_a_file_that_holds_no_answers_is_wrong_use(rumbo: Rumbo, answers: Path, content: str) -> None:
    answers.write_text(content)
    rumbo("score", "primer-paso", answers, code=2)


def test_square_brackets_of_an_author_are_words_and_not_markup(rumbo: Rumbo, answers: Path, diagnostic: Path) -> None:
    diagnostic.write_text(diagnostic.read_text().replace("title: Impulso", 'title: "[red]Impulso[/red]"'))
    assert "[red]Impulso[/red]" in rumbo("score", "primer-paso", answers).output


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("theme/main.html", "{% if %}", "Expected an expression"),
        ("pages/home.html.jinja", "<p>\n{% if %}", "templates/pages/home.html.jinja:2: Expected an expression"),
        ("pages/home.html.jinja", "{{ page.nothing }}", "has no attribute 'nothing'"),
        ("pages/home.html.jinja", '{% include "components/x.jinja" %}', "there is no templates/components/x.jinja"),
        ("pages/home.html.jinja", '{{ t("home.nothing") }}', 'templates/strings has no "nothing"'),
        ("pages/home.html.jinja", '<p style="color: red"></p>', "index.html holds an inline style on <p>"),
    ],
)
def test_a_fault_of_the_theme_is_told_without_a_traceback(
    rumbo: Rumbo, tmp_path: Path, file: str, content: str, says: str
) -> None:
    rumbo("eject", file)
    (tmp_path / "site/templates" / file).write_text(content)
    told = rumbo("build", code=1).stderr
    assert "could not be built" in told
    assert says in told
