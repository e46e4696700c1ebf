"""Reads a site's folder: the files in it that could belong to the site, and nothing that lies elsewhere.

What a name leads to is judged before a byte of it is read: only regular files of the folder, of a size that a site can
use, under names that every system can have. Knows nothing of what stands in them.
"""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from rumbo.content import paths
from rumbo.content.source import MAX_BYTES, too_large
from rumbo.location import Location
from rumbo.wording.phrases import Phrase, reason_of
from rumbo.wording.problems import Problem, nearest

MAX_PUBLISHED_BYTES = 25 * 1024 * 1024
"""The most that common static hosts take of one file."""

_CLIENTS = "clients"
_AT = {"at": "site-config/folders"}
_FOLDERS = (*paths.ROOMS, paths.THEME, _CLIENTS)
_READ = (*paths.TEXTS, *paths.MISNAMED_TEXTS, *paths.PUBLISHED, paths.FONT)
_LEFT_BEHIND_STARTS = (".", "~", "#")
"""Word's lock files (`~$x.docx`), LibreOffice's (`.~lock.x#`), macOS' (`._x`), an editor's (`#x#`), hidden files."""
_LEFT_BEHIND_ENDS = ("~", ".bak", ".orig", ".swp", ".tmp")
_LEFT_BEHIND = ("desktop.ini", "thumbs.db", "__pycache__")
_UNPORTABLE = re.compile(r'[<>:"|?*\\\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|[. ]$')
"""What Windows takes in no name, and what would garble whatever prints the name."""


@dataclass(frozen=True, slots=True)
class Files:
    """A site's files by path relative to its folder, and the problems of those that could not be read.

    `unread` are the paths of those: they are there, so that nothing calls them missing.
    """

    contents: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = field(default=frozenset())


def read(folder: Path) -> Files:
    """Everything in a folder that could belong to a site."""
    return _Reader(folder, os.path.realpath(folder)).files()


def is_left_behind(name: str) -> bool:
    """Whether a file or folder of this name is hidden, or a program's own that it forgot or will take away itself."""
    low = name.lower()
    return name.startswith(_LEFT_BEHIND_STARTS) or low.endswith(_LEFT_BEHIND_ENDS) or low in _LEFT_BEHIND


@dataclass(slots=True)
class _Reader:
    folder: Path
    root: str
    contents: dict[str, bytes] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)

    def files(self) -> Files:
        for place in sorted(self._candidates()):
            path = self._path(place)
            try:
                if refused := self._refused(place, path):
                    self.problems[path] = refused
                else:
                    self.contents[path] = place.read_bytes()
            except OSError as error:
                self._unreadable(path, error)
        unread = frozenset(self.problems)
        return Files(self.contents, (*self.problems.values(), *self._passed_by()), unread)

    def _passed_by(self) -> Iterator[Problem]:
        """Folders named nearly like those that are read, and clients' without the file that makes them a client's."""
        for place in sorted(self._entries(self.folder)):
            meant = nearest(place.name.lower(), _FOLDERS)
            if meant and place.name not in _FOLDERS and _has_texts(place):
                yield Problem("folder-not-read", Location(place.name), _AT, meant, advice=True)
        for place in sorted(self._entries(self.folder / _CLIENTS)):
            if not (place / paths.SETTINGS).exists() and _has_texts(place):
                yield Problem("folder-not-read", Location(f"{_CLIENTS}/{place.name}"), _AT, advice=True)

    def _path(self, place: Path) -> str:
        """How problems name a file: what cannot be printed in its name is spelt out."""
        path = normalize("NFC", place.relative_to(self.folder).as_posix())
        return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in path)

    def _refused(self, place: Path, path: str) -> Problem | None:
        """Why a file is not to be read, if it is not; its size is asked for before its bytes."""
        if not self._is_inside(place):
            return Problem("outside-file", Location(path))
        found = place.stat()
        if not stat.S_ISREG(found.st_mode):
            kind = "eisdir" if stat.S_ISDIR(found.st_mode) else "special"
            return Problem("unreadable-file", Location(path), {"reason": Phrase(f"reason.{kind}")})
        is_text = place.suffix.lower() in paths.TEXTS
        if not is_text and _is_unportable(place.relative_to(self.folder)):
            return Problem("unportable-name", Location(path), {"name": path.rpartition("/")[2]})
        return too_large(path, found.st_size, MAX_BYTES if is_text else MAX_PUBLISHED_BYTES)

    def _is_inside(self, place: Path) -> bool:
        return Path(os.path.realpath(place)).is_relative_to(self.root)

    def _candidates(self) -> Iterator[Path]:
        """What the names of files promise to be a site's, and every link out of it."""
        rooms = (place for room in (*paths.ROOMS, paths.THEME) for place in self._walk(self.folder / room))
        for place in (*self._entries(self.folder), *rooms):
            in_theme = place.relative_to(self.folder).parts[0] == paths.THEME
            if place.suffix.lower() in _READ or (in_theme and not place.is_dir()) or self._leads_out(place):
                yield place

    def _leads_out(self, place: Path) -> bool:
        """Whether a folder that is read is only a link to one elsewhere."""
        in_room = place.relative_to(self.folder).parts[0] in (*paths.ROOMS, paths.THEME)
        return in_room and place.is_dir() and not self._is_inside(place)

    def _walk(self, room: Path) -> Iterator[Path]:
        """Everything below a folder; a folder that links lead to more than once is gone into once."""
        seen: set[str] = set()
        waiting = [room]
        while waiting:
            inside = waiting.pop()
            real = os.path.realpath(inside)
            if real in seen or not self._is_inside(inside):
                continue
            seen.add(real)
            for place in self._entries(inside):
                yield place
                if place.is_dir():
                    waiting.append(place)

    def _entries(self, folder: Path) -> list[Path]:
        try:
            return [place for place in folder.iterdir() if not is_left_behind(place.name)]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            self._unreadable(self._path(folder), error)
            return []

    def _unreadable(self, path: str, error: OSError) -> None:
        self.problems[path] = Problem("unreadable-file", Location(path), {"reason": reason_of(error)})


def _has_texts(place: Path) -> bool:
    return place.is_dir() and any(found.suffix in paths.TEXTS for found in place.rglob("*"))


def _is_unportable(place: Path) -> bool:
    return any(_UNPORTABLE.search(part) or paths.is_device(part) for part in place.parts)
