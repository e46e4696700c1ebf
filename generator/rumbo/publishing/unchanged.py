"""Tells whether a site is already what its files make of it, so that nothing need be judged or built again."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from rumbo import packaged
from rumbo.memory import Memory, digest_of, key
from rumbo.publishing import finishing, marker, swap
from rumbo.wording import problems
from rumbo.wording.problems import Problem


@dataclass(frozen=True, slots=True)
class Standing:
    """A site as a build left it: what was said of its files, and what in its folder stays that is not Rumbo's."""

    problems: tuple[Problem, ...]
    keep: tuple[str, ...]


def name(contents: Mapping[str, bytes]) -> str:
    """A key of all that a build of these files depends on; a memory adds which Rumbo builds."""
    when = os.environ.get(finishing.EPOCH, "")
    return key("site", digest_of(contents.items()), digest_of(packaged.theme().items()), when)


def recalled(name: str, site_dir: Path, memory: Memory) -> Standing | None:
    """The site that was built of this name, if it lies there whole and nothing else does.

    Raises:
        swap.OccupiedError: `site_dir` holds what Rumbo did not build.
    """
    kept = memory.recall(name)
    if kept is None:
        return None
    found = json.loads(kept)
    standing = from_data(found)
    place = swap.real(site_dir, standing.keep)
    return standing if _list(place) == found["list"] and marker.is_whole(place) else None


def keep(name: str, site_dir: Path, standing: Standing, memory: Memory) -> None:
    """Remember the site of this name, which has just been built."""
    memory.keep(name, json.dumps({**to_data(standing), "list": _list(site_dir)}).encode())


def to_data(standing: Standing) -> dict[str, Any]:
    """What was said of a site, as JSON can write it."""
    return {"problems": [problems.to_data(problem) for problem in standing.problems], "keep": standing.keep}


def from_data(found: Mapping[str, Any]) -> Standing:
    """The same again."""
    return Standing(tuple(map(problems.from_data, found["problems"])), tuple(found["keep"]))


def _list(place: Path) -> str:
    try:
        return sha256((place / marker.NAME).read_bytes()).hexdigest()
    except OSError:
        return ""
