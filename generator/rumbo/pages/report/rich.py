"""An author's text, already clean HTML, as paragraphs of runs: emphasis, code, lists and links stay, tables are lines.

Pictures and whatever else a document of words has no place for go.
"""

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from rumbo.pages.report.blocks import Kind, Paragraph, Run

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_STRONG = frozenset({"strong", "b", "th", "dt"}) | _HEADINGS
_EMPHASIS = frozenset({"em", "i", "q"})
_CODE = frozenset({"code", "kbd", "pre"})
_LISTS: dict[str, Kind] = {"ul": "bullet", "ol": "number"}
_BREAKS = _HEADINGS | {
    "p",
    "li",
    "ul",
    "ol",
    "tr",
    "blockquote",
    "pre",
    "dt",
    "dd",
    "br",
    "hr",
    "figcaption",
    "caption",
}
_CELLS = frozenset({"td", "th"})
_SPACE = re.compile(r"\s+")
_VOID = frozenset({"br", "hr", "img"})


def paragraphs(html: str, base: str) -> list[Paragraph]:
    """The paragraphs of some HTML; `base` is the address of its page, empty where links within the site go."""
    reader = _Reader(base)
    reader.feed(html)
    reader.close()
    reader.end()
    return reader.found


def _href(attributes: list[tuple[str, str | None]], base: str) -> str:
    link = dict(attributes).get("href")
    return absolute(link, base) if link else ""


def absolute(link: str, base: str) -> str:
    """Where a link leads from outside, or nothing."""
    return link if urlsplit(link).scheme else urljoin(base, link) if base else ""


@dataclass
class _Reader(HTMLParser):
    base: str
    found: list[Paragraph] = field(default_factory=list)
    _open: list[tuple[str, str]] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _counts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.end()
        if tag in _CELLS and self._runs:
            self._runs.append(Run(" · "))
        if tag in _LISTS:
            self._counts.append(int(dict(attrs).get("start") or 1) - 1)
        if tag == "li" and self._counts:
            self._counts[-1] += 1
            self._runs += [Run(f"{self._counts[-1]}. ")] if self._open[-1][0] == "ol" else []
        if tag not in _VOID:
            self._open.append((tag, _href(attrs, self.base)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.end()
        if tag in _LISTS:
            self._counts.pop()
        if tag not in _VOID and self._open:
            self._open.pop()  # clean HTML is well nested

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self._open}
        text = data if "pre" in tags else _SPACE.sub(" ", data)
        if text.strip() or self._runs:
            link = next((href for _, href in reversed(self._open) if href), "")
            self._runs.append(Run(text, bool(tags & _STRONG), bool(tags & _EMPHASIS), bool(tags & _CODE), link))

    def end(self) -> None:
        """Close the paragraph that is being read, if it says anything."""
        tags = [tag for tag, _ in self._open]
        lists = [_LISTS[tag] for tag in tags if tag in _LISTS]
        kind: Kind = lists[-1] if lists else "quote" if "blockquote" in tags else "plain"
        runs, self._runs = self._runs, []
        if any(run.text.strip() for run in runs):
            last = runs[-1]
            trimmed = (*runs[:-1], replace(last, text=last.text.rstrip()))
            self.found.append(Paragraph(trimmed, kind, max(len(lists) - 1, 0)))
