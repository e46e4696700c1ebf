"""Turns staged trees into the published folder: builds each language, merges, adds the security policy, swaps.

Knows nothing of what the pages say. Whatever goes wrong, the folder published before stays as it was.
"""

import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from pathlib import Path
from urllib.parse import quote

from rumbo.pages.tree import OutputTree, Publication
from rumbo.publishing import engine, finishing, marker, swap
from rumbo.publishing.policy import ACTIVE, CHARSET, OF_ACTIVE_FILES, PolicyError, known_scripts, policy
from rumbo.wording.phrases import Phrase

_HEADERS = """\
/*
  Content-Security-Policy: frame-ancestors 'self'
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Referrer-Policy: same-origin
  X-Content-Type-Options: nosniff
"""
_GENERATOR = re.compile(r'(<meta name="generator" content=")[^"]*')
_WORTH_A_PROCESS = 30
"""Pages that take about as long as it takes to start a process that could build them."""

__all__ = ["PolicyError", "Tell", "build"]

Tell = Callable[[Phrase], None]


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
        known = frozenset[str]().union(*(known_scripts(tree, work) for tree in publication.trees))
        for page in sorted(site.rglob("*.html")):
            _secure(page, site, known)
        _add_host_files(publication, site)
        finishing.drop_pointers_to_maps(site)
        marker.mark(site)
        finishing.even_out(site)
        swap.bring_along(publication.keep, place, site)
        tell(Phrase("build.swapping"))
        swap.swap(site, place)


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


def _secure(page: Path, site: Path, known: Collection[str]) -> None:
    """Give a page its policy, and say what made it without saying which version of what."""
    html = _GENERATOR.sub(r"\1Rumbo", page.read_text("utf-8"))
    rules = policy(html, page.relative_to(site).as_posix(), known)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    page.write_text(html.replace(CHARSET, CHARSET + meta, 1), "utf-8", newline="\n")


def _add_host_files(publication: Publication, site: Path) -> None:
    """What hosts read: headers that no <meta> can carry, and where the sitemaps are."""
    active = sorted(place.relative_to(site).as_posix() for place in site.rglob("*") if place.suffix.lower() in ACTIVE)
    rules = (f"/{quote(path)}\n  Content-Security-Policy: {OF_ACTIVE_FILES}\n" for path in active)
    (site / "_headers").write_text(_HEADERS + "".join(rules), "utf-8", newline="\n")
    (site / ".nojekyll").touch()
    frames = [tree.frame for tree in publication.trees]
    urls = [frame.url for frame in frames if frame.url and not frame.noindex]
    if urls:
        (site / "robots.txt").write_text("".join(f"Sitemap: {url}sitemap.xml\n" for url in urls), "utf-8")
