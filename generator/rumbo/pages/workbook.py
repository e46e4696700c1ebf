"""A workbook of plain tables, one a sheet, ready for A4.

Written as XML, as documents are (decision 30): openpyxl takes ten times as long and 2.3 KB more for each, most of it
styles that every one has again. The same bytes for the same tables.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_uppercase

from rumbo.pages.excerpts import Row, Sheet
from rumbo.pages.packed import EPOCH, HEAD, OFFICE, PACKAGE, archive, fit, root, types

SPARE_ROWS = 10
"""Rows to write in below a table that leaves whole rows empty."""
_LONGEST_TAB = 31
_WIDEST, _NARROWEST = 48, 14
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_QUOTE = '"'

_CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    f'<dcterms:created xsi:type="dcterms:W3CDTF">{EPOCH}T00:00:00Z</dcterms:created></cp:coreProperties>'
)
_SIDES = "".join(
    f'<{side} style="thin"><color rgb="FF9AA5A5"/></{side}>' for side in ("left", "right", "top", "bottom")
)
_DRESS = (
    'numFmtId="0" fontId="{font}" fillId="{fill}" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" '
    'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
)
_HEAD_CELL, _CELL = 1, 2
_STYLES = (
    f'{HEAD}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFDDE8E8"/></patternFill></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    f"<border>{_SIDES}<diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    f"<xf {_DRESS.format(font=1, fill=2)}<xf {_DRESS.format(font=0, fill=0)}</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_BEFORE_COLUMNS = (
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)
_AFTER_ROWS = (
    '<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
)


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The XLSX of some tables, at least one."""
    tabs, numbers = list(_tabs(sheets)), range(1, len(sheets) + 1)
    pages = {f"xl/worksheets/sheet{number}.xml": _page(sheet) for number, sheet in zip(numbers, sheets, strict=True)}
    return archive(
        {
            "[Content_Types].xml": types(
                {
                    "xl/workbook.xml": f"{_KIND}.sheet.main+xml",
                    "xl/styles.xml": f"{_KIND}.styles+xml",
                    **dict.fromkeys(pages, f"{_KIND}.worksheet+xml"),
                }
            ),
            "_rels/.rels": root("xl/workbook.xml"),
            "docProps/core.xml": _CORE,
            "xl/workbook.xml": _book(tabs),
            "xl/_rels/workbook.xml.rels": _relations(numbers),
            "xl/styles.xml": _STYLES,
            **pages,
        }
    )


def _tabs(sheets: Sequence[Sheet]) -> Iterator[str]:
    """What a spreadsheet takes as names of sheets: short, without some signs, each once."""
    taken: set[str] = set()
    for number, sheet in enumerate(sheets, start=1):
        name = re.sub(r"[\[\]:*?/\\']", " ", sheet.title).strip()[:_LONGEST_TAB] or str(number)
        if name.casefold() in taken:
            name = f"{name[: _LONGEST_TAB - 4]} ({number})"
        taken.add(name.casefold())
        yield name


def _book(tabs: Sequence[str]) -> str:
    """The list of the sheets; each prints its head on every sheet of paper."""
    names = [fit(tab) for tab in tabs]
    listed = "".join(
        f'<sheet name="{name.replace(_QUOTE, "&quot;")}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, start=1)
    )
    titles = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{place}">\'{name}\'!$1:$1</definedName>'
        for place, name in enumerate(names)
    )
    return (
        f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets><definedNames>{titles}</definedNames></workbook>"
    )


def _relations(numbers: Sequence[int]) -> str:
    pages = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    styles = f'<Relationship Id="rId{len(numbers) + 1}" Type="{OFFICE}/styles" Target="styles.xml"/>'
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{pages}{styles}</Relationships>'


def _page(sheet: Sheet) -> str:
    head, *rows = sheet.rows
    if rows and not any(rows[-1]):
        rows += [tuple("" for _ in head)] * SPARE_ROWS
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{_width([head, *rows], place)}" customWidth="1"/>'
        for place in range(1, len(head) + 1)
    )
    lines = "".join(_row(row, number) for number, row in enumerate([head, *rows], start=1))
    inside = f"{_BEFORE_COLUMNS}<cols>{columns}</cols><sheetData>{lines}</sheetData>{_AFTER_ROWS}"
    return f'{HEAD}<worksheet xmlns="{_MAIN}">{inside}</worksheet>'


def _width(rows: Iterable[Row], place: int) -> int:
    """As wide as its longest text within reason, in digits of the font."""
    longest = max(len(row[place - 1]) for row in rows if len(row) >= place)
    return min(max(longest, _NARROWEST), _WIDEST)


def _row(row: Row, number: int) -> str:
    style = _HEAD_CELL if number == 1 else _CELL
    cells = (_cell(text, f"{_column(place)}{number}", style) for place, text in enumerate(row))
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(text: str, reference: str, style: int) -> str:
    """A text is told as one: what starts with = is no formula."""
    if not text:
        return f'<c r="{reference}" s="{style}"/>'
    said = f'<is><t xml:space="preserve">{fit(text)}</t></is>'
    return f'<c r="{reference}" s="{style}" t="inlineStr">{said}</c>'


def _column(place: int) -> str:
    """The letters of a column, counted from 0: A to Z, then AA."""
    before, last = divmod(place, len(ascii_uppercase))
    return f"{_column(before - 1) if before else ''}{ascii_uppercase[last]}"
