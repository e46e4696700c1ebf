"""Prints a diagnostic's result as a PDF: the built page, opened with some answers, by a headless Chromium.

The page is the only renderer: this knows neither what it shows nor how it keeps answers, which it asks of the page's
own module. The browser believes to be at the site's published address, so that links lead there, and gets every file
from the built folder: nothing leaves this machine.
"""

import json
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, urlsplit

from rumbo.publishing import chromium
from rumbo.scoring.contract import Given
from rumbo.wording.phrases import Phrase

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

Paper = Literal["A4", "Letter"]

NOWHERE = "https://rumbo.invalid/"
"""Stands for the address of a site that does not say its own."""

_KEPT_OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND"
_KINDS = {".mjs": "text/javascript", ".js": "text/javascript"}  # whatever the OS says
_KEEP = """async ([slug, given, whom]) => {
  const boot = document.querySelector('script[src$="/js/boot.mjs"]').src;
  const { openStore } = await import(boot.replace("boot.mjs", "store.mjs"));
  const { root } = document.querySelector("[data-component=diagnostic]").dataset;
  openStore(root).entry(`answers:${slug}`).write(given);
  openStore(root).entry("report").write(whom);
}"""
_UNLINK = "for (const link of [...document.links]) link.removeAttribute('href')"


class ReportError(Exception):
    """What keeps a report from being printed: something to install, or a browser that fails."""


def find_browser() -> Path:
    """The browser that prints.

    Raises:
        ReportError: Playwright or a Chromium is missing.
    """
    if find_spec("playwright") is None:
        raise ReportError(Phrase("refused.no-playwright"))
    found = chromium.executable()
    if found is None or not Path(found).is_file():
        raise ReportError(Phrase("refused.no-browser"))
    return Path(found)


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A diagnostic's page: the `folder` of the built site, the `url` where that is published, the `path` below both.

    `url` is empty where the owner gives none: then the report has no links.
    """

    folder: Path
    url: str
    path: str

    @property
    def base(self) -> str:
        """Where the browser believes the site to be."""
        return self.url or NOWHERE


@dataclass(frozen=True, slots=True)
class Readers:
    """For whom a report is, of which day, on which paper; `company` and `person` are empty where nobody is named."""

    company: str
    person: str
    day: date
    paper: Paper


def print_report(browser: Path, page: BuiltPage, answers: Given, readers: Readers) -> bytes:
    """The PDF of a result. What an answers file holds for no question is left out, as when it is put into the form.

    Raises:
        ReportError: the browser fails.
    """
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - optional

    try:
        with sync_playwright() as playwright:
            started = playwright.chromium.launch(executable_path=browser, args=[*chromium.FLAGS, _KEPT_OFFLINE])
            tab = started.new_page()
            tab.route("**/*", lambda route: _answer(route, page))
            _open_result(tab, page.base + page.path, answers, readers)
            if not page.url:
                tab.evaluate(_UNLINK)
            return tab.pdf(format=readers.paper, tagged=True, outline=True)
    except Error as error:
        raise ReportError(Phrase("refused.browser-failed", {"words": error.message})) from error


def _open_result(tab: "Page", address: str, answers: Given, readers: Readers) -> None:
    """Keep the answers, and for whom they are printed, as the page would; and come again for the result."""
    tab.goto(address)
    slug = tab.locator("[data-component=diagnostic]").get_attribute("data-slug")
    whom = {"company": readers.company, "person": readers.person, "date": readers.day.isoformat()}
    tab.evaluate(_KEEP, [slug, json.loads(json.dumps(answers)), whom])
    tab.goto(f"{address}?answered#result")
    tab.locator("[data-component=diagnostic][data-view=result]").wait_for()


def _answer(route: "Route", page: BuiltPage) -> None:
    """A file of the built folder; nothing else is had from anywhere."""
    asked, start, root = urlsplit(route.request.url), urlsplit(page.base), page.folder.resolve()
    path = unquote(asked.path)
    place = (root / path.removeprefix(start.path)).resolve()
    place = place / "index.html" if place.is_dir() else place
    is_ours = asked.netloc == start.netloc and path.startswith(start.path) and place.is_relative_to(root)
    if is_ours and place.is_file():
        kind = _KINDS.get(place.suffix) or guess_type(place.name)[0] or "application/octet-stream"
        route.fulfill(body=place.read_bytes(), content_type=kind)
    else:
        route.abort()
