"""A diagnostic written short is one written long: in numbers, words, translations, overlays and spreadsheets."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from rumbo.cli import main
from rumbo.content import loader
from rumbo.content.exporting import spreadsheet
from rumbo.content.source import read_yaml
from rumbo.content.workbook.assembling import assembled
from rumbo.content.workbook.opening import opened
from rumbo.model import Site
from rumbo.model.document import scoring_document

TESTS = Path(__file__).parents[1]
SHORT = TESTS / "short"
FILE = "diagnostics/plazos/diagnostic.yml"
MOST_LINES = 3


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(TESTS / "sites" / "minimal", tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "diagnostics")
    written(tmp_path, FILE, (SHORT / "short.yml").read_text("utf-8"))
    return tmp_path


def written(site: Path, path: str, text: str) -> None:
    place = site / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


def problems(site: Path, client: str | None = None) -> list[tuple[str, str]]:
    loaded = loader.load(site, drafts=True, client=client)
    return [(problem.code, str(problem.place)) for problem in loaded.problems if not problem.advice]


def sites(site: Path, client: str | None = None) -> tuple[Site, ...]:
    loaded = loader.load(site, drafts=True, client=client)
    assert loaded.sites, [str(problem) for problem in loaded.problems]
    return loaded.sites


def scored(site: Site) -> object:
    return scoring_document(site.diagnostics[0], site.playbooks)


def test_short_and_long_are_scored_and_read_alike(site: Path) -> None:
    (short,) = sites(site)
    written(site, FILE, (SHORT / "long.yml").read_text("utf-8"))
    (long,) = sites(site)
    assert scored(short) == scored(long)
    assert [asked.ask for asked in short.diagnostics[0].all_questions()] == [
        asked.ask for asked in long.diagnostics[0].all_questions()
    ]


def test_a_question_takes_at_most_three_lines() -> None:
    text = (SHORT / "short.yml").read_text("utf-8")
    asked = re.split(r"\n      - ", "".join(re.findall(r"    questions:\n(?:      .*\n)+", text)))
    assert len(asked) == 6 + 1
    assert (
        max(len(re.sub(r"\n    questions:", "", question).strip("\n").split("\n")) for question in asked[1:])
        <= MOST_LINES
    )


def test_one_translation_fits_both(site: Path) -> None:
    config = (site / "site_config.yml").read_text("utf-8")
    written(site, "site_config.yml", f"languages: [es, en]\n{config}")
    written(site, FILE.replace(".yml", ".en.yml"), (SHORT / "en.yml").read_text("utf-8"))
    untranslated = {place for _, place in problems(site)}
    assert not any(place.startswith("diagnostics/") for place in untranslated)
    written(site, FILE, (SHORT / "long.yml").read_text("utf-8"))
    assert {place for _, place in problems(site)} == untranslated


OVERLAY = """
scales: {veces: {a-veces: De vez en cuando}}
templates: {de-diez: {max: 12, because: En Acme van por docenas.}}
dimensions:
  estados:
    questions:
      add:
        - {id: avisos, ask: "¿Se avisa?", options: {no-se-avisa: No, si-se-avisa: Sí}, after: responsable}
      responsable: {options: {nadie: Nadie todavía}}
"""


def test_cl_1_a_client_s_file_is_laid_over_a_short_one_and_may_be_short_itself(site: Path) -> None:
    written(site, "clients/acme/site_config.yml", "name: Acme\n")
    written(site, f"clients/acme/{FILE}", OVERLAY.replace(", because: En Acme van por docenas.", ""))
    assert [code for code, _ in problems(site, "acme")] == ["override-without-because"]
    written(
        site,
        f"clients/acme/{FILE}",
        "because: En Acme van por docenas.\n" + OVERLAY.replace(", because: En Acme van por docenas.", ""),
    )
    (acme,) = sites(site, "acme")
    asked = {question.id: question for question in acme.diagnostics[0].all_questions()}
    assert next(option.label for option in asked["responsable"].kind.offered) == "Nadie todavía"
    assert [option.label for option in asked["revision"].kind.offered] == ["Nunca", "De vez en cuando", "Siempre"]
    assert [option.points for option in asked["avisos"].kind.offered] == [0, 1]
    assert asked["en-fecha"].kind.measure() == asked["avisados"].kind.measure()
    assert "12" in str(asked["en-fecha"].kind.measure())


@pytest.mark.parametrize(
    ("instead_of", "write", "code", "line"),
    [
        ("like: al-reves", "like: al-revez", "unknown-template", 24),
        ("reverse: true", "reverse: quizá", "not-a-flag", 14),
        ("remedies: [poner-responsable]}\n", "remedies: [poner-responsible]}\n", "unknown-playbook", 14),
        ("linear: up,", "linear: up, choose: 2,", "wrong-kind", 13),
        ("max: 10", "unit: pedidos, max: 10", "unknown-key", 13),
        ("defaults: {scale: veces}", "defaults: {scale: vezes}", "unknown-scale", 11),
        ("siempre: Siempre}", "Siempre: Siempre}", "bad-id", 10),
        ("pocas: Hasta diez", "pocas: ''", "empty-value", 8),
    ],
)
def test_a_slip_in_what_is_short_is_told_once_where_it_was_written(
    site: Path, instead_of: str, write: str, code: str, line: int
) -> None:
    text = (SHORT / "short.yml").read_text("utf-8")
    assert text.count(instead_of) == 1
    written(site, FILE, text.replace(instead_of, write))
    told = problems(site)
    assert {(found, place.split(":")[1]) for found, place in told} == {(code, str(line))}, told
    assert len(told) == len(set(told))


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_spreadsheet_keeps_templates_and_writes_answers_out(site: Path, language: str) -> None:
    grids, notices = opened("x.xlsx", spreadsheet(site, "plazos", "es" if language == "es" else "en"))
    found = assembled("x.xlsx", grids, {})
    assert [*notices, *found.problems] == []
    short = read_yaml(FILE, (site / FILE).read_bytes()).value
    assert isinstance(short, dict)
    assert found.value["templates"] == short["templates"]
    assert found.value["defaults"] == short["defaults"]


def test_a_spreadsheet_that_nobody_changed_leaves_a_short_file_short(site: Path) -> None:
    (site / "x.xlsx").write_bytes(spreadsheet(site, "plazos", "en"))
    answer = CliRunner().invoke(main, ["-C", str(site), "import", str(site / "x.xlsx")])
    assert answer.exit_code == 0, answer.output
    assert (site / FILE).read_text("utf-8") == (SHORT / "short.yml").read_text("utf-8")
