"""Writes the blocks of a report as a DOCX: native headings, lists, links and tables; a bar is a cell that is filled.

The same bytes for the same blocks: a document carries no hour but the day that it is given.
"""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Literal

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from rumbo.pages.packed import undated
from rumbo.pages.report.blocks import Bar, Block, Heading, Kind, Paragraph, Run, Table

Paper = Literal["A4", "Letter"]

SIZES = {"A4": (Mm(210), Mm(297)), "Letter": (Mm(215.9), Mm(279.4))}
BAR_STEPS = 20
"""Into how many columns the width of a bar is divided."""
_STYLES: dict[Kind, str] = {
    "plain": "Normal",
    "facts": "Normal",
    "strong": "Normal",
    "bullet": "List Bullet",
    "number": "List Continue",
    "quote": "Quote",
}
_DEEPEST_LIST = 3
_SOFT = RGBColor(0x4B, 0x55, 0x60)
_TINT, _TRACK, _RULE = "F2F4F4", "E6E9EA", "BFC6C8"
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no place for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """How a document looks and what it says of itself; `colour` is `rrggbb`, fit for text."""

    title: str
    author: str
    language: str
    day: date
    colour: str
    paper: Paper = "A4"


def document(blocks: Iterable[Block], dress: Dress) -> bytes:
    """The document of some blocks."""
    written = _empty(dress)
    for block in blocks:
        match block:
            case Heading():
                _heading(written, block)
            case Paragraph():
                _fill(written.add_paragraph(style=_style(block)), block)
            case Table():
                _table(written, block, dress)
    out = io.BytesIO()
    written.save(out)
    return undated(out.getvalue(), dress.day.isoformat())


def _empty(dress: Dress) -> WordDocument:
    written = Document()
    about = written.core_properties
    about.title, about.author, about.language = _fit(dress.title), _fit(dress.author), dress.language
    about.comments, about.last_modified_by = "", _fit(dress.author)
    about.created = about.modified = datetime.combine(dress.day, time(), UTC)
    [page] = written.sections
    page.page_width, page.page_height = SIZES[dress.paper]
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(18)
    _number_pages(page.footer.paragraphs[0])
    _dress_styles(written, dress)
    return written


def _dress_styles(written: WordDocument, dress: Dress) -> None:
    colour = RGBColor.from_string(dress.colour.upper())
    for name, size in (("Title", 22), ("Heading 1", 15), ("Heading 2", 12.5), ("Heading 3", 11), ("Heading 4", 10.5)):
        style = _paragraph_style(written, name)
        style.font.size, style.font.color.rgb, style.font.name = Pt(size), colour, "Calibri"
        _one_font(style)
    normal = _paragraph_style(written, "Normal")
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(5)
    for spoken in written.styles.element.iter(qn("w:lang")):
        for script in ("w:val", "w:eastAsia"):
            spoken.set(qn(script), dress.language)


def _paragraph_style(written: WordDocument, name: str) -> ParagraphStyle:
    style = written.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - the template's own
    return style


def _one_font(style: ParagraphStyle) -> None:
    """The template names a font of its theme, which would win over the one that is asked for."""
    fonts = style.element.rPr.rFonts
    for name in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[name]


def _style(paragraph: Paragraph) -> str:
    name = _STYLES[paragraph.kind]
    depth = min(paragraph.depth + 1, _DEEPEST_LIST)
    return f"{name} {depth}" if depth > 1 and name.startswith("List") else name


def _heading(written: WordDocument, heading: Heading) -> None:
    made = written.add_heading(level=heading.level)
    _add(made, Run(heading.text, link=heading.link))


