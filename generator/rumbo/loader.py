"""From a folder of authors' files to a judged site: reads everything, then judges everything, then makes the site.

Reading is at the one end (`read`); all the rest is a function of the files' bytes. Tells by its path what each file is,
and leaves what stands in it to `schema` and `checks`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar
from unicodedata import normalize

from rumbo import schema
from rumbo.checks import PUBLISHED, Manuscript, Places, judge
from rumbo.location import Location
from rumbo.model import Diagnostic, Page, Playbook, Reference, Settings, Site
from rumbo.problems import Faulty, Problem, in_order
from rumbo.source import Article, Raw, read_markdown, read_yaml

SETTINGS = "site_config.yml"
ROOMS = ("playbooks", "diagnostics", "assets")
"""The folders from which images and downloads are published; the first two hold the content as well."""
THEME = "templates"
"""The site's own templates: any file there stands in for the packaged one of the same path."""

_TEXTS = (".md", ".yml", ".yaml")
_GUIDE = "README.md"
_HEADS = ("diagnostic.yml", "cases.yml")
"""What makes a folder in diagnostics/ a diagnostic."""
_RESERVED_SLUGS = ("index",)
_OVERLAY = re.compile(r"[^.]+\.[a-z]{2}\.[a-z]+")
"""A translation's name has its language in the middle: diagnostic.en.yml."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Files:
    """A site's files by path relative to its folder, and the problems of those that could not be read."""

    contents: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the files: a site, unless there is a problem."""

    site: Site | None
    problems: tuple[Problem, ...]

    @property
    def sites(self) -> tuple[Site, ...]:
        """The site in each of its languages, the default one first."""
        return (self.site,) if self.site else ()


def load(folder: Path, *, drafts: bool = False) -> Loaded:
    """Read and judge the site in a folder.

    Args:
        folder: where site_config.yml lies.
        drafts: whether drafts are part of the site. They are judged in any case.
    """
    return load_files(read(folder), drafts=drafts)


def read(folder: Path) -> Files:
    """Everything in a folder that could belong to a site."""
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for place in _candidates(folder):
        path = normalize("NFC", place.relative_to(folder).as_posix())
        try:
            contents[path] = place.read_bytes()
        except OSError as error:
            problems.append(Problem("unreadable-file", Location(path), {"reason": error.strerror or str(error)}))
    return Files(contents, tuple(problems))


def load_files(files: Files, *, drafts: bool = False) -> Loaded:
    """Judge a site's files, wherever they came from."""
    reading = _Reading(files.contents)
    manuscript = reading.manuscript()
    found = [*files.problems, *reading.problems, *judge(manuscript, drafts=drafts)]
    if found or manuscript.settings is None:
        return Loaded(None, tuple(in_order(found)))
    return Loaded(_site(manuscript, manuscript.settings, files.contents, drafts=drafts), ())


def _candidates(folder: Path) -> Iterator[Path]:
    rooms = (place for room in (*ROOMS, THEME) for place in (folder / room).rglob("*"))
    for place in sorted((*folder.glob("*"), *rooms)):
        parts = place.relative_to(folder).parts
        known = place.suffix.lower() in (*_TEXTS, *PUBLISHED) or (parts[0] == THEME and place.is_file())
        if known and not any(part.startswith(".") for part in parts):
            yield place


