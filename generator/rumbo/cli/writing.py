"""Writes over a file of the author's so that it is either the old one or the new one, whole, whatever happens."""

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write beside the file, then take its place. A link stays one: what it leads to is written.

    Raises:
        OSError: the disk is full, or the folder cannot be written to; the file is as it was.
    """
    place = file.resolve()
    mode = place.stat().st_mode if place.exists() else None
    handle, name = tempfile.mkstemp(prefix=f".{place.name}-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
        if mode is not None:
            Path(name).chmod(mode)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_new(file: Path, content: bytes, mode: int = 0o666) -> None:
    """Write a file that is not there yet, with its rights from the first byte on; whole, or not at all.

    Raises:
        FileExistsError: it is there, and stays as it is.
        OSError: the disk is full, or the folder cannot be written to.
    """
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
    except BaseException:
        file.unlink(missing_ok=True)
        raise
