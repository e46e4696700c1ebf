"""Prints a page of the built site as a PDF, by a headless Chromium.

The page is the only renderer: this knows neither what it shows nor how that is kept, which it asks of the page's own
module. The browser believes to be at the site's published address, so that links lead there, and gets every file
from the built folder: nothing leaves this machine.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, urlsplit

from rumbo.publishing import chromium
from rumbo.wording.phrases import Phrase

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

Paper = Literal["A4", "Letter"]
Opening = Callable[["Page", str], None]
"""Opens a page at an address and brings to view what is to be printed."""

NOWHERE = "https://rumbo.invalid/"
"""Stands for the address of a site that does not say its own."""

_KEPT_OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND"
_KINDS = {".mjs": "text/javascript", ".js": "text/javascript"}  # whatever the OS says
_KEEP = """async ([root, values]) => {
  const boot = document.querySelector('script[src$="/js/boot.mjs"]').src;
  const { openStore } = await import(boot.replace("boot.mjs", "store.mjs"));
  const store = openStore(root);
  for (const [key, value] of Object.entries(values)) store.entry(key).write(value);
}"""
_UNLINK = "for (const link of [...document.links]) link.removeAttribute('href')"


class PrintingError(Exception):
    """What keeps a page from being printed: something to install, or a browser that fails."""


def find_browser() -> Path:
    """The browser that prints.

    Raises:
        PrintingError: Playwright or a Chromium is missing.
    """
    if find_spec("playwright") is None:
        raise PrintingError(Phrase("refused.no-playwright"))
    found = chromium.executable()
    if found is None or not Path(found).is_file():
        raise PrintingError(Phrase("refused.no-browser"))
    return Path(found)


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page of a built site: the `folder` of that, the `url` where it is published, the `path` below both.

    `url` is empty where the owner gives none: then what is printed has no links.
    """

    folder: Path
    url: str
    path: str

    @property
    def base(self) -> str:
        """Where the browser believes the site to be."""
        return self.url or NOWHERE


def print_page(browser: Path, page: BuiltPage, opening: Opening, paper: Paper) -> bytes:
    """The PDF of what `opening` brings to view.

    Raises:
        PrintingError: the browser fails.
    """
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - optional

    try:
        with sync_playwright() as playwright:
            started = playwright.chromium.launch(executable_path=browser, args=[*chromium.FLAGS, _KEPT_OFFLINE])
            tab = started.new_page()
            tab.route("**/*", lambda route: _answer(route, page))
            opening(tab, page.base + page.path)
            if not page.url:
                tab.evaluate(_UNLINK)
            printed = tab.pdf(format=paper, tagged=True, outline=True)
            tab.unroute_all(behavior="wait")  # what a page fetches ahead may still be under way
            return printed
    except Error as error:
        raise PrintingError(Phrase("refused.browser-failed", {"words": error.message})) from error


def keep(tab: "Page", component: str, values: Mapping[str, object]) -> None:
    """Keep values under their keys, as the page would. `component` is one that knows where the site's root is."""
    root = tab.locator(f"[data-component={component}]").get_attribute("data-root")
    tab.evaluate(_KEEP, [root, json.loads(json.dumps(values))])


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
