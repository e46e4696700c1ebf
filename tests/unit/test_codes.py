"""Short codes: the browser's rule (tests/js/test_carried.mjs has the same vectors), and what keeps them apart."""

import hashlib
from pathlib import Path

import pytest

from rumbo import packaged
from rumbo.scoring.codes import LENGTH, code

VENDOR = "assets/vendor"
VECTORS = {
    "": "hoes",
    "revision": "8ggx",
    "firma-meta-cargo": "8ggx",
    "liderazgo": "962a",
    "not-applicable": "cl1b",
}


@pytest.mark.parametrize(("name", "expected"), VECTORS.items())
def test_a_code_is_what_the_browser_says_it_is(name: str, expected: str) -> None:
    assert code(name) == expected
    assert len(code(name)) == LENGTH


def test_code_of_others_is_what_came_with_its_licence() -> None:
    folder = packaged.templates() / VENDOR
    recorded = (folder / "README.txt").read_text("utf-8")
    for script in folder.rglob("*.mjs"):
        assert hashlib.sha256(script.read_bytes()).hexdigest() in recorded
        assert "MIT" in (script.parent / "LICENSE.txt").read_text("utf-8")
        assert script.relative_to(folder).as_posix() in recorded


def test_code_of_others_is_published_as_it_came(built_site: Path) -> None:
    came = (packaged.templates() / VENDOR / "lean-qr/index.mjs").read_bytes()
    published = list(built_site.rglob("vendor/lean-qr/index.mjs"))
    assert published
    assert all(file.read_bytes() == came for file in published)
