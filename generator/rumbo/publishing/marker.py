"""What tells a folder that Rumbo built from any other: a list of all that it put there, with a hash of each file.

The list is itself a file of the folder, `.rumbo-site`, in the form of sha256sum: `sha256sum --check .rumbo-site` proves
a copy whole. What is in the folder and not on the list is somebody else's, and is never deleted.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from hashlib import file_digest
from pathlib import Path, PurePosixPath

NAME = ".rumbo-site"
_OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in every folder that they show."""


def mark(folder: Path) -> None:
    """Write the list of everything in a folder into it."""
    hashes = {path: digest(folder / path) for path in sorted(_files(folder)) if path != NAME}
    (folder / NAME).write_bytes("".join(f"{found}  {path}\n" for path, found in hashes.items()).encode())


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
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def foreign(folder: Path, keep: Sequence[str]) -> Iterator[str]:
    """What a folder holds that Rumbo did not put there and is not among the paths to `keep`.

    A folder of which nothing is ours is named as a whole and not gone into; where no list lies, nothing is ours.
    """
    ours = {*(listed(folder) or ()), NAME, *keep}
    parents = {str(parent) for path in ours for parent in PurePosixPath(path).parents}
    waiting = [folder]
    while waiting:
        for place in sorted(waiting.pop().iterdir()):
            path = place.relative_to(folder).as_posix()
            if path in ours or place.name in _OF_THE_SYSTEM:
                continue
            if not place.is_dir() or place.is_symlink():
                yield path
            elif path in parents:
                waiting.append(place)
            elif any(_files(place)):
                yield f"{path}/"


def _files(folder: Path) -> Iterator[str]:
    for root, _, names in os.walk(folder):
        yield from ((Path(root) / name).relative_to(folder).as_posix() for name in names)
