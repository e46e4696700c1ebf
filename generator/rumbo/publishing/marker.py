"""What tells a folder that Rumbo built from any other: a list of all that it put there, with a hash of each file.

The list is itself a file of the folder, `.rumbo-site`, in the form of sha256sum: `sha256sum --check .rumbo-site` proves
a copy whole. What is in the folder and not on the list is somebody else's, and is never deleted.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import file_digest
from pathlib import Path

NAME = ".rumbo-site"
_OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in every folder that they show."""


def mark(folder: Path) -> None:
    """Write the list of everything in a folder into it."""
    hashes = {path: digest(folder / path) for path in _files(folder) if path != NAME}
    write(hashes, folder)


def write(hashes: Mapping[str, str], folder: Path) -> None:
    """Write the list of files by path, each with its SHA-256, into their folder."""
    (folder / NAME).write_bytes("".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes)).encode())


def listed(folder: Path) -> Mapping[str, str] | None:
    """The SHA-256 (hexadecimal) of each file that Rumbo put there, by path; None where it did not build the folder."""
    try:
        lines = (folder / NAME).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return None
    return {path: found for found, _, path in (line.partition("  ") for line in lines)}


def is_whole(folder: Path) -> bool:
    """Whether every file that Rumbo put there is there as it was."""
    try:
        return all(digest(folder / path) == found for path, found in (listed(folder) or {"": ""}).items())
    except OSError:
        return False


def digest(file: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with open(file, "rb", buffering=0) as content:  # noqa: PTH123 - for thousands of pages
        return file_digest(content, "sha256").hexdigest()


def foreign(folder: Path, keep: Sequence[str]) -> Iterator[str]:
    """What a folder holds that Rumbo did not put there and is not among the paths to `keep`.

    A folder of which nothing is ours is named as a whole and not gone into; where no list lies, nothing is ours.
    """
    ours = {*(listed(folder) or ()), NAME, *keep}
    parents = _parents(ours)
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        for place in sorted(os.scandir(folder / inside), key=lambda place: place.name):
            path = inside + place.name
            if path in ours or place.name in _OF_THE_SYSTEM:
                continue
            if not place.is_dir(follow_symlinks=False):
                yield path
            elif path in parents:
                waiting.append(f"{path}/")
            elif any(_files(Path(place.path))):
                yield f"{path}/"


def _parents(paths: Iterable[str]) -> set[str]:
    """Every folder above a path, and the root, which is empty."""
    found: set[str] = set()
    for path in paths:
        parent = path.rpartition("/")[0]
        while parent not in found:
            found.add(parent)
            parent = parent.rpartition("/")[0]
    return found


def _files(folder: Path) -> Iterator[str]:
    start = len(str(folder)) + 1
    for root, _, names in os.walk(folder):
        yield from (f"{root}/{name}"[start:].replace(os.sep, "/") for name in names)
