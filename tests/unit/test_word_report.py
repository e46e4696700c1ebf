"""The report as a document to edit: read back by the library's own reader, against the result object."""

import io
import itertools
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner
from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table

from rumbo.cli import main
from rumbo.content import loader
from rumbo.model import Site
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.pages import compiler, routes
from rumbo.pages.report import summary
from rumbo.pages.report.blocks import Paragraph as Told
from rumbo.pages.report.blocks import Run
from rumbo.pages.report.contents import Cover, Report
from rumbo.pages.report.rich import paragraphs
from rumbo.pages.report.word import BAR_STEPS, Dress, document
from rumbo.scoring.assessment import assess
from rumbo.scoring.contract import Given, Result

TESTS = Path(__file__).parents[1]
DRESS = Dress(title="<b>T", author="A & B", language="es", day=date(2027, 1, 11), colour="0f5c63")
STATES: dict[str, Given] = {
    "worst": {"answers": {"base": "nada", "apoyo": "no", "peso": "50", "paso": "10"}},
    "provisional": {"answers": {"base": "nada", "apoyo": "no"}},
    "best": {"answers": {"base": "mucho", "apoyo": "si", "peso": "0", "paso": "90"}},
    "nothing": {"answers": {}},
}


class Written(NamedTuple):
    result: Result
    word: WordDocument
    report: Report


def site_of(name: str) -> Site:
    site = loader.load(TESTS / "sites" / name).site
    assert site
    return site


SITE = site_of("every-page")


def written(given: Given, site: Site = SITE, **cover: str) -> Written:
    [diagnostic, *_] = [found for found in site.diagnostics if found.slug == "puente"]
    result = assess(scoring_document(diagnostic, remedies(site)), given)
    report = Report(
        page=compiler.diagnostic_view(site, diagnostic),
        result=result,
        given=given,
        t=compiler.interface(site),
        cover=Cover(date="11 de enero de 2027", **cover),
        address=compiler.published_at(site, routes.diagnostic(diagnostic.slug)),
        contact=site.settings.contact,
    )
    return Written(result, Document(io.BytesIO(document(report.blocks(), DRESS))), report)


@cache
def in_state(state: str) -> Written:
    return written(STATES[state])


def heard(word: WordDocument) -> list[tuple[int, str]]:
    """The headings by level, the title as level 0."""
    named = [(part.style.name or "", part.text) for part in word.paragraphs if part.style]
    return [
        (0 if name == "Title" else int(name[-1]), text)
        for name, text in named
        if name == "Title" or name.startswith("Heading")
    ]


def rows(table: Table) -> list[list[str]]:
    """The words of each row, a bar as how many of its parts are filled."""
    found = []
    for row in table.rows:
        cells = row.cells
        found.append([cell.text for cell, before in zip(cells, [None, *cells], strict=False) if cell != before])
    return found


def printed(number: str | None) -> str:
    return (number or "").replace(".", ",")


@pytest.mark.parametrize("state", STATES)
def test_its_headings_stand_in_the_order_of_the_printed_report_and_skip_no_level(state: str) -> None:
    headings = heard(in_state(state).word)
    levels = [level for level, _ in headings]
    assert levels[0] == 0
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))
    tops = [text for level, text in headings if level == 1]
    assert tops[1] == "Las partes, una a una"
    assert tops[3:] == ["Por qué", "Cómo se puntúa", "¿Lo hacemos juntos?"]


