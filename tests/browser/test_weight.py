"""What a visit to a diagnostic loads of ours, in bytes as a host sends them (gzip level 9)."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

KIB = 1024
TOLERANCE = 1.03


def weights(page: Page, url: str, site: Path) -> tuple[dict[str, int], dict[str, int]]:
    """Bytes of our own files by ending: before the first result, and with it."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(f"{url}diagnostics/implementacion/")
    page.wait_for_load_state("networkidle")
    before = summed(asked, site)
    page.get_by_role("link", name="Ver resultado").click()
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


def test_our_scripts_and_styles_stay_light(page: Page, site_url: str, built_site: Path) -> None:
    before, after = weights(page, site_url, built_site)
    assert before[".mjs"] <= 16.5 * KIB  # the goals are below
    assert after[".mjs"] <= 36.5 * KIB
    assert after[".css"] <= 7.1 * KIB


@pytest.mark.xfail(strict=True, reason="16.2 KB before a result: words beside what was pressed, respondents told apart")
def test_our_scripts_before_a_result_keep_to_the_goal(page: Page, site_url: str, built_site: Path) -> None:
    before, _ = weights(page, site_url, built_site)
    assert before[".mjs"] <= 15 * KIB * TOLERANCE


@pytest.mark.xfail(strict=True, reason="7 KB: rounds, handing over and the report's reader have styles of their own")
def test_our_styles_of_a_diagnostic_keep_to_the_goal(page: Page, site_url: str, built_site: Path) -> None:
    _, after = weights(page, site_url, built_site)
    assert after[".css"] <= 6.5 * KIB


@pytest.mark.xfail(
    strict=True, reason="36 KB with a result: rounds kept by themselves, plans told of, a table of answers"
)
def test_our_scripts_with_a_result_keep_to_the_goal(page: Page, site_url: str, built_site: Path) -> None:
    _, after = weights(page, site_url, built_site)
    assert after[".mjs"] <= 30 * KIB * TOLERANCE


def reachable(built_site: Path) -> list[Path]:
    """All that a diagnostic's page can load, but what sends answers: this site has no receiver.

    Code that is not ours is told apart by its folder.
    """
    [root] = (built_site / "es" / "assets").glob("rumbo-*")
    found: list[Path] = [root / "js" / "boot.mjs"]
    found += [root / "components" / name / f"{name}.mjs" for name in ("diagnostic", "languages", "search")]
    for file in found:
        named = re.findall(r"(?:from|import)\s*\(?[\"'](\.[^\"']+)[\"']", file.read_text("utf-8"))
        paths = [(file.parent / name).resolve() for name in named]
        others = [path for path in dict.fromkeys(paths) if not {"vendor", "collecting"} & {*path.parts}]
        found += [path for path in others if path not in found]
    assert root / "components" / "rounds" / "rounds.mjs" in found
    return found


def test_all_that_a_diagnostics_page_can_ever_load_of_ours_stays_light(built_site: Path) -> None:
    """Sharing, rounds, plans and links of others included."""
    assert sum(map(zipped, reachable(built_site))) <= 51 * KIB  # the goal is below


@pytest.mark.xfail(strict=True, reason="49.5 KB in 63 files; joined to a few they would be 35")
def test_all_that_a_diagnostics_page_can_ever_load_keeps_to_the_goal(built_site: Path) -> None:
    assert sum(map(zipped, reachable(built_site))) <= 40 * KIB
