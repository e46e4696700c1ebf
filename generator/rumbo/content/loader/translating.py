"""A manuscript in another of the site's languages: the same things, with the words of their translations.

A file without a translation keeps its own words and is a problem, unless it is a draft.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TypeVar

from rumbo import packaged
from rumbo.content import paths, schema
from rumbo.content.checks import Manuscript, Places
from rumbo.content.loader.reading import Reading, playbook_of
from rumbo.content.source import Article, Raw, read_yaml
from rumbo.location import Location
from rumbo.model import Collection, Diagnostic, Page, Playbook, Settings
from rumbo.scoring.remembered import remembered
from rumbo.wording import languages
from rumbo.wording.problems import Problem, nearest

T = TypeVar("T")


@remembered(most=4096)
def _fit(kind: str, original: Raw, translation: Raw) -> schema.Fit:
    return schema.translated(kind, original, translation)


@remembered(most=4096)
def _with_front(article: Article, front: Raw) -> Article:
    return replace(article, front=front)


def translated(manuscript: Manuscript, reading: Reading, language: str) -> Manuscript:
    """The manuscript in a language; what is wrong with its translations is kept in the reading's problems."""
    return _Translating(manuscript, reading, language).manuscript()


def strays(manuscript: Manuscript, reading: Reading, settings: Settings) -> Iterator[Problem]:
    """Translations of nothing or into a language that the site does not have, and misfits in its own strings files."""
    unlisted: dict[str, str] = {}
    idle: list[str] = []
    for path in reading.client.own | reading.client.overlays.keys() if reading.client else reading.contents:
        found = paths.as_translation(path)
        if found and found.original not in reading.contents and paths.is_content(found.original):
            meant = nearest(found.original, reading.raws)
            yield Problem("translation-of-nothing", Location(path), {"file": found.original}, suggestion=meant)
        elif found and found.original in reading.raws and found.language == settings.languages[0]:
            idle.append(path)
        elif found and found.original in reading.raws and found.language not in settings.languages:
            unlisted.setdefault(found.language, path)
    place = manuscript.places.of(settings.place, "languages")
    for language, path in unlisted.items():
        values = {"language": language, "file": path, "at": "site-config"}
        yield Problem("unlisted-language", place, values, advice=True)
    if idle:
        values = {"language": settings.languages[0], "count": str(len(idle)), "file": idle[0]}
        yield Problem("own-language", manuscript.places.of(settings.place, "languages", 0), values)
    for index, language in enumerate(settings.languages):
        yield from _interface(reading, language, manuscript.places.of(settings.place, "languages", index))


def _interface(reading: Reading, language: str, place: Location) -> Iterator[Problem]:
    """What is wrong with the words of the interface in a language, where they are the site's own."""
    shipped = packaged.templates() / "strings"
    own_ones = (path for path in reading.contents if path.startswith(f"{paths.THEME}/strings/"))
    known = {PurePosixPath(path).stem for path in (*(file.name for file in shipped.iterdir()), *own_ones)}
    spoken = languages.nearest(language, known)
    if spoken is None:
        yield Problem("missing-strings", place, {"language": language, "file": paths.strings(language)})
    own = paths.strings(spoken or language)
    if own not in reading.contents:
        return
    written = reading.attempt(lambda: reading.raw(own))
    if written:
        model = read_yaml("es.yml", (shipped / "es.yml").read_bytes())
        yield from schema.string_misfits(written, model, language)


