"""A questionnaire as a workbook and back: nothing is lost, nothing that a workbook holds is a traceback."""

import io
import random
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from office import Office
from rumbo.cli import main
from rumbo.content.exporting import spreadsheet
from rumbo.content.importing import imported
from rumbo.content.source import Value, read_yaml
from rumbo.content.workbook import tables
from rumbo.content.workbook.assembling import assembled
from rumbo.content.workbook.notices import Notice
from rumbo.content.workbook.opening import MOST_UNPACKED, opened
from rumbo.wording.phrases import Language, phrases
from rumbo.wording.problems import Problem

TESTS = Path(__file__).parents[1]
SITES = (TESTS.parent, TESTS / "corpus", TESTS / "instruments", *sorted((TESTS / "sites").iterdir()))
WRITTEN = {
    f"{site.name}/{file.parent.name}": file for site in SITES for file in site.glob("diagnostics/*/diagnostic.yml")
}
DIAGNOSTIC = "diagnostics/entregas/diagnostic.yml"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(TESTS / "sites" / "minimal", tmp_path, dirs_exist_ok=True)
    return tmp_path


def rumbo(folder: Path, *words: str, language: str = "en") -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "--lang", language, *words])


def stripped(value: Value) -> Value:
    """What stands in a file, without the spaces around texts, which no cell keeps."""
    if isinstance(value, dict):
        return {key: stripped(part) for key, part in value.items()}
    return [stripped(part) for part in value] if isinstance(value, list) else value.strip()


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("name", WRITTEN)
def test_every_questionnaire_comes_back_as_it_was(name: str, language: Language) -> None:
    file = WRITTEN[name]
    book = spreadsheet(file.parents[2], file.parent.name, language)
    grids, notices = opened("x.xlsx", book)
    found = assembled("x.xlsx", grids, {})
    assert [*notices, *found.problems] == []
    assert found.value == stripped(read_yaml("x", file.read_bytes()).value)
    assert found.slug == file.parent.name


@pytest.mark.long
def test_an_office_program_saves_every_shipped_questionnaire_without_loss(office: Office, tmp_path: Path) -> None:
    """Opened and saved as somebody does who comments on it; and each still says what it was written from."""
    files = sorted((TESTS.parent / "diagnostics").glob("*/diagnostic.yml"))
    given = {tmp_path / f"{file.parent.name}-{language}.xlsx": file for file in files for language in ("es", "en")}
    for place, file in given.items():
        language: Language = "es" if place.stem.endswith("-es") else "en"
        place.write_bytes(spreadsheet(TESTS.parent, file.parent.name, language))
    saved = office.saved_as("xlsx", list(given), tmp_path / "saved")
    for place, file in zip(saved, given.values(), strict=True):
        grids, notices = opened("x.xlsx", place.read_bytes())
        found = assembled("x.xlsx", grids, {})
        assert [*notices, *found.problems] == []
        assert found.value == stripped(read_yaml("x", file.read_bytes()).value)
        assert found.slug == file.parent.name


@pytest.mark.parametrize("language", get_args(Language))
def test_every_column_has_its_words(language: Language) -> None:
    keys = {column.key for sheet in get_args(tables.Sheet) for column in tables.columns(sheet)}
    keys |= {column.key for column in tables.settings()}
    assert {key for key in keys if f"columns.{key.replace('.', '-')}" not in phrases(language)} == set()


def test_no_heading_means_one_thing_in_one_language_and_another_in_another() -> None:
    for sheet in get_args(tables.Sheet):
        keys: dict[str, set[str]] = {}
        for column in tables.columns(sheet):
            for language in get_args(Language):
                keys.setdefault(tables.heading(column.key, language).lower(), set()).add(column.key)
        assert [heading for heading, found in keys.items() if len(found) > 1] == []


def test_a_workbook_that_nobody_changed_changes_nothing(site: Path) -> None:
    before = (site / DIAGNOSTIC).read_bytes()
    assert rumbo(site, "new", "spreadsheet", "--from", "entregas", "-o", str(site / "e.xlsx")).exit_code == 0
    assert rumbo(site, "import", str(site / "e.xlsx")).exit_code == 0
    assert (site / DIAGNOSTIC).read_bytes() == before
    assert rumbo(site, "new", "spreadsheet", "-o", str(site / "e.xlsx")).exit_code == 2


Change = Callable[[Workbook], None]


