"""Tells by its path what each of a site's files is. Reads nothing."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from rumbo.wording.languages import CODE

if TYPE_CHECKING:
    from rumbo.model import Settings

SETTINGS = "site_config.yml"
ROOMS = ("playbooks", "collections", "diagnostics", "assets")
"""The folders from which images and downloads are published; all but the last hold content as well."""
THEME = "templates"
"""The site's own templates: any file there stands in for the packaged one of the same path."""
TEXTS = (".md", ".yml")
MISNAMED_TEXTS = (".yaml", ".markdown", ".txt")
"""What editors and systems make of the names of texts; some of these files are meant to be read."""
PUBLISHED = (".pdf", ".docx", ".xlsx", ".csv", ".svg", ".png", ".jpg", ".webp")
"""What may lie beside the content and is published with it."""
FONT = ".woff2"

_GUIDE = "README.md"
_HEADS = ("diagnostic.yml", "cases.yml")
"""What makes a folder in diagnostics/ a diagnostic."""
_SUFFIXES = {".yaml": ".yml", ".markdown": ".md"}
_DEVICE = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever suffix they have."""
_FILE_NAME = re.compile(r"[^\s/\\\"'<>]+\.[A-Za-z0-9]{3,5}\b")
_TRANSLATION = re.compile(rf"(?P<stem>(?:.*/)?[^./]+)\.(?P<language>{CODE})(?P<suffix>\.[a-z]+)")
"""A translation's name has its language in the middle: diagnostic.en.yml."""


class Translation(NamedTuple):
    """A path taken for a translation's: what it translates, and into which language."""

    original: str
    language: str


def strings(language: str) -> str:
    """Where a site's own words of the interface are."""
    return f"{THEME}/strings/{language}.yml"


def diagnostic(slug: str) -> str:
    """Where a diagnostic is written."""
    return f"diagnostics/{slug}/diagnostic.yml"


def cases(slug: str) -> str:
    """Where a diagnostic's golden respondents are."""
    return f"diagnostics/{slug}/cases.yml"


def is_cases(path: str) -> bool:
    """Whether a file holds golden respondents."""
    return path.startswith("diagnostics/") and path.endswith("/cases.yml")


def translation_of(path: str, language: str) -> str:
    """Where the translation of a file is."""
    place = PurePosixPath(path)
    return str(place.with_suffix(f".{language}{place.suffix}"))


def as_translation(path: str) -> Translation | None:
    """What a path translates, if it is named like a translation of content."""
    found = _TRANSLATION.fullmatch(path)
    if not found or found["suffix"] not in TEXTS or path.startswith(f"{THEME}/"):
        return None
    return Translation(found["stem"] + found["suffix"], found["language"])


def is_playbook(path: str) -> bool:
    """Whether a file is a playbook, and neither a guide for authors nor a translation."""
    return _is_article_in("playbooks", path)


def is_collection(path: str) -> bool:
    """Whether a file is a collection, and neither a guide for authors nor a translation."""
    return _is_article_in("collections", path)


def _is_article_in(wanted: str, path: str) -> bool:
    room, _, name = path.partition("/")
    return room == wanted and "/" not in name and name.endswith(".md") and not _is_aside(path)


def article_kind(path: str) -> str:
    """Of which kind a Markdown file is: a playbook, a collection, or a page of the owner's."""
    if is_playbook(path):
        return "playbook"
    return "collection" if is_collection(path) else "page"


def is_content(path: str) -> bool:
    """Whether a file of this name would be content with words in it: of the library, a diagnostic, the owner's file."""
    parts = PurePosixPath(path).parts
    return (
        article_kind(path) != "page"
        or path == SETTINGS
        or (parts[0] == "diagnostics" and parts[-1] == "diagnostic.yml")
    )


def kind_of(path: str) -> str | None:
    """Which format a file of content has; None for a translation, which has that of what it translates."""
    if as_translation(path) or path.startswith(f"{THEME}/"):
        return None
    if path == SETTINGS:
        return "site_config"
    return "diagnostic" if path.endswith(".yml") else article_kind(path)


def is_misplaced(path: str) -> bool:
    """Whether a file looks like content, and lies or is named so that it would not be read."""
    place = PurePosixPath(path)
    if place.suffix.lower() not in (*TEXTS, *_SUFFIXES) or _is_aside(path):
        return False
    match place.parts:
        case ("playbooks", *_):
            return not is_playbook(path)
        case ("collections", *_):
            return not is_collection(path)
        case ("diagnostics", _, name) if name in _HEADS:
            return False
        case ("diagnostics", *_):
            return place.suffix != ".md"
        case _:
            return path in _HEADS


def renamed(path: str) -> str | None:
    """What a file would have to be called to be read, where its suffix alone is in the way: `site_config.yaml`."""
    place = PurePosixPath(path.removesuffix(".txt") if path.lower().endswith((".yml.txt", ".md.txt")) else path)
    suffix = place.suffix.lower()
    meant = str(place.with_suffix(_SUFFIXES.get(suffix, suffix)))
    return meant if meant != path and _is_read(meant) else None


def _is_read(path: str) -> bool:
    found = as_translation(path)
    return _is_text(found.original if found else path)


def _is_text(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return (
        is_content(path) or path.startswith(f"{THEME}/strings/") or (parts[0] == "diagnostics" and parts[-1] in _HEADS)
    )


def is_device(name: str) -> bool:
    """Whether Windows would take a name for a device's, so that no file can have it there."""
    return _DEVICE.fullmatch(name) is not None


def diagnostic_slugs(paths: Iterable[str]) -> list[str]:
    """The folders that hold a diagnostic, or golden respondents of one."""
    found: set[str] = set()
    for path in paths:
        match PurePosixPath(path).parts:
            case ("diagnostics", slug, name) if name in _HEADS:
                found.add(slug)
    return sorted(found)


def published(paths: Iterable[str], settings: "Settings | None") -> Iterator[str]:
    """What lies beside the content and is published with it; logo and fonts wherever they lie."""
    logo = settings.brand.logo if settings else None
    fonts = set(settings.brand.fonts.values()) if settings else set()
    for path in paths:
        if path in fonts and path.lower().endswith(FONT):
            yield path
        if path.lower().endswith(PUBLISHED) and (path == logo or path.startswith(tuple(f"{room}/" for room in ROOMS))):
            yield path


def named_in(text: bytes) -> set[str]:
    """What in a text could be the name of a file, in small letters."""
    return {found.lower() for found in _FILE_NAME.findall(unquote(text.decode("utf-8", "replace")))}


def _is_aside(path: str) -> bool:
    return PurePosixPath(path).name == _GUIDE or as_translation(path) is not None
