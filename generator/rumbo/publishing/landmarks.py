"""What a built page links to, and which places in it links may name. Knows nothing of what is right."""

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

_LINKS = ("href", "src", "data-document", "xlink:href", "poster")
"""Attributes that lead somewhere; a script fetches what `data-document` names."""
_FIRST = {"stylesheet", "icon", "modulepreload", "preload"}


@dataclass(slots=True)
class Landmarks:
    """A page's links, and the files that it shows nothing without, each with its line; ids, remarks, its address.

    `remarks` are comments and what stands in <meta>: words that no visitor reads.
    """

    links: list[tuple[str, int]] = field(default_factory=list)
    needed: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    remarks: list[tuple[str, int]] = field(default_factory=list)
    generator: str = ""
    canonical: str = ""


def read(html: str) -> Landmarks:
    """The landmarks of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def target(path: str, here: str, base: str) -> str:
    """The file that a host serves for a link's path on the page at `here`; `base` is the site's own path there."""
    path = unquote(path)
    if not path:
        return here
    if path.startswith("/"):
        path = "/" + path.removeprefix(base)
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(here), path)).lstrip("/")
    is_folder = path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    return posixpath.join(joined, "index.html") if is_folder else joined


def base_of(pages: dict[str, Landmarks]) -> str:
    """The path of the site on its host, as far as one of its pages says its own address; else the host's root."""
    for path, page in pages.items():
        own = urlsplit(page.canonical).path
        folder = posixpath.dirname(path)
        if page.canonical and own.rstrip("/").endswith(folder):
            return own.rstrip("/").removesuffix(folder).rstrip("/") + "/"
    return "/"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Landmarks()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}
        line = self.getpos()[0]
        self.found.ids |= {given[name] for name in ("id", "name") if name in given and (name == "id" or tag == "a")}
        if tag == "meta":
            self._meta(given, line)
        rel = set(given.get("rel", "").split())
        if "canonical" in rel:
            self.found.canonical = given.get("href", "")
        if rel & {"canonical", "alternate"}:
            return
        self.found.links.extend((given[name], line) for name in _LINKS if name in given)
        if (tag == "link" and rel & _FIRST) or tag in {"script", "img"}:
            self.found.needed.extend(given[name] for name in ("href", "src") if given.get(name))

    def handle_comment(self, data: str) -> None:
        self.found.remarks.append((data, self.getpos()[0]))

    def _meta(self, given: dict[str, str], line: int) -> None:
        self.found.remarks.append((given.get("content", ""), line))
        if given.get("name", "").lower() == "generator":
            self.found.generator = given.get("content", "")