def changed(site: Path, change: Change, slug: str = "entregas") -> Path:
    """The workbook of a diagnostic with something else in it."""
    book = load_workbook(io.BytesIO(spreadsheet(site, slug, "en")))
    change(book)
    place = site / "changed.xlsx"
    book.save(place)
    return place


def cell(sheet: str, name: str, value: str | float | datetime) -> Change:
    def change(book: Workbook) -> None:
        book[sheet][name] = value

    return change


def both(*changes: Change) -> Change:
    def change(book: Workbook) -> None:
        for each in changes:
            each(book)

    return change


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        (cell("Questions", "C2", "=1+1"), "Questions!C2", "holds a formula"),
        (cell("Options", "C3", datetime(2026, 2, 1)), "Options!C3", "made a date"),  # noqa: DTZ001 - a cell has no zone
        (cell("Questions", "D3", "chioce"), "Questions!D3", 'Did you mean "choice"?'),
        (cell("Questions", "A3", "plazo"), "Questions!A3", 'Did you mean "plazos"?'),
        (cell("Options", "A4", "nadie-conocido"), "Options!A4", "is not in this workbook"),
        (cell("Remedies", "C2", "revisar-cada-mez"), "Remedies!C2", 'Did you mean "revisar-cada-mes"?'),
        (cell("Bands", "B3", "mucho"), "Bands!B3", "mucho"),
        (cell("Questions", "D1", "Frage"), "Questions!D1", "no column"),
        (lambda book: book["Questions"].merge_cells("C3:D3"), "Questions!C3", "merged"),
        (lambda book: book.remove(book["Bands"]), "changed.xlsx", 'no sheet "Bands"'),
    ],
)
def test_a_slip_is_told_of_its_cell(site: Path, change: Change, place: str, words: str) -> None:
    before = (site / DIAGNOSTIC).read_bytes()
    answer = rumbo(site, "import", str(changed(site, change)))
    assert answer.exit_code == 1
    assert place in answer.output
    assert words in answer.output, answer.output
    assert (site / DIAGNOSTIC).read_bytes() == before


def test_an_id_is_made_from_the_words_and_stays_when_they_change_in_the_file(site: Path) -> None:
    added = both(
        cell("Questions", "A5", "plazos"),
        cell("Questions", "C5", "¿Se avisa antes?"),
        cell("Questions", "H5", "veces"),
    )
    place = changed(site, added)
    first = imported(site, place, None)
    assert first.files, (first.notices, first.problems)
    text = first.files[DIAGNOSTIC].decode()
    assert "id: se-avisa-antes" in text
    assert imported(site, place, None).files[DIAGNOSTIC].decode() == text


def test_what_both_changed_is_told_and_the_file_s_stays(site: Path) -> None:
    rumbo(site, "import", str(changed(site, lambda _: None)))
    file = site / DIAGNOSTIC
    file.write_text(file.read_text("utf-8").replace("title: Plazos", "title: Las fechas"), "utf-8")
    theirs = spreadsheet(TESTS / "sites" / "minimal", "entregas", "en")
    book = load_workbook(io.BytesIO(theirs))
    book["Dimensions"]["C2"] = "Entregas"
    book["Questions"]["C3"] = "¿Quién responde?"
    book.save(site / "theirs.xlsx")
    answer = rumbo(site, "import", str(site / "theirs.xlsx"))
    assert answer.exit_code == 0, answer.output
    assert 'the file says "Las fechas" and the workbook "Entregas"' in answer.output
    assert "title: Las fechas" in file.read_text("utf-8")
    assert "¿Quién responde?" in file.read_text("utf-8")


def test_numbers_are_read_however_a_spreadsheet_keeps_them(site: Path) -> None:
    numbers = both(cell("Options", "D3", 2.0), cell("Options", "D7", "2,5"))
    place = changed(site, numbers)
    _, notices = opened("x", place.read_bytes())
    assert notices == []
    text = imported(site, place, None).files[DIAGNOSTIC].decode()
    assert {"'2'", "'2.5'"} <= set(re.findall(r"points: ('[^']*')", text))


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n > 1 else b"&a;" * 10) for n in range(1, 10)
)


SHEET = "xl/worksheets/sheet3.xml"


