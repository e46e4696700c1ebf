"""Tells whether a site is already what its files make of it, so that nothing need be judged or built again."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from rumbo.memory import Memory, digest_of, key
from rumbo.pages import theme
from rumbo.publishing import finishing, marker, swap
from rumbo.wording.problems import Problem, from_data, to_data


@dataclass(frozen=True, slots=True)
class Standing:
    """A site as a build left it: what was said of its files, and what in its folder stays that is not Rumbo's."""

    problems: tuple[Problem, ...]
    keep: tuple[str, ...]


def name(contents: Mapping[str, bytes]) -> str:
    """A key of all that a build of these files depends on; a memory adds which Rumbo builds."""
    when = os.environ.get(finishing.EPOCH, "")
    return key("site", digest_of(contents.items()), digest_of(theme.shipped().items()), when)


def recalled(name: str, site_dir: Path, memory: Memory) -> Standing | None:
    """The site that was built of this name, if it lies there whole and nothing else does.

    Raises:
        swap.OccupiedError: `site_dir` holds what Rumbo did not build.
    """
    kept = memory.recall(name)
    if kept is None:
        return None
    found = json.loads(kept)
    standing = Standing(tuple(map(from_data, found["problems"])), tuple(found["keep"]))
    place = swap.real(site_dir, standing.keep)
    return standing if _list(place) == found["list"] and marker.is_whole(place) else None


def keep(name: str, site_dir: Path, standing: Standing, memory: Memory) -> None:
    """Remember the site of this name, which has just been built."""
    problems = [to_data(problem) for problem in standing.problems]
    found = {"problems": problems, "keep": standing.keep, "list": _list(site_dir)}
    memory.keep(name, json.dumps(found).encode())


def _list(place: Path) -> str:
    try:
        return sha256((place / marker.NAME).read_bytes()).hexdigest()
    except OSError:
        return ""
