"""The search finds what a reader means, however it is typed, and shows it in one clean line."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from browsing import hosted
from rumbo import packaged
from rumbo.pages import search
from rumbo.pages.tree import Publication
from rumbo.publishing import publish
from trees import page as page_file
from trees import tree

ASKED = yaml.safe_load(Path(__file__).with_name("searches.yml").read_text("utf-8"))
TEMPLATES = packaged.templates()
FIELD = {"es": "Búsqueda", "en": "Search"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    text = "<table><tr><td>Punto</td><td>Promesa</td></tr></table><p>Estrategias de cada <em>ac</em>ción.</p>"
    guide = page_file(
        "Guía de <b>alineación</b>", f'{text}<p data-search-exclude>Oculto</p><h2 id="uno">Priorizadas</h2>'
    )
    modules = TEMPLATES.glob("assets/js/search/*.mjs")
    files = {f"assets/x/js/search/{file.name}": file.read_bytes() for file in modules}
    small = tree(scripts=("assets/x/js/search/search.mjs",))
    site = tmp_path_factory.mktemp("search") / "site"
    publish.build(Publication((replace(small, pages={**small.pages, "guia.md": guide}, files=files),)), site)
    with hosted(site, "/sub/") as url:
        yield url


def test_what_is_found_stands_in_one_clean_line_with_the_words_that_were_meant_marked(page: Page, library: str) -> None:
    page.goto(library)
    ask(page, "promesas <b>", "es")
    found = page.locator(f'.md-search-result__link[href="{library}guia/"]')
    expect(found.locator("h1")).to_have_text("Guía de <b>alineación</b>")
    expect(found.locator("p")).to_have_text("Punto Promesa Estrategias de cada acción. Priorizadas")
    expect(found.locator("mark")).to_have_text(["b", "b", "Promesa"])


def test_the_list_can_be_reached_even_with_nothing_in_it(page: Page, library: str) -> None:
    """It scrolls on a narrow screen."""
    page.goto(library)
    page.get_by_placeholder(FIELD["es"]).focus()
    page.keyboard.press("Tab")
    expect(page.locator(".md-search__scrollwrap")).to_be_focused()


def test_a_word_that_stands_nowhere_finds_nothing(page: Page, library: str) -> None:
    page.goto(library)
    for word in ("presupuesto", "oculto", "¿?"):
        ask(page, word, "es")
        expect(page.get_by_text("No se encontraron documentos")).to_be_visible()


@pytest.mark.parametrize("language", ASKED)
def test_what_visitors_ask_is_among_the_first_three(page: Page, hosted_url: str, language: str) -> None:
    page.goto(f"{hosted_url}{language}/")
    for query, address in ASKED[language].items():
        ask(page, query, language)
        first = page.locator(".md-search-result__item:nth-child(-n+3)")
        found = first.locator(f'a[href="{hosted_url}{language}/{address}"]')
        expect(found.first, f"by {query}").to_be_attached()


def test_a_first_question_loads_little(built_site: Path) -> None:
    """The table and a shard for each of three words; how they grow to 1,000 guides: docs/benchmarks.md."""
    folder = built_site / "es" / "search"
    shards = sorted(len(gzip.compress(file.read_bytes(), 9)) for file in folder.glob("*.txt"))
    table = len(gzip.compress((folder / "table.json").read_bytes(), 9))
    assert table + sum(shards[-3:]) <= 80 * 1024


def test_no_table_runs_words_together(built_site: Path) -> None:
    for language in ASKED:
        words = json.loads((built_site / language / "search" / "table.json").read_bytes())["words"].split()
        text = " ".join(file.read_text("utf-8") for file in (built_site / language).rglob("*.html"))
        written = set(search.words(text))
        assert [word for word in words if word not in written] == []


def ask(page: Page, query: str, language: str) -> None:
    """Ask anew: what was found before goes first."""
    field = page.get_by_role("textbox", name=FIELD[language])
    for text in ("", query):
        field.fill(text)
        field.press("Shift")
        if not text:
            expect(page.locator(".md-search-result__item")).to_have_count(0)
