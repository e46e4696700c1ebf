"""What a visit to a diagnostic loads of ours, in bytes as a host sends them (gzip level 9)."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from browsing import label

KIB = 1024
TOLERANCE = 1.03


def weights(page: Page, url: str, site: Path) -> tuple[dict[str, int], dict[str, int]]:
    """Bytes of our own files by ending: before the first result, and with it."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(f"{url}diagnostics/implementacion/")
    page.wait_for_load_state("networkidle")
    before = summed(asked, site)
    page.get_by_role("link", name=label("form.see-result")).click()
    page.locator("#result").wait_for()
    page.wait_for_load_state("networkidle")
    return before, summed(asked, site)


def test_a_first_visit_loads_little_besides_the_page_itself(page: Page, site_url: str, built_site: Path) -> None:
    """Scripts, styles, pictures, the engine's included; bench/visit.py measures a whole visit to 60 questions."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(f"{site_url}diagnostics/causa/")
    page.wait_for_load_state("networkidle")
    files = [built_site / path for path in dict.fromkeys(asked) if not path.endswith("/")]
    assert len(files) > 10
    assert sum(zipped(file) for file in files) <= 85 * KIB


def summed(asked: list[str], site: Path) -> dict[str, int]:
    own = [site / path for path in dict.fromkeys(asked) if "/rumbo-" in path]
    kinds = {file.suffix for file in own}
    return {kind: sum(zipped(file) for file in own if file.suffix == kind) for kind in kinds}


def zipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def test_our_scripts_keep_to_their_goals(page: Page, site_url: str, built_site: Path) -> None:
    before, after = weights(page, site_url, built_site)
    assert before[".mjs"] <= 13 * KIB
    assert after[".mjs"] <= 30 * KIB * TOLERANCE
    assert after[".css"] <= 7.1 * KIB  # the goal is below


@pytest.mark.xfail(strict=True, reason="7 KB: rounds, handing over and the report's reader have styles of their own")
def test_our_styles_of_a_diagnostic_keep_to_the_goal(page: Page, site_url: str, built_site: Path) -> None:
    _, after = weights(page, site_url, built_site)
    assert after[".css"] <= 6.5 * KIB


def test_little_is_asked_for_before_the_first_answer(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}diagnostics/implementacion/", wait_until="networkidle")
    assert len(asked) <= 12, asked


def test_a_diagnostics_page_is_light(built_site: Path) -> None:
    pages = list(built_site.glob("es/diagnostics/*/index.html"))
    assert pages
    assert max(map(zipped, pages)) <= 25 * KIB


def reachable(built_site: Path) -> list[Path]:
    """All that a diagnostic's page can load: what starts it, and all that its component asks for, now or later.

    What sends answers is not there: this site has no receiver.
    """
    [root] = (built_site / "es" / "assets").glob("rumbo-*")
    found = [root / "js" / "boot.mjs", root / "components" / "diagnostic" / "diagnostic.mjs"]
    for file in found:
        if file.name != "boot.mjs":  # which names what other kinds of pages start
            found += new(found, file)
    assert root / "components" / "share" / "share.mjs" in found
    return found


def new(known: list[Path], file: Path) -> list[Path]:
    named = re.findall(r"(?:from|import)\s*\(?[\"'](\.[^\"']+)[\"']", file.read_text("utf-8"))
    paths = [(file.parent / name).resolve() for name in named]
    return [path for path in dict.fromkeys(paths) if path not in known and path.is_file()]


def test_all_that_a_diagnostics_page_can_ever_load_of_ours_stays_light(built_site: Path) -> None:
    """Sharing, rounds, plans that are told of and links of others included."""
    assert sum(map(zipped, reachable(built_site))) <= 41 * KIB  # the goal is below


@pytest.mark.xfail(strict=True, reason="40.2 KB: the scorer's rules of remedies hold a team's too")
def test_all_that_a_diagnostics_page_can_ever_load_keeps_to_the_goal(built_site: Path) -> None:
    assert sum(map(zipped, reachable(built_site))) <= 40 * KIB
