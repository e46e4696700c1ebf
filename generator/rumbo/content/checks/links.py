"""Links and images in authors' Markdown lead somewhere that will be published, and no image calls another site.

Finds links by their written form, outside code; how they are rendered is for the renderer.
"""

import json
import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote

from rumbo.content.checks.manuscript import Manuscript, Places
from rumbo.content.checks.texts import Prose
from rumbo.content.paths import PUBLISHED
from rumbo.location import Location
from rumbo.memory import NOTHING, Memory, key, recalled
from rumbo.model import Playbook, Step
from rumbo.model.drawings import Drawing
from rumbo.prose import OUR_IDS, anchors
from rumbo.prose.markup import TAG
from rumbo.wording.phrases import Phrase
from rumbo.wording.problems import Problem, nearest

_TARGET = r"(?P<plain>(?:[^()\n]|\([^()\n]*\)){1,500}?)(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
_BRACKET = re.compile(rf"\\.|!?\[|\](?:\([ \t\n]*(?:<(?P<angle>[^>\n]*)>|{_TARGET}))?")
"""A link's target as the converter takes it: with spaces and pairs of brackets, up to its title or its end."""
_VALUE = r"""\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+))"""
_SOURCE = {name: re.compile(rf"\s{key}{_VALUE}", re.IGNORECASE) for name, key in {"a": "href", "img": "src"}.items()}
"""Where a link or picture written in HTML leads."""
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]+<?(?P<plain>[^>\s]+)", re.MULTILINE)
_BARE = re.compile(r"www\.[^/\s]+\.[a-z]+", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ALLOWED_SCHEMES = ("http", "https", "mailto", "tel")
_WEB_SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Link:
    """One link or image, as written."""

    target: str
    place: Location
    image: bool


def of_texts(
    texts: Collection[Prose], manuscript: Manuscript, *, drafts: bool, memory: Memory = NOTHING
) -> Iterator[Problem]:
    """Every link and image in every text; a body that is not among them is too intricate to be looked into."""
    library = _Library(manuscript, frozenset(prose.text for prose in texts if prose.body), memory)
    for playbook in filter(None, manuscript.playbooks.values()):
        yield from library.judge_steps(playbook, manuscript.places)
    for prose in texts:
        for link in links(prose):
            yield from library.judge(link, prose, may_be_draft=drafts or prose.draft)


def links(prose: Prose) -> Iterator[Link]:
    """The links and images of a text, in no particular order."""
    text = prose.read
    for found, image in [*_inline(text), *((found, False) for found in _DEFINITION.finditer(text))]:
        name = "angle" if found.groupdict().get("angle") is not None else "plain"
        yield Link(found[name], prose.locate(found.start(name)), image)
    for tag in TAG.finditer(text):
        for found in _SOURCE[tag["name"].lower()].finditer(tag[0]) if tag["name"].lower() in _SOURCE else ():
            name = next(name for name in ("double", "single", "bare") if found[name] is not None)
            yield Link(
                unescape(found[name]), prose.locate(tag.start() + found.start(name)), tag["name"].lower() == "img"
            )


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


class _Library:
    """All that a link may lead to, by its path from the site's folder, with what of it is a draft."""

    def __init__(self, manuscript: Manuscript, sound: frozenset[str], memory: Memory) -> None:
        self._sound, self._memory = sound, memory
        things = [
            *((f"playbooks/{slug}.md", thing) for slug, thing in manuscript.playbooks.items()),
            *((f"diagnostics/{slug}/diagnostic.yml", thing) for slug, thing in manuscript.diagnostics.items()),
            *((f"collections/{slug}.md", thing) for slug, thing in manuscript.collections.items()),
        ]
        pages = [f"{slug}.md" for slug in manuscript.pages]
        bodies = {
            thing.body_place.path: thing
            for thing in (*manuscript.playbooks.values(), *manuscript.collections.values(), *manuscript.pages.values())
            if thing
        }
        self._bodies = {thing.place.path: thing.body for thing in bodies.values()}
        self._extensions = manuscript.settings.markdown_extensions if manuscript.settings else ()
        self._found: dict[str, frozenset[str]] = {}
        self._drafts = {path for path, thing in things if thing and thing.draft}
        self._known = {path for path, _ in things} | set(pages) | set(manuscript.files)

    def judge(self, link: Link, prose: Prose, *, may_be_draft: bool) -> Iterator[Problem]:
        if _BARE.match(link.target):
            yield Problem("bare-address", link.place, {"target": link.target}, suggestion=f"https://{link.target}")
            return
        scheme = _SCHEME.match(link.target)
        if scheme or link.target.startswith("//"):
            yield from _elsewhere(link, scheme[1].lower() if scheme else "https")
            return
        written, _, fragment = link.target.partition("#")
        written = written.partition("?")[0]
        if not written:
            yield from self._anchor(link, prose.text if prose.body else None, fragment)
            return
        path = normalize("NFC", posixpath.normpath(posixpath.join(prose.folder, unquote(written))))
        yield from self._anchor(link, self._bodies.get(path), fragment)
        if path not in self._known:
            yield self._unknown(link, prose.folder, path)
        elif path in self._drafts and not may_be_draft:
            yield Problem("draft-in-use", link.place, {"owner": Phrase("part.link"), "id": link.target})

    def judge_steps(self, playbook: Playbook, places: Places) -> Iterator[Problem]:
        """The heading that explains a step, or whose section a drawing closes, has to be there."""
        every: tuple[Step | Drawing, ...] = (*playbook.steps, *playbook.drawings)
        hung = [thing for thing in every if thing.at]
        if not hung or playbook.body not in self._sound:
            return
        known = self._anchors(playbook.body)
        for thing in hung:
            if thing.at not in known:
                meant = nearest(thing.at, sorted(known))
                yield Problem("broken-anchor", places.of(thing.place, "at"), {"target": thing.at}, suggestion=meant)

    def _anchor(self, link: Link, body: str | None, fragment: str) -> Iterator[Problem]:
        """A heading that a link names has to be there; ids that the page gives its own parts are left to the page."""
        wanted = unquote(fragment)
        if body not in self._sound or body is None or not wanted or wanted.startswith(OUR_IDS):
            return
        known = self._anchors(body)
        if wanted not in known:
            meant = nearest(wanted, sorted(known))
            suggestion = f"{link.target.partition('#')[0]}#{meant}" if meant else None
            yield Problem("broken-anchor", link.place, {"target": wanted}, suggestion=suggestion)

    def _anchors(self, body: str) -> frozenset[str]:
        if body not in self._found:
            name = key("anchors", body, *self._extensions)
            found = recalled(self._memory, name, lambda: json.dumps(sorted(anchors(body, self._extensions))).encode())
            self._found[body] = frozenset(json.loads(found))
        return self._found[body]

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
