"""Puts a new site in the place of the one before: in one step where the system can, else so that it can be undone.

Whatever happens, a kill between any two lines included, either the old site or the new one stands in its place whole,
or `restore` brings the old one back. Nothing that Rumbo did not build is replaced. Knows nothing of what a site holds.
"""

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import IO

from rumbo.publishing import marker
from rumbo.wording.phrases import Phrase

_CACHE = ".cache"
_LOCK = "rumbo.{name}.lock"
_WORK = "rumbo-{name}@"
"""What a build holds, and where it works; by the name of its site, so that sites side by side are built at once."""
_CURRENT_FOLDER = -100
"""AT_FDCWD of fcntl.h; an absolute path does not ask for it."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS."""
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV})
"""How systems and file systems say that they know no exchange."""
_NAMED_AT_MOST = 3


class OccupiedError(Exception):
    """What lies where the site should go is not Rumbo's to replace."""


class BusyError(Exception):
    """Another build of the same folder is under way."""


def real(site_dir: Path, keep: Sequence[str]) -> Path:
    """The folder that a build into `site_dir` replaces: itself, or where a link of that name leads.

    Args:
        site_dir: where the site should go.
        keep: paths below it that are not Rumbo's and stay.

    Raises:
        OccupiedError: it is a file, a link to nothing, a mount point, or holds what Rumbo did not put there.
    """
    place = Path(os.path.realpath(site_dir))
    if not place.exists():
        if site_dir.is_symlink():
            raise _occupied("dangling", site_dir, target=str(place))
        return place
    if not place.is_dir():
        raise _occupied("not-a-folder", site_dir)
    if os.path.ismount(place):
        raise _occupied("mount", site_dir)
    if others := list(islice(marker.foreign(place, keep), _NAMED_AT_MOST + 1)):
        named = ", ".join([*others[:_NAMED_AT_MOST], *("…" for _ in others[_NAMED_AT_MOST:])])
        raise _occupied("foreign" if marker.listed(place) is not None else "unmarked", site_dir, files=named)
    return place


@contextmanager
def work_folder(place: Path) -> Iterator[Path]:
    """A folder of our own on the same disk as the site, gone afterwards; what killed builds of it left goes too.

    Raises:
        BusyError: another build of the same site is under way.
    """
    cache = place.parent / _CACHE
    cache.mkdir(parents=True, exist_ok=True)
    prefix = _WORK.format(name=place.name)
    with _locked(place):
        _restore(place)
        for left in cache.iterdir():
            if left.name.startswith(prefix):
                shutil.rmtree(left, ignore_errors=True)
        work = Path(tempfile.mkdtemp(prefix=prefix, dir=cache))
        try:
            yield work
        finally:
            _remove(work)


def _remove(folder: Path) -> None:
    """Delete a folder of ours: thousands of files, which no link leads out of and nobody else knows of."""
    with suppress(OSError):
        for inside, folders, names in os.walk(folder, topdown=False):
            for name in (*names, *(name for name in folders if os.path.islink(f"{inside}/{name}"))):  # noqa: PTH114
                os.unlink(f"{inside}/{name}")  # noqa: PTH108 - twice as fast
            os.rmdir(inside)  # noqa: PTH106 - likewise
        return
    shutil.rmtree(folder, ignore_errors=True)  # which knows how to get on


def bring_along(keep: Sequence[str], place: Path, site: Path) -> None:
    """Copy what is to be kept of the site before into the new one.

    Raises:
        OccupiedError: the new site has a file of that name itself.
    """
    for path in keep:
        old, new = place / path, site / path
        if new.exists():
            raise _occupied("kept-twice", new, path=path)
        if old.is_dir() and not old.is_symlink():
            shutil.copytree(old, new, symlinks=True)
        elif old.exists() or old.is_symlink():
            new.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(old, new, follow_symlinks=False)


def swap(site: Path, place: Path) -> None:
    """Put `site` in the place of the folder there, which is gone afterwards. Both lie on one disk."""
    if not place.exists():
        site.rename(place)
    elif not exchanged(site, place):
        _rename_twice(site, place)


def restore(site_dir: Path) -> bool:
    """Bring back the site of which a build was killed between two renames; whether there was one to bring back."""
    place = Path(os.path.realpath(site_dir))
    if place.exists() or not _previous(place).is_dir():
        return False
    with suppress(BusyError), _locked(place):  # a build under way will put one there
        return _restore(place)
    return False


def exchanged(one: Path, other: Path) -> bool:
    """Let two folders trade places in one step; whether the system could.

    Raises:
        OSError: it could, and would not.
    """
    trade = _exchange()
    if trade is None:
        return False
    ctypes.set_errno(0)
    if trade(os.fsencode(one.absolute()), os.fsencode(other.absolute())) == 0:
        return True
    if (refused := ctypes.get_errno()) in _CANNOT:
        return False
    raise OSError(refused, os.strerror(refused), str(other))


def _exchange() -> Callable[[bytes, bytes], int] | None:
    """The system's call for it, if it has one (renameat2 of Linux, renamex_np of macOS)."""
    if sys.platform == "win32":
        return None
    system = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        return lambda one, other: int(system.renamex_np(one, other, _EXCHANGE))
    if not hasattr(system, "renameat2"):
        return None
    return lambda one, other: int(system.renameat2(_CURRENT_FOLDER, one, _CURRENT_FOLDER, other, _EXCHANGE))


def _rename_twice(site: Path, place: Path) -> None:
    """The old one goes to where `restore` looks for it; should anything come between, it is taken back at once."""
    previous = _previous(place)
    place.rename(previous)
    try:
        site.rename(place)
    except BaseException:
        previous.rename(place)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def _previous(place: Path) -> Path:
    return place.parent / _CACHE / f"previous-{place.name}"


def _restore(place: Path) -> bool:
    previous = _previous(place)
    if place.exists():
        shutil.rmtree(previous, ignore_errors=True)
        return False
    if not previous.is_dir():
        return False
    previous.rename(place)
    return True


@contextmanager
def _locked(place: Path) -> Iterator[None]:
    """Be alone with a site; the lock ends with the process, however that ends."""
    with (place.parent / _CACHE / _LOCK.format(name=place.name)).open("ab") as file:
        if not _taken(file):
            raise BusyError(Phrase("occupied.busy", {"folder": str(place.parent)}))
        yield


def _taken(file: IO[bytes]) -> bool:
    """Whether the lock is ours now. A file system without locks lets everybody in."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - Windows alone has it

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - Windows has it not

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
    return True


def _occupied(why: str, folder: Path, **values: str) -> OccupiedError:
    return OccupiedError(Phrase(f"occupied.{why}", {"folder": str(folder), **values}))
