"""What a playbook's page gives to fill in, as a workbook: its steps, and its tables with room to write.

Made out of the page's own HTML, so that there is no second copy to go stale. The same bytes for the same page.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from unicodedata import normalize

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from rumbo.model import Playbook
from rumbo.pages.packed import undated

Row = tuple[str, ...]

SPARE_ROWS = 10
"""Rows to write in below a table that leaves whole rows empty."""
_LONGEST_NAME = 60
_LONGEST_TAB = 31
_WIDEST, _NARROWEST = 48, 14
_WRAP = Alignment(wrap_text=True, vertical="top")
_BOLD = Font(bold=True)
_HEAD = PatternFill("solid", start_color="DDE8E8")
_LINE = Border(*(Side("thin", color="9AA5A5"),) * 4)
_GAP = re.compile(r"^$|…|_{3,}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table under the heading that it stands below; the first row is its head."""

    title: str
    rows: tuple[Row, ...]


def file_name(title: str) -> str:
    """A name by which somebody finds the file again among others: the playbook's title in plain letters."""
    plain = normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    return f"{words[:_LONGEST_NAME].rstrip('-') or 'playbook'}.xlsx"


def to_fill_in(html: str) -> list[Sheet]:
    """The tables of a page's HTML in which something is left to write."""
    reader = _Tables()
    reader.feed(html)
    reader.close()
    return [found for found in reader.found if any(_GAP.search(cell) for row in found.rows[1:] for cell in row)]


def steps(playbook: Playbook, words: Mapping[str, str]) -> Sheet:
    """The checklist of a playbook; `words` are those of the interface for its columns."""
    head = (words["step"], words["owner"], words["metric"], words["week"], words["done"])
    rows = [(step.task, step.owner, step.metric, str(step.week), "") for step in playbook.steps]
    return Sheet(words["steps"], (head, *rows))


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The workbook of some tables, one a sheet, ready for A4."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101 - a new workbook has one sheet
    book.remove(first)
    for title, sheet in zip(_tabs(sheets), sheets, strict=True):
        _fill(book.create_sheet(title), sheet)
    out = io.BytesIO()
    book.save(out)
    return undated(out.getvalue())


def _tabs(sheets: Sequence[Sheet]) -> Iterator[str]:
    """What a spreadsheet takes as names of sheets: short, without some signs, each once."""
    taken: set[str] = set()
    for number, sheet in enumerate(sheets, start=1):
        name = re.sub(r"[\[\]:*?/\\']", " ", sheet.title).strip()[:_LONGEST_TAB] or str(number)
        if name.casefold() in taken:
            name = f"{name[: _LONGEST_TAB - 4]} ({number})"
        taken.add(name.casefold())
        yield name


def _fill(page: Worksheet, sheet: Sheet) -> None:
    head, *rows = sheet.rows
    if rows and not any(rows[-1][1:]) and not rows[-1][0]:
        rows += [tuple("" for _ in head)] * SPARE_ROWS
    for number, row in enumerate([head, *rows], start=1):
        for place, text in enumerate(row, start=1):
            cell = page.cell(number, place)
            cell.value = text or None
            cell.data_type = "s" if text else "n"  # a text that starts with = is no formula
            cell.alignment = _WRAP
            cell.border = _LINE
    for place, _ in enumerate(head, start=1):
        top = page.cell(1, place)
        top.font, top.fill = _BOLD, _HEAD
        longest = max(len(row[place - 1]) for row in [head, *rows] if len(row) >= place)
        page.column_dimensions[get_column_letter(place)].width = min(max(longest, _NARROWEST), _WIDEST)
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


@dataclass
class _Tables(HTMLParser):
    """Collects the tables of a page with the last heading before each."""

    found: list[Sheet] = field(default_factory=list)
    _heading: str = ""
    _rows: list[Row] = field(default_factory=list)
    _row: list[str] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in {"h2", "h3", "th", "td"}:
            self._text = []

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        said = " ".join("".join(self._text).split())
        if tag in {"h2", "h3"}:
            self._heading = said
        elif tag in {"th", "td"}:
            self._row.append(said)
        elif tag == "tr":
            self._rows.append(tuple(self._row))
            self._row = []
        elif tag == "table":
            self.found.append(Sheet(self._heading, tuple(self._rows)))
            self._rows = []
