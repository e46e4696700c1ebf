"""Opens a workbook that may come from anybody, in bounded time and memory: the text of its cells, or why it is refused.

No formula is worked out, nothing that it links to is asked for, and no macro is looked at.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from rumbo.content.workbook.notices import MOST_BYTES, Notice, Refused, notice
from rumbo.content.workbook.tables import ORIGIN
from rumbo.location import Location

MOST_UNPACKED = 12 * 1024 * 1024
"""Bytes of all parts together: some forty times a questionnaire of two hundred questions."""
MOST_PARTS = 500
MOST_TAGS = 250_000
"""Of all parts together: some twenty times those of a long questionnaire."""
MOST_MERGED = 100_000
"""Cells in merged ranges and under links, each of which its reader visits."""
MOST_ROWS, MOST_COLUMNS = 5_000, 100
MOST_SHEETS = 40
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"
"""How files of Excel before 2007 begin, and those with a password."""
_WHOLE = 10**15
_RANGE = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?ref\s*=\s*[\"']([^\"']*)")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, as text, and where it is."""

    text: str
    place: Location


Grid = dict[tuple[int, int], Cell]
"""The cells of a sheet that say something, by row and column from 1."""


def opened(file: str, data: bytes) -> tuple[dict[str, Grid], list[Notice]]:
    """The sheets of a workbook by name, and what of them could not be taken.

    Raises:
        Refused: it is no workbook, or not one that is safe to open.
    """
    _refuse_unsafe(file, data)
    problems: list[Notice] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it lets go, none of which is ours
            book = load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
        grids = {page.title: _grid(file, page, problems) for page in book.worksheets[:MOST_SHEETS]}
    except Refused:
        raise
    except Exception:  # noqa: BLE001 - what a damaged workbook makes its reader raise is no list that could be written
        raise Refused([_problem("unreadable-workbook", file)]) from None
    return grids, problems


def _refuse_unsafe(file: str, data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise Refused([_problem("workbook-too-large", file)])
    if data.startswith(_OLD_FORMAT):
        raise Refused([_problem("old-workbook", file)])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            # A part is never unpacked further than the size that it states.
            is_large = len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED
            if is_large or _is_endless(packed, parts):
                raise Refused([_problem("workbook-too-large", file)])
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError):
        raise Refused([_problem("unreadable-workbook", file)]) from None
    names = {part.filename.lower() for part in parts}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Refused([_problem("workbook-macros", file)])
    if any("externallink" in name for name in names):
        raise Refused([_problem("workbook-links", file)])


def _is_endless(packed: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether its reader would be at it for long: elements cost it fifty times their bytes, merged ranges each cell."""
    tags = merged = 0
    for part in parts:
        content = packed.read(part)
        tags += content.count(b"<")
        merged += sum(_cells_in(found[1].decode("ascii", "replace")) for found in _RANGE.finditer(content))
        if tags > MOST_TAGS or merged > MOST_MERGED:
            return True
    return False


def _cells_in(ref: str) -> int:
    try:
        left, top, right, bottom = range_boundaries(ref)
    except (ValueError, TypeError):  # its reader will tell
        return 1
    return abs((right or 1) - (left or 1) + 1) * abs((bottom or 1) - (top or 1) + 1) or 1


def _grid(file: str, page: Any, problems: list[Notice]) -> Grid:  # noqa: ANN401 - openpyxl's types say less
    if page.max_row > MOST_ROWS or page.max_column > MOST_COLUMNS:
        raise Refused([_problem("workbook-too-large", file)])
    problems.extend(
        notice("merged-cells", _place(file, page.title, merged.min_row, merged.min_col), {"cells": str(merged)})
        for merged in page.merged_cells.ranges
    )
    if page.sheet_state != "visible" and page.title != ORIGIN:
        problems.append(notice("hidden-sheet", Location(f"{file}: {page.title}"), {"sheet": page.title}, advice=True))
    grid: Grid = {}
    for cell in _cells(page):
        place = _place(file, page.title, cell.row, cell.column)
        text = _text(cell, place, problems)
        if text.strip():
            grid[cell.row, cell.column] = Cell(text.strip(), place)
    return grid


def _cells(page: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    return (cell for row in page.iter_rows() for cell in row if cell.value is not None)


def _text(cell: Any, place: Location, problems: list[Notice]) -> str:  # noqa: ANN401 - as above
    value = cell.value
    if cell.data_type == "f" or not isinstance(value, str | int | float | bool | date | time | timedelta):
        problems.append(notice("formula-in-cell", place, {"formula": str(value)[:60]}))
        return ""
    if cell.data_type == "e":
        problems.append(notice("formula-in-cell", place, {"formula": str(value)[:60]}))
        return ""
    match value:
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < _WHOLE:
            return str(int(value))
        case date() | time() | timedelta():
            problems.append(notice("date-in-cell", place, {"date": str(value)}))
            return ""
        case _:
            return str(value)


def _place(file: str, sheet: str, row: int, column: int) -> Location:
    return Location(f"{file}: {sheet}!{get_column_letter(column)}{row}")


def _problem(code: str, file: str, **values: str) -> Notice:
    most: Mapping[str, str] = {"most": str(MOST_BYTES // 1024 // 1024), "rows": str(MOST_ROWS)}
    return notice(code, Location(file), {**most, **values})
