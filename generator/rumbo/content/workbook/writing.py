"""Writes a questionnaire into a workbook: a sheet a kind of thing, with choices to pick from."""

import base64
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from rumbo.content.workbook import tables
from rumbo.content.workbook.tables import Sheet
from rumbo.kinds import KindName
from rumbo.wording.phrases import Language, Phrase, in_words

_WIDE = frozenset({"ask", "label", "hint", "why", "good", "about", "text", "title", "value", "because"})
_WIDTH, _WIDE_WIDTH = 16, 48
_SPARE_ROWS = 500
"""How far down choices are offered."""
_CELL = 30_000
"""Characters that go into one cell; a spreadsheet takes 32,767."""
_HEAD = PatternFill("solid", start_color="DDE8E8")

Row = list[str]
Thing = Mapping[str, Any]


def written(diagnostic: Thing, language: Language, slug: str) -> bytes:
    """The workbook of a questionnaire as diagnostic.yml holds it, with headings in a language."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101 - a new workbook has one sheet
    book.remove(first)
    bands = [str(band["id"]) for band in diagnostic.get("bands", ())]
    for sheet in get_args(Sheet):
        _fill(
            book.create_sheet(tables.name(sheet, language)),
            sheet,
            list(rows(sheet, diagnostic, bands, slug)),
            language,
            bands,
        )
    _help(book.create_sheet(tables.name("help", language)), language)
    _offer(book, language)
    _origin(book.create_sheet(tables.ORIGIN), diagnostic)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet, rows: Sequence[Row], language: Language, bands: Sequence[str]) -> None:
    columns = tables.columns(sheet, bands)
    page.append([tables.heading(column.key, language) for column in columns])
    for row in rows:
        page.append([text or None for text in row])
    for index, column in enumerate(columns, start=1):
        letter = get_column_letter(index)
        page.column_dimensions[letter].width = _WIDE_WIDTH if column.key.split(".")[0] in _WIDE else _WIDTH
    for cell in page[1]:
        cell.font, cell.fill = Font(bold=True), _HEAD
    for line in page.iter_rows(min_row=2):
        for cell in line:
            cell.alignment, cell.number_format = Alignment(wrap_text=True, vertical="top"), "@"
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text that starts with an equals sign is a text
    page.freeze_panes = "A2"


def rows(sheet: Sheet, diagnostic: Thing, bands: Sequence[str], slug: str) -> Iterator[Row]:
    """What stands in a sheet below its heads: a cell for each of its columns."""
    match sheet:
        case "diagnostic":
            yield from _settings(diagnostic, slug)
        case "remedies":
            yield from _remedies(diagnostic)
        case _:
            yield from (_row(sheet, thing, bands) for thing in _things(sheet, diagnostic))


def _things(sheet: Sheet, diagnostic: Thing) -> Iterator[Thing]:
    """The things of a sheet, each with what it belongs to."""
    match sheet:
        case "questions":
            yield from ({**asked, "kind": tables.PROFILE} for asked in diagnostic.get("profile", ()))
            for dimension, _ in _dimensions(diagnostic):
                yield from ({**asked, "dimension": dimension["id"]} for asked in dimension.get("questions", ()))
        case "dimensions":
            yield from ({**dimension, "parent": parent} for dimension, parent in _dimensions(diagnostic))
        case "options":
            yield from ({**option, "question": of} for of, options in _answers(diagnostic) for option in options)
        case "caps":
            asked_of = ((asked, cap) for asked in _questions(diagnostic) for cap in asked.get("caps", ()))
            yield from ({**cap, "question": asked["id"]} for asked, cap in asked_of)
        case _:
            yield from diagnostic.get("bands", ())


def _row(sheet: Sheet, thing: Thing, bands: Sequence[str]) -> Row:
    return [tables.in_cell(tables.get(thing, column.key)) for column in tables.columns(sheet, bands)]


def _settings(diagnostic: Thing, slug: str) -> Iterator[Row]:
    yield ["slug", slug]
    for column in tables.settings():
        yield [column.key, tables.in_cell(tables.get(diagnostic, column.key))]
    for name, template in diagnostic.get("templates", {}).items():
        for key, value in template.items():
            yield [f"{tables.TEMPLATE}{name}.{key}", tables.in_cell(value)]
    for name, scale in diagnostic.get("scales", {}).items():
        if isinstance(scale, dict) and "points_range" in scale:
            yield [f"{tables.SCALE}{name}", tables.in_cell(scale["points_range"])]


def _dimensions(diagnostic: Thing) -> Iterator[tuple[Thing, str]]:
    """Every dimension with the id of the one around it, in file order."""
    waiting: list[tuple[Thing, str]] = [(dimension, "") for dimension in diagnostic.get("dimensions", ())]
    while waiting:
        dimension, parent = waiting.pop(0)
        yield dimension, parent
        waiting = [*((below, str(dimension["id"])) for below in dimension.get("dimensions", ())), *waiting]


def _questions(diagnostic: Thing) -> Iterator[Thing]:
    return (asked for dimension, _ in _dimensions(diagnostic) for asked in dimension.get("questions", ()))


def _answers(diagnostic: Thing) -> Iterator[tuple[str, Sequence[Thing]]]:
    """What the answers of questions and scales are, with whose they are."""
    for name, scale in diagnostic.get("scales", {}).items():
        yield f"{tables.SCALE}{name}", scale["options"] if isinstance(scale, dict) else scale
    for asked in (*diagnostic.get("profile", ()), *_questions(diagnostic)):
        yield str(asked["id"]), asked.get("options") or asked.get("ranges") or ()


def _remedies(diagnostic: Thing) -> Iterator[Row]:
    for thing in (*(dimension for dimension, _ in _dimensions(diagnostic)), *_questions(diagnostic)):
        yield from ([str(thing["id"]), "", str(slug)] for slug in thing.get("remedies", ()))
    for of, answers in _answers(diagnostic):
        for answer in answers:
            yield from ([of, str(answer["id"]), str(slug)] for slug in answer.get("remedies", ()))


def _origin(page: Worksheet, diagnostic: Thing) -> None:
    """What the workbook starts from, so that an import can tell what was changed in it."""
    told = base64.b64encode(json.dumps(diagnostic).encode()).decode()  # no cell keeps the spaces around its text
    for start in range(0, len(told), _CELL):
        page.append([told[start : start + _CELL]])
        page.cell(page.max_row, 1).data_type = "s"
    page.sheet_state = "veryHidden"


def _offer(book: Workbook, language: Language) -> None:
    """Choices where a cell names something of another sheet, or one of a few words."""
    ids = {
        sheet: f"='{tables.name(sheet, language)}'!${_letter(sheet, 'id')}$2:${_letter(sheet, 'id')}${_SPARE_ROWS}"
        for sheet in ("dimensions", "questions")
    }
    kinds = '"' + ",".join((*get_args(KindName), tables.PROFILE)) + '"'
    offers: Iterable[tuple[Sheet, str, str]] = (
        ("dimensions", "parent", ids["dimensions"]),
        ("questions", "dimension", ids["dimensions"]),
        ("questions", "kind", kinds),
        ("caps", "question", ids["questions"]),
    )
    for sheet, key, formula in offers:
        page = book[tables.name(sheet, language)]
        choice = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
        letter = _letter(sheet, key)
        choice.add(f"{letter}2:{letter}{_SPARE_ROWS}")
        page.add_data_validation(choice)


def _letter(sheet: Sheet, key: str) -> str:
    keys = [column.key for column in tables.columns(sheet)]
    return str(get_column_letter(keys.index(key) + 1))


def _help(page: Worksheet, language: Language) -> None:
    page.column_dimensions["A"].width = 110
    for line in in_words(Phrase("sheets.help-text"), language).split("\n"):
        page.append([line])
        page.cell(page.max_row, 1).alignment = Alignment(wrap_text=True)
