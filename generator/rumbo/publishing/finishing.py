"""What makes a built folder the same on every machine: rights, times. Knows nothing of what its files say."""

import os
from collections.abc import Mapping
from pathlib import Path

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
