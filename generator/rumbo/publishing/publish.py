"""Turns staged trees into the published folder: builds each language, merges, adds the security policy, swaps.

Knows nothing of what the pages say. Whatever goes wrong, the folder published before stays as it was.
"""

import os
import shutil
import signal
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from html.parser import HTMLParser
from multiprocessing import active_children, get_context
from pathlib import Path

from rumbo.pages.tree import OutputTree, Publication
from rumbo.publishing import engine, finishing, marker, swap
from rumbo.wording.phrases import Phrase

_CHARSET = '<meta charset="utf-8">'
_POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
_HEADERS = """\
/*
  Content-Security-Policy: frame-ancestors 'self'
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Referrer-Policy: same-origin
  X-Content-Type-Options: nosniff
"""
_CODE_TYPES = frozenset({"", "module", "text/javascript"})
_WORTH_A_PROCESS = 30
"""Pages that take about as long as it takes to start a process that could build them."""

Tell = Callable[[Phrase], None]


class PolicyError(Exception):
    """A built page holds something that its security policy forbids: a fault of ours, not of an author."""


def build(publication: Publication, site_dir: Path, tell: Tell = lambda _: None) -> None:
    """Build every language and put the result in place of `site_dir`.

    `tell` is called with what each step is as it begins. Nothing is left half done: the new site is built beside the
    old one and takes its place by renaming.

    Raises:
        engine.EngineError: what the engine complains of.
        PolicyError: a page that its own policy would break.
        swap.OccupiedError: `site_dir` holds what Rumbo did not build.
        swap.BusyError: another build into it is under way.
        OSError: this machine would not; a full disk, a folder that cannot be written.
    """
    place = swap.real(site_dir, publication.keep)
    with swap.work_folder(place) as work:
        built = _build_languages(publication.trees, work, tell)
        tell(Phrase("build.merging"))
        site = _merged(publication, built, work / "site")
        for page in sorted(site.rglob("*.html")):
            _secure(page, site)
        _add_host_files(publication, site)
        marker.mark(site)
        finishing.even_out(site)
        swap.bring_along(publication.keep, place, site)
        tell(Phrase("build.swapping"))
        swap.swap(site, place)


def policy(html: str, name: str) -> str:
    """The Content-Security-Policy of one page: the site's own files and exactly this page's inline scripts (D13).

    Raises:
        PolicyError: an inline style or handler, or a file of another origin.
    """
    reader = _PageReader()
    reader.feed(html)
    reader.close()
    if reader.forbidden:
        raise PolicyError(Phrase("build.forbidden", {"page": name, "what": reader.forbidden[0]}))
    hashes = sorted({f" 'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in reader.scripts})
    return _POLICY.format(hashes="".join(hashes))


class _PageReader(HTMLParser):
    """Collects a page's inline scripts, and what no page of ours may hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.forbidden: list[Phrase] = []
        self._in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "style" or "style" in found:
            self._forbid("inline-style", tag=tag)
        for key in found:
            if key.startswith("on"):
                self._forbid("handler", handler=key, tag=tag)
        source = found.get("src") or (found.get("href") if found.get("rel") == "stylesheet" else None) or ""
        if source.startswith(("http:", "https:", "//")):
            self._forbid("foreign", source=source)
        self._in_code = tag == "script" and "src" not in found and (found.get("type") or "") in _CODE_TYPES

    def _forbid(self, what: str, **values: str) -> None:
        self.forbidden.append(Phrase(f"build.{what}", {**values, "line": str(self.getpos()[0])}))

    def handle_data(self, data: str) -> None:
        if self._in_code:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as HTMLParser calls it
        self._in_code = False


def _build_languages(trees: Sequence[OutputTree], work: Path, tell: Tell) -> list[Path]:
    """Build each language in a folder of its own: the first here, and beside it the others if that pays."""
    first, *others = [(tree, work / f"site-{tree.frame.language}") for tree in trees]
    for tree in trees:
        tell(Phrase("build.language", {"language": tree.frame.language, "count": str(_pages(tree))}))
    if not others or _pages(first[0]) < _WORTH_A_PROCESS:
        return [_build_language(tree, into) for tree, into in (first, *others)]
    # Started anew, not forked: a preview has threads.
    with ProcessPoolExecutor(min(len(others), os.cpu_count() or 1), get_context("spawn")) as processes:
        try:
            with _without_interrupts():
                waiting = [processes.submit(_build_language, tree, into) for tree, into in others]
            return [_build_language(*first), *(building.result() for building in waiting)]
        except KeyboardInterrupt:
            for process in active_children():
                process.terminate()
            raise


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Processes started here never hear of Ctrl+C, of which each would complain; this one hears of it afterwards."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _build_language(tree: OutputTree, into: Path) -> Path:
    engine.build(tree, into, into.with_name(f"staged-{tree.frame.language}"))
    return into


def _pages(tree: OutputTree) -> int:
    return sum(path.endswith(".md") for path in tree.files)


def _merged(publication: Publication, built: Sequence[Path], site: Path) -> Path:
    """Every language in its folder, with what stands in front of them.

    A host shows the 404 page of the root, and few look for one further down: the default language's stands there too.
    """
    site.mkdir()
    for tree, folder in zip(publication.trees, built, strict=True):
        if not tree.frame.folder:
            return folder
        shutil.move(folder, site / tree.frame.folder)
    shutil.copy(site / publication.trees[0].frame.folder / "404.html", site)
    for path, content in publication.front.items():
        (site / path).write_bytes(content)
    return site


def _secure(page: Path, site: Path) -> None:
    html = page.read_text("utf-8")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html, str(page.relative_to(site)))}">'
    page.write_text(html.replace(_CHARSET, _CHARSET + meta, 1), "utf-8", newline="\n")


def _add_host_files(publication: Publication, site: Path) -> None:
    """What hosts read: headers that no <meta> can carry, and where the sitemaps are."""
    (site / "_headers").write_text(_HEADERS, "utf-8")
    (site / ".nojekyll").touch()
    frames = [tree.frame for tree in publication.trees]
    urls = [frame.url for frame in frames if frame.url and not frame.noindex]
    if urls:
        (site / "robots.txt").write_text("".join(f"Sitemap: {url}sitemap.xml\n" for url in urls), "utf-8")
