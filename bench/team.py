"""Measures a team's page on a phone: 50 people's files, 36 questions, from the press of "show" to the frame.

The processor is slowed down four times. Prints figures; decides nothing.
"""

import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))

from playwright.sync_api import FilePayload, Page, sync_playwright

from browsing import hosted
from circle import handed, rotating
from rumbo.content import loader
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.pages import compiler
from rumbo.publishing import chromium, publish

SLOWER = 4
PEOPLE, TIMES = 50, 5
SLUG = "causa"

SHOWN = """async () => {
    const start = performance.now();
    document.querySelector("[data-show]").click();
    do await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
    while (document.querySelector("[data-part=told]").hidden);
    return performance.now() - start;
}"""


def main() -> None:
    """Print how long it takes until everything of 50 people is shown."""
    site = loader.load(ROOT).sites[0]
    [diagnostic] = [one for one in site.diagnostics if one.slug == SLUG]
    document = scoring_document(diagnostic, remedies(site))
    files = [
        handed(f"P{place}", rotating(document, place), SLUG, respondent=f"{place:032x}") for place in range(PEOPLE)
    ]
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "site"
        publish.build(compiler.compile_sites(loader.load(ROOT).sites), folder)
        with hosted(folder) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.executable(), args=list(chromium.FLAGS))
            times = [_shown(browser.new_page(), url, files) for _ in range(TIMES)]
            browser.close()
    print(f"{PEOPLE} people shown at {SLOWER}x: median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms")


def _shown(page: Page, url: str, files: list[FilePayload]) -> float:
    page.goto(f"{url}es/diagnostics/{SLUG}/team/", wait_until="networkidle")
    page.locator("[data-files]").set_input_files(files)
    page.locator("[data-people] li").nth(PEOPLE - 1).wait_for()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return float(page.evaluate(SHOWN))


if __name__ == "__main__":
    main()
