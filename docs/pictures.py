"""Takes the pictures of the README from the site as it is: home, form, result, report.

The site is built into a temporary folder; the answers are a golden respondent's. The report is the page as paper shows
it, at the size of a sheet.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
sys.path.append(str(REPOSITORY / "tests"))

from playwright.sync_api import Page, sync_playwright

from browsing import hosted
from rumbo.content import loader
from rumbo.model import Diagnostic
from rumbo.pages import compiler
from rumbo.publishing import chromium, publish

IMAGES = REPOSITORY / "docs" / "images"
SCREEN = {"width": 1120, "height": 800}
TALL = {"width": 1120, "height": 1180}
SHEET = {"width": 794, "height": 1000}  # A4 at 96 dots an inch, less what the first of its pages leaves free
MARGIN = "53px 64px 0"
RESPONDENT = 3  # a company that one would recognise: all at once, and one link behind


def home(page: Page) -> None:
    """The first screen of the home page."""
    page.locator("h1").wait_for()


def form(page: Page) -> None:
    """Some questions with their answers."""
    page.goto(page.url + "#q-quien-responde")
    page.locator("[data-component=diagnostic][data-view=form]").wait_for()


def result(page: Page) -> None:
    """The score, the weakest link and the bars, without what one may unfold."""
    _show_result(page)
    page.set_viewport_size(TALL)  # type: ignore[arg-type] # a literal mapping is what it takes
    page.locator("[data-upward=overall] > summary").click()
    page.locator("#result").evaluate("heading => scrollTo(0, heading.getBoundingClientRect().top + scrollY - 100)")


def report(page: Page) -> None:
    """The first sheet of the report."""
    _show_result(page)
    page.set_viewport_size(SHEET)  # type: ignore[arg-type] # likewise
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.locator(".rumbo-diagnostic").evaluate("(element, margin) => { element.style.padding = margin }", MARGIN)
    page.evaluate("scrollTo(0, 0)")


def _show_result(page: Page) -> None:
    page.goto(page.url + "#result")
    page.locator("[data-component=diagnostic][data-view=result]").wait_for()
    page.wait_for_load_state("networkidle")


def main() -> None:
    """Build, host, take all pictures."""
    sites = loader.load(REPOSITORY).sites
    diagnostic = sites[0].diagnostics[0]
    with tempfile.TemporaryDirectory() as work:
        built = compiler.compile_sites(sites)
        publish.build(built, Path(work) / "site")
        with hosted(Path(work) / "site") as url:
            _take_all(url + built.trees[0].frame.folder, diagnostic)


def _take_all(url: str, diagnostic: Diagnostic) -> None:
    address = f"{url}diagnostics/{diagnostic.slug}/"
    pictures: dict[Callable[[Page], None], str] = {home: url, form: address, result: address, report: address}
    answers = json.dumps({"answers": dict(diagnostic.cases[RESPONDENT].answers)}, default=list)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=list(chromium.FLAGS))
        for take, start in pictures.items():
            page = browser.new_page(viewport=SCREEN)  # type: ignore[arg-type] # likewise
            page.goto(address, wait_until="networkidle")
            page.evaluate(
                "([key, text]) => localStorage.setItem(key, text)", [f"rumbo:/:answers:{diagnostic.slug}", answers]
            )
            page.goto(start + "?picture", wait_until="networkidle")
            take(page)
            page.screenshot(path=IMAGES / f"{take.__name__}.png")
            page.context.close()


if __name__ == "__main__":
    main()