@pytest.mark.parametrize("state", STATES)
def test_every_number_is_the_result_objects_own(state: str) -> None:
    result, word, _ = in_state(state)
    chain, *others = word.tables
    for row, node in zip(rows(chain)[1:], nodes(result["dimensions"]), strict=True):
        for number in filter(None, (node["value"] or node["low"], node["band"] and node["value"])):
            assert printed(number) in row[-2]
    told = "\n".join(part.text for part in word.paragraphs)
    for remedy in result["remedies"]:
        if remedy["tier"] != "later" and remedy["after"] is not None:
            assert f"total hasta aquí: {printed(remedy['after'])}" in told
            assert (
                remedy["moves"] is None
                or f"de {printed(remedy['moves']['from'])} a {printed(remedy['moves']['to'])}" in told
            )
    if result["overall"]["band"]:
        assert rows(others[0])[-1] == ["Suma", "", "", printed(result["overall"]["raw"])]
        costs = {question["cost"] for node in nodes(result["dimensions"]) for question in node["questions"]}
        worth = {row[-1] for table in others[1:] for row in rows(table)[1:]}
        assert {re.sub(r"[^\d,]", "", cell) for cell in worth} <= {printed(cost) for cost in costs} | {""}


def test_notes_stand_under_their_questions_and_what_else_a_file_holds_there_is_left_out() -> None:
    held: Any = {
        **STATES["worst"],
        "notes": {"apoyo": " En el acta ", "peso": "", "otra": "no", "base": 5},
        "profile": [],
    }
    told = [part.text for part in written(held).word.paragraphs]
    place = told.index("Notas")
    assert [text.partition(". ")[2] for text in told[place + 1 : place + 2]] == [asked_of("apoyo")]
    assert told[place + 2] == "En el acta"
    assert "no" not in told[place:]
    assert "Notas" not in [part.text for part in in_state("worst").word.paragraphs]


def asked_of(question: str) -> str:
    page = in_state("worst").report.page
    return next(
        asked.ask for part in page.sections for one in part.walk() for asked in one.questions if asked.id == question
    )


def nodes(found: list[Any]) -> Iterator[Any]:
    for node in found:
        yield node
        yield from nodes(node["dimensions"])


def test_a_bar_is_a_cell_filled_as_far_as_its_share() -> None:
    result, word, _ = in_state("worst")
    for row, node in zip(word.tables[0].rows[1:], nodes(result["dimensions"]), strict=True):
        filled = [cell for cell in row.cells if 'w:fill="0F5C63"' in cell._tc.xml]  # noqa: SLF001 - its reader knows no shades
        assert len(filled) == max(round(float(node["value"]) / 100 * BAR_STEPS), int(float(node["value"]) > 0))


def test_what_word_wants_in_an_order_stands_in_it() -> None:
    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblLook"]
    for table in in_state("worst").word.tables:
        kept = [child.tag.rpartition("}")[2] for child in table._tbl.tblPr]  # noqa: SLF001 - its reader forgives any
        assert "tblBorders" in kept
        assert kept == sorted(kept, key=order.index)


def test_the_cover_says_for_whom_it_is_and_of_which_day() -> None:
    word = written(STATES["worst"], company="Casa Pérez", person="Ana Ruiz").word
    front = [part.text for part in word.paragraphs[:6]]
    assert front[1:5] == [
        "¿Aguanta el puente?",
        "Empresa: Casa Pérez",
        "Nombre: Ana Ruiz",
        "Fecha: 11 de enero de 2027",
    ]
    assert not any("Empresa" in part.text for part in in_state("worst").word.paragraphs)


@pytest.mark.parametrize("state", STATES)
def test_no_paragraph_is_empty_outside_of_bars(state: str) -> None:
    word = in_state(state).word
    assert all(part.text.strip() for part in word.paragraphs)
    assert all(len(cell.paragraphs) == 1 for table in word.tables for row in table.rows for cell in row.cells)


def test_markup_and_what_no_file_can_hold_are_words_or_nothing() -> None:
    odd = '<w:p/>&amp;\x00\x0b\ud800"]]>'
    word = written(STATES["worst"], company=odd).word
    assert 'Empresa: <w:p/>&amp;"]]>' in [part.text for part in word.paragraphs]
    assert word.core_properties.title == "<b>T"


