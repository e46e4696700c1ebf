"""The skeleton of a translation holds every text that is needed, and nothing else."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rumbo.cli import main
from rumbo.content import loader

TESTS = Path(__file__).parents[1]
FILES = ("site_config.yml", "diagnostics/entregas/diagnostic.yml", "playbooks/poner-responsable.md")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(TESTS / "sites" / "minimal", tmp_path, dirs_exist_ok=True)
    config = tmp_path / "site_config.yml"
    config.write_text("languages: [es, en]\n" + config.read_text("utf-8"), "utf-8")
    return tmp_path


def new(site: Path, file: str, language: str = "en") -> Result:
    return CliRunner().invoke(
        main, ["-C", str(site), "--lang", "en", "new", "translation", str(site / file), "--language", language]
    )


def codes(site: Path, path: str) -> list[str]:
    loaded = loader.load(site, drafts=True)
    return [problem.code for problem in loaded.problems if problem.place.path == path and not problem.advice]


@pytest.mark.parametrize("file", FILES)
def test_every_text_is_there_empty_beside_its_original(site: Path, file: str) -> None:
    assert new(site, file).exit_code == 0
    place = site / re.sub(r"(\.\w+)$", r".en\1", file)
    path = place.relative_to(site).as_posix()
    text = place.read_text("utf-8")
    assert set(codes(site, path)) == {"empty-value"}
    assert len(codes(site, path)) == text.count('""')
    place.write_text(re.sub(r'""  # (.*)', lambda found: "'" + found[1].replace("'", "''") + "'", text), "utf-8")
    assert codes(site, path) == []


def test_a_short_questionnaire_is_translated_and_marked_like_a_long_one(site: Path) -> None:
    file = site / FILES[1]
    file.write_text((TESTS / "short" / "short.yml").read_text("utf-8"), "utf-8")
    assert new(site, FILES[1]).exit_code == 0
    place = file.with_suffix(".en.yml")
    place.write_text(re.sub(r'""  # (.*)', r'"\1"', place.read_text("utf-8")), "utf-8")
    CliRunner().invoke(main, ["-C", str(site), "check", "--mark-translated", str(place)])
    told = {
        problem.code for problem in loader.load(site, drafts=True).problems if problem.place.path.endswith(".en.yml")
    }
    assert "translates:" in place.read_text("utf-8")
    assert told.isdisjoint({"stale-translation", "unmarked-translation", "missing-translation"})


@pytest.mark.parametrize(
    ("file", "language", "words"),
    [
        ("nothing.yml", "en", "none of the site's files"),
        ("../site_config.yml", "en", "none of the site's files"),
        ("diagnostics/entregas/cases.yml", "en", "none of the site's files"),
        (FILES[0], "english", "is no language"),
        (FILES[0], "../x", "is no language"),
    ],
)
def test_what_cannot_be_translated_is_said(site: Path, file: str, language: str, words: str) -> None:
    answer = new(site, file, language)
    assert (answer.exit_code, words in " ".join(answer.output.split())) == (2, True), answer.output


def test_a_translation_that_is_there_is_not_written_over(site: Path) -> None:
    new(site, FILES[0])
    assert new(site, FILES[0]).exit_code == 2
