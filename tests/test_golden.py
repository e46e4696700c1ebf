"""The staged output of two small sites, page by page, against files kept in tests/golden/.

A change of a template shows there as a change of what visitors get. Written anew with: make golden
"""

import os
import re
import shutil
from pathlib import Path

import pytest

from rumbo.content import loader
from rumbo.pages import compiler, routes
from rumbo.publishing.engine.building import source

TESTS = Path(__file__).parent
SITES = {"minimal": TESTS / "sites" / "minimal", "explained": TESTS / "sites" / "explained"}
FINGERPRINT = re.compile(rb"rumbo-[0-9a-f]{12}")


def staged(name: str) -> dict[str, bytes]:
    """Every page by path, and the list of all files; the fingerprint of the assets stands for itself."""
    site = loader.load(SITES[name]).site
    assert site is not None
    tree = compiler.compile_site(site)
    pages = {path: source(page) for path, page in tree.pages.items()}
    later = {routes.later(path): page.later.encode() for path, page in tree.pages.items() if page.later}
    files = {**pages, **later, "FILES": f"{tree}\n".encode()}
    return {path: FINGERPRINT.sub(b"rumbo-FINGERPRINT", content) for path, content in files.items()}


def kept(name: str) -> dict[str, bytes]:
    folder = TESTS / "golden" / name
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("name", SITES)
def test_a_small_site_is_staged_as_kept(name: str) -> None:
    pages = staged(name)
    if "RUMBO_WRITE_GOLDEN" in os.environ:
        shutil.rmtree(TESTS / "golden" / name)
        for path, content in pages.items():
            file = TESTS / "golden" / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    before = kept(name)
    changed = sorted(path for path in {*pages, *before} if pages.get(path) != before.get(path))
    assert pages == before, f"{changed} changed. If that is what you meant: make golden, and read the difference"
