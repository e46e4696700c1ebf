"""Turns authors' Markdown into HTML that can do no harm.

What is not on the allow-list goes: scripts, styles, handlers, frames, forms, pictures from elsewhere. Knows neither
the site nor its paths: where a relative link leads is asked of the caller.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Literal
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from rumbo.prose.layout import laid_out
from rumbo.prose.markup import KEPT, put_back, set_apart

Resolve = Callable[[str], str]
TextKind = Literal["body", "field"]
Extensions = tuple[str, ...]

OUR_IDS = ("rumbo-", "_")
"""How the ids of a page's own parts, and of the engine's, begin."""
TITLE_ID = "rumbo-title"
"""The id that every page gives its heading; a table before a body's first heading is named by it."""

_HEADINGS = {f"h{level}": {"id"} for level in range(2, 7)}
_CELL = {"align", "colspan", "rowspan", "scope"}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "abbr": {"title"},
    "ol": {"start"},
    "th": _CELL,
    "td": _CELL,
}
_FORCED = {"table": {"class": "rumbo-table"}, "img": {"loading": "lazy"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_BOX = re.compile(r"\[([ xX])\]\s+(?=\S)")
_LANDMARK = re.compile(r'<h[2-6] id="(?P<heading>[^"]+)">|(?P<table><table )|(?P<end></table>)')
_ID = re.compile(r' id="([^"]*)"')
_DEAD_LINK = re.compile(r'<a(?: title="[^"]*")?>(?P<text>.*?)</a>', re.DOTALL)
_BLANK_LINES = re.compile(r"\n{2,}")
_LINKING = re.compile(r"[\[<]")
"""What every way to write a link or a picture holds."""
_REMEMBERED = 4096
_BODIES = 1024
_STRUCK = "pymdownx.tilde"


def body(source: str, resolve: Resolve, extensions: Extensions = ()) -> Markup:
    """A page's text: its headings can be linked to, its tables scroll in a box named by the heading before them.

    `resolve` is given every relative link as written and returns the URL to put in its place; `extensions` are further
    ones of Python-Markdown's by name, whose HTML has to pass the allow-list like all other. The HTML holds no blank
    lines, so that it may stand within a block of HTML in Markdown.
    """
    return _convert(source, resolve, "body", extensions)


def field(source: str, resolve: Resolve, extensions: Extensions = ()) -> Markup:
    """A text field, of which a page may hold many: the same without ids."""
    return _convert(source, resolve, "field", extensions)


@lru_cache(maxsize=_REMEMBERED)
def anchors(source: str, extensions: Extensions = ()) -> frozenset[str]:
    """The ids in a body that a link may lead to."""
    return frozenset(_ID.findall(body(source, str, extensions)))


def _convert(source: str, resolve: Resolve, kind: TextKind, extensions: Extensions) -> Markup:
    """A text without links is the same on every page that shows it, and most are shown on two."""
    if _LINKING.search(source):
        return _converted(source, resolve, kind, extensions)
    return _unlinked(source, kind, extensions)


@lru_cache(maxsize=_REMEMBERED)
def _unlinked(source: str, kind: TextKind, extensions: Extensions) -> Markup:
    return _converted(source, str, kind, extensions)


def _converted(source: str, resolve: Resolve, kind: TextKind, extensions: Extensions) -> Markup:
    html = nh3.clean(
        _marked_up(source, kind, extensions),
        tags=set(KEPT),
        attributes={**_ATTRIBUTES, **(_HEADINGS if kind == "body" else {})},
        attribute_filter=_filtered,
        set_tag_attribute_values=_FORCED,
        url_schemes=_SCHEMES,
        url_relative=lambda link: link if link.startswith("#") else resolve(link),
        link_rel=None,
    )
    html = _DEAD_LINK.sub(r"\g<text>", html)  # a link that leads nowhere any more breaks the engine's navigation
    return Markup(_BLANK_LINES.sub(_as_references, "".join(_boxed(html))))  # noqa: S704 - nh3 has just cleaned it


@lru_cache(maxsize=_BODIES)
def _marked_up(source: str, kind: TextKind, extensions: Extensions) -> str:
    """What the Markdown says, before it is cleaned: the same for who judges a body and for its page."""
    return _markdown(kind, extensions).reset().convert(source)


@cache
def _markdown(kind: TextKind, extensions: Extensions) -> Markdown:
    always: list[str | Extension] = [TableExtension(use_align_attribute=True), "sane_lists", "def_list", "fenced_code"]
    # An owner who asks for it by name gets H~2~O too.
    struck = {} if _STRUCK in extensions else {_STRUCK: {"subscript": False}}
    writer = Markdown(extensions=[*always, *struck, *extensions], extension_configs=struck)
    if kind == "body":
        TocExtension(marker="", slugify=_anchor).extendMarkdown(writer)
    # After code has been put away (25), and around raw HTML being put away (20).
    writer.preprocessors.register(_Gaps(writer), "gaps", 22)
    writer.preprocessors.register(_Layout(writer), "layout", 18)
    writer.postprocessors.register(_GapsBack(writer), "gaps", 5)
    # Before the inline patterns (20), which would take a box for a link's text.
    writer.treeprocessors.register(_House(writer), "house", 25)
    return writer


class _Gaps(Preprocessor):
    """A `<` that opens no tag is a character: what looks like one is a gap for the reader to fill in."""

    def run(self, lines: list[str]) -> list[str]:
        """Mark them over the whole text, since a tag may go over several lines."""
        return set_apart("\n".join(lines)).split("\n")


class _GapsBack(Postprocessor):
    """Writes them again, in words, code and attributes alike."""

    def run(self, text: str) -> str:
        """Change the finished HTML."""
        return put_back(text)


class _Layout(Preprocessor):
    """Lists and tables where every editor's preview shows them."""

    def run(self, lines: list[str]) -> list[str]:
        """Lay the lines out."""
        return laid_out(lines)


def _anchor(heading: str, separator: str) -> str:
    """A heading's id, never one that a page's own parts have."""
    slug: str = slugify_unicode(heading, separator)
    return f"texto-{slug}" if slug.startswith(OUR_IDS) else slug


class _House(Treeprocessor):
    """Two habits of ours: boxes to tick are characters, to print and copy; the page alone has a first-level heading."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for element in root.iter():
            if element.tag == "h1":
                element.tag = "h2"
            if element.tag == "li":
                _tick(element[0] if _is_loose(element) else element)


def _is_loose(item: Element) -> bool:
    """Whether a list item's text stands in a paragraph of its own."""
    return len(item) > 0 and item[0].tag == "p" and not (item.text or "").strip()


def _tick(item: Element) -> None:
    if found := _BOX.match(item.text or ""):
        item.text = ("☐ " if found[1] == " " else "☑ ") + (item.text or "")[found.end() :]


def _filtered(tag: str, attribute: str, value: str) -> str | None:
    """Refuse pictures of another origin (D13), and ids that pages and the engine keep for themselves."""
    if attribute == "src" and (urlsplit(value).scheme or value.startswith("//")):
        return None
    if attribute == "id" and tag in _HEADINGS and value.startswith(OUR_IDS):
        return None
    return value


def _boxed(html: str) -> Iterator[str]:
    """Clean HTML with each table in a box that scrolls, can be focused and has a name.

    In nh3's output a `<` always opens a tag: it writes every other one as a reference, in attributes too.
    """
    label, done = TITLE_ID, 0
    for found in _LANDMARK.finditer(html):
        yield html[done : found.start()]
        done = found.end()
        if found["heading"]:
            label = found["heading"]
        if found["table"]:
            yield f'<div class="rumbo-scroll" role="group" tabindex="0" aria-labelledby="{label}">'
        yield found[0]
        if found["end"]:
            yield "</div>"
    yield html[done:]


def _as_references(lines: re.Match[str]) -> str:
    return "\n" + "&#10;" * (len(lines[0]) - 1)
