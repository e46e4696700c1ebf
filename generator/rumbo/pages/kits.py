"""What a playbook's page gives to fill in, as a workbook: its steps, and its tables with room to write.

Made out of the page's own HTML, so that there is no second copy to go stale. The same bytes for the same page.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from unicodedata import normalize

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.fills import DEFAULT_EMPTY_FILL
from openpyxl.styles.fonts import DEFAULT_FONT
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from rumbo.memory import Memory, key
from rumbo.pages.packed import undated

Row = tuple[str, ...]

SPARE_ROWS = 10
"""Rows to write in below a table that leaves whole rows empty."""
_LONGEST_NAME = 60
_LONGEST_TAB = 31
_WIDEST, _NARROWEST = 48, 14
_WRAP = Alignment(wrap_text=True, vertical="top")
_LINE = Border(*(Side("thin", color="9AA5A5"),) * 4)
_BOLD = Font(name=DEFAULT_FONT.name, size=DEFAULT_FONT.size, bold=True)
_TINT = PatternFill("solid", start_color="DDE8E8")
_GAP = re.compile(r"^$|…|_{3,}")
_PART = re.compile(
    r"<h[23](?:\s[^>]*)?>(?P<heading>.*?)</h[23]>|<t[hd](?:\s[^>]*)?>(?P<cell>.*?)</t[hd]>|</(?P<end>tr|table)>",
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table under the heading that it stands below; the first row is its head."""

    title: str
    rows: tuple[Row, ...]


def file_name(title: str, ending: str = "xlsx") -> str:
    """A name by which somebody finds the file again among others: the playbook's title in plain letters."""
    plain = normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    return f"{words[:_LONGEST_NAME].rstrip('-') or 'playbook'}.{ending}"


def to_fill_in(html: str) -> list[Sheet]:
    """The tables of a page's HTML in which something is left to write."""
    return [found for found in _tables(str(html)) if any(_GAP.search(cell) for row in found.rows[1:] for cell in row)]


def steps(tasks: Iterable[tuple[str, str, str, str]], words: Mapping[str, str]) -> Sheet:
    """A checklist of tasks, each with its owner, its metric and its week; `words` are the interface's for columns."""
    head = (words["step"], words["owner"], words["metric"], words["week"], words["done"])
    return Sheet(words["steps"], (head, *((*task, "") for task in tasks)))


def recalled(checklist: Sheet, html: str, memory: Memory) -> bytes:
    """The workbook of a checklist and of what a page's HTML leaves to fill in, made where the memory has it not."""
    sheets = [checklist, *to_fill_in(html)]
    name = key("kit", repr(sheets))
    if (packed := memory.recall(name)) is None:
        packed = workbook(sheets)
        memory.keep(name, packed)
    return packed


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The workbook of some tables, one a sheet, ready for A4."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101 - a new workbook has one sheet
    book.remove(first)
    for name, font, fill in (
        ("cell", DEFAULT_FONT, DEFAULT_EMPTY_FILL),
        ("head", _BOLD, _TINT),
    ):  # looked up once, not for every cell
        book.add_named_style(NamedStyle(name, font=font, fill=fill, border=_LINE, alignment=_WRAP))
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
            cell.style = "head" if number == 1 else "cell"
    for place, _ in enumerate(head, start=1):
        longest = max(len(row[place - 1]) for row in [head, *rows] if len(row) >= place)
        page.column_dimensions[get_column_letter(place)].width = min(max(longest, _NARROWEST), _WIDEST)
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _tables(html: str) -> Iterator[Sheet]:
    """The tables of clean HTML, in which every `<` opens a tag, each with the last heading before it."""
    heading, rows, row = "", list[Row](), list[str]()
    for found in _PART.finditer(html):
        if found["heading"] is not None:
            heading = _words(found["heading"])
        elif found["cell"] is not None:
            row.append(_words(found["cell"]))
        elif found["end"] == "tr":
            rows.append(tuple(row))
            row = []
        else:
            yield Sheet(heading, tuple(rows))
            rows = []


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())
