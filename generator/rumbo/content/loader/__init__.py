"""From a folder of authors' files to a judged site: reads everything, then judges everything, then makes the site.

Reading is at the one end (`folder`); all the rest is a function of the files' bytes. What stands in the files is for
`schema` and `checks`.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from rumbo.content import paths, schema
from rumbo.content.checks import Manuscript, Places, judge, judge_texts
from rumbo.content.folder import Files, read
from rumbo.content.loader import clients, overriding
from rumbo.content.loader.clients import NOBODY, Client
from rumbo.content.loader.clients import slugs as client_slugs
from rumbo.content.loader.marking import MarkingError, client_of, marked, with_mark
from rumbo.content.loader.reading import Reading
from rumbo.content.loader.translating import strays, translated
from rumbo.memory import NOTHING, Memory
from rumbo.model import Collection, CollectionOrder, Diagnostic, Settings, Site
from rumbo.wording.alphabet import sort_key
from rumbo.wording.phrases import Phrase
from rumbo.wording.problems import Problem, in_order, the_first

__all__ = [
    "Files",
    "Loaded",
    "MarkingError",
    "Reading",
    "client_slugs",
    "is_clients",
    "load",
    "load_files",
    "marked",
    "marked_current",
    "read",
]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the files: the site in each of its languages, the default one first, unless there is a problem.

    `problems` may hold advice on translations in either case. `places` locates the parts of each of the sites.
    `reading` are the files as they were read.
    """

    sites: tuple[Site, ...]
    problems: tuple[Problem, ...]
    places: tuple[Places, ...] = ()
    reading: Reading | None = None

    def blamed(self, problem: Problem) -> Problem:
        """A problem of what was made of the files, located in the file that caused it."""
        return overriding.blamed(problem, self.reading) if self.reading and self.reading.client else problem

    @property
    def site(self) -> Site | None:
        """The site in its default language."""
        return self.sites[0] if self.sites else None


def load(
    folder: Path,
    *,
    drafts: bool = False,
    client: str | None = None,
    base: Files | None = None,
    memory: Memory = NOTHING,
) -> Loaded:
    """Read and judge the site in a folder.

    Args:
        folder: where site_config.yml lies.
        drafts: whether drafts are part of the site. They are judged in any case.
        client: whose site it is to be, of those in clients/; the base itself if left out.
        base: the base's files, where they have been read already.
        memory: what it holds of bodies is not worked out again.
    """
    under = base or read(folder)
    if client is None:
        return load_files(under, drafts=drafts, memory=memory)
    home = folder / clients.FOLDER / client
    over = clients.over(under, read(home), client, clients.remembered(home))
    return load_files(*over, drafts=drafts, memory=memory)


def load_files(files: Files, client: Client = NOBODY, *, drafts: bool = False, memory: Memory = NOTHING) -> Loaded:
    """Judge a site's files, wherever they came from."""
    reading = Reading(files.contents, files.unread, client)
    manuscript = reading.manuscript()
    found = [*files.problems, *judge(manuscript, drafts=drafts, memory=memory)]
    manuscripts = {}
    if settings := manuscript.settings:
        manuscripts[settings.languages[0]] = manuscript
        for language in settings.languages[1:]:
            manuscripts[language] = translated(manuscript, reading, language)
            found += judge_texts(manuscripts[language], drafts=drafts, memory=memory)
        found += strays(manuscript, reading, settings)
    found += overriding.advice(reading)
    found += reading.problems
    told = [overriding.blamed(problem, reading) for problem in found] if client else found
    problems = tuple(the_first(in_order(told)))
    if not all(problem.advice for problem in problems):
        return Loaded((), problems, reading=reading)
    sites = (
        _site(written, written.settings, language, reading.published(), drafts=drafts)
        for language, written in manuscripts.items()
        if written.settings
    )
    return Loaded(tuple(sites), problems, tuple(written.places for written in manuscripts.values()), reading)


def marked_current(folder: Path, file: Path) -> dict[Path, bytes]:
    """What to write so that a client's file is marked with what the base says now, by place.

    Raises:
        MarkingError: the file is no client's of this base, or there is nothing under it.
    """
    slug, path = client_of(folder, file)
    home = folder / clients.FOLDER / slug
    reading = load(folder, drafts=True, client=slug).reading
    if reading is None or path not in reading.laid:
        raise MarkingError(Phrase("refused.no-override", {"file": str(file)}))
    overridden = reading.laid[path].overridden()
    text = with_mark((home / path).read_bytes().decode(), schema.OVERRIDES, schema.overridden_hash(overridden))
    memory = {**clients.remembered(home), path: overridden}
    told = json.dumps(memory, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return {home / path: text.encode(), home / clients.MEMORY: told.encode()}


def is_clients(problem: Problem) -> bool:
    """Whether a problem stands in a client's file."""
    return problem.place.path.startswith(f"{clients.FOLDER}/")


def _site(
    manuscript: Manuscript, settings: Settings, language: str, contents: Mapping[str, bytes], *, drafts: bool
) -> Site:
    """The site of a manuscript in which nothing is wrong."""
    diagnostics = [found for found in _in_order(settings, manuscript.diagnostics) if drafts or not found.draft]
    published = {found.slug for found in diagnostics}
    unpublished = tuple(f"diagnostics/{slug}/" for slug in manuscript.diagnostics if slug not in published)
    playbooks = {slug: found for slug, found in sorted(manuscript.playbooks.items()) if found}
    theme = f"{paths.THEME}/"
    return Site(
        language=language,
        settings=settings,
        diagnostics=tuple(diagnostics),
        playbooks={slug: found for slug, found in playbooks.items() if drafts or not found.draft},
        collections=tuple(
            _in_groups(found for found in manuscript.collections.values() if found and (drafts or not found.draft))
        ),
        pages=tuple(page for page in manuscript.pages.values() if page),
        files={path: contents[path] for path in sorted(manuscript.files) if not path.startswith(unpublished)},
        templates={path.removeprefix(theme): data for path, data in contents.items() if path.startswith(theme)},
    )


def _in_order(settings: Settings, diagnostics: Mapping[str, Diagnostic | None]) -> list[Diagnostic]:
    """The diagnostics that the owner lists, in that order; without a list all, by title."""
    found = {slug: diagnostic for slug, diagnostic in diagnostics.items() if diagnostic}
    if settings.diagnostics:
        return [found[reference.id] for reference in settings.diagnostics]
    return sorted(found.values(), key=lambda diagnostic: sort_key(diagnostic.title))


def _in_groups(collections: Iterable[Collection]) -> list[Collection]:
    """Collections by what they are for, then by title."""
    groups = get_args(CollectionOrder)
    return sorted(collections, key=lambda found: (groups.index(found.order_by), sort_key(found.title)))
