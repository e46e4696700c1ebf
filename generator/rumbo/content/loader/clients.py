"""A client's files over the base's: which of them are laid over a file, which stand in for one, which are its own.

A client's folder is `clients/<slug>/` in that of the base, and looks like a site that holds only what differs.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from rumbo import packaged
from rumbo.content import paths
from rumbo.content.folder import Files
from rumbo.content.source import Value
from rumbo.location import Location
from rumbo.wording.problems import Problem

FOLDER = "clients"
MEMORY = "overridden.json"
"""What the base said under each override when it was last looked at, by file and key; beside the client's own file."""

Memory = Mapping[str, Mapping[str, Value | None]]


@dataclass(frozen=True, slots=True)
class Client:
    """What of a client's folder is laid over the base's files, by path. `home` is the folder's path, with a slash.

    `own` are the paths of files that stand in no need of the base's: new ones, and those in place of one.
    """

    home: str = ""
    overlays: Mapping[str, bytes] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    memory: Memory = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.home)

    def shown(self, path: str) -> str:
        """How a path of the laid site is called from the base's folder."""
        return self.home + path if path in self.own else path


NOBODY = Client()


def slugs(folder: Path) -> list[str]:
    """The clients of the base in a folder."""
    places = folder / FOLDER
    return sorted(place.name for place in places.glob("*/") if (place / paths.SETTINGS).is_file())


def over(base: Files, own: Files, slug: str, memory: Memory) -> tuple[Files, Client]:
    """The files of a client's site before anything is laid over anything, and what is to be.

    The base's golden respondents stay with the base: a client with other questions has its own, or none.
    """
    home = f"{FOLDER}/{slug}/"
    overlays = {path: data for path, data in own.contents.items() if _is_laid(path, base)}
    under = {path: _shipped(path) for path in overlays if path not in base.contents}
    standing = {path: data for path, data in own.contents.items() if path not in overlays}
    contents = {**base.contents, **under, **standing}
    contents = {path: data for path, data in contents.items() if path in own.contents or not paths.is_cases(path)}
    problems = [replace(problem, place=_in(home, problem.place)) for problem in own.problems]
    files = Files(contents, (*base.problems, *problems), base.unread | own.unread)
    alone = frozenset(own.contents.keys() - overlays.keys()) | own.unread
    return files, Client(home, overlays, alone, memory)


def remembered(folder: Path) -> Memory:
    """What the base said under a client's overrides when they were marked; nothing where that cannot be read."""
    try:
        told = json.loads((folder / MEMORY).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    is_whole = isinstance(told, dict) and all(isinstance(entry, dict) for entry in told.values())
    return told if is_whole else {}


def relocated(problem: Problem, client: Client) -> Problem:
    """A problem with the files that it names called as they are from the base's folder."""
    place = replace(problem.place, path=client.shown(problem.place.path))
    values = {key: client.shown(value) if isinstance(value, str) else value for key, value in problem.values.items()}
    return replace(problem, place=place, values=values)


def _is_laid(path: str, base: Files) -> bool:
    found = paths.as_translation(path)
    is_text = paths.is_content(found.original if found else path) or (path.endswith(".md") and "/" not in path)
    is_words = path.startswith(f"{paths.THEME}/strings/") and (path in base.contents or bool(_shipped(path)))
    return (is_text and path in base.contents) or is_words


def _shipped(path: str) -> bytes:
    place = packaged.templates() / path.removeprefix(f"{paths.THEME}/")
    return place.read_bytes() if place.is_file() else b""


def _in(home: str, place: Location) -> Location:
    return replace(place, path=home + place.path)
