"""Makes a whole workbook of a sheet of questions alone: the other sheets are those of the diagnostic that stands.

Where none stands yet, the questions bring it with them: their dimensions by name, and two columns more than the sheet
has, `options` (from the worst to the best, `Never | At times = 2 | Always`) and `remedies`. Takes nothing away: a
question or a column that the sheet does not have stays as it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from rumbo.content.workbook import tables, writing
from rumbo.content.workbook.notices import Notice, notice
from rumbo.content.workbook.opening import Cell, Grid
from rumbo.content.workbook.rows import NUMBERS, Ids, by_words, made, scoped
from rumbo.content.workbook.tables import Sheet
from rumbo.location import Location
from rumbo.wording.phrases import Language

_BETWEEN, _WORTH = "|", "="
_DOUBTFUL = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
_OWN: tuple[Literal["options", "remedies"], ...] = ("options", "remedies")
"""The columns that the sheet of a workbook does not have; they are called as the sheets that hold these things."""

Line = dict[str, Cell]
"""One row by the keys of its columns; under its words where no column is called so."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is before: a diagnostic as its file holds it, or the start of one that is `new`.

    `ids` are those that an earlier import gave; `playbook` is where the dimensions of a new one lead, if anywhere.
    """

    slug: str
    diagnostic: Mapping[str, Any]
    ids: Ids = field(default_factory=dict)
    new: bool = False
    playbook: str = ""


class Completion:
    """The sheets of a workbook in which some questions stand; `given` are the ids that it gave them."""

    def __init__(self, file: str, standing: Standing) -> None:
        self._file, self._standing = Location(file), standing
        self.given: dict[str, str] = {}
        self._lines = {sheet: list(self._written(sheet)) for sheet in get_args(Sheet)}

    def whole(self, asked: Grid) -> dict[str, Grid]:
        """All sheets, once every row of `asked` is in its place."""
        heads = {column: _key(cell.text) for (row, column), cell in asked.items() if row == 1}
        for number in sorted({row for row, _ in asked} - {1}):
            said = {key: asked[number, column] for column, key in heads.items() if (number, column) in asked}
            self._add(said, set(heads.values()))
        own = {_key(cell.text): cell for (row, _), cell in asked.items() if row == 1}
        return {sheet: self._grid(lines, own if sheet == "questions" else {}) for sheet, lines in self._lines.items()}

    def _written(self, sheet: Sheet) -> Iterator[Line]:
        standing = self._standing
        bands = [str(band["id"]) for band in standing.diagnostic.get("bands", ())]
        keys = [column.key for column in tables.columns(sheet, bands)]
        for row in writing.rows(sheet, standing.diagnostic, bands, standing.slug):
            yield self._line({key: text for key, text in zip(keys, row, strict=True) if text})

    def _line(self, texts: Mapping[str, str], place: Location | None = None) -> Line:
        return {key: Cell(text, place or self._file) for key, text in texts.items()}

    def _add(self, said: Line, columns: set[str]) -> None:
        """Put a question where it belongs: over what it was, or at the end."""
        own = {key: said.pop(key, None) for key in _OWN}
        self._find_dimension(said)
        known = self._known(said)
        if known is None:
            self._name(said)
            self._lines["questions"].append(said)
            known = said
        for key in columns - said.keys() - {"id", "dimension"}:
            known.pop(key, None)
        known |= said
        if "id" in known:
            self._offer(known, own["options"])
            self._remedy(known["id"].text, own["remedies"])

    def _known(self, said: Line) -> Line | None:
        """The question that a row is about: by its id, by that which its words were given, by its words."""
        words = _text(said, "ask")
        wanted = _text(said, "id") or self._standing.ids.get(scoped("questions", "", words), "")
        lines = self._lines["questions"]
        by_id = (line for line in lines if wanted and _text(line, "id") == wanted)
        by_words = (line for line in lines if "id" not in said and words and _text(line, "ask") == words)
        return next(by_id, None) or next(by_words, None)

    def _name(self, said: Line) -> None:
        """Give an id to a new question, which its answers and remedies are told by."""
        if "id" not in said and (words := _text(said, "ask")):
            found = _free(made(words), {_text(line, "id") for line in self._lines["questions"]})
            self.given[scoped("questions", "", words)] = found
            said["id"] = Cell(found, said["ask"].place)

    def _find_dimension(self, said: Line) -> None:
        """Take a dimension by its id or title for what it is; a new diagnostic gets those that it does not have."""
        if "dimension" not in said:
            return
        cell, lines = said["dimension"], self._lines["dimensions"]
        named = (line for line in lines if cell.text.casefold() in (_text(line, "id"), _text(line, "title").casefold()))
        found = next(named, None)
        if found is None and self._standing.new:
            id_ = _free(made(cell.text), {_text(line, "id") for line in lines})
            found = self._line({"id": id_, "title": cell.text}, cell.place)
            lines.append(found)
            self._remedy(id_, Cell(self._standing.playbook, cell.place))
        if found:
            said["dimension"] = Cell(_text(found, "id"), cell.place)

    def _offer(self, asked: Line, cell: Cell | None) -> None:
        """The answers of a question or, where it names one, of its scale: worth 0, 1, 2 … unless they say."""
        owner = f"{tables.SCALE}{asked['scale'].text}" if "scale" in asked else asked["id"].text
        if cell is None:
            return
        lines = self._lines["options"]
        before = {_text(line, "label"): line for line in lines if _text(line, "question") == owner}
        lines[:] = [line for line in lines if _text(line, "question") != owner]
        for points, part in enumerate(filter(str.strip, cell.text.split(_BETWEEN))):
            label, _, worth = map(str.strip, part.partition(_WORTH))
            same = before.get(label, {})
            stated = worth or _text(same, "points") or str(points)
            lines.append(same | self._line({"question": owner, "label": label, "points": stated}, cell.place))

    def _remedy(self, owner: str, cell: Cell | None) -> None:
        if cell is None or not cell.text:
            return
        lines = self._lines["remedies"]
        lines[:] = [line for line in lines if _text(line, "remedied") != owner or "answer" in line]
        for playbook in tables.from_cell(cell.text, "names"):
            lines.append(self._line({"remedied": owner, "playbook": str(playbook)}, cell.place))

    def _grid(self, lines: Iterable[Line], heads: Line) -> Grid:
        """Rows below the heads that were read, then those of what stood there."""
        lines = list(lines)
        keys = [*dict.fromkeys([*(key for key in heads if key not in _OWN), *(key for line in lines for key in line)])]
        top = {(1, column): heads.get(key, Cell(key, self._file)) for column, key in enumerate(keys, start=1)}
        columns = {key: column for column, key in enumerate(keys, start=1)}
        cells = {(row, columns[key]): line[key] for row, line in enumerate(lines, start=2) for key in line}
        return top | cells


def doubtful(asked: Grid) -> list[Notice]:
    """Numbers in a sheet of questions that are thousands to some and decimals to others: `1.500`."""
    heads = {column: _key(cell.text) for (row, column), cell in asked.items() if row == 1}
    found: list[Notice] = []
    for (row, column), cell in sorted(asked.items()):
        key = heads.get(column, "")
        texts = [part.partition(_WORTH)[2] for part in cell.text.split(_BETWEEN)] if key == "options" else [cell.text]
        for text in map(str.strip, texts if row > 1 and (key in NUMBERS or key == "options") else ()):
            if _DOUBTFUL.fullmatch(text):
                exact = text.replace(",", ".").rstrip("0").rstrip(".")
                values = {"text": text, "whole": re.sub("[.,]", "", text), "exact": exact}
                found.append(notice("ambiguous-number", cell.place, values))
    return found


def _key(head: str) -> str:
    """The key of the column with these words at its head; the words themselves where there is none."""
    known = {key: column.key for key, column in by_words(tables.columns("questions")).items()}
    own = {
        word: key for key in _OWN for word in (key, *(tables.name(key, each).lower() for each in get_args(Language)))
    }
    return (known | own).get(head.lower(), head)


def _text(line: Line, key: str) -> str:
    return line[key].text if key in line else ""


def _free(stem: str, taken: set[str]) -> str:
    """An id like this one that nothing is called by."""
    found, number = stem, 2
    while found in taken:
        found, number = f"{stem}-{number}", number + 1
    return found
