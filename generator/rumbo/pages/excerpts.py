"""What of an author's text one takes along: its tables, its lists and its quotations, each under its heading.

Reads clean HTML, in which every `<` opens a tag. Knows neither workbooks nor documents.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Literal

Row = tuple[str, ...]
Mark = Literal["bullet", "number", "box", "quote"]

BOX = "\N{BALLOT BOX}"

_BLOCK = re.compile(r"<(?P<end>/?)(?P<name>h[2-6]|p|ul|ol|li|blockquote|table|tr|t[hd])(?:\s[^>]*)?>")
_TAG = re.compile(r"<[^>]*>")
_CELLS = ("td", "th")
_MARKS: dict[str, Mark] = {"ul": "bullet", "ol": "number"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table under the heading that it stands below; the first row is its head."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An item of a list, `depth` lists inside the outermost, or a paragraph of a quotation."""

    text: str
    mark: Mark
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A list with all that it holds, or a quotation, under the heading that it stands below."""

    title: str
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Reading:
    """What has been read since the last heading, and which lists and quotations are open."""

    title: str = ""
    rows: list[Row] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    open: list[Mark] = field(default_factory=list)
    cell: list[str] | None = None

    def take(self, text: str) -> None:
        """Keep a text as a line where a list or a quotation is open."""
        if text and self.open:
            mark: Mark = "box" if text.startswith(BOX) else self.open[-1]
            lists = [kind for kind in self.open if kind != "quote"]
            self.lines.append(Line(text.removeprefix(BOX).strip(), mark, max(len(lists) - 1, 0)))

    def table(self) -> Sheet:
        rows, self.rows = tuple(self.rows), []
        return Sheet(self.title, rows)

    def passage(self) -> Passage:
        lines, self.lines = tuple(self.lines), []
        return Passage(self.title, lines)


def excerpts(html: str) -> Iterator[Sheet | Passage]:
    """The tables, lists and quotations of some HTML in their order; a table inside one of the others comes first."""
    reading, since = _Reading(), 0
    for found in _BLOCK.finditer(html):
        text, since = _words(html[since : found.start()]), found.end()
        name, ends = found["name"], bool(found["end"])
        if reading.cell is None:
            yield from _read(reading, name, text, ends=ends)
        else:
            _read_in_cell(reading, name, text, ends=ends)


def _read_in_cell(reading: _Reading, name: str, text: str, *, ends: bool) -> None:
    """Take in a tag inside a cell, whose texts become one."""
    reading.cell = [*(reading.cell or []), text]
    if ends and name in _CELLS:
        reading.row.append(" ".join(filter(None, reading.cell)))
        reading.cell = None


def _read(reading: _Reading, name: str, text: str, *, ends: bool) -> Iterator[Sheet | Passage]:
    """Take in a tag, and the text between it and the one before."""
    match name, ends:
        case (("h2" | "h3"), True):
            reading.title = text
        case (("td" | "th"), False):
            reading.cell = []
        case "tr", True:
            reading.rows.append(tuple(reading.row))
            reading.row.clear()
        case "table", True:
            yield reading.table()
        case (("ul" | "ol" | "blockquote"), False):
            reading.take(text)
            reading.open.append(_MARKS.get(name, "quote"))
        case (("ul" | "ol" | "blockquote"), True):
            reading.take(text)
            reading.open.pop()
            if not reading.open and reading.lines:
                yield reading.passage()
        case (("li" | "p"), _):
            reading.take(text)


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())
