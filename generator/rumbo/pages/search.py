"""What the search knows of a page: its text, cut at the headings that can be linked to.

A function of a page's HTML. What stands in an element with `data-search-exclude` is not found.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape

from rumbo.pages import routes
from rumbo.pages.tree import Page

_TAG = re.compile(r"""<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>(?:[^>"']|"[^"]*"|'[^']*')*)>""")
_EXCLUDE = "data-search-exclude"
_EXCLUDED = re.compile(rf"""<(?P<name>\w+)(?:[^>"']|"[^"]*"|'[^']*')*?\s{_EXCLUDE}(?=[\s>])""")
_ID = re.compile(r'\sid="([^"]*)"')
_SPACE = re.compile(r"\s+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT = frozenset({"p", "li", "ol", "ul", "code", "pre", "sub", "sup"})
"""What lays a result out. Of all other elements those that stand within words go, and the rest end a word."""
_WITHIN_WORDS = frozenset({"a", "abbr", "b", "del", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong"})

Document = dict[str, str]


@dataclass(slots=True)
class _Section:
    location: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def documents(path: str, page: Page) -> bytes:
    """The documents of the page at a path of the tree: JSON, a list's content without its brackets."""
    found = (json.dumps(document, ensure_ascii=False, separators=(",", ":")) for document in _documents(path, page))
    return ",".join(found).encode()


def _documents(path: str, page: Page) -> list[Document]:
    """`location` from the language's root, `title`, `text` as HTML."""
    location = routes.address(path)
    return [
        {"location": found.location, "title": _lean(found.title) or escape(page.title, quote=False), "text": text}
        for found in _sections(location, page.html)
        if (text := _lean(found.text)) or found.title or found.location == location
    ]


def index(setup: bytes, found: Iterable[bytes]) -> bytes:
    """All pages' documents for the theme's script; `setup` is the engine's own index without any, in JSON."""
    empty = json.dumps({**json.loads(setup), "docs": []}, ensure_ascii=False, separators=(",", ":"))
    return empty.removesuffix("]}").encode() + b",".join(filter(None, found)) + b"]}"


def _sections(location: str, html: str) -> Iterator[_Section]:
    """What comes before the first heading that can be linked to, and each such heading with what follows it."""
    section = _Section(location)
    into, done = section.text, 0
    html = _without_excluded(html)
    for tag in _TAG.finditer(html):
        into.append(html[done : tag.start()])
        done, name = tag.end(), tag["name"].lower()
        if name in _HEADINGS and not tag["end"]:
            into = []  # the page's own title, and what cannot be linked to
            if anchor := _ID.search(tag["rest"]):
                yield section
                section = _Section(f"{location}#{anchor[1]}")
                into = section.title
        elif name in _HEADINGS:
            into = section.text
        elif name in _KEPT and into is section.text:
            into.append(f"<{tag['end']}{name}>")
        elif name not in _WITHIN_WORDS:
            into.append(" ")
    into.append(html[done:])
    yield section


def _without_excluded(html: str) -> str:
    kept, done, at = [], 0, html.find(_EXCLUDE)
    while at >= 0:
        if found := _EXCLUDED.match(html, html.rfind("<", done, at)):
            kept.append(html[done : found.start()])
            done = at = _end(html, found)
        at = html.find(_EXCLUDE, at + 1)
    return "".join([*kept, html[done:]])


def _end(html: str, opened: re.Match[str]) -> int:
    """Where an element ends that may hold others of its name."""
    depth = 0
    for tag in _TAG.finditer(html, opened.start()):
        if tag["name"] == opened["name"]:
            depth += -1 if tag["end"] else 1
            if depth == 0:
                return tag.end()
    return len(html)


def _lean(parts: Iterable[str]) -> str:
    """Text and the few tags kept, with every character written as the theme's script does."""
    return _SPACE.sub(" ", "".join(parts).replace("&#10;", " ").replace("&#34;", '"').replace("&#39;", "'")).strip()
