"""Every link of the built site leads somewhere: to a file that exists, and to a place in it that exists.

Links to other sites are not followed; of those only the kind is judged.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from pages import Page, read

ELSEWHERE = {"https", "mailto"}
EMBEDDED = {"data"}
READ_BY_SCRIPTS = re.compile(r"result|r=.*")
"""Fragments that name no element: `#result` shows the result of the answers kept, `#r=…` that of a link."""


def dead_links(pages: Mapping[str, Page], files: set[str]) -> Iterator[str]:
    for page in pages.values():
        for link in page.links:
            if reason := fault(link, page, pages, files):
                yield f"{page.path}: {link} {reason}"


def fault(link: str, page: Page, pages: Mapping[str, Page], files: set[str]) -> str:
    """What is wrong with a link, or nothing."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in ELSEWHERE | EMBEDDED else "is of no kind that a visitor should be sent to"
    path = target(unquote(parts.path), page.path)
    if path not in files:
        return f"leads to {path}, which does not exist"
    fragment = unquote(parts.fragment)
    if not fragment or READ_BY_SCRIPTS.fullmatch(fragment) or fragment in pages[path].anchors:
        return ""
    return f"names a place that {path} does not have"


def target(path: str, here: str) -> str:
    """The file that a host serves for a link's path."""
    if not path:
        return here
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(here), path)).lstrip("/")
    is_folder = path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    return posixpath.join(joined, "index.html") if is_folder else joined


def test_no_link_of_the_site_is_dead(pages: dict[str, Page], built_site: Path) -> None:
    files = {file.relative_to(built_site).as_posix() for file in built_site.rglob("*") if file.is_file()}
    assert {"index.html", "404.html", "es/404.html", "en/404.html"} <= set(pages)
    assert list(dead_links(pages, files)) == []


@pytest.mark.parametrize(
    "link",
    [
        "b/",
        "./b/#place",
        "../es/b/",
        "/es/b/",
        "#here",
        "b/#result",
        "b/#r=1.abc",
        "pixel.png",
        "b/#a%C3%B1o",
        "https://example.org/",
        "mailto:a@b.c",
    ],
)
def test_a_link_that_leads_somewhere_passes(link: str) -> None:
    assert list(dead_links(*small_site(link))) == []


@pytest.mark.parametrize(
    "link",
    [
        "c/",
        "b",
        "b/#nowhere",
        "b/#results",
        "#nowhere",
        "/b/",
        "../../en/",
        "pixel.jpg",
        "http://example.org/",
        "javascript:void(0)",
    ],
)
def test_a_link_that_leads_nowhere_is_found(link: str) -> None:
    assert len(list(dead_links(*small_site(link)))) == 1


def small_site(link: str) -> tuple[dict[str, Page], set[str]]:
    """A page with the link, and another with two places."""
    html = {"es/index.html": f'<p id="here"><a href="{link}">', "es/b/index.html": '<p id="place"><p id="año">'}
    return {path: read(path, text) for path, text in html.items()}, {*html, "es/pixel.png"}
