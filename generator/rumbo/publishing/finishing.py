"""What makes a built folder the same on every machine, and complete: rights, times, no word of what is not there."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

_POINTER = re.compile(rb"(?m)^[ \t]*(?://|/\*)# sourceMappingURL=[^\n]*\n?")
EPOCH = "SOURCE_DATE_EPOCH"
"""Names in the environment the seconds that everything is dated to."""
_FOLDER, _FILE = 0o755, 0o644


def even_out(site: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Let everybody read all of it, whatever the umask; date it all SOURCE_DATE_EPOCH where that is set.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    when = environment.get(EPOCH, "")
    for folder, _, names in os.walk(site, topdown=False):  # what lies inside first: writing dates its folder
        for place, mode in (*((f"{folder}/{name}", _FILE) for name in names), (folder, _FOLDER)):
            os.chmod(place, mode)  # noqa: PTH101 - for thousands of pages
            if when.isdecimal():
                os.utime(place, (int(when), int(when)))


def without_pointer(path: str, content: bytes) -> bytes:
    """A file without a pointer to its source map, which is not published and which a browser's tools would ask for."""
    points = path.endswith((".js", ".mjs", ".css")) and b"sourceMappingURL=" in content
    return _POINTER.sub(b"", content) if points else content
