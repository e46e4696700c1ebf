"""No sentence of a report or a scorecard is false; each that tells a result has a row in docs/sentences.toml."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
from rich.table import Table
from rich.text import Text

from marked import marked, said, strings
from property.documents import answered
from rumbo.cli import scorecard
from rumbo.content import loader
from rumbo.model import Diagnostic, Site
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.pages import compiler
from rumbo.pages.render import Strings
from rumbo.pages.report import blocks
from rumbo.pages.report.blocks import Block, Heading, Paragraph
from rumbo.pages.report.contents import Cover, Report
from rumbo.scoring.assessment import assess
from rumbo.scoring.instrument import read
from rumbo.scoring.states import visibility
from rumbo.wording import phrases
from rumbo.wording.phrases import Language, Phrase
from telling import TABLE, Telling, is_label, row_of

TESTS = Path(__file__).parent
EACH = 15
SUBJECTS = [("sites/every-kind", "todo"), ("sites/every-page", "puente"), ("..", "implementacion"), ("..", "causa")]


PHRASES = {"score": "phrases", "status": "status"}
"""The sections of wording/phrases that tell a result, as docs/sentences.toml calls them."""


@pytest.mark.parametrize("language", get_args(Language))
def test_every_sentence_of_a_result_has_a_row_or_is_a_label(language: Language) -> None:
    told = [f"{section}.{name}" for section, words in strings(language).items() for name in words if section in TABLE]
    known = phrases.phrases(language)
    told += [_as_told(key) for key in known if key.partition(".")[0] in PHRASES]
    rows = {f"{section}.{name}" for section, rows in TABLE.items() for name in rows}
    assert {key for key in told if row_of(key)[0] not in rows and not is_label(key)} == set()
    assert rows - {row_of(key)[0] for key in told} == set(), "rows of no sentence"


def _as_told(key: str) -> str:
    section, _, name = key.partition(".")
    return f"{PHRASES[section]}.{name}" if section in PHRASES else key


@pytest.fixture(scope="module", params=SUBJECTS, ids=str)
def subject(request: pytest.FixtureRequest) -> tuple[Site, Diagnostic]:
    name, slug = request.param
    site = loader.load(TESTS / name).sites[0]
    return site, next(found for found in site.diagnostics if found.slug == slug)


def test_no_report_tells_what_is_not_so(subject: tuple[Site, Diagnostic]) -> None:
    site, diagnostic = subject
    page, t = compiler.diagnostic_view(site, diagnostic), Strings(marked(site.language), site.language)
    false: Counter[str] = Counter()
    for telling in _results(site, diagnostic, ","):
        report = Report(page=page, result=telling.result, given=telling.given, t=t, cover=Cover(date="-"))  # type: ignore[arg-type] # a result is one
        false.update(_false(telling, (text for block in report.blocks() for text in _texts(block))))
    assert not false


def test_no_scorecard_tells_what_is_not_so(subject: tuple[Site, Diagnostic], monkeypatch: pytest.MonkeyPatch) -> None:
    site, diagnostic = subject
    monkeypatch.setattr(scorecard, "in_words", _mark)
    false: Counter[str] = Counter()
    for telling in _results(site, diagnostic, "."):
        card = scorecard.parts(telling.result, diagnostic, remedies(site), "en")  # type: ignore[arg-type] # as above
        false.update(_false(telling, (text for part in card for text in _cells(part))))
    assert not false


def _results(site: Site, diagnostic: Diagnostic, mark: str) -> Iterator[Telling]:
    document = scoring_document(diagnostic, remedies(site))
    for seed in range(EACH):
        given = answered(Random(seed), document)  # noqa: S311 - repeatable, no secret
        seen = visibility(read(document), given["answers"], given["profile"])
        result: Any = assess(document, given)
        yield Telling(result, document, given, diagnostic, seen, mark, language=site.language)


def _false(telling: Telling, texts: Iterator[str]) -> Iterator[str]:
    for key, filling in (found for text in texts for found in said(text)):
        if not is_label(key) and not telling.is_true(key, filling):
            yield f"{key} {filling}"


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield text
        case blocks.Table(head=head, rows=rows):
            yield from head
            yield from (cell for row in rows for cell in row if isinstance(cell, str))


def _cells(part: Text | Table) -> Iterator[str]:
    columns = part.columns if isinstance(part, Table) else []
    yield from [str(part)] if isinstance(part, Text) else []
    yield from (str(cell) for column in columns for cell in (column.header, *column.cells))


def _mark(phrase: Phrase, _: Language) -> str:
    """A phrase as its mark."""
    gaps = "".join(f"|{name}={value}" for name, value in phrase.values.items())
    return f"⟦{_as_told(phrase.key)}{gaps}⟧"