def test_links_lead_to_the_published_site_and_nowhere_without_one() -> None:
    def targets(word: WordDocument) -> set[str]:
        return {link.address for part in word.paragraphs for link in part.hyperlinks}

    assert "https://example.org/casa/playbooks/pilares/" in targets(in_state("worst").word)
    nowhere = replace(SITE, settings=replace(SITE.settings, url="", contact=None))
    assert targets(written(STATES["worst"], nowhere).word) == set()


def test_the_same_report_is_the_same_bytes_and_carries_no_hour_but_its_day() -> None:
    report = in_state("worst").report
    one, other = (document(report.blocks(), DRESS) for _ in range(2))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as packed:
        assert {part.date_time[:3] for part in packed.infolist()} == {(2000, 1, 1)}
        said = packed.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d{2}-\d{2}", said)) == {"2027-01-11"}


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            "<p>a <strong>b</strong> <em>c</em></p>",
            [Told((Run("a "), Run("b", strong=True), Run(" "), Run("c", emphasis=True)))],
        ),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", [Told((Run("a"),), "bullet"), Told((Run("b"),), "bullet", 1)]),
        ('<ol start="3"><li>a</li></ol>', [Told((Run("3. "), Run("a")), "number")]),
        ('<p><a href="../x/">a</a></p>', [Told((Run("a", link="https://e.org/d/x/"),))]),
        ('<p><a href="mailto:a@e.org">a</a></p>', [Told((Run("a", link="mailto:a@e.org"),))]),
        ("<p>a &lt;b&gt;<br>c</p><p> </p><hr>", [Told((Run("a <b>"),)), Told((Run("c"),))]),
        ("<table><tr><th>a</th><td>b</td></tr></table>", [Told((Run("a", strong=True), Run(" · "), Run("b")))]),
    ],
)
def test_an_authors_text_keeps_emphasis_lists_and_links(html: str, told: list[Told]) -> None:
    assert paragraphs(html, "https://e.org/d/p/") == told


HEADLINES = json.loads((TESTS / "headlines.json").read_text())


class OneBand(NamedTuple):
    id: str
    weak: bool


@pytest.mark.parametrize("case", HEADLINES, ids=lambda case: case["why"])
def test_the_headline_is_the_pages(case: dict[str, Any]) -> None:
    bands = [OneBand("low", weak=True), OneBand("middle", weak=False), OneBand("high", weak=False)]
    links = [
        {"id": str(place), "band": band, "exact": {"value": value}, "status": "scored" if band else "not-scored"}
        for place, (band, value) in enumerate(case["links"])
    ]
    capped: list[dict[str, str]] = [{}] if case.get("capped") else []
    overall = {"band": case["band"], "status": case.get("status", "scored"), "capped_by": capped}
    result: Any = {"overall": overall, "dimensions": links, "weakest": "0"}
    assert summary.headline(result, bands) == case["expected"]


@pytest.mark.parametrize(("name", "options"), [("a.docx", []), ("a.out", ["--format", "docx"])])
def test_the_command_writes_it_by_its_ending_or_as_it_is_told(tmp_path: Path, name: str, options: list[str]) -> None:
    (tmp_path / "a.json").write_text(json.dumps(STATES["worst"]))
    asked = [
        "-C",
        str(TESTS / "sites/every-page"),
        "report",
        "puente",
        str(tmp_path / "a.json"),
        "-o",
        str(tmp_path / name),
    ]
    done = CliRunner().invoke(main, [*asked, *options, "--company", "Casa", "--date", "2027-01-11"])
    assert done.exit_code == 0, done.output
    front = [part.text for part in Document(str(tmp_path / name)).paragraphs]
    assert front[2:4] == ["Empresa: Casa", "Fecha: 11 de enero de 2027"]
    refused = CliRunner().invoke(main, [*asked, "--date", "mañana"])
    assert refused.exit_code == 2
    assert "2027-01-11" in refused.output
