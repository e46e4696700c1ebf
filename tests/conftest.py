"""Fixtures shared by all tests: the repository's own site, built and hosted, and a watched Chromium."""

import fcntl
import os
import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browsing import Watch, hosted
from engines import Engine, in_node
from office import Office
from office import executable as office_executable
from rumbo.content import loader
from rumbo.pages import compiler
from rumbo.publishing import chromium, publish

REPOSITORY = Path(__file__).parents[1]

# What a red browser test leaves. RUMBO_TRACE=1 has its trace show every step's page, at half as much time again.
LEFT_BEHIND = REPOSITORY / ".cache" / "red"

NewPage = Callable[..., Page]
Once = Callable[[str, Callable[[Path], None]], Path]
Reports = dict[str, pytest.TestReport]

REPORTS = pytest.StashKey[Reports]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser or the repository's whole site; what is slow starts first and is not waited for."""
    for item in items:
        if "browser" in Path(item.path).relative_to(REPOSITORY / "tests").parts:
            item.add_marker("browser")
        if "built_site" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep every phase's report with its test, for fixtures that end differently after a red one."""
    report = yield
    item.stash.setdefault(REPORTS, {})[report.when or ""] = report
    return report


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes a folder once for all processes of a test run: the first that wants it makes it, the others wait."""
    own = tmp_path_factory.getbasetemp()
    room = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def make_once(name: str, make: Callable[[Path], None]) -> Path:
        place = room / name
        with (room / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not place.exists():
                place.mkdir()
                make(place)
        return place

    return make_once


@pytest.fixture(scope="session")
def built_site(once: Once) -> Path:
    """The repository's own site as `rumbo build` writes it."""

    def build(folder: Path) -> None:
        loaded = loader.load(REPOSITORY, drafts=False)
        assert loaded.sites, "\n".join(map(str, loaded.problems))
        publish.build(compiler.compile_sites(loaded.sites), folder / "site")

    return once("repository", build) / "site"


@pytest.fixture(scope="session")
def hosted_url(built_site: Path) -> Iterator[str]:
    """Where the built site is hosted, all its languages; ends with a slash."""
    with hosted(built_site) as url:
        yield url


@pytest.fixture(scope="session")
def site_url(hosted_url: str) -> str:
    """Where the built site is hosted in Spanish."""
    return f"{hosted_url}es/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=list(chromium.FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What the pages of a test did wrong; a test that provokes a fault clears `watch.faults`."""
    watch = Watch()
    yield watch
    assert not watch.faults


@pytest.fixture
def new_page(browser: Browser, watch: Watch, request: pytest.FixtureRequest) -> Iterator[NewPage]:
    """Opens a page in a context of its own; takes Playwright's context options (viewport, color_scheme, …).

    A red test leaves a trace and a picture of each page in `.cache/red/`.
    """
    contexts: list[BrowserContext] = []

    def open_page(**options: Any) -> Page:  # noqa: ANN401 - Playwright knows their types
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.tracing.start(snapshots="RUMBO_TRACE" in os.environ)
        watch.over(context)
        return context.new_page()

    yield open_page
    called = request.node.stash[REPORTS].get("call")
    for number, context in enumerate(contexts, start=1):
        if called is not None and called.failed:
            _leave(context, f"{request.node.name}-{number}")
        context.close()


def _leave(context: BrowserContext, test: str) -> None:
    """The trace of a context, and what its last page looked like."""
    name = re.sub(r"[^\w.-]+", "-", test)
    for page in context.pages[-1:]:
        page.screenshot(path=LEFT_BEHIND / f"{name}.png")
    context.tracing.stop(path=LEFT_BEHIND / f"{name}.zip")


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


@pytest.fixture(scope="session")
def browser_engine() -> Iterator[Engine]:
    """The browser's scorer, in one Node for each test process."""
    with in_node() as engine:
        yield engine


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office program, for tests of the long suite alone."""
    program = office_executable()
    assert program, "no LibreOffice here: .ci/office installs it"
    return Office(program, tmp_path_factory.mktemp("office"))
