"""Whatever authors write fits a window of 320 pixels without scrolling sideways (WCAG 1.4.10)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from browsing import hosted
from conftest import NewPage
from planting import planted, whole_site
from rumbo.content import loader
from rumbo.pages import compiler
from rumbo.publishing import publish

LONG = "Contraproducentemente/Interdepartamentalidad.Otorrinolaringologo"
PAGES = [
    "",
    "diagnostics/todo/",
    "diagnostics/puente/",
    "playbooks/",
    "playbooks/pilares/",
    "diagnostics/todo/method/",
    "privacy/",
]

WIDER = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const scrolls = (one) => one.closest(".rumbo-scroll, .md-search, .md-sidebar");
    const found = [...document.querySelectorAll("body *")].filter(
        (one) => one.getBoundingClientRect().right > width + 1 && !scrolls(one));
    return [`${document.documentElement.scrollWidth} px`, ...found.map((one) => `${one.tagName} ${one.className}`)];
}"""
UNFOLD = "for (const fold of document.querySelectorAll('details')) fold.open = true"


@pytest.fixture(scope="module")
def long_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site is hosted in which every label, title and text is one long word."""
    site = loader.load_files(planted(whole_site(), lambda *_: LONG)).site
    assert site
    folder = tmp_path_factory.mktemp("long") / "site"
    publish.build(compiler.compile_sites([site]), folder)
    with hosted(folder, "/casa/") as url:
        yield url


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1200])
def test_no_word_of_an_author_makes_a_page_scroll_sideways(new_page: NewPage, long_url: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    wide: list[str] = []
    for path in PAGES:
        page.goto(long_url + path)

        if page.locator("[data-component=diagnostic]").count():
            wide += [f"{path}: {found}" for found in wider_in_form(page)]
            page.locator("a[href$='#result']:visible").click()
            page.locator("[data-view=result]").wait_for()
        page.evaluate(UNFOLD)
        wide += [f"{path} {found}" for found in page.evaluate(WIDER)]
    assert not wide, "\n".join(wide)


def wider_in_form(page: Page) -> list[str]:
    """What is too wide in the form with the last row of every choice ticked, and all that it reveals."""
    page.locator("[data-component=diagnostic][data-view]").wait_for()
    page.evaluate(UNFOLD)
    page.evaluate("""() => {
        for (const rows of document.querySelectorAll("fieldset .rumbo-options")) {
            [...rows.querySelectorAll("input[type=radio], input[type=checkbox]")].at(-1)?.click();
        }
    }""")
    found: list[str] = page.evaluate(WIDER)
    return found
