"""Reads a site's files into a manuscript: each in its shape, or its problems kept."""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TypeVar

from rumbo.content import paths, schema
from rumbo.content.checks import Manuscript, Places
from rumbo.content.loader import selecting
from rumbo.content.loader.clients import NOBODY, Client
from rumbo.content.schema import Change, Laid
from rumbo.content.source import Article, Raw, Slipped, read_markdown, read_yaml, written_yaml
from rumbo.location import Location, Reference
from rumbo.model import Collection, Diagnostic, Page, Playbook, Settings
from rumbo.scoring.remembered import remembered
from rumbo.wording import languages
from rumbo.wording.problems import Faulty, Problem

_RESERVED_SLUGS = ("index",)
_NOTHING = b""

T = TypeVar("T")


@remembered(most=4096)
def playbook_of(article: Article) -> Playbook:
    """The playbook of a file, the same for every site that reads the same: a base's clients share it."""
    return schema.playbook(PurePosixPath(article.front.path).stem, article)


@dataclass
class Reading:
    """All files on their way to a manuscript; keeps the raw documents by path, and the problems.

    `unread` are files of which it has been said why they cannot be read; they are there all the same. `client` is whose
    files are laid over them, and `laid` what came of it by path. `gone` are the playbooks that the site leaves out,
    `away` the paths of those and of diagnostics that a client does not list.
    """

    contents: Mapping[str, bytes]
    unread: frozenset[str] = frozenset()
    client: Client = NOBODY
    gone: frozenset[str] = frozenset()
    away: frozenset[str] = frozenset()
    laid: dict[str, Laid] = field(default_factory=dict)
    raws: dict[str, Raw] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.contents = {**dict.fromkeys(self.unread, _NOTHING), **self.contents}

    def manuscript(self) -> Manuscript:
        """Every file that has its shape, and the names of the others."""
        settings = self._settings()
        if settings and (settings.playbooks.which != "all" or (self.client and settings.diagnostics)):
            self._leave_out(settings)
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
            left_out=self.gone,
            unasked=frozenset(selecting.asked(self.away)),
        )

    def raw(self, path: str) -> Raw:
        """A YAML file as written, with the client's laid over it."""
        if path not in self.raws:
            raw = read_yaml(path, self._data(path))
            whole = self._asked_whole if paths.kind_of(path) == "diagnostic" else self._over
            self.raws[path] = self._mended(path, whole(path, raw))
        return self.raws[path]

    def _asked_whole(self, path: str, raw: Raw) -> Raw:
        """A questionnaire with nothing left short, neither its own nor what a client adds."""
        return schema.filled(schema.lengthened(self._over(path, schema.lengthened(raw))))

    def article(self, path: str) -> Article:
        """A Markdown file as written, with the client's laid over it."""
        if path not in self.articles:
            article = self._article_over(path, read_markdown(path, self._data(path)))
            front = self.raws[path] = self._mended(path, article.front)
            body = self._unlinked(path, article.body)
            same = front is article.front and body == article.body
            self.articles[path] = article if same else replace(article, front=front, body=body)
        return self.articles[path]

    def _over(self, path: str, base: Raw, over: Raw | None = None) -> Raw:
        if path not in self.client.overlays:
            return base
        over = over or read_yaml(self.client.home + path, self.client.overlays[path])
        laid = self.laid[path] = schema.laid(paths.kind_of(path), base, over)
        self.problems.extend(laid.problems)
        return laid.raw

    def _article_over(self, path: str, base: Article) -> Article:
        if path not in self.client.overlays:
            return base
        own = read_markdown(self.client.home + path, self.client.overlays[path])
        article = replace(base, front=self._over(path, base.front, own.front))
        if not own.body.strip():
            return article
        self.laid[path].changes.append(Change("says", (schema.BODY,), own.body_place, base.body, own.body))
        return replace(article, body=own.body, body_place=own.body_place)

    def _mended(self, path: str, raw: Raw) -> Raw:
        """Without the names of what is left out, and the links to it."""
        if not self.away:
            return raw
        mended = schema.without(raw, selecting.naming(self.gone, self.away), lambda text: self._unlinked(path, text))
        return raw if mended == raw else mended  # the very same, so that what was made of it is known again

    def _unlinked(self, path: str, text: str) -> str:
        return selecting.unlinked(text, posixpath.dirname(path), self.away)

    def _leave_out(self, settings: Settings) -> None:
        """Let go of what the site leaves out, and of all that was read while it was still there."""
        written = dict(self._written())
        self.gone = selecting.left_out(settings, written)
        listed = {paths.diagnostic(reference.id) for reference in settings.diagnostics}
        asked = {path for path in written if path.startswith("diagnostics/")}
        unasked = asked - listed if self.client and listed else set()
        emptied = (
            path for path in written if paths.is_collection(path) and selecting.is_emptied(written[path], self.gone)
        )
        self.away = frozenset({*(f"playbooks/{slug}.md" for slug in self.gone), *unasked, *emptied})
        self._tell_links(written)
        self.contents = {path: data for path, data in self.contents.items() if not self._is_away(path, unasked)}
        self.raws.clear()
        self.articles.clear()

    def _is_away(self, path: str, unasked: set[str]) -> bool:
        found = paths.as_translation(path)
        folders = tuple(str(PurePosixPath(diagnostic).parent) + "/" for diagnostic in unasked)
        return (found.original if found else path) in self.away or path.startswith(folders)

    def _tell_links(self, written: Mapping[str, selecting.Written]) -> None:
        """Whatever links to a playbook that is left out has only its words left."""
        place = self.raws[paths.SETTINGS].place(("playbooks",))
        for slug in sorted(self.gone):
            kept = (path for path in written if path not in self.away)
            if files := [path for path in kept if selecting.linked(written[path], {slug})]:
                values = {"playbook": slug, "count": str(len(files)), "file": files[0], "at": f"site-config/{slug}"}
                self.problems.append(Problem("linked-left-out", place, values, advice=True))

    def _written(self) -> Iterator[tuple[str, selecting.Written]]:
        """Every file of content that can be read; of the others it is said elsewhere why they cannot."""
        before, laid = list(self.problems), dict(self.laid)
        for path in self.contents:
            if paths.is_content(path) or (path.endswith(".md") and "/" not in path):
                with suppress(Faulty):
                    if path.endswith(".md"):
                        article = self.article(path)
                        yield path, selecting.Written(article.front, article.body)
                    else:
                        yield path, selecting.Written(self.raw(path))
        self.problems, self.laid = before, laid

    def _data(self, path: str) -> bytes:
        if path in self.unread:
            raise Faulty(())
        return self.contents[path]

    def published(self) -> Mapping[str, bytes]:
        """Every file, with the words of the interface as they are once a client's are laid over them."""
        words = (path for path in self.laid if path.startswith(f"{paths.THEME}/"))
        return {**self.contents, **{path: written_yaml(self.raws[path].value) for path in words}}

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
        return self.attempt(lambda: playbook_of(self.article(path)))

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
        diagnostic = self.attempt(lambda: schema.diagnostic(slug, self._whole(slug, path)))
        if cases_path not in self.contents:
            return diagnostic
        cases = self.attempt(lambda: schema.cases(self.raw(cases_path)))
        return replace(diagnostic, cases=cases or ()) if diagnostic else None

    def _whole(self, slug: str, path: str) -> Raw:
        """A questionnaire; where a slip makes part of it unreadable, what is wrong with the rest is told too."""
        try:
            return self.raw(path)
        except Slipped as slipped:
            if path not in self.client.overlays:  # what is laid over it may name what cannot be read
                self.problems.extend(
                    slipped.misfits(lambda rest: schema.diagnostic(slug, self._asked_whole(path, rest)))
                )
            raise

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
            self.problems.append(Problem("bad-slug", place, {"slug": slug}, suggestion=_meant_slug(slug)))

    def _report(self, code: str, path: str, **values: str) -> None:
        self.problems.append(Problem(code, Location(path), values))


def _meant_slug(slug: str) -> str | None:
    """The name of a translation whose language is written otherwise (`plan.pt-br`), else what can be a slug."""
    stem, _, code = slug.rpartition(".")
    language = languages.spelled(code)
    return f"{stem}.{language}" if stem and language else schema.as_id(slug)