def sheet(rows: bytes, merged: bytes = b"", links: bytes = b"") -> bytes:
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ranges = b"<mergeCells>%s</mergeCells>" % merged if merged else b""
    linked = b"<hyperlinks>%s</hyperlinks>" % links if links else b""
    return b'<worksheet xmlns="%s"><sheetData>%s</sheetData>%s%s</worksheet>' % (main, rows, ranges, linked)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"xl/vbaProject.bin": b"x"}, "has macros"),
        ({"xl/externalLinks/externalLink1.xml": b"<x/>"}, "from other files"),
        ({"xl/media/zeros.bin": bytes(MOST_UNPACKED)}, "larger than any questionnaire"),
        ({f"xl/media/{number}": b"" for number in range(600)}, "larger than any questionnaire"),
        ({SHEET: sheet(b"<row/>" * 1_000_000)}, "larger than any questionnaire"),
        ({SHEET: sheet(b'<row r="2"><c r="A2"/></row>' * 300_000)}, "larger than any questionnaire"),
        ({SHEET: sheet(b"", b'<mergeCell ref="A1:B2"/>' * 200_000)}, "larger than any questionnaire"),
        ({SHEET: sheet(b"", b'<mergeCell ref="A1:XFD1048576"/>')}, "larger than any questionnaire"),
        ({SHEET: sheet(b"", links=b'<hyperlink ref="A1:XFD1048576"/>')}, "larger than any questionnaire"),
        ({SHEET: sheet(b"", b'<mergeCell ref="A0:A1"/>')}, "no workbook that can be opened"),
        ({SHEET: sheet(b'<row r="2"><c r="C2" t="s"><v>99999</v></c></row>')}, "no workbook that can be opened"),
        ({SHEET: sheet(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>')}, "larger than any questionnaire"),
        ({"xl/workbook.xml": BOMB + b"]><x>&a9;</x>"}, "no workbook that can be opened"),
    ],
)
def test_a_hostile_workbook_is_refused_in_words(site: Path, parts: dict[str, bytes], words: str) -> None:
    place = site / "x.xlsx"
    place.write_bytes(zipped(unzipped(spreadsheet(site, "entregas", "en")) | parts))
    answer = rumbo(site, "import", str(place))
    assert (answer.exit_code, words in answer.output) == (1, True), answer.output


@pytest.mark.parametrize("content", [b"", b"PK", b"\xd0\xcf\x11\xe0" + bytes(600), b"no zip", bytes(1000)])
def test_what_is_no_workbook_is_refused_in_words(site: Path, content: bytes) -> None:
    (site / "x.xlsx").write_bytes(content)
    answer = rumbo(site, "import", str(site / "x.xlsx"), language="es")
    assert answer.exit_code == 1
    assert "libro" in answer.output


def damaged(data: bytes) -> Iterator[bytes]:
    """Two hundred workbooks that something happened to: bytes turned, parts cut, swapped, emptied, doubled."""
    dice = random.Random(16)  # noqa: S311 - the same damage every time
    parts = unzipped(data)
    names = sorted(parts)
    for number in range(200):
        harm = dict(parts)
        name, other = dice.choice(names), dice.choice(names)
        whole = bytearray(data)
        match number % 6:
            case 0:
                for _ in range(dice.randint(1, 30)):
                    whole[dice.randrange(len(whole))] = dice.randrange(256)
                yield bytes(whole)
                continue
            case 1:
                yield data[: dice.randrange(len(data))]
                continue
            case 2:
                del harm[name]
            case 3:
                harm[name] = parts[name][: dice.randrange(len(parts[name]) + 1)]
            case 4:
                harm[name] = parts[other]
            case _:
                text = bytearray(parts[name])
                for _ in range(dice.randint(1, 10)):
                    text[dice.randrange(len(text))] = dice.choice(b'<>&"0A=/')
                harm[name] = bytes(text)
        yield zipped(harm)


def test_no_damaged_workbook_is_a_traceback_and_nothing_is_lost(site: Path) -> None:
    before = (site / DIAGNOSTIC).read_bytes()
    data = spreadsheet(site, "entregas", "en")
    for number, content in enumerate(damaged(data)):
        (site / "x.xlsx").write_bytes(content)
        found = imported(site, site / "x.xlsx", None)
        told: list[Notice | Problem] = [*found.notices, *found.problems]
        assert found.files or told, number
        assert all(str(one.place) for one in told)
    assert (site / DIAGNOSTIC).read_bytes() == before
