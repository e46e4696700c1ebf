"""Reads a sheet of questions from a CSV file, which says neither how it is encoded nor what separates its cells."""

import codecs
import csv
import io
from collections.abc import Iterator

from rumbo.content.source import UNPRINTABLE
from rumbo.content.workbook import tables
from rumbo.content.workbook.notices import MOST_BYTES, Notice, Refused, notice
from rumbo.content.workbook.opening import MOST_COLUMNS, MOST_ROWS, Cell, Grid
from rumbo.content.workbook.rows import by_words
from rumbo.location import Location

_SEPARATORS = ";,\t"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
"""What programs write at the very start, and the encoding that it stands for."""
_OLD = "cp1252"
"""What Excel writes on Windows where nobody asked for UTF-8."""
_SAID = "sep="
"""How a first line begins that Excel writes for itself alone."""

Record = tuple[int, list[str]]
"""The line that a row begins on, and its cells."""


def separated(file: str, data: bytes) -> tuple[Grid, list[Notice]]:
    """The cells of a CSV file, and what is to be said of how it was read.

    A place in it is its line and the head of its column: `file.csv:14 (Weight)`.

    Raises:
        Refused: it is no text, or larger than any questionnaire.
    """
    if len(data) > MOST_BYTES:
        raise _refused("table-too-large", file)
    text, notices = _decoded(file, data)
    records = max((_records(file, text, sign) for sign in _SEPARATORS), key=_known_heads)
    if len(records) > MOST_ROWS or any(len(cells) > MOST_COLUMNS for _, cells in records):
        raise _refused("table-too-large", file)
    if not _known_heads(records):
        raise _refused("no-heads", file)
    return _grid(file, records), notices


def _decoded(file: str, data: bytes) -> tuple[str, list[Notice]]:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(marked), []
    except UnicodeDecodeError:
        if marked != "utf-8" or b"\0" in data:
            raise _refused("no-table", file) from None
    try:
        return data.decode(_OLD), [notice("old-encoding", Location(file), advice=True)]
    except UnicodeDecodeError:
        raise _refused("no-table", file) from None


def _records(file: str, text: str, sign: str) -> list[Record]:
    """The rows that say something, if it is this sign that separates cells."""
    try:
        found = [*_numbered(text, sign)]
    except csv.Error:
        raise _refused("no-table", file) from None
    return found[1:] if found and "".join(found[0][1]).lower().startswith(_SAID) else found


def _numbered(text: str, sign: str) -> Iterator[Record]:
    """Rows by the line that each begins on: one with a line break inside quotes takes several."""
    reader, line = csv.reader(io.StringIO(text, newline=""), delimiter=sign), 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, [UNPRINTABLE.sub("", cell).replace("\r\n", "\n").strip() for cell in cells]
        line = reader.line_num + 1


def _known_heads(records: list[Record]) -> int:
    known = by_words(tables.columns("questions"))
    return sum(head.lower() in known for head in (records[0][1] if records else ()))


def _grid(file: str, records: list[Record]) -> Grid:
    heads = records[0][1]
    named = [*heads, *[""] * MOST_COLUMNS]
    return {
        (row, column): Cell(text, Location(f"{file}:{line} ({named[column - 1] or column})"))
        for row, (line, cells) in enumerate(records, start=1)
        for column, text in enumerate(cells, start=1)
        if text
    }


def _refused(code: str, file: str) -> Refused:
    values = {"most": str(MOST_BYTES // 1024 // 1024), "rows": str(MOST_ROWS)}
    return Refused([notice(code, Location(file), values)])
