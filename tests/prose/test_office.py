"""What a playbook's page gives to download, opened and saved again by an office program: it reads what we wrote."""

from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Read
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from office import Office

LANGUAGES = ("es", "en")
FEWEST = 50


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_program_reads_every_document(
    language: str, built_site: Path, office: Office, tmp_path: Path
) -> None:
    given = sorted((built_site / language / "playbooks").glob("*/*.docx"))
    assert len(given) >= FEWEST
    for file, saved in zip(given, office.saved_as("docx", given, tmp_path), strict=True):
        before, after = Document(str(file)), Document(str(saved))
        assert _lines(after) == _lines(before), file.name
        assert _tables(after) == _tables(before), file.name
        assert after.core_properties.title == before.core_properties.title


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_program_reads_every_workbook(
    language: str, built_site: Path, office: Office, tmp_path: Path
) -> None:
    given = sorted((built_site / language / "playbooks").glob("*/*.xlsx"))
    assert len(given) >= FEWEST
    for file, saved in zip(given, office.saved_as("xlsx", given, tmp_path), strict=True):
        before, after = load_workbook(file), load_workbook(saved)
        assert after.sheetnames == before.sheetnames
        for sheet in before.worksheets:
            same = after[sheet.title]
            assert _filled(same) == _filled(sheet), (file.name, sheet.title)
            assert same.print_title_rows == sheet.print_title_rows


def _lines(document: Read) -> list[tuple[str, str]]:
    """The paragraphs with some text, each with the name of its style."""
    return [(line.style.name or "" if line.style else "", line.text) for line in document.paragraphs if line.text]


def _tables(document: Read) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def _filled(sheet: Worksheet) -> dict[str, tuple[str, object]]:
    """The type and value of each cell in which something stands."""
    return {
        cell.coordinate: (cell.data_type, cell.value)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
