"""Every Markdown text of a manuscript, with the folder that its links start from and the place where it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rumbo.content.checks.manuscript import Manuscript
from rumbo.kinds.answers import Option
from rumbo.location import Location
from rumbo.model import Collection, Diagnostic, Page, Playbook, Settings
from rumbo.model.drawings import Drawing

_UNREAD = re.compile(
    r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^(?P=fence)[^\n]*$|\Z)"
    r"|(?<!`)(?P<ticks>`++)(?:[^\n]|\n(?![ \t]*\n))+?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?(?:-->|\Z)",
    re.MULTILINE | re.DOTALL,
)
"""Code, fenced or between ticks, and comments. Nothing is taken back (`++`), so no text takes long."""


@dataclass(frozen=True)
class Prose:
    """A Markdown text. `at` is what a `silence` entry calls the place.

    `body` says that the text is the file's own from `place.line` on, so that its parts can be placed exactly.
    """

    text: str
    folder: str
    place: Location
    at: str = ""
    body: bool = False
    draft: bool = False

    @cached_property
    def read(self) -> str:
        """The text with code and comments blanked out, everything else where it was."""
        return _UNREAD.sub(lambda unread: re.sub(r"[^\n]", " ", unread[0]), self.text)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def locate(self, offset: int) -> Location:
        """Where a character of the text stands; in a text field, where the text starts."""
        if not self.body:
            return self.place
        line = bisect_right(self._lines, offset)
        return Location(self.place.path, self.place.line + line - 1, offset - self._lines[line - 1] + 1)


def of_manuscript(manuscript: Manuscript) -> Iterator[Prose]:
    """All texts, those of drafts too."""
    if manuscript.settings:
        yield from _of_settings(manuscript.settings, manuscript)
    for page in manuscript.pages.values():
        if page:
            yield _own_text(page, "", draft=False)
    for playbook in manuscript.playbooks.values():
        if playbook:
            yield _own_text(playbook, "playbooks", draft=playbook.draft)
    for collection in manuscript.collections.values():
        if collection:
            yield _own_text(collection, "collections", draft=collection.draft)
    for diagnostic in manuscript.diagnostics.values():
        if diagnostic:
            yield from _of_diagnostic(diagnostic, manuscript)


def _own_text(thing: Page | Playbook | Collection, folder: str, *, draft: bool) -> Prose:
    return Prose(thing.body, folder, thing.body_place, thing.slug, body=True, draft=draft)


def _of_settings(settings: Settings, manuscript: Manuscript) -> Iterator[Prose]:
    if settings.home:
        yield Prose(settings.home, "", manuscript.places.of(settings.place, "home"), "site-config/home")


def _of_diagnostic(diagnostic: Diagnostic, manuscript: Manuscript) -> Iterator[Prose]:
    folder = f"diagnostics/{diagnostic.slug}"
    for text, place, key, owner in _texts(diagnostic):
        if text:
            at = f"{diagnostic.slug}/{owner}"
            yield Prose(text, folder, manuscript.places.of(place, *key), at, draft=diagnostic.draft)


def _texts(diagnostic: Diagnostic) -> Iterator[tuple[str, Location, tuple[str, ...], str]]:
    """Every Markdown text of a diagnostic: itself, the thing that it belongs to, its key there, whose it is."""
    yield diagnostic.intro, diagnostic.place, ("intro",), "intro"
    yield diagnostic.because, diagnostic.place, ("because",), "because"
    for band in diagnostic.bands:
        yield band.text, band.place, ("text",), band.id
        yield band.because, band.place, ("because",), band.id
    for dimension in diagnostic.all_dimensions():
        yield dimension.about, dimension.place, ("about",), dimension.id
        yield dimension.because, dimension.place, ("because",), dimension.id
        for band_id, text in dimension.texts.items():
            yield text, dimension.place, ("texts", band_id), dimension.id
    for question in diagnostic.all_questions():
        yield question.hint, question.place, ("hint",), question.id
        yield question.why, question.place, ("why",), question.id
        yield question.good, question.place, ("good",), question.id
        yield question.because, question.place, ("because",), question.id
        for answer in question.answers:
            yield answer.because, answer.place, ("because",), question.id
        for cap in question.caps:
            yield cap.because, cap.place, ("because",), question.id


def labels(manuscript: Manuscript) -> Iterator[Prose]:
    """All titles, labels and names: texts that pages show as they are written, without Markdown."""
    for whole, at, found in _labelled(manuscript):
        for text, *key in found:
            if text:
                yield Prose(text, "", manuscript.places.of(whole, *key), at)


Labelled = tuple[Location, str, Sequence[tuple[str, ...]]]
"""Where a thing starts, what a `silence` entry calls it, and each of its labels with its key."""


def _labelled(manuscript: Manuscript) -> Iterator[Labelled]:
    if manuscript.settings:
        yield manuscript.settings.place, "site-config", _of_owner(manuscript.settings)
    for page in manuscript.pages.values():
        if page:
            yield page.place, page.slug, [(page.title, "title")]
    yield from _labelled_in_library(manuscript)
    for diagnostic in manuscript.diagnostics.values():
        if diagnostic:
            yield from _labelled_in(diagnostic)


def _labelled_in_library(manuscript: Manuscript) -> Iterator[Labelled]:
    for playbook in filter(None, manuscript.playbooks.values()):
        yield from _labelled_in_playbook(playbook)
    for collection in filter(None, manuscript.collections.values()):
        own = [(getattr(collection, key), key) for key in ("title", "summary", "whom")]
        yield collection.place, collection.slug, own
        for entry in collection.playbooks:
            yield entry.place, f"{collection.slug}/{entry}", [(entry.because, "because")]


def _labelled_in_playbook(playbook: Playbook) -> Iterator[Labelled]:
    keys = ("title", "summary", "outcome", "room", "who")
    yield playbook.place, playbook.slug, [(getattr(playbook, key), key) for key in keys]
    for step in playbook.steps:
        found = [(getattr(step, key), key) for key in ("task", "owner", "metric", "say")]
        yield step.place, f"{playbook.slug}/{step.id}", found
    for drawing in playbook.drawings:
        yield from _labelled_in_drawing(drawing, f"{playbook.slug}/{drawing.id}")


def _labelled_in_drawing(drawing: Drawing, name: str) -> Iterator[Labelled]:
    yield drawing.place, name, [(getattr(drawing, key), key) for key in ("title", "across", "up", "unit")]
    for part in drawing.parts:
        yield part.place, f"{name}/{part.id}", [(getattr(part, key), key) for key in ("label", "note", "gate")]
        yield from ((card.place, f"{name}/{card.id}", [(card.label, "label")]) for card in part.cards)


def _of_owner(settings: Settings) -> list[tuple[str, ...]]:
    contact = [(settings.contact.label, "contact", "label")] if settings.contact else []
    named = [(text, key, id_) for key in ("themes", "roles") for id_, text in getattr(settings, key).items()]
    own = [(getattr(settings, key), key) for key in ("name", "tagline", "publisher")]
    return [*own, *contact, *named]


def _labelled_in(diagnostic: Diagnostic) -> Iterator[Labelled]:
    slug = diagnostic.slug
    yield diagnostic.place, slug, [(getattr(diagnostic, key), key) for key in ("title", "summary", "when")]
    for band in diagnostic.bands:
        yield band.place, f"{slug}/{band.id}", [(band.title, "title")]
    for dimension in diagnostic.all_dimensions():
        yield dimension.place, f"{slug}/{dimension.id}", [(dimension.title, "title")]
    for asked in diagnostic.profile:
        yield asked.place, f"{slug}/{asked.id}", [(asked.ask, "ask")]
        yield from ((option.place, f"{slug}/{asked.id}", [(option.label, "label")]) for option in asked.options)
    for question in diagnostic.all_questions():
        yield question.place, f"{slug}/{question.id}", [(question.ask, "ask")]
        options = (answer for answer in question.answers if isinstance(answer, Option))
        yield from ((option.place, f"{slug}/{question.id}", [(option.label, "label")]) for option in options)
