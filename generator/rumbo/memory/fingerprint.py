"""Tells this Rumbo from every other: its own code and words, and the releases of what it is built on.

The theme is no part of it: what depends on a template names it by its bytes.
"""

import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rumbo.memory import digest_of, key

BUILT_ON = (
    "babel",
    "jinja2",
    "markdown",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "nh3",
    "pydantic",
    "pymdown-extensions",
    "pyyaml",
    "tdewolff-minify",
)
"""What has a say in the bytes of a site."""


@cache
def fingerprint() -> str:
    """A key for all of it. Other releases of anything in it make another one."""
    root = Path(__file__).parents[1]
    files = (file for file in root.rglob("*") if file.suffix != ".pyc" and file.is_file())
    own = ((file.relative_to(root).as_posix(), file.read_bytes()) for file in files)
    return key("rumbo", sys.version, digest_of(own), *(f"{name} {_release(name)}" for name in BUILT_ON))


def _release(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
