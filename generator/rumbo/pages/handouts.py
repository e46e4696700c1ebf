"""What a playbook gives to take along and edit: a DOCX with its session, tables, lists, quotations and a checklist.

Made out of the page's own view, as the workbook is, so that there is no second copy to go stale. Written as XML here
and not by python-docx, which takes 50 ms and 37 KB for each of a hundred documents (decision 30): a handout is
headings, paragraphs, lists and tables alone. The same bytes for the same page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rumbo.memory import Memory, key, recalled
from rumbo.pages.excerpts import BOX, Line, Mark, Passage, Row, Sheet
from rumbo.pages.packed import EPOCH, HEAD, OFFICE, PACKAGE, archive, fit, root, types

ROOM = 5
"""Rows to write in below a table that leaves whole rows empty."""
_WIDTH = 9638
"""Of the text on A4 between margins of 20 mm, in twentieths of a point."""
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PARTS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
)
_STYLES = (
    '{head}<w:styles xmlns:w="{main}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/><w:lang w:val="{language}"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    '<w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
    '<w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:keepNext/>'
    '<w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:pPr>'
    '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="9AA5A5"/></w:pBdr><w:ind w:left="284"/></w:pPr>'
    "<w:rPr><w:i/></w:rPr></w:style>"
    "</w:styles>"
)
_BULLETS, _NUMBERS = 0, 1
_INDENT, _DEEPEST = 357, 3
"""Of each list inside another, in twentieths of a point; how deep a list is told."""
_CORE = (
    '{head}<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title>"
    "<dc:creator>{author}</dc:creator><dc:language>{language}</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created></cp:coreProperties>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="9AA5A5"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1021" w:right="1134" w:bottom="1021" w:left="1134" '
    'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """What stands in a document, in this order. A task is what is to be done, and what else is told."""

    title: str
    author: str
    language: str
    opening: tuple[str, ...]
    parts: tuple[Sheet | Passage, ...]
    checklist: str
    tasks: tuple[tuple[str, str], ...]


def kept(handout: Handout, memory: Memory) -> bytes:
    """The document of a handout, made where the memory has it not."""
    return recalled(memory, key("handout", repr(handout)), lambda: document(handout))


def document(handout: Handout) -> bytes:
    """A handout as a DOCX."""
    told = {"head": HEAD, "main": _MAIN, "package": PACKAGE, "language": handout.language, "day": EPOCH}
    about = {"title": fit(handout.title), "author": fit(handout.author)}
    body = "".join((*_body(handout), _PAGE))
    parts = {
        "[Content_Types].xml": types(
            {
                "word/document.xml": f"{_KIND}.document.main+xml",
                "word/styles.xml": f"{_KIND}.styles+xml",
                "word/numbering.xml": f"{_KIND}.numbering+xml",
            }
        ),
        "_rels/.rels": root("word/document.xml"),
        "docProps/core.xml": _CORE.format(**told, **about),
        "word/_rels/document.xml.rels": _PARTS,
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{_MAIN}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": _STYLES.format(**told),
        "word/numbering.xml": _numbering(handout),
    }
    return archive(parts)


def _body(handout: Handout) -> Iterator[str]:
    yield _paragraph(handout.title, "Title")
    yield from map(_paragraph, handout.opening)
    title = ""
    for number, part in enumerate(handout.parts, start=1):
        if part.title != title:
            title = part.title
            yield _paragraph(title, "Heading1")
        yield from _lines(part.lines, number) if isinstance(part, Passage) else [_table(part.rows)]
    yield _paragraph(handout.checklist, "Heading1")
    for task, more in handout.tasks:
        yield _paragraph(f"{BOX} {task}")
        yield _paragraph(more)


def _lines(lines: Iterable[Line], part: int) -> Iterator[str]:
    for line in lines:
        match line.mark:
            case "quote":
                yield _paragraph(line.text, "Quote")
            case "box":
                yield _paragraph(f"{BOX} {line.text}")
            case "bullet" | "number":
                yield _paragraph(line.text, item=(min(line.depth, _DEEPEST), _list_id(part, line.mark)))


def _list_id(part: int, mark: Mark) -> int:
    """Every part has a list of bullets and one of numbers, which so begin at 1."""
    return 2 * part + (_NUMBERS if mark == "number" else _BULLETS)


def _numbering(handout: Handout) -> str:
    kinds = (("bullet", "\N{BULLET}"), ("decimal", "%{level}."))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{"".join(_level(depth, *kind) for depth in range(_DEEPEST + 1))}'
        "</w:abstractNum>"
        for number, kind in enumerate(kinds)
    )
    parts = [number for number, part in enumerate(handout.parts, start=1) if isinstance(part, Passage)]
    lists = "".join(
        f'<w:num w:numId="{2 * number + kind}"><w:abstractNumId w:val="{kind}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in parts
        for kind in (_BULLETS, _NUMBERS)
    )
    return f'{HEAD}<w:numbering xmlns:w="{_MAIN}">{abstract}{lists}</w:numbering>'


def _level(depth: int, form: str, mark: str) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{mark.format(level=depth + 1)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{(depth + 1) * _INDENT}" w:hanging="{_INDENT}"/></w:pPr></w:lvl>'
    )


def _paragraph(text: str, style: str = "", item: tuple[int, int] | None = None) -> str:
    """A text in a style, or as an item of a list: its depth, and the list's number."""
    dress = f'<w:pStyle w:val="{style}"/>' if style else ""
    if item:
        dress += f'<w:numPr><w:ilvl w:val="{item[0]}"/><w:numId w:val="{item[1]}"/></w:numPr>'
    said = f'<w:r><w:t xml:space="preserve">{fit(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{f'<w:pPr>{dress}</w:pPr>' if dress else ''}{said}</w:p>"


def _table(rows: Iterable[Row]) -> str:
    head, *below = rows
    columns = max(len(row) for row in (head, *below))
    if below and not any(below[-1]):
        below += [()] * ROOM
    width = _WIDTH // columns
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    lines = "".join(_row(row, columns, width, is_head=place == 0) for place, row in enumerate((head, *below)))
    table = f'<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
    return f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl><w:p/>"


def _row(row: Row, columns: int, width: int, *, is_head: bool) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="DDE8E8"/>' if is_head else ""
    dress = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
    cells = "".join(f"<w:tc>{dress}{_paragraph(text)}</w:tc>" for text in (*row, *("",) * (columns - len(row))))
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>{cells}</w:tr>"
