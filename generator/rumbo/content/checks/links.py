"""Links and images in authors' Markdown lead somewhere that will be published, and no image calls another site.

Finds links by their written form, outside code; how they are rendered is for the renderer.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import unquote

from rumbo.content.checks.manuscript import Manuscript
from rumbo.location import Location
from rumbo.model import Diagnostic, Page, Playbook, Settings
from rumbo.wording.phrases import Phrase
from rumbo.wording.problems import Problem, nearest

PUBLISHED = (".pdf", ".docx", ".xlsx", ".csv", ".svg", ".png", ".jpg", ".webp")
"""What may lie beside the content and is published with it."""

_UNREAD = re.compile(
    r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^(?P=fence)[^\n]*$|\Z)"
    r"|(?<!`)(?P<ticks>`++)(?:[^\n]|\n(?![ \t]*\n))+?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?(?:-->|\Z)",
    re.MULTILINE | re.DOTALL,
)
"""Code, fenced or between ticks, and comments. Nothing is taken back (`++`), so no text takes long."""
_BRACKET = re.compile(r"\\.|!?\[|\](?:\([ \t\n]*(?:<(?P<angle>[^>\n]*)>|(?P<plain>[^)\s]+)))?")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]+<?(?P<plain>[^>\s]+)", re.MULTILINE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ALLOWED_SCHEMES = ("http", "https", "mailto", "tel")
_WEB_SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown text: the folder that its links start from, and where it stands.

    `body` says that the text is the file's own from `place.line` on, so that links in it can be placed exactly.
    """

    text: str
    folder: str
    place: Location
    body: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """One link or image, as written."""

    target: str
    place: Location
    image: bool


def of_manuscript(manuscript: Manuscript, *, drafts: bool) -> Iterator[Problem]:
    """Every link and image in every text."""
    library = _Library(manuscript)
    for prose in _prose(manuscript):
        for link in links(prose):
            yield from library.judge(link, prose, may_be_draft=drafts or prose.draft)


def links(prose: Prose) -> Iterator[Link]:
    """The links and images of a text, in no particular order."""
    text = _UNREAD.sub(lambda unread: re.sub(r"[^\n]", " ", unread[0]), prose.text)
    for found, image in [*_inline(text), *((found, False) for found in _DEFINITION.finditer(text))]:
        name = "angle" if found.groupdict().get("angle") is not None else "plain"
        yield Link(found[name], _place(prose, text, found.start(name)), image)


def _inline(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Every `](target` with whether the bracket that it closes opened an image."""
    opened: list[str] = []
    for found in _BRACKET.finditer(text):
        if found[0] in ("[", "!["):
            opened.append(found[0])
        elif found[0].startswith("]") and opened:
            opening = opened.pop()
            if found["angle"] is not None or found["plain"] is not None:
                yield found, opening == "!["


def _place(prose: Prose, text: str, offset: int) -> Location:
    if not prose.body:
        return prose.place
    before = text[:offset]
    return Location(prose.place.path, prose.place.line + before.count("\n"), offset - before.rfind("\n"))


class _Library:
    """All that a link may lead to, by its path from the site's folder, with what of it is a draft."""

    def __init__(self, manuscript: Manuscript) -> None:
        things = [
            *((f"playbooks/{slug}.md", thing) for slug, thing in manuscript.playbooks.items()),
            *((f"diagnostics/{slug}/diagnostic.yml", thing) for slug, thing in manuscript.diagnostics.items()),
        ]
        pages = [f"{slug}.md" for slug in manuscript.pages]
        self._drafts = {path for path, thing in things if thing and thing.draft}
        self._known = {path for path, _ in things} | set(pages) | set(manuscript.files)

    def judge(self, link: Link, prose: Prose, *, may_be_draft: bool) -> Iterator[Problem]:
        scheme = _SCHEME.match(link.target)
        if scheme or link.target.startswith("//"):
            yield from _elsewhere(link, scheme[1].lower() if scheme else "https")
            return
        written = link.target.partition("#")[0].partition("?")[0]
        if not written:
            return
        path = normalize("NFC", posixpath.normpath(posixpath.join(prose.folder, unquote(written))))
        if path not in self._known:
            yield self._unknown(link, prose.folder, path)
        elif path in self._drafts and not may_be_draft:
            yield Problem("draft-in-use", link.place, {"owner": Phrase("part.link"), "id": link.target})

    def _unknown(self, link: Link, folder: str, path: str) -> Problem:
        suffix = posixpath.splitext(path)[1].lower()
        if suffix not in (*PUBLISHED, ".md", ".yml", ""):
            values = {"target": link.target, "known": ", ".join(PUBLISHED)}
            return Problem("unpublished-file", link.place, values)
        meant = nearest(path, self._known)
        suggestion = posixpath.relpath(meant, folder or ".") if meant else None
        code = "missing-image" if link.image else "broken-link"
        return Problem(code, link.place, {"target": link.target}, suggestion=suggestion)


def _elsewhere(link: Link, scheme: str) -> Iterator[Problem]:
    if scheme not in _ALLOWED_SCHEMES:
        yield Problem("unsafe-link", link.place, {"scheme": scheme})
    elif link.image:
        yield Problem("foreign-image", link.place, {"target": link.target})


def _prose(manuscript: Manuscript) -> Iterator[Prose]:
    if manuscript.settings:
        yield from _of_settings(manuscript.settings, manuscript)
    for page in manuscript.pages.values():
        if page:
            yield _own_text(page, "", draft=False)
    for playbook in manuscript.playbooks.values():
        if playbook:
            yield _own_text(playbook, "playbooks", draft=playbook.draft)
    for diagnostic in manuscript.diagnostics.values():
        if diagnostic:
            yield from _of_diagnostic(diagnostic, manuscript)


def _own_text(thing: Page | Playbook, folder: str, *, draft: bool) -> Prose:
    return Prose(thing.body, folder, thing.body_place, body=True, draft=draft)


def _of_settings(settings: Settings, manuscript: Manuscript) -> Iterator[Prose]:
    if settings.home:
        yield Prose(settings.home, "", manuscript.places.of(settings.place, "home"))


def _of_diagnostic(diagnostic: Diagnostic, manuscript: Manuscript) -> Iterator[Prose]:
    folder = f"diagnostics/{diagnostic.slug}"
    for text, place, key in _texts(diagnostic):
        if text:
            yield Prose(text, folder, manuscript.places.of(place, *key), draft=diagnostic.draft)


def _texts(diagnostic: Diagnostic) -> Iterator[tuple[str, Location, tuple[str, ...]]]:
    """Every Markdown text of a diagnostic: itself, the thing that it belongs to, its key there."""
    yield diagnostic.intro, diagnostic.place, ("intro",)
    for band in diagnostic.bands:
        yield band.text, band.place, ("text",)
    for dimension in diagnostic.all_dimensions():
        yield dimension.about, dimension.place, ("about",)
        for band_id, text in dimension.texts.items():
            yield text, dimension.place, ("texts", band_id)
    for question in diagnostic.all_questions():
        yield question.hint, question.place, ("hint",)
        yield question.why, question.place, ("why",)
        yield question.good, question.place, ("good",)
        for cap in question.caps:
            yield cap.because, cap.place, ("because",)
