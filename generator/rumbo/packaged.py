"""Where the files lie that come with Rumbo: the theme, the starter site, the smallest site.

In an installed wheel they are under `rumbo/shipped`; in a checkout, which is itself a site, at its root.
Knows no format.
"""

from collections.abc import Mapping
from pathlib import Path

_SHIPPED = Path(__file__).parent / "shipped"
_CHECKOUT = Path(__file__).parents[2]

STARTER_PARTS = ("site_config.yml", "site_config.en.yml", "playbooks", "collections", "diagnostics")
"""What a new site gets; never templates, generator or tests."""


def templates() -> Path:
    """The theme's folder: pages/, components/, assets/, theme/."""
    return _home("templates")


def theme() -> Mapping[str, bytes]:
    """The theme's files by path relative to templates/."""
    folder = templates()
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def starter() -> Path:
    """The folder that holds the starter site's parts; in a checkout, other things lie there too."""
    shipped = _SHIPPED / "starter"
    return shipped if shipped.is_dir() else _CHECKOUT


def empty(language: str) -> Path:
    """The smallest site, one tiny diagnostic and two playbooks, in one of `empty_languages`."""
    return _SHIPPED / "empty" / language


def empty_languages() -> list[str]:
    """The languages that the smallest site is written in."""
    return sorted(place.name for place in (_SHIPPED / "empty").iterdir())


def skeletons(language: str) -> Path:
    """The playbook, the diagnostic and the client that `rumbo new` fills in, in one of `skeleton_languages`."""
    return _SHIPPED / "skeletons" / language


def skeleton_languages() -> list[str]:
    """The languages that drafts are written in."""
    return sorted(place.name for place in (_SHIPPED / "skeletons").iterdir())


def around() -> Path:
    """The files that stand around a new site's content; its guide in each of `skeleton_languages`."""
    return _SHIPPED / "around"


def _home(name: str) -> Path:
    shipped = _SHIPPED / name
    return shipped if shipped.is_dir() else _CHECKOUT / name
