"""`rumbo team` (TM-16), on a site of next to nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from rumbo.cli import main

Rumbo = Callable[..., Result]
SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "team.json"
ALL = (
    {"responsable": "nadie", "revision": "alguna", "acuerdos": "notas"},
    {"responsable": "por-escrito", "revision": "mensual"},
)


@pytest.fixture
def rumbo(tmp_path: Path) -> Rumbo:
    made = CliRunner().invoke(main, ["new", "--empty", str(tmp_path / "site")])
    assert made.exit_code == 0, made.output

    def run(*arguments: str | Path, code: int = 0) -> Result:
        result = CliRunner().invoke(main, ["-C", str(tmp_path / "site"), *map(str, arguments)])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        assert result.exit_code == code, result.output
        return result

    return run


@pytest.fixture
def handed(tmp_path: Path) -> list[Path]:
    return [write(tmp_path / f"{name}.json", name=name, answers=given) for name, given in zip("AB", ALL, strict=True)]


def write(file: Path, **document: Any) -> Path:  # noqa: ANN401 - whatever a file may hold
    file.write_text(json.dumps({"diagnostic": "primer-paso", **document}))
    return file


def test_tm_16_a_team_is_told_in_the_words_of_the_diagnostic(rumbo: Rumbo, handed: list[Path]) -> None:
    told = rumbo("team", "primer-paso", *handed).output
    for words in (
        "¿Tiene tu plan quien lo mueva?: 2 people",
        "A, B",
        "Overall",
        "What to talk about",
        "What to begin with",
    ):
        assert words in told
    assert "Global" in rumbo("--lang", "es", "team", "primer-paso", *handed).output


def test_tm_16_the_json_is_described_by_its_schema(rumbo: Rumbo, handed: list[Path]) -> None:
    team = json.loads(rumbo("team", "primer-paso", *handed, "--json").stdout)
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(team)
    assert team["names"] == ["A", "B"]
    assert team["overall"]["exact"]["mean"]


def test_tm_1_whatever_does_not_count_is_named_and_the_rest_is_told(
    rumbo: Rumbo, handed: list[Path], tmp_path: Path
) -> None:
    nested = tmp_path / "nested.json"
    nested.write_text("[" * 100_000)
    noise = tmp_path / "noise.json"
    noise.write_bytes(b"\xff\x00")
    huge = tmp_path / "huge.json"
    with huge.open("wb") as hole:
        hole.truncate(100_000_000)
    marked = tmp_path / "marked.json"
    marked.write_bytes(b"\xef\xbb\xbf" + json.dumps({"name": "C", "answers": ALL[0]}).encode())
    bad = {
        nested: "no file of answers",
        noise: "no file of answers",
        huge: "no file of answers",
        write(tmp_path / "other.json", diagnostic="ventas", answers={}): "another diagnostic",
        write(tmp_path / "old.json", version="0.1", answers=ALL[0]): "another version",
        write(tmp_path / "half.json", answers={"responsable": "quizá"}): "answers no question",
    }
    result = rumbo("team", "primer-paso", *handed, marked, *bad, code=1)
    assert "3 people" in result.stdout
    for file, reason in bad.items():
        assert any(file.name in line and reason in line for line in result.stderr.splitlines())


def test_tm_1_the_same_file_twice_is_named_and_counts_once(rumbo: Rumbo, handed: list[Path], tmp_path: Path) -> None:
    nameless = [write(tmp_path / f"{place}.json", answers=ALL[0]) for place in range(2)]
    result = rumbo("team", "primer-paso", *handed, nameless[0], *nameless, "--json")
    assert json.loads(result.stdout)["people"] == len(handed) + len(nameless)
    assert [line for line in result.stderr.splitlines() if "same file once more" in line]


def test_tm_9_without_a_name_nothing_is_told_of_two(rumbo: Rumbo, tmp_path: Path) -> None:
    files = [write(tmp_path / f"{place}.json", answers=given) for place, given in enumerate(ALL)]
    team = json.loads(rumbo("team", "primer-paso", *files, "--json").stdout)
    assert (team["people"], team["everything"], team["overall"]["n"]) == (2, False, None)
    assert "nothing is told of fewer than 5 people" in rumbo("team", "primer-paso", *files).output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Missing argument"),
        (["--group", "cargo"], "no question"),
        (["--smallest-group", "2"], "2 is not in the range"),
    ],
)
def test_tm_16_wrong_use_is_told(rumbo: Rumbo, handed: list[Path], arguments: list[str], says: str) -> None:
    assert says in rumbo("team", "primer-paso", *(handed if arguments else []), *arguments, code=2).output


def test_tm_1_one_person_is_no_team(rumbo: Rumbo, handed: list[Path]) -> None:
    assert "two people at least" in rumbo("team", "primer-paso", handed[0], code=2).output


def test_tm_16_what_cannot_be_printed_is_told_before_anything_is_built(
    rumbo: Rumbo, handed: list[Path], tmp_path: Path
) -> None:
    assert "printed as .pdf" in rumbo("team", "primer-paso", *handed, "-o", tmp_path / "team.docx", code=2).output
    nameless = [write(tmp_path / f"{place}.json", answers=given) for place, given in enumerate(ALL)]
    told = rumbo("team", "primer-paso", *nameless, "-o", tmp_path / "team.pdf", code=2).output
    assert "nothing is told of fewer than 5 people" in told
    assert not list(tmp_path.glob("*.pdf"))
