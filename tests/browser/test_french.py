"""A site in a language that nothing else here is written in: made by `rumbo new`, built, answered, planned.

What a visitor is shown must be the site's own words or those of strings/fr.yml: a word of the Spanish or English file
anywhere on a page is one that was quoted in a template or a script.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from browsing import hosted
from pages import all_pages
from respondent import Respondent
from rumbo.content import loader, scaffold
from rumbo.pages import compiler
from rumbo.publishing import publish

GAP = re.compile(r"\{\w+\}")
STRINGS = Path(__file__).parents[2] / "templates" / "strings"
SHOWN = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) {
    if (walk.currentNode.parentElement.checkVisibility()) found.push(walk.currentNode.data);
  }
  const labelled = [...document.querySelectorAll("[aria-label], [placeholder], [title], [alt]")];
  const names = labelled.flatMap((e) => ["aria-label", "placeholder", "title", "alt"].map((a) => e.getAttribute(a)));
  return [...found, ...names].filter(Boolean).map((text) => text.replace(/[ \\n]+/g, " ").trim()).filter(Boolean);
}"""


def said(language: str) -> set[str]:
    """What the interface says in a language; where gaps are filled in, if enough is left to know it by."""
    sections = yaml.safe_load((STRINGS / f"{language}.yml").read_text("utf-8")).values()
    texts = {str(text) for words in sections for text in words.values()}
    return {text for text in texts if len(re.findall(r"[^\W\d_]", GAP.sub("", text))) >= (6 if GAP.search(text) else 2)}


@cache
def foreign() -> list[re.Pattern[str]]:
    """What the interface says in Spanish or English and nowhere in French."""
    french = said("fr")
    others = sorted((said("es") | said("en")) - french)
    patterns = [re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(text))) for text in others]
    return [pattern for pattern in patterns if not any(pattern.fullmatch(text) for text in french)]


def left_over(texts: list[str]) -> set[str]:
    return {text for text in texts if any(pattern.fullmatch(text) for pattern in foreign())}


@pytest.fixture(scope="module")
def french_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that `rumbo new --empty --language fr` makes, built."""
    folder = tmp_path_factory.mktemp("french")
    scaffold.new_site(folder / "site", "0.1.0", empty=True, language="fr")
    loaded = loader.load(folder / "site")
    assert loaded.sites, "\n".join(map(str, loaded.problems))
    publish.build(compiler.compile_sites(loaded.sites), folder / "built")
    return folder / "built"


@pytest.fixture(scope="module")
def french_url(french_site: Path) -> Iterator[str]:
    with hosted(french_site) as url:
        yield url


def test_every_page_says_that_it_is_french_and_nothing_in_spanish_or_english(french_site: Path) -> None:
    pages = all_pages(french_site)
    assert {page.language for page in pages.values()} == {"fr"}
    assert left_over([block.text for page in pages.values() for block in page.blocks]) == set()


def test_a_french_visitor_answers_reads_the_result_and_makes_a_plan(page: Page, french_url: str) -> None:
    respondent = Respondent(page, f"{french_url}diagnostics/premier-pas/").opens()
    assert left_over(page.evaluate(SHOWN)) == set()
    respondent.answers_all({"responsable": "de-vive-voix", "revue": "aucune", "decisions": "notes"})
    respondent.sees_result()
    result = page.locator("main")
    expect(result).to_contain_text("Score global")
    expect(result).to_contain_text(re.compile(r"\d,\d points?"))
    assert left_over(page.evaluate(SHOWN)) == set()
    page.get_by_role("link", name="Faire mon plan").click()
    expect(page.get_by_role("heading", name="Mon plan")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Nommer un responsable")
    assert left_over(page.evaluate(SHOWN)) == set()


@pytest.mark.parametrize(("planted", "caught"), [("Mi plan", 1), ("3 questions unanswered.", 1), ("Mon plan", 0)])
def test_a_word_left_in_another_language_is_found(planted: str, caught: int) -> None:
    assert len(left_over([planted, "Une phrase du site."])) == caught
