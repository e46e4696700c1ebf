"""Every component draws from its example file, and nothing of what it draws can be faulted (docs/gallery.py)."""

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Page, expect

from browsing import hosted
from conftest import NewPage
from rumbo.publishing import publish

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def gallery() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gallery", REPOSITORY / "docs" / "gallery.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gallery_url(gallery: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("gallery") / "site"
    publish.build(gallery.publication(), folder)
    with hosted(folder) as url:
        yield f"{url}gallery/"


def test_every_component_is_drawn_and_has_no_fault(
    new_page: NewPage, gallery: ModuleType, gallery_url: str, violations: Callable[[Page], list[str]]
) -> None:
    page = new_page(viewport={"width": 1280, "height": 12_000}, reduced_motion="reduce")
    page.goto(gallery_url)
    names = [example.name for example in gallery.examples()]
    assert names == sorted(file.parent.name for file in (REPOSITORY / "templates/components").glob("*/*.html.jinja"))
    for name in names:
        expect(page.locator(f"[data-example={name}] > :not(h2)").first).to_be_attached()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 12_000})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for scheme in ("default", "slate"):
            page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
            # Only a gallery has the same landmark twice: once in the component, once in another that holds it.
            assert [fault for fault in violations(page) if not fault.startswith("landmark-unique")] == []