def _fill(made: WordParagraph, paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        if run.text:
            _add(made, run)
    for part in made.runs:
        if paragraph.kind == "facts":
            part.font.size, part.font.color.rgb = Pt(9), _SOFT
        if paragraph.kind == "strong":
            part.bold = True


def _add(made: WordParagraph, run: Run) -> None:
    part = made.add_run(_fit(run.text))
    part.bold, part.italic = run.strong or None, run.emphasis or None
    if run.code:
        part.font.name = "Consolas"
    if run.link:
        part.underline = True
        relation = made.part.relate_to(_fit(run.link), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = _element("w:hyperlink", {"r:id": relation})
        link.append(part._r)  # noqa: SLF001 - python-docx writes no links
        made._p.append(link)  # noqa: SLF001


def _table(written: WordDocument, table: Table, dress: Dress) -> None:
    """A bar takes several columns of the grid; the cells of other columns one each."""
    bars = {place for row in table.rows for place, cell in enumerate(row) if isinstance(cell, Bar)}
    spans = [BAR_STEPS if place in bars else 1 for place, _ in enumerate(table.head)]
    made = written.add_table(1 + len(table.rows), sum(spans), style="Table Grid")
    made.autofit = False
    _rule(made)
    _size(made, _widths(written, table.widths, spans))
    for place, (row, cells) in enumerate(zip(made.rows, [table.head, *table.rows], strict=True)):
        is_head, is_closing = place == 0, place > len(table.rows) - table.closing
        _write_row(row, cells, spans, dress, strong=is_head or is_closing)
        row._tr.get_or_add_trPr().append(_element("w:tblHeader" if is_head else "w:cantSplit", {}))  # noqa: SLF001


def _widths(written: WordDocument, shares: Sequence[int], spans: Sequence[int]) -> list[Emu]:
    page = written.sections[0]
    whole = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    columns = zip(shares, spans, strict=True)
    return [Emu(whole * share // sum(shares) // span) for share, span in columns for _ in range(span)]


def _size(made: WordTable, widths: Sequence[Emu]) -> None:
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for row in made.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _write_row(row: _Row, cells: Sequence[str | Bar], spans: Sequence[int], dress: Dress, *, strong: bool) -> None:
    grid, start = row.cells, 0
    for content, span in zip(cells, spans, strict=True):
        here = grid[start : start + span]
        start += span
        if isinstance(content, Bar):
            _bar(here, content.share, dress.colour)
        else:
            cell = here[0].merge(here[-1]) if span > 1 else here[0]
            _write_cell(cell, content, strong=strong)


def _write_cell(cell: _Cell, text: str, *, strong: bool) -> None:
    [paragraph] = cell.paragraphs
    paragraph.paragraph_format.space_after = Pt(1)
    if text:
        _add(paragraph, Run(text, strong=strong))
    for part in paragraph.runs:
        part.font.size = Pt(9.5)
    if strong:
        _shade(cell, _TINT)


def _bar(cells: Sequence[_Cell], share: Any, colour: str) -> None:  # noqa: ANN401 - a fraction
    filled = round(share * len(cells)) or int(share > 0)
    for part, shade in ((cells[:filled], colour), (cells[filled:], _TRACK)):
        if part:
            cell = part[0].merge(part[-1]) if len(part) > 1 else part[0]
            cell.paragraphs[0].paragraph_format.space_after = Pt(1)
            _shade(cell, shade)


def _shade(cell: _Cell, colour: str) -> None:
    attributes = {"w:val": "clear", "w:color": "auto", "w:fill": colour.upper()}
    cell._tc.get_or_add_tcPr().append(_element("w:shd", attributes))  # noqa: SLF001 - python-docx shades nothing


def _rule(made: WordTable) -> None:
    """Lines between the rows alone."""
    borders = _element("w:tblBorders", {})
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        shown = "single" if side in ("top", "bottom", "insideH") else "nil"
        borders.append(_element(f"w:{side}", {"w:val": shown, "w:sz": "4", "w:space": "0", "w:color": _RULE}))
    layout = made._tbl.tblPr.find(qn("w:tblLayout"))  # noqa: SLF001
    layout.addprevious(borders)  # readers want a table's properties in the order of the schema


def _number_pages(footer: WordParagraph) -> None:
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for place, field in enumerate(("PAGE", "NUMPAGES")):
        if place:
            footer.add_run(" / ")
        simple = _element("w:fldSimple", {"w:instr": field})
        simple.append(footer.add_run("1")._r)  # noqa: SLF001
        footer._p.append(simple)  # noqa: SLF001


def _element(tag: str, attributes: dict[str, str]) -> Any:  # noqa: ANN401 - python-docx types no elements
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    return made


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)
