"""A small site with every kind of question beside the repository's own, and who answers on either."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from browsing import hosted
from respondent import Respondent
from rumbo.content import loader
from rumbo.pages import compiler
from rumbo.publishing import publish

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Violations = Callable[[Page], list[str]]


@pytest.fixture(scope="session")
def every_kind_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site under a path of its own is hosted, with a diagnostic that asks in every way there is."""
    site = built("every-kind", tmp_path_factory)
    with hosted(site, "/cliente/") as url:
        yield url


@pytest.fixture(scope="session")
def every_page_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a client's site is hosted that has one of everything, and names that would be markup if let."""
    site = built("every-page", tmp_path_factory)
    with hosted(site, "/casa/") as url:
        # The engine moves between pages without loading them only where its sitemap names them, port included.
        sitemap = site / "sitemap.xml"
        sitemap.write_text(sitemap.read_text("utf-8").replace("https://example.org/casa/", url), "utf-8")
        yield url


@pytest.fixture(scope="session")
def bilingual_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site in Spanish and English is hosted, under a path of its own."""
    with hosted(built("bilingual", tmp_path_factory), "/casa/") as url:
        yield url


def built(name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of tests/sites as `rumbo build` publishes it."""
    loaded = loader.load(Path(__file__).parents[1] / "sites" / name)
    assert loaded.sites, "\n".join(map(str, loaded.problems))
    folder = tmp_path_factory.mktemp(name) / "site"
    publish.build(compiler.compile_sites(loaded.sites), folder)
    return folder


@pytest.fixture
def everyone(page: Page, every_kind_url: str) -> Respondent:
    """On the diagnostic with every kind of question."""
    return Respondent(page, f"{every_kind_url}diagnostics/todo/").opens()


@pytest.fixture
def manager(page: Page, site_url: str) -> Respondent:
    """On the repository's first diagnostic."""
    return Respondent(page, f"{site_url}diagnostics/implementacion/").opens()


@pytest.fixture(scope="session")
def violations() -> Violations:
    """What axe finds wrong with a page as it stands, a line for each element."""

    def find(page: Page) -> list[str]:
        # Colours on their way from one to another are nobody's to judge.
        page.evaluate("document.getAnimations().forEach((running) => running.finish())")
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        # All else that axe finds stays in the browser: to hand it over takes longer than to find it.
        options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
        found = page.evaluate("options => axe.run(options).then(({ violations }) => violations)", options)
        return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]

    return find


@pytest.fixture(scope="session")
def faultless(violations: Callable[[Page], list[str]]) -> Callable[[Page], None]:
    """Axe finds nothing and nothing sticks out: narrow and light, wide and dark. The page is reached once."""

    def judge(page: Page) -> None:
        for width, scheme in ((320, "default"), (1280, "slate")):
            page.set_viewport_size({"width": width, "height": 9_000})
            page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
            assert violations(page) == [], (width, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, scheme)

    return judge
