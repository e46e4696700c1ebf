"""No sentence of a result is false (docs/sentences.toml): the pages of random results are read, word by word."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser

from browsing import hosted
from marked import publish, said
from property.documents import answered, varied
from rumbo.content import loader
from rumbo.model import Diagnostic, Site
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.scoring.contract import Given, ScoringDocument
from rumbo.wording.phrases import Language
from telling import Telling, is_label

TESTS = Path(__file__).parents[1]
MARK = ","
EACH = 16
"""So many results of each diagnostic: half as its author counts, half counted otherwise."""
Tell = Callable[[ScoringDocument, Given, int], Any]


class Page(NamedTuple):
    """A page that tells results, and of what."""

    site: Site
    diagnostic: Diagnostic
    tell: Tell


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sentences")
    shutil.copy(TESTS / "js/telling.mjs", made)
    (made / "404.html").touch()
    return made


def asked(name: str, slug: str, language: Language) -> tuple[Site, Diagnostic]:
    site = loader.load(TESTS / name).sites[0]
    return replace(site, language=language), next(found for found in site.diagnostics if found.slug == slug)


SUBJECTS: list[tuple[str, str, Language]] = [
    ("sites/every-kind", "todo", "fr"),
    ("sites/every-page", "puente", "en"),
    ("..", "implementacion", "es"),
    ("..", "por-donde-empezar", "es"),
]


@pytest.mark.parametrize(("name", "slug", "language"), SUBJECTS, ids=str)
def test_no_page_tells_what_is_not_so(browser: Browser, folder: Path, name: str, slug: str, language: Language) -> None:
    site, diagnostic = asked(name, slug, language)
    path = publish(site, diagnostic, folder)
    with hosted(folder) as url:
        page = browser.new_page()
        page.goto(url + path)
        page.evaluate("async (mark) => { window.tell = await (await import('/telling.mjs')).teller('', mark) }", MARK)
        tell = lambda *given: page.evaluate("(given) => window.tell(...given)", given)  # noqa: E731
        false = Counter(fault for seed in range(EACH) for fault in faults(Page(site, diagnostic, tell), seed))
        page.close()
    assert not false, "\n".join(f"{count} x {fault}" for fault, count in false.most_common(40))


def faults(page: Page, seed: int) -> Iterator[str]:
    """The sentences that do not hold of a random result."""
    dice = Random(seed)  # noqa: S311 - repeatable, no secret
    document = scoring_document(page.diagnostic, remedies(page.site))
    document = varied(dice, document) if seed % 2 else document
    given = answered(dice, document)
    heard = page.tell(document, given, seed % 3)
    told = Telling(
        heard["result"],
        document,
        heard["given"],
        page.diagnostic,
        heard["visible"],
        MARK,
        tuple(heard["done"]),
        page.site.language,
    )
    for text, where in heard["told"]:
        for key, filling in said(text):
            if not is_label(key) and not told.is_true(key, filling, where or {"node": "overall"}):
                yield f"{key} {filling} in {where} (seed {seed})"
