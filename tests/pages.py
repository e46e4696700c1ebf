"""What a visitor meets on a built page: its links, the places that links may name, and its words block by block.

A block is what stands on its own for a reader: a paragraph, a cell, a button, a picture's description, a sentence kept
for a script to show. It carries the language that the page gives it. Knows nothing of what the words should be.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from rumbo.pages.routes import LATER

_INLINE = frozenset(
    {"a", "abbr", "b", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "strong", "sub", "sup"}
)
_UNREAD = frozenset({"script", "style", "svg", "code", "pre"})
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_LINKS = ("href", "src", "data-document")  # the last is fetched by a script
_SPOKEN = ("alt", "aria-label", "content", "placeholder", "title")
_IDS = re.compile(r"[a-z0-9 -]*")
_GAP = re.compile(r"\{[\w-]+\}")  # filled in by a script
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:'[^\W\d_]+)*(?!\w)")


@dataclass(frozen=True, slots=True)
class Block:
    """Words that stand together, in the language that their page gives them; `at` says where."""

    text: str
    language: str
    at: str

    def __str__(self) -> str:
        return f"{self.at}: {self.text}"


@dataclass(frozen=True, slots=True)
class Page:
    """One built page. `path` is that of its file in the site; `links` are as written."""

    path: str
    language: str
    links: tuple[str, ...]
    anchors: frozenset[str]
    blocks: tuple[Block, ...]


def words(text: str) -> list[str]:
    """The words of a text as they are written, with a straight apostrophe; what holds a figure is none."""
    return _WORD.findall(_GAP.sub(" ", text).replace("\u2019", "'"))


def read(path: str, html: str) -> Page:
    """A page from its HTML."""
    reader = _Reader(path)
    reader.feed(html)
    reader.close()
    reader.end_block()
    language = reader.languages[0] if reader.languages else ""
    return Page(path, language, tuple(reader.links), frozenset(reader.anchors), tuple(reader.blocks))


def all_pages(site: Path) -> dict[str, Page]:
    """Every page of a built site by the path of its file, with what its script fetches for it."""
    paths = (file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html")))
    return {path: read(path, _whole(site / path)) for path in paths}


def _whole(file: Path) -> str:
    page, later = file.read_text("utf-8"), file.with_name(LATER)
    return page.replace("</body>", f"{later.read_text('utf-8')}</body>") if later.exists() else page


def _for_a_script(name: str, value: str) -> bool:
    """Whether an attribute keeps a sentence for a script to show; others of the kind hold ids and numbers."""
    ours = name.startswith("data-") and not name.startswith("data-md-")
    return ours and " " in value and not _IDS.fullmatch(value)


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.blocks: list[Block] = []
        self.languages: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag not in _INLINE or found.keys() & {"hidden", "lang"}:
            self.end_block()
        language = found.get("lang") or self._language
        if "lang" in found:
            self.languages.append(language)
        self.links.extend(found[name] for name in _LINKS if name in found)
        if "id" in found:
            self.anchors.add(found["id"])
        self._spoken(tag, found, language)
        if tag not in _VOID:
            self._open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in [name for name, _ in self._open]:
            return
        while True:
            name, language = self._open[-1]
            if name not in _INLINE or language != self._outer_language:
                self.end_block()
            self._open.pop()
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if not any(tag in _UNREAD for tag, _ in self._open):
            self._words.append(data)

    def end_block(self) -> None:
        self._keep("".join(self._words), self._language)
        self._words.clear()

    @property
    def _language(self) -> str:
        return self._open[-1][1] if self._open else ""

    @property
    def _outer_language(self) -> str:
        return self._open[-2][1] if len(self._open) > 1 else ""

    def _spoken(self, tag: str, found: dict[str, str], language: str) -> None:
        """Attributes that are read out, shown, or kept for a script to show."""
        if tag == "meta" and found.get("name") != "description":
            return
        for name, value in found.items():
            if name in _SPOKEN or _for_a_script(name, value):
                self._keep(value, language)

    def _keep(self, text: str, language: str) -> None:
        if words := " ".join(text.split()):
            self.blocks.append(Block(words, language, self.path))
