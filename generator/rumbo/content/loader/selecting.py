"""Which playbooks a site leaves out, and what is then taken out of everything else: names of them, and links to them.

Looks at files as they are written, before they have their shape, so that a playbook that is left out is judged nowhere.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from rumbo.content import paths
from rumbo.content.source import Raw, Value
from rumbo.model import Settings

_NAMING = ("remedies", "needs", "playbooks", "conversation")
"""The keys under which playbooks are named, in a list or alone."""
_LIBRARY = ("playbooks/", "collections/")
"""What is there because something else leads to it."""
_LINK = re.compile(r"(?<![!\\])\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\((?P<target>[^()\s]+)(?:\s+\"[^\"\n]*\")?\)")


@dataclass(frozen=True, slots=True)
class Written:
    """One file as written: its values, and its body if it has one."""

    raw: Raw
    body: str = ""


def left_out(settings: Settings, written: Mapping[str, Written]) -> frozenset[str]:
    """The playbooks that a site does not want, by slug; `written` are all files that can be read, by path."""
    known = {PurePosixPath(path).stem for path in written if paths.is_playbook(path)}
    named = {reference.id for reference in settings.playbooks.names}
    match settings.playbooks.which:
        case "listed":
            return frozenset(known - named)
        case "others":
            return frozenset(known & named)
        case "reached":
            return frozenset(known - _reached(settings, written))
        case _:
            return frozenset()


@lru_cache(maxsize=1)
def naming(gone: frozenset[str], away: frozenset[str]) -> dict[str, frozenset[str]]:
    """What is taken out of which lists: `gone` are playbooks by slug, `away` all files that are left out.

    Worked out once for a site: every file of it asks.
    """
    unasked = asked(away)
    shelved = {PurePosixPath(path).stem for path in away if paths.is_collection(path)}
    leads = {*(f"diagnostics/{slug}" for slug in unasked), *(f"collections/{slug}" for slug in shelved)}
    return {**dict.fromkeys(_NAMING, gone), "remedies": gone | leads, "start": unasked}


def asked(files: Iterable[str]) -> frozenset[str]:
    """The diagnostics among some files, by slug."""
    return frozenset(PurePosixPath(path).parent.name for path in files if path.startswith("diagnostics/"))


def is_emptied(written: Written, gone: frozenset[str]) -> bool:
    """Whether a collection has no playbook left."""
    listed = written.raw.value.get("playbooks") if isinstance(written.raw.value, dict) else None
    named = {entry.get("id") for entry in listed if isinstance(entry, dict)} if isinstance(listed, list) else set()
    return bool(named) and named <= gone


def unlinked(text: str, folder: str, gone: frozenset[str]) -> str:
    """A text in which links to files that are left out are the words that they were."""
    if "](" not in text:
        return text

    def plain(link: re.Match[str]) -> str:
        return link["words"] if _path(link["target"], folder) in gone else link[0]

    return _LINK.sub(plain, text)


def linked(written: Written, gone: Iterable[str]) -> set[str]:
    """Those of some playbooks that a file links to."""
    return set(gone) & {slug for slug, is_link in _mentioned(written) if is_link}


def _reached(settings: Settings, written: Mapping[str, Written]) -> set[str]:
    """What the listed diagnostics, the owner's file and pages name or link to, and what that needs and links to."""
    listed = {paths.diagnostic(reference.id) for reference in settings.diagnostics}
    roots = [
        path
        for path in written
        if not path.startswith(_LIBRARY) and (not listed or path in listed or not path.startswith("diagnostics/"))
    ]
    found: dict[str, None] = {}
    for path in roots:
        found.update((slug, None) for slug, _ in _mentioned(written[path]))
    waiting = list(found)
    for slug in waiting:
        if (path := f"playbooks/{slug}.md") in written:
            fresh = {name for name, _ in _mentioned(written[path])} - found.keys()
            found.update(dict.fromkeys(sorted(fresh)))
            waiting.extend(sorted(fresh))
    return set(found)


def _mentioned(written: Written) -> Iterator[tuple[str, bool]]:
    """Every playbook that a file names, and whether by a link."""
    folder = posixpath.dirname(written.raw.path)
    for text in (written.body, *_texts(written.raw.value)):
        for link in _LINK.finditer(text):
            if slug := _slug(link["target"], folder):
                yield slug, True
    yield from ((name, False) for name in _named(written.raw.value))


def _named(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            if key in _NAMING and isinstance(below, list):
                yield from (name for name in below if isinstance(name, str))
            elif key in _NAMING and isinstance(below, str):
                yield below
            else:
                yield from _named(below)
    elif isinstance(value, list):
        for below in value:
            yield from _named(below)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for below in value.values() if isinstance(value, dict) else value:
            yield from _texts(below)


def _path(target: str, folder: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(target.partition("#")[0])))


def _slug(target: str, folder: str) -> str | None:
    """The playbook that a relative link leads to."""
    path = _path(target, folder)
    return PurePosixPath(path).stem if paths.is_playbook(path) else None
