"""A sheet of questions as CSV: however it is written, judged as a workbook is, and it takes nothing away."""

from copy import deepcopy
from pathlib import Path
from shutil import copytree
from typing import Any, get_args

import pytest
from click.testing import CliRunner, Result

from rumbo.cli import main
from rumbo.content import schema
from rumbo.content.importing import imported
from rumbo.content.source import read_yaml
from rumbo.content.workbook import tables
from rumbo.content.workbook.notices import Refused
from rumbo.content.workbook.separated import separated
from rumbo.wording.phrases import Language

TESTS = Path(__file__).parents[1]
DIAGNOSTIC = "diagnostics/entregas/diagnostic.yml"
NEW = "diagnostics/ventas/diagnostic.yml"
ASKED = (
    "Dimensión;Pregunta;Peso;Escala;Opciones\r\n"
    'Equipo;"¿Quién\r\nresponde?";1,5;veces;Nunca | A veces = 2,5 | Siempre = 4\r\n'
    "Equipo;¿Se mide?;;veces;\r\n"
    ";;;;\r\n"
    "Clientes;¿Se les pregunta?;;;No | Sí\r\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copytree(TESTS / "sites" / "minimal", tmp_path / "site")


def value_of(site: Path) -> Any:  # noqa: ANN401 - it is what was written
    return deepcopy(schema.lengthened(read_yaml("x", (site / DIAGNOSTIC).read_bytes())).value)


def rumbo(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "--lang", "en", *words])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_table_says_the_same_however_it_is_written(encoding: str, separator: str) -> None:
    rows = ASKED if separator == ";" else ASKED.replace("1,5", '"1,5"').replace(";", separator)
    rows = (
        rows
        if separator != ","
        else rows.replace("Nunca | A veces = 2,5 | Siempre = 4", '"Nunca | A veces = 2,5 | Siempre = 4"')
    )
    grid, notices = separated("x.csv", rows.encode(encoding))
    assert [cell.text for (row, _), cell in sorted(grid.items()) if row == 2][:3] == [
        "Equipo",
        "¿Quién\nresponde?",
        "1,5",
    ]
    assert str(grid[3, 2].place) == "x.csv:4 (Pregunta)"
    assert str(grid[4, 2].place) == "x.csv:6 (Pregunta)"
    assert [notice.says.key for notice in notices] == ["workbook.old-encoding"] * (encoding == "cp1252")


@pytest.mark.parametrize("language", get_args(Language))
def test_a_table_of_questions_becomes_a_diagnostic_that_passes(site: Path, language: Language) -> None:
    heads = [tables.heading(key, language) for key in ("dimension", "ask", "weight", "scale")]
    text = ";".join([*heads, tables.name("options", language)]) + ASKED[ASKED.index("\r\n") :]
    (site / "ventas.csv").write_text(text, "utf-8", newline="")
    answer = rumbo(site, "import", str(site / "ventas.csv"))
    assert answer.exit_code == 0, answer.output
    written = (site / NEW).read_text("utf-8")
    for part in ("id: equipo", "title: Equipo", "points: '2.5'", "weight: '1.5'", "id: clientes", "veces:"):
        assert part in written, written
    assert rumbo(site, "check").exit_code == 0
    again = imported(site, site / "ventas.csv", None)
    assert again.files[NEW].decode() == written


def test_a_table_changes_what_it_says_and_leaves_the_rest_as_it_stands(site: Path) -> None:
    before = value_of(site)
    (site / "x.csv").write_text("id,Question\nresponsable,¿Quién firma?\n", "utf-8")
    answer = rumbo(site, "import", str(site / "x.csv"), "--as", "entregas")
    assert answer.exit_code == 0, answer.output
    before["dimensions"][0]["questions"][0]["ask"] = "¿Quién firma?"
    assert value_of(site) == before


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("id;Pregunta;Clase\nnueva;¿Y?;chioce\n", "x.csv:2 (id)", "does not say what it belongs to"),
        (
            'id;Pregunta;Dimensión;Clase\nresponsable;¿Y?;;\nnueva;"¿Y\n\nbien?";Plazos;chioce\n',
            "x.csv:3 (Clase)",
            '"choice"',
        ),
        ("id;Pregunta;Dimensión\nnueva;¿Y?;Plasos\n", "x.csv:2 (Dimensión)", '"Plasos" is not'),
        ("id;Pregunta;Frage\nresponsable;¿Y?;no\n", "x.csv:1 (Frage)", "no column"),
        ("id;Pregunta;pregunta\nresponsable;¿Y?;¿Z?\n", "x.csv:1 (pregunta)", "Two columns"),
        ("id;Pregunta;Peso\nresponsable;¿Y;1;sobra\n", "x.csv:2 (4)", '"sobra" would be lost'),
        ("uno;dos\n1;2\n", "x.csv", "none of the heads"),
        ("", "x.csv", "none of the heads"),
    ],
)
def test_a_slip_is_told_of_its_line_and_column(site: Path, text: str, place: str, words: str) -> None:
    before = (site / DIAGNOSTIC).read_bytes()
    (site / "x.csv").write_text(text, "utf-8")
    answer = rumbo(site, "import", str(site / "x.csv"), "--as", "entregas")
    assert answer.exit_code == 1, answer.output
    assert place in answer.output
    assert words in answer.output, answer.output
    assert (site / DIAGNOSTIC).read_bytes() == before


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00",
        b"id\0;Question\xff",
        b"id;Question\n\x81\x8d",
        b"Question\n" + b'"' + b"x" * 200_000,
        b"Question\n" * 6_000,
    ],
)
def test_what_is_no_table_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        separated("x.csv", data)
    assert refused.value.notices


@pytest.mark.parametrize("rows", ["Weight\nPlazos;Who?;1.500\n", "Options\nPlazos;Who?;Never | Always = 1,500\n"])
def test_a_number_of_thousands_to_some_and_of_decimals_to_others_is_told_of_its_cell(site: Path, rows: str) -> None:
    (site / "x.csv").write_text(f"Dimension;Question;{rows}", "utf-8")
    answer = rumbo(site, "import", str(site / "x.csv"), "--as", "nuevo")
    assert answer.exit_code == 1
    assert "x.csv:2 (" in answer.output
    assert "Write 1500 or 1.5." in answer.output
