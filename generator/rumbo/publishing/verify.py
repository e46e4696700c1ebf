"""Holds a built folder against what Rumbo promises of every site, whoever built it and wherever it has been since.

Reads files alone: no settings, no content, no network.
"""

import getpass
import gzip
import hashlib
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from rumbo.pages.routes import LATER
from rumbo.publishing import landmarks, marker
from rumbo.publishing.landmarks import Landmarks
from rumbo.publishing.policy import ACTIVE, CHARSET, OF_ACTIVE_FILES, Held, exact, held
from rumbo.wording.phrases import Filling, Phrase

PAGE_BUDGET = 100 * 1024
"""The most that a page may weigh as a host sends it (gzip), in bytes."""
NEEDED_BUDGET = 120 * 1024
"""The most that the scripts, styles and pictures that it names may weigh, likewise."""

_TEXTS = frozenset({".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".webmanifest", ".xml", ""})
_KINDS = frozenset({"", "http", "https", "mailto", "tel", "data"})
_READ_BY_SCRIPTS = re.compile(r"result|r=.*")
"""Fragments that name no element: `#result` shows the result of the answers kept, `#r=…` that of a link."""
_PLACE = re.compile(
    r"(?<![\w/.-])(?:/home/|/Users/|/root/|/tmp/|/var/folders/)[\w.-]+|\b[A-Za-z]:\\{1,2}Users\\{1,2}[\w.-]+|file:///\w"
)
"""A path on somebody's machine."""
_LOADED = {
    ".css": re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)"""),
    ".js": re.compile(r"""\b(?:import|from|fetch|importScripts|Worker)\s*\(?\s*["'`]((?:https?:)?//[^"'`]+)"""),
}
_LOADED[".mjs"] = _LOADED[".js"]
_LEFT = re.compile(
    r"(?:^|/)(?:~\$[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini|[^/]*\.(?:map|pyc|bak|orig|swp|tmp)|[^/]*~)$"
)
_ASSETS = re.compile(r"rumbo-([0-9a-f]{12})")
_VERSION = re.compile(r"\d")
_NOBODY = frozenset({"", "root", "user", "runner", "admin", "app"})
"""Names of users that say nothing about anybody."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong with a file of the folder, at a line where there is one (else 0)."""

    path: str
    line: int
    key: str
    what: Phrase

    @property
    def place(self) -> str:
        """Where it is, as `file:line`."""
        return f"{self.path}:{self.line}" if self.line else self.path


def verify(folder: Path) -> list[Finding]:
    """All that is wrong with a built folder, sorted by place."""
    site = _Site(folder)
    return sorted(finding for check in _CHECKS for finding in check(site))


class _Site:
    """A folder, read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {
            place.relative_to(folder).as_posix(): place for place in sorted(folder.rglob("*")) if place.is_file()
        }

    @cached_property
    def html(self) -> dict[str, str]:
        """The pages, each with what its script fetches for it."""
        return {path: self._whole(path) for path in self.files if path.endswith((".html", ".htm"))}

    @cached_property
    def pages(self) -> dict[str, Landmarks]:
        return {path: landmarks.read(text) for path, text in self.html.items()}

    @cached_property
    def base(self) -> str:
        return landmarks.base_of(self.pages)

    def _whole(self, path: str) -> str:
        later = posixpath.join(posixpath.dirname(path), LATER)
        return "\n".join(self.text(part) for part in (path, later) if part in self.files)

    def text(self, path: str) -> str:
        return self.files[path].read_bytes().decode("utf-8", "replace")

    def weight(self, path: str) -> int:
        return len(gzip.compress(self.files[path].read_bytes(), 9))


def _policies(site: _Site) -> Iterator[Finding]:
    for path, text in site.html.items():
        found = held(text)
        if not found.policies:
            yield _finding(path, "no-policy")
        elif found.policies != [exact(found, _receiver(found))] or f"{CHARSET}<meta http-equiv" not in text:
            yield _finding(path, "other-policy")
        for what in found.forbidden:
            yield _finding(path, "forbidden", int(str(what.values["line"])), what=what)


def _receiver(found: Held) -> str:
    """The origin to which the one button of a page sends answers."""
    urls = [urlsplit(url) for url in found.receivers]
    return f"{urls[0].scheme}://{urls[0].netloc.lower()}" if len(urls) == 1 else ""


def _active_files(site: _Site) -> Iterator[Finding]:
    """Drawings and their like: what a browser runs by themselves must hold nothing to run, and have a policy."""
    headers = site.text("_headers") if "_headers" in site.files else ""
    for path in site.files:
        if Path(path).suffix.lower() not in ACTIVE:
            continue
        if f"/{quote(path)}\n  Content-Security-Policy: {OF_ACTIVE_FILES}\n" not in headers:
            yield _finding(path, "no-header")
        found = held(site.text(path))
        for _, line in found.scripts:
            yield _finding(path, "script", line)
        for what in found.forbidden:
            if what.key != "build.inline-style":  # it can do nothing under the policy of such files
                yield _finding(path, "forbidden", int(str(what.values["line"])), what=what)


def _other_origins(site: _Site) -> Iterator[Finding]:
    for path in site.files:
        if (pattern := _LOADED.get(Path(path).suffix)) is not None:
            for line, match in _matches(pattern, site.text(path)):
                yield _finding(path, "foreign", line, source=match.group(1))


def _links(site: _Site) -> Iterator[Finding]:
    for path, page in site.pages.items():
        for link, line in page.links:
            if key := _fault(link, path, site):
                yield _finding(path, key, line, link=link)


def _fault(link: str, here: str, site: _Site) -> str:
    parts = urlsplit(link)
    if parts.scheme not in _KINDS:
        return "odd-link"
    if parts.scheme or parts.netloc:
        return ""
    path, place = landmarks.target(parts.path, here, site.base), unquote(parts.fragment)
    if path not in site.files:
        return "dead-link"
    is_named = not place or _READ_BY_SCRIPTS.fullmatch(place) or path not in site.pages or place in site.pages[path].ids
    return "" if is_named else "dead-anchor"


def _hashes(site: _Site) -> Iterator[Finding]:
    listed = marker.listed(site.folder)
    if listed is None:
        yield _finding(marker.NAME, "no-list")
    for path, wanted in (listed or {}).items():
        if path not in site.files:
            yield _finding(path, "missing")
        elif marker.digest(site.files[path]) != wanted:
            yield _finding(path, "changed")
    for place in sorted(site.folder.rglob("rumbo-*")):
        name = _ASSETS.fullmatch(place.name)
        if name and place.is_dir() and _digest(place) != name.group(1):
            yield _finding(place.relative_to(site.folder).as_posix(), "other-hash")


def _digest(assets: Path) -> str:
    """The hash that names a folder of assets (pages.theme)."""
    digest = hashlib.sha256()
    files = {place.relative_to(assets).as_posix(): place for place in assets.rglob("*") if place.is_file()}
    for path, place in sorted(files.items()):
        content = place.read_bytes()
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


def _budgets(site: _Site) -> Iterator[Finding]:
    weights: dict[str, int] = {}
    for path, page in site.pages.items():
        if (weight := site.weight(path)) > PAGE_BUDGET:
            yield _finding(path, "heavy-page", weight=_kib(weight), most=_kib(PAGE_BUDGET))
        needed = {landmarks.target(urlsplit(link).path, path, site.base) for link in page.needed if ":" not in link}
        for file in needed & site.files.keys() - weights.keys():
            weights[file] = site.weight(file)
        if (weight := sum(weights.get(file, 0) for file in needed)) > NEEDED_BUDGET:
            yield _finding(path, "heavy-files", weight=_kib(weight), most=_kib(NEEDED_BUDGET))


def _kib(weight: int) -> str:
    return f"{-(-weight // 1024)} KiB"


def _leftovers(site: _Site) -> Iterator[Finding]:
    user = re.compile(rf"\b{re.escape(_user())}\b") if _user() not in _NOBODY else None
    for path in site.files:
        if _LEFT.search(path):
            yield _finding(path, "left-file")
        if Path(path).suffix.lower() in _TEXTS and path != marker.NAME:
            for line, match in _matches(_PLACE, site.text(path)):
                yield _finding(path, "left-path", line, path=match.group())
            for line, match in _matches(re.compile(r"sourceMappingURL=([^\s*]+)"), site.text(path)):
                yield _finding(path, "left-map", line, path=match.group(1))
    for path, page in site.pages.items():
        if _VERSION.search(page.generator):
            yield _finding(path, "left-version", words=page.generator)
        for words, line in page.remarks:
            if user and user.search(words):
                yield _finding(path, "left-user", line, words=user.pattern.strip("\\b"))


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # nobody in particular, as in a container
        return ""


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, re.Match[str]]]:
    for match in pattern.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match


def _finding(where: str, key: str, line: int = 0, **values: Filling) -> Finding:
    return Finding(where, line, key, Phrase(f"verify.{key}", values))


_CHECKS: tuple[Callable[[_Site], Iterator[Finding]], ...] = (
    _policies,
    _active_files,
    _other_origins,
    _links,
    _hashes,
    _budgets,
    _leftovers,
)
