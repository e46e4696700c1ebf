"""Reads the rows of a workbook's sheets, whatever language their heads are in, and gives ids to what has none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from rumbo.content import schema
from rumbo.content.source import Value
from rumbo.content.workbook import tables
from rumbo.content.workbook.notices import Notice, notice
from rumbo.content.workbook.opening import Cell, Grid
from rumbo.content.workbook.tables import Column, Sheet
from rumbo.location import Location
from rumbo.model import RESERVED_IDS
from rumbo.wording.phrases import Language, Phrase
from rumbo.wording.problems import nearest

_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
NUMBERS = frozenset({"points", "from", "at", "weight", "full", "min", "max", "weak_below", "min_coverage"})
"""The columns that hold numbers."""
_NAMED_BY = {"dimensions": "title", "questions": "ask", "options": "label", "bands": "title"}
"""The words that an id is made of where there is none."""
_LONGEST = 40
_NEEDED: tuple[Sheet, ...] = ("diagnostic", "dimensions", "questions", "options", "bands")

Ids = Mapping[str, str]
"""Ids that were given to things without one, by sheet, what they belong to and words."""


@dataclass(slots=True)
class Row:
    """One row of a sheet as what would be written under its keys, with its cells by key."""

    thing: dict[str, Value]
    cells: dict[str, Cell]
    place: Location
    belongs: dict[str, str]


class Rows:
    """The rows of all sheets; keeps what is wrong with them, and the ids that it gave."""

    def __init__(self, file: str, known: Ids) -> None:
        self._file, self._known = file, known
        self.given: dict[str, str] = {}
        self.notices: list[Notice] = []

    def rows(self, sheet: Sheet, grids: Mapping[str, Grid]) -> list[Row]:
        """What the rows of a sheet say."""
        title = next((title for title in grids if title.strip().lower() in _names(sheet)), None)
        if title is None:
            if sheet in _NEEDED:
                values = {"sheet": Phrase(f"sheets.{sheet}")}
                self.notices.append(notice("missing-sheet", Location(self._file), values))
            return []
        grid = grids[title]
        heads = self._heads(sheet, grid)
        found = (self._row(number, grid, heads) for number in sorted({row for row, _ in grid} - {1}))
        return [row for row in found if row.thing or row.belongs]

    def _heads(self, sheet: Sheet, grid: Grid) -> dict[int, Column]:
        self.notices += loose(grid)
        known = _headings(sheet)
        found: dict[int, Column] = {}
        for (row, column), cell in grid.items():
            if row != 1:
                continue
            words = cell.text.lower()
            if words in known:
                found[column] = known[words]
            elif band := _band(words):
                found[column] = Column(f"{tables.TEXTS}{band}")
            else:
                meant = nearest(words, known)
                self.notices.append(notice("unknown-column", cell.place, {"heading": cell.text}, suggestion=meant))
        return found

    def _row(self, number: int, grid: Grid, heads: Mapping[int, Column]) -> Row:
        found = Row({}, {}, Location(""), {})
        for column, head in heads.items():
            cell = grid.get((number, column))
            if cell is None:
                continue
            found.cells[head.key] = cell
            found.place = found.place if found.place.path else cell.place
            if head.key in ("parent", "dimension", "question", *tables.REMEDIES, "key", "value"):
                found.belongs[head.key] = cell.text
            else:
                tables.put(found.thing, head.key, value_of(head, cell.text))
        return found

    def give_ids(self, rows: Mapping[Sheet, list[Row]]) -> None:
        """An id for every thing without one, the same as last time."""
        for sheet, words in _NAMED_BY.items():
            taken = {_scoped(sheet, row, str(row.thing.get("id", ""))) for row in rows[sheet]}  # type: ignore[index]
            for row in rows[sheet]:  # type: ignore[index]
                said = str(row.thing.get(words, ""))
                if "id" not in row.thing and said:
                    row.thing = {"id": self._id(sheet, row, said, taken), **row.thing}

    def _id(self, sheet: str, row: Row, said: str, taken: set[str]) -> str:
        name = _scoped(sheet, row, said)
        stem = self._known.get(name) or self.given.get(name) or made(said)
        found, number = stem, 2
        while _scoped(sheet, row, found) in taken:
            found, number = f"{stem}-{number}", number + 1
        taken.add(_scoped(sheet, row, found))
        self.given[name] = found
        return found


def loose(grid: Grid) -> list[Notice]:
    """Columns that would be lost without a word: with cells below and nothing at their head, or with another's head."""
    heads = {column: cell for (row, column), cell in grid.items() if row == 1}
    first: dict[str, int] = {}
    twice = [cell for column, cell in heads.items() if first.setdefault(cell.text.lower(), column) != column]
    headless = {column: cell for (_, column), cell in sorted(grid.items(), reverse=True) if column not in heads}
    return [
        *(notice("head-twice", cell.place, {"heading": cell.text}) for cell in twice),
        *(notice("no-head", cell.place, {"words": cell.text[:_LONGEST]}) for cell in headless.values()),
    ]


def value_of(column: Column, text: str) -> Value:
    """What a cell says, as it would be written under its key; a number with a comma has a point."""
    plain = text.replace(",", ".") if column.key in NUMBERS and _DECIMAL_COMMA.fullmatch(text) else text
    return tables.from_cell(plain, column.form)


def _names(sheet: Sheet) -> set[str]:
    return {sheet, *(tables.name(sheet, language).lower() for language in get_args(Language))}


def _headings(sheet: Sheet) -> dict[str, Column]:
    return by_words(tables.columns(sheet))


def by_words(columns: list[Column]) -> dict[str, Column]:
    """Columns by what may stand at their head: their words in any language, or their key."""
    words = {
        tables.heading(column.key, language).lower(): column for column in columns for language in get_args(Language)
    }
    return words | {column.key: column for column in columns}


def _band(words: str) -> str | None:
    for language in get_args(Language):
        before, _, after = tables.heading(f"{tables.TEXTS}\0", language).lower().partition("\0")
        if words.startswith(before) and words.endswith(after) and len(words) > len(before + after):
            return words.removeprefix(before).removesuffix(after)
    return words.removeprefix(tables.TEXTS) if words.startswith(tables.TEXTS) else None


def _scoped(sheet: str, row: Row, name: str) -> str:
    return scoped(sheet, row.belongs.get("question", ""), name)


def scoped(sheet: str, owner: str, name: str) -> str:
    """A name within what it has to differ in: options within their question, the rest within the sheet."""
    return f"{sheet}/{owner}/{name}"


def made(words: str) -> str:
    """The id that is made of some words, whatever else is called so."""
    plain = schema.as_id(f"{words[:_LONGEST]} ")
    return plain if plain and plain not in RESERVED_IDS else f"{plain or 'id'}-1"
