"""The search finds what a Spanish reader means, however it is typed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from browsing import hosted
from rumbo.pages.tree import Publication
from rumbo.publishing import publish
from trees import page as page_file
from trees import tree


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    guide = page_file("Guía de alineación", "<p>Estrategias priorizadas y experiencias de cada acción.</p>")
    small = tree()
    site = tmp_path_factory.mktemp("search") / "site"
    publish.build(Publication((replace(small, pages={**small.pages, "guia.md": guide}),)), site)
    with hosted(site, "/sub/") as url:
        yield url


TYPED = "guía guia guías GUIAS alineacion alineaciones estrategia priorizar experiencia accion"


def test_a_word_finds_its_page_with_or_without_accents_in_any_form(page: Page, library: str) -> None:
    page.goto(library)
    search = page.get_by_role("textbox", name="Búsqueda")
    for word in TYPED.split():
        search.fill("")
        search.press_sequentially(word)
        found = page.locator(f'.md-search-result__link[href="{library}guia/"] mark').first
        expect(found, f"by {word}").to_be_visible()


def test_a_word_that_stands_nowhere_finds_nothing(page: Page, library: str) -> None:
    page.goto(library)
    page.get_by_role("textbox", name="Búsqueda").press_sequentially("presupuesto")
    expect(page.get_by_text("No se encontraron documentos")).to_be_visible()
