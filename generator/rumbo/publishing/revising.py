"""Puts other words into the pages of a site that stands, where nothing else of it can have changed.

What a build leaves is kept with what its playbooks said. Where only their texts are others, and each in a way that
concerns no other page (`content.revising`), their pages, copies and places in the search are written anew, and all
other files of the site are taken over. Everything else is for a whole build, which gives the same bytes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from rumbo.content.revising import Revision, revision
from rumbo.memory import Memory
from rumbo.pages import copies, postings, revised, routes, search
from rumbo.pages.tree import Page
from rumbo.pages.views.links import Links
from rumbo.pages.views.reading import minutes, words
from rumbo.publishing import finishing, marker, policy, swap, texts, writing
from rumbo.publishing.texts import Edition, Kept, Text

MOST = 20
"""Texts after which a whole build is as good."""


@dataclass(frozen=True, slots=True)
class Revised:
    """A site that stands, and what of it is to be written anew: files by path, `gone` those without a successor.

    `pages` are those of the texts that changed.
    """

    kept: Kept
    place: Path
    pages: tuple[str, ...]
    files: dict[str, bytes]
    gone: frozenset[str]


def recalled(contents: Mapping[str, bytes], site_dir: Path, memory: Memory) -> Revised | None:
    """What to write for a site that lies there whole, if texts of it are all that its files changed.

    Raises:
        swap.OccupiedError: `site_dir` holds what Rumbo did not build.
    """
    kept = texts.recalled(contents, site_dir, memory)
    if kept is None:
        return None
    now = texts.hashes(contents)
    changed = [path for path, found in now.items() if kept.hashes[path] != found]
    if not changed or len(changed) > MOST or not kept.texts.keys() >= set(changed):
        return None
    place = swap.real(site_dir, kept.standing.keep)
    if not marker.is_whole(place):
        return None
    return _Revising(kept, place, memory).revised(contents, changed)


def write(revised: Revised) -> None:
    """Put the revised site in the place of the one before.

    Raises:
        swap.BusyError: another build into it is under way.
        OSError: this machine would not.
    """
    keep, place = revised.kept.standing.keep, revised.place
    with swap.work_folder(place) as work:
        site, listed = work / "site", dict(marker.listed(place) or {})
        others = sorted(listed.keys() - revised.files.keys() - revised.gone)
        writing.take_over(others, site, before=place)
        writing.write(revised.files.items(), site, before=place)
        hashes = {path: sha256(content).hexdigest() for path, content in revised.files.items()}
        marker.write({**{path: listed[path] for path in others}, **hashes}, site)
        finishing.even_out(site)
        swap.bring_along(keep, place, site)
        swap.swap(site, place)


class _Revising:
    def __init__(self, kept: Kept, place: Path, memory: Memory) -> None:
        self._kept, self._place, self._memory = kept, place, memory
        self._indexes = list(kept.indexes)
        self._files: dict[str, bytes] = {}

    def revised(self, contents: Mapping[str, bytes], changed: Sequence[str]) -> Revised | None:
        """The files of all changed texts; None where one of them may concern others."""
        known = dict(self._kept.texts)
        for path in changed:
            before = texts.before(self._kept, path, self._memory)
            found = revision(path, before, contents[path]) if before is not None else None
            text = self._revise(path, known[path], found) if found else None
            if text is None:
                return None
            known[path] = text
        gone = self._search()
        kept = replace(self._kept, texts=known, indexes=tuple(self._indexes))
        return Revised(kept, self._place, tuple(changed), self._files, gone)

    def _revise(self, path: str, text: Text, found: Revision) -> Text | None:
        edition = self._kept.editions[text.edition]
        links = Links(edition.published, edition.extensions, self._memory)
        if _minutes(text, edition, found.before) != _minutes(text, edition, found.after):
            return None
        write, resolve = links.bodies(path, text.page), links.resolver(path, text.page)
        before, after = (copies.body(body, resolve) for body in (found.before, found.after))
        copy_path = edition.folder + copies.path(text.page)
        copy = revised.replaced(self._old(copy_path), before, after)
        page_path = edition.folder + routes.file(text.page)
        whole = self._old(page_path)
        old = whole[text.start : text.end]
        new = revised.page(old, str(write(found.before)), str(write(found.after)))
        if copy is None or new is None:
            return None
        policy.inspect(new, page_path)
        self._index(text, edition, old, new)
        self._files[copy_path] = copy.encode()
        self._files[page_path] = (whole[: text.start] + new + whole[text.end :]).encode()
        return replace(text, end=text.start + len(new))

    def _old(self, path: str) -> str:
        return (self._place / path).read_bytes().decode()

    def _index(self, text: Text, edition: Edition, old: str, new: str) -> None:
        page = Page(kind="playbook", title=text.title, description=text.description, html=old)
        before, after = (search.entries(text.page, replace(page, html=html), edition.kinds) for html in (old, new))
        self._indexes[text.edition] = self._indexes[text.edition].revised(before, after)

    def _search(self) -> frozenset[str]:
        """Write the search's files of what changed; which of those before have no successor is told."""
        gone: set[str] = set()
        for edition, before, after in zip(self._kept.editions, self._kept.indexes, self._indexes, strict=True):
            if after is not before:
                files = {f"{edition.folder}{path}": content for path, content in after.files()}
                shards = (self._place / edition.folder / postings.FOLDER).glob("*.txt")
                gone |= {shard.relative_to(self._place).as_posix() for shard in shards} - files.keys()
                self._files |= files
        return frozenset(gone)


def _minutes(text: Text, edition: Edition, body: str) -> object:
    return minutes(text.words + words([body]), edition.language)
