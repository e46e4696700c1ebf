"""Measures what a build costs and what a visitor downloads. Prints figures; decides nothing.

`rumbo build` is held against `mkdocs build` on the same staged trees: the difference is ours.
"""

import gzip
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from rumbo.content import loader
from rumbo.pages import compiler
from rumbo.publishing.engine import building

ROOT = Path(__file__).parents[1]
ROUNDS = 5
BIN = Path(sys.executable).parent


def main() -> None:
    """Print all figures for the repository's own site."""
    sites = loader.load(ROOT, drafts=False).sites
    with tempfile.TemporaryDirectory() as work:
        staged = [Path(work) / site.language for site in sites]
        for site, folder in zip(sites, staged, strict=True):
            building.stage(compiler.compile_site(site), folder)
        ours, theirs = _timed(_build), _timed(partial(_mkdocs, staged))
    print(f"rumbo build      {ours:6.2f} s  (median of {ROUNDS})")
    print(f"mkdocs build     {theirs:6.2f} s  on the same {len(staged)} staged trees")
    print(f"ratio            {ours / theirs:6.2f}")
    _print_sizes(ROOT / "site")


def _timed(work: Callable[[], object]) -> float:
    return statistics.median(_seconds(work) for _ in range(ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _build() -> None:
    subprocess.run([BIN / "rumbo", "-C", ROOT, "build"], check=True, capture_output=True)


def _mkdocs(folders: Sequence[Path]) -> None:
    for folder in folders:
        subprocess.run([BIN / "mkdocs", "build", "--quiet"], cwd=folder, check=True, capture_output=True)


def _print_sizes(site: Path) -> None:
    pages = sorted(site.rglob("*.html"), key=lambda page: page.stat().st_size)
    print(f"\n{len(pages)} pages, median {pages[len(pages) // 2].stat().st_size:,} bytes; the largest (bytes, gzip):")
    for page in pages[:-4:-1]:
        print(f"  {page.stat().st_size:9,} {_gzipped([page]):9,}  {page.relative_to(site)}")
    own = [file for file in (site / "assets").rglob("*") if _is_ours(file, site)]
    for kind in (".mjs", ".css"):
        files = [file for file in own if file.suffix == kind]
        print(f"own {kind:5} {len(files):3} files {_gzipped(files):9,} bytes gzip")
    print(f"whole site      {sum(file.stat().st_size for file in site.rglob('*') if file.is_file()):12,} bytes")


def _is_ours(file: Path, site: Path) -> bool:
    """Whether a file is one of Rumbo's own, in the folder named by a hash, and not the engine's."""
    return file.is_file() and any(part.startswith("rumbo-") for part in file.relative_to(site).parts)


def _gzipped(files: Sequence[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


if __name__ == "__main__":
    main()