@dataclass
class _Reading:
    """All files on their way to a manuscript; keeps the raw documents for their places, and the problems."""

    contents: Mapping[str, bytes]
    raws: list[Raw] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def manuscript(self) -> Manuscript:
        """Every file that has its shape, and the names of the others."""
        settings = self._settings()
        playbooks = {PurePosixPath(path).stem: self._playbook(path) for path in filter(_is_playbook, self.contents)}
        diagnostics = {slug: self._diagnostic(slug) for slug in _diagnostic_slugs(self.contents)}
        loose = [path for path in self.contents if "/" not in path and path.endswith(".md")]
        self._look_around(playbooks, diagnostics)
        return Manuscript(
            settings=settings,
            diagnostics=diagnostics,
            playbooks=playbooks,
            pages=self._pages(settings, loose),
            loose_pages=frozenset(loose),
            files=frozenset(_published(self.contents, settings)),
            places=Places(self.raws),
        )

    def _settings(self) -> Settings | None:
        if SETTINGS not in self.contents:
            self._report("missing-file", SETTINGS, file=SETTINGS)
            return None
        return self._attempt(lambda: schema.settings(self._raw(SETTINGS)))

    def _playbook(self, path: str) -> Playbook | None:
        slug = PurePosixPath(path).stem
        self._judge_slug(slug, Location(path))
        return self._attempt(lambda: schema.playbook(slug, self._article(path)))

    def _diagnostic(self, slug: str) -> Diagnostic | None:
        folder = f"diagnostics/{slug}"
        path, cases_path = f"{folder}/diagnostic.yml", f"{folder}/cases.yml"
        self._judge_slug(slug, Location(folder))
        if path not in self.contents:
            self._report("missing-file", folder, file="diagnostic.yml")
            return None
        diagnostic = self._attempt(lambda: schema.diagnostic(slug, self._raw(path)))
        if cases_path not in self.contents:
            return diagnostic
        cases = self._attempt(lambda: schema.cases(self._raw(cases_path)))
        return replace(diagnostic, cases=cases or ()) if diagnostic else None

    def _pages(self, settings: Settings | None, loose: Iterable[str]) -> dict[str, Page | None]:
        """The extra pages that the owner lists; as long as nobody knows the list, all that there could be."""
        if settings is None:
            return {PurePosixPath(path).stem: None for path in loose}
        listed = [reference for reference in settings.pages if reference.id in loose]
        return {PurePosixPath(reference.id).stem: self._page(reference) for reference in listed}

    def _page(self, listed: Reference) -> Page | None:
        slug = PurePosixPath(listed.id).stem
        self._judge_slug(slug, listed.place)
        return self._attempt(lambda: schema.page(slug, self._article(listed.id)))

    def _look_around(self, playbooks: Mapping[str, object], diagnostics: Mapping[str, object]) -> None:
        """Complain of what should be there and is not, or is and should not."""
        if not playbooks:
            self._report("no-playbooks", "playbooks")
        if not diagnostics:
            self._report("no-diagnostics", "diagnostics")
        for path in filter(_is_misplaced, self.contents):
            self._report("misplaced-file", path)

    def _judge_slug(self, slug: str, place: Location) -> None:
        if slug in _RESERVED_SLUGS:
            self.problems.append(Problem("reserved-slug", place, {"slug": slug}))
        elif not schema.is_id(slug):
            self.problems.append(Problem("bad-slug", place, {"slug": slug}, suggestion=schema.as_id(slug)))

    def _attempt(self, make: Callable[[], T]) -> T | None:
        """What can be made of a file, or None and its problems kept."""
        try:
            return make()
        except Faulty as faulty:
            self.problems.extend(faulty.problems)
            return None

    def _raw(self, path: str) -> Raw:
        raw = read_yaml(path, self.contents[path])
        self.raws.append(raw)
        return raw

    def _article(self, path: str) -> Article:
        article = read_markdown(path, self.contents[path])
        self.raws.append(article.front)
        return article

    def _report(self, code: str, path: str, **values: str) -> None:
        self.problems.append(Problem(code, Location(path), values))


def _is_playbook(path: str) -> bool:
    room, _, name = path.partition("/")
    return room == "playbooks" and "/" not in name and name.endswith(".md") and not _is_aside(name)


def _is_aside(name: str) -> bool:
    """Whether a file is a guide for authors, or a translation."""
    return name == _GUIDE or _OVERLAY.fullmatch(name) is not None


def _is_misplaced(path: str) -> bool:
    """Whether a file looks like content, and lies or is named so that it would not be read."""
    place = PurePosixPath(path)
    if place.suffix not in _TEXTS or _is_aside(place.name):
        return False
    match place.parts:
        case ("playbooks", *_):
            return not _is_playbook(path)
        case ("diagnostics", _, name) if name in _HEADS:
            return False
        case ("diagnostics", *_):
            return place.suffix != ".md"
        case _:
            return False


def _diagnostic_slugs(paths: Iterable[str]) -> list[str]:
    """The folders that hold a diagnostic, or golden respondents of one."""
    found: set[str] = set()
    for path in paths:
        match PurePosixPath(path).parts:
            case ("diagnostics", slug, name) if name in _HEADS:
                found.add(slug)
    return sorted(found)


def _published(paths: Iterable[str], settings: Settings | None) -> Iterator[str]:
    """What lies beside the content and is published with it, and the logo wherever it lies."""
    logo = settings.brand.logo if settings else None
    for path in paths:
        if path.lower().endswith(PUBLISHED) and (path == logo or path.startswith(tuple(f"{room}/" for room in ROOMS))):
            yield path


def _site(manuscript: Manuscript, settings: Settings, contents: Mapping[str, bytes], *, drafts: bool) -> Site:
    """The site of a manuscript in which nothing is wrong."""
    diagnostics = [found for found in _in_order(settings, manuscript.diagnostics) if drafts or not found.draft]
    playbooks = {slug: found for slug, found in sorted(manuscript.playbooks.items()) if found}
    unpublished = tuple(
        f"diagnostics/{slug}/" for slug, found in manuscript.diagnostics.items() if found not in diagnostics
    )
    return Site(
        language=settings.languages[0],
        settings=settings,
        diagnostics=tuple(diagnostics),
        playbooks={slug: found for slug, found in playbooks.items() if drafts or not found.draft},
        pages=tuple(page for page in manuscript.pages.values() if page),
        files={path: contents[path] for path in sorted(manuscript.files) if not path.startswith(unpublished)},
        templates={
            path.removeprefix(f"{THEME}/"): data for path, data in contents.items() if path.startswith(f"{THEME}/")
        },
    )


def _in_order(settings: Settings, diagnostics: Mapping[str, Diagnostic | None]) -> list[Diagnostic]:
    """The diagnostics that the owner lists, in that order; without a list all, by title."""
    found = {slug: diagnostic for slug, diagnostic in diagnostics.items() if diagnostic}
    if settings.diagnostics:
        return [found[reference.id] for reference in settings.diagnostics]
    return sorted(found.values(), key=lambda diagnostic: diagnostic.title.casefold())
