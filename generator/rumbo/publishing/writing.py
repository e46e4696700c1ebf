"""Writes a site's files. One that is the same as in the site before is not written again: both get the same file.

The site before is about to go, and no file of a site is ever written in place: nobody is left with half of anything.
"""

import os
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def write(files: Iterable[tuple[str, bytes]], folder: Path, before: Path) -> None:
    """Every file by path below an empty folder; `before` is the site that it replaces, if there is one."""
    made: set[str] = set()
    for path, content in files:
        place = f"{folder}/{path}"
        parent = place.rpartition("/")[0]
        if parent not in made:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103 - twice as fast, for thousands of pages
            made.add(parent)
        if not _linked(place, f"{before}/{path}", content):
            with open(place, "wb") as file:  # noqa: PTH123 - likewise
                file.write(content)


def take_over(paths: Iterable[str], folder: Path, before: Path) -> None:
    """The files of the site before at these paths, below a folder that is made."""
    made: set[str] = set()
    for path in paths:
        parent = f"{folder}/{path}".rpartition("/")[0]
        if parent not in made:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103 - as above
            made.add(parent)
        _take_over(f"{before}/{path}", f"{folder}/{path}")


def _take_over(old: str, place: str) -> None:
    if _is_ours(os.lstat(old)):
        with suppress(OSError):
            os.link(old, place)
            return
    shutil.copyfile(old, place)


def _linked(place: str, old: str, content: bytes) -> bool:
    """Whether an old file with this content, which is ours alone, stands in the new place now."""
    with suppress(OSError):
        found = os.lstat(old)
        if found.st_size == len(content) and _is_ours(found) and _content(old) == content:
            os.link(old, place)
            return True
    return False


def _is_ours(found: os.stat_result) -> bool:
    """A file, and no link; another name of it would see its times and rights changed, another owner's we could not."""
    owner = os.geteuid() if hasattr(os, "geteuid") else found.st_uid
    return stat.S_ISREG(found.st_mode) and (found.st_nlink, found.st_uid) == (1, owner)


def _content(place: str) -> bytes:
    with open(place, "rb") as file:  # noqa: PTH123 - as above
        return file.read()
