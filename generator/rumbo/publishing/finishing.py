"""What makes a built folder the same on every machine, and complete: rights, times, no word of what is not there."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

_POINTER = re.compile(rb"(?m)^[ \t]*(?://|/\*)# sourceMappingURL=[^\n]*\n?")
_FOLDER, _FILE = 0o755, 0o644


def even_out(site: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Let everybody read all of it, whatever the umask; date it all SOURCE_DATE_EPOCH where that is set.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    when = environment.get("SOURCE_DATE_EPOCH", "")
    for place in [*sorted(site.rglob("*"), reverse=True), site]:  # what lies inside first: writing dates its folder
        place.chmod(_FOLDER if place.is_dir() else _FILE)
        if when.isdecimal():
            os.utime(place, (int(when), int(when)))


def drop_pointers_to_maps(site: Path) -> None:
    """Others' scripts and styles point to source maps, which are not published; a browser's tools ask for them."""
    for place in site.rglob("*"):
        if place.suffix in {".js", ".mjs", ".css"} and b"sourceMappingURL=" in (content := place.read_bytes()):
            place.write_bytes(_POINTER.sub(b"", content))