@dataclass(frozen=True, slots=True)
class _Translating:
    original: Manuscript
    reading: Reading
    language: str
    fitted: list[Raw] = field(default_factory=list)

    def manuscript(self) -> Manuscript:
        """Everything translated that has been read without a problem."""
        old = self.original
        new = replace(
            old,
            settings=old.settings and self._settings(old.settings),
            diagnostics={slug: found and self._diagnostic(found) for slug, found in old.diagnostics.items()},
            playbooks={slug: found and self._playbook(found) for slug, found in old.playbooks.items()},
            collections={slug: found and self._collection(found) for slug, found in old.collections.items()},
            pages={slug: found and self._page(found) for slug, found in old.pages.items()},
        )
        return replace(new, places=Places([*self.reading.raws.values(), *self.fitted]))

    def _settings(self, found: Settings) -> Settings | None:
        return self._attempt(found, lambda file: schema.settings(self._raw(found.place.path, file, "site_config")))

    def _diagnostic(self, found: Diagnostic) -> Diagnostic | None:
        def make(file: str) -> Diagnostic:
            diagnostic = schema.diagnostic(found.slug, self._raw(found.place.path, file, "diagnostic"))
            return replace(diagnostic, cases=found.cases)

        return self._attempt(found, make)

    def _playbook(self, found: Playbook) -> Playbook | None:
        return self._attempt(found, lambda file: playbook_of(self._article(found, file, "playbook")))

    def _collection(self, found: Collection) -> Collection | None:
        return self._attempt(
            found, lambda file: schema.collection(found.slug, self._article(found, file, "collection"))
        )

    def _page(self, found: Page) -> Page | None:
        return self._attempt(found, lambda file: schema.page(found.slug, self._article(found, file, "page")))

    def _attempt(self, found: T, make: Callable[[str], T]) -> T | None:
        """A thing as its translation's file says it."""
        original = found.place.path  # type: ignore[attr-defined]  # everything read has one
        file = paths.translation_of(original, self.language)
        if file in self.reading.contents:
            return self.reading.attempt(lambda: make(file))
        if not getattr(found, "draft", False):
            values = {"file": file, "language": self.language}
            self.reading.problems.append(Problem("missing-translation-file", Location(original), values))
        return found

    def _raw(self, original: str, file: str, kind: str) -> Raw:
        return self._fitted(self.reading.raws[original], self.reading.raw(file), kind)

    def _article(self, found: Playbook | Collection | Page, file: str, kind: str) -> Article:
        original, written = self.reading.article(found.place.path), self.reading.article(file)
        if original.body.strip() and not written.body.strip():
            values = {"key": schema.BODY, "file": original.front.path, "words": schema.excerpt(original.body)}
            self.reading.problems.append(Problem("missing-translation", written.front.place(()), values))
        return _with_front(written, self._fitted(original.front, written.front, kind, original.body))

    def _fitted(self, original: Raw, translation: Raw, kind: str, body: str = "") -> Raw:
        """The original with the translation's words; says so if they may be out of date."""
        client = self.reading.client
        if client:
            wanted = schema.wording(kind, original)
            only = schema.only(translation, wanted, kept=self._is_clients)
            translation = translation if only == translation else only
            self.reading.raws[translation.path] = translation
            self._tell_untranslated(original, translation, wanted)
        fit = _fit(kind, original, translation)
        current = schema.fingerprint(kind, original, body)
        if fit.mark != current and (not client or translation.path in client.own):
            code = "stale-translation" if fit.mark else "unmarked-translation"
            values = {"file": translation.path, "original": original.path, "at": _name(original.path)}
            place = translation.place((schema.MARK,))
            self.reading.problems.append(Problem(code, place, values, advice=True))
        self.fitted.append(fit.raw)
        return fit.raw

    def _is_clients(self, place: Location) -> bool:
        return place.path.startswith(self.reading.client.home) or place.path in self.reading.client.own

    def _tell_untranslated(self, original: Raw, translation: Raw, wanted: schema.Tree) -> None:
        """Words that the client changed, and whose translation is still that of the base's words."""
        for keys, path in schema.words(wanted):
            place = original.place(path)
            said = translation.values.get(keys)
            if said and place.path.startswith(self.reading.client.home) and not self._is_clients(said):
                values = {"key": ".".join(keys), "file": self.reading.client.home + translation.path}
                values |= {"language": self.language, "at": _name(original.path)}
                self.reading.problems.append(Problem("untranslated-override", place, values, advice=True))


def _name(path: str) -> str:
    """What a `silence` entry calls a file: a diagnostic's or playbook's slug, site-config, or a page's."""
    parts = path.split("/")
    return parts[1] if parts[0] == "diagnostics" else parts[-1].partition(".")[0].replace("_", "-")
