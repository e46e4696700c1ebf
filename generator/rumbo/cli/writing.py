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
