"""What a tagged PDF says to whoever listens to it: its elements with their text, in reading order.

A PDF paints in one order and is read in another, that of its structure tree; the two meet in the marked content of each
page, by number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the structure tree: its tag (`H1`, `P`, `Figure`), its alternative text, all text below it."""

    tag: str
    alternative: str
    text: str


def elements(pdf: PdfReader) -> list[Element]:
    """Every element that says what it is, in reading order."""
    tree: Any = pdf.root_object["/StructTreeRoot"]
    pages = {page.indirect_reference.idnum: painted(page) for page in pdf.pages if page.indirect_reference}
    return [found for found in walk(tree["/K"], pages, 0) if found.tag not in ("Document", "NonStruct", "Div")]


def walk(node: Any, pages: dict[int, dict[int, str]], page: int) -> Iterator[Element]:  # noqa: ANN401 - any PDF object
    for child in children(node):
        if isinstance(child, DictionaryObject) and "/S" in child:
            home = child.raw_get("/Pg").idnum if "/Pg" in child else page
            text = "".join(words(child, pages, page))
            yield Element(str(child["/S"]).lstrip("/"), str(child.get("/Alt", "")), " ".join(text.split()))
            yield from walk(child.get("/K", []), pages, home)


def words(node: Any, pages: dict[int, dict[int, str]], page: int) -> Iterator[str]:  # noqa: ANN401
    page = node.raw_get("/Pg").idnum if "/Pg" in node else page
    for child in children(node.get("/K", [])):
        if isinstance(child, int):
            yield pages[page].get(int(child), "")
        elif "/MCID" in child:
            home = child.raw_get("/Pg").idnum if "/Pg" in child else page
            yield pages[home].get(child["/MCID"], "")
        elif "/S" in child:
            yield from words(child, pages, page)


def children(kids: Any) -> list[Any]:  # noqa: ANN401
    found = kids.get_object()
    return [kid.get_object() for kid in (found if isinstance(found, list) else [found])]


def painted(page: PageObject) -> dict[int, str]:
    """The text of a page's marked content by number; text outside of any (page numbers, ornaments) is not read out."""
    found: dict[int, str] = {}
    current: list[int | None] = [None]

    def mark(operator: bytes, operands: list[Any], *_: object) -> None:
        if operator == b"BDC":
            current[0] = operands[1].get("/MCID")
        elif operator == b"EMC":
            current[0] = None

    def hear(text: str, *_: object) -> None:
        if current[0] is not None:
            found[current[0]] = found.get(current[0], "") + text

    page.extract_text(visitor_operand_before=mark, visitor_text=hear)
    return found
