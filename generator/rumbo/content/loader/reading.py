"""Reads a site's files into a manuscript: each in its shape, or its problems kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TypeVar

from rumbo.content import schema
from rumbo.content.checks import Manuscript, Places
from rumbo.content.loader import paths
from rumbo.content.source import Article, Raw, read_markdown, read_yaml
from rumbo.location import Location, Reference
from rumbo.model import Collection, Diagnostic, Page, Playbook, Settings
from rumbo.wording.problems import Faulty, Problem

_RESERVED_SLUGS = ("index",)
_NOTHING = b""

T = TypeVar("T")


@dataclass
class Reading:
    """All files on their way to a manuscript; keeps the raw documents by path, and the problems.

    `unread` are files of which it has been said why they cannot be read; they are there all the same.
    """

    contents: Mapping[str, bytes]
    unread: frozenset[str] = frozenset()
    raws: dict[str, Raw] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.contents = {**dict.fromkeys(self.unread, _NOTHING), **self.contents}

    def manuscript(self) -> Manuscript:
        """Every file that has its shape, and the names of the others."""
        settings = self._settings()
        playbooks = {
            PurePosixPath(path).stem: self._playbook(path) for path in self.contents if paths.is_playbook(path)
        }
        diagnostics = {slug: self._diagnostic(slug) for slug in paths.diagnostic_slugs(self.contents)}
        loose = [path for path in self.contents if "/" not in path and path.endswith(".md")]
        self._look_around(playbooks, diagnostics)
        return Manuscript(
            settings=settings,
            diagnostics=diagnostics,
            playbooks=playbooks,
            collections={
                PurePosixPath(path).stem: self._collection(path) for path in self.contents if paths.is_collection(path)
            },
            pages=self._pages(settings, loose),
            loose_pages=frozenset(loose),
            files={path: self.contents[path] for path in paths.published(self.contents, settings)},
            places=Places(self.raws.values()),
        )

    def raw(self, path: str) -> Raw:
        """A YAML file as written."""
        self.raws[path] = read_yaml(path, self._data(path))
        return self.raws[path]

    def article(self, path: str) -> Article:
        """A Markdown file as written."""
        article = self.articles[path] = read_markdown(path, self._data(path))
        self.raws[path] = article.front
        return article

    def _data(self, path: str) -> bytes:
        if path in self.unread:
            raise Faulty(())
        return self.contents[path]

    def attempt(self, make: Callable[[], T]) -> T | None:
        """What can be made of a file, or None and its problems kept."""
        try:
            return make()
        except Faulty as faulty:
            self.problems.extend(faulty.problems)
            return None

    def _settings(self) -> Settings | None:
        if paths.SETTINGS not in self.contents:
            self._report("missing-file", paths.SETTINGS, file=paths.SETTINGS)
            return None
        return self.attempt(lambda: schema.settings(self.raw(paths.SETTINGS)))

    def _playbook(self, path: str) -> Playbook | None:
        slug = PurePosixPath(path).stem
        self._judge_slug(slug, Location(path))
        return self.attempt(lambda: schema.playbook(slug, self.article(path)))

    def _collection(self, path: str) -> Collection | None:
        slug = PurePosixPath(path).stem
        self._judge_slug(slug, Location(path))
        return self.attempt(lambda: schema.collection(slug, self.article(path)))

    def _diagnostic(self, slug: str) -> Diagnostic | None:
        path, cases_path = paths.diagnostic(slug), paths.cases(slug)
        folder = str(PurePosixPath(path).parent)
        self._judge_slug(slug, Location(folder))
        if path not in self.contents:
            self._report("missing-file", folder, file=PurePosixPath(path).name)
            return None
        diagnostic = self.attempt(lambda: schema.diagnostic(slug, self.raw(path)))
        if cases_path not in self.contents:
            return diagnostic
        cases = self.attempt(lambda: schema.cases(self.raw(cases_path)))
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
        return self.attempt(lambda: schema.page(slug, self.article(listed.id)))

    def _look_around(self, playbooks: Mapping[str, object], diagnostics: Mapping[str, object]) -> None:
        """Complain of what should be there and is not, or is and should not."""
        if not playbooks:
            self._report("no-playbooks", "playbooks")
        if not diagnostics:
            self._report("no-diagnostics", "diagnostics")
        for path in self.contents:
            if meant := paths.renamed(path):
                self._report("wrong-suffix", path, name=PurePosixPath(meant).name)
            elif paths.is_misplaced(path):
                self._report("misplaced-file", path)

    def _judge_slug(self, slug: str, place: Location) -> None:
        if slug in _RESERVED_SLUGS or paths.is_device(slug):
            self.problems.append(Problem("reserved-slug", place, {"slug": slug}))
        elif not schema.is_id(slug):
            self.problems.append(Problem("bad-slug", place, {"slug": slug}, suggestion=schema.as_id(slug)))

    def _report(self, code: str, path: str, **values: str) -> None:
        self.problems.append(Problem(code, Location(path), values))
