"""The report (D8): the result as paper shows it, from the page's button and from the command line."""

import io
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest
from click.testing import CliRunner
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from pypdf.generic import ContentStream

from browsing import label
from respondent import Respondent
from rumbo.cli import main
from rumbo.content import loader
from tagged import elements

TESTS = Path(__file__).parents[1]
[CASES] = [found.cases for found in loader.load(TESTS.parent).sites[0].diagnostics if found.slug == "implementacion"]
SIZES = {"A4": (595, 842), "Letter": (612, 792)}
BAR_HEIGHT = 12
WHITE = (255, 255, 255)
STATES = {"best": 1, "worst": 1, "half": 0.5}


def given(state: str) -> dict[str, Any]:
    """Answers of the diagnostic: its first two golden respondents are the best and the worst."""
    answers = json.loads(json.dumps(dict(CASES[state != "best"].answers), default=list))
    return dict(itertools.islice(answers.items(), int(len(answers) * STATES[state])))


def printed(page: Page, paper: Literal["A4", "Letter"] = "A4") -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format=paper, print_background=False, tagged=True, outline=True)))


def opened(manager: Respondent, answers: Mapping[str, Any]) -> Page:
    stored = json.dumps({"answers": dict(answers)})
    manager.page.evaluate("text => localStorage.setItem('rumbo:/:answers:implementacion', text)", stored)
    manager.opens("?again#result")
    manager.page.locator("[data-view=result]").wait_for()
    return manager.page


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("state", STATES)
def test_a_report_is_two_or_three_pages(manager: Respondent, state: str, paper: Literal["A4", "Letter"]) -> None:
    pdf = printed(opened(manager, given(state)), paper)
    assert 2 <= len(pdf.pages) <= 3
    assert [float(side) for side in pdf.pages[0].mediabox[2:]] == pytest.approx(SIZES[paper], abs=1)


@pytest.fixture
def worst(manager: Respondent) -> Page:
    return opened(manager, given("worst"))


def test_a_report_can_be_listened_to_from_its_title_to_its_note(worst: Page) -> None:
    pdf = printed(worst)
    heard = elements(pdf)
    levels = [int(found.tag[1]) for found in heard if found.tag[0] == "H" and found.tag[1:].isdigit()]
    assert levels[:3] == [1, 2, 3]
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))
    assert all(found.alternative for found in heard if found.tag == "Figure")
    assert str(pdf.root_object["/Lang"]) == "es"
    assert pdf.metadata
    assert "¿Está tu empresa preparada" in str(pdf.metadata.title)
    text = next(found.text for found in heard if found.tag == "Art")
    wanted = (
        "Rumbo",
        "Versión 2.",
        "¿Está tu empresa preparada",
        "Parada",
        "Puntuación total",
        "La cadena, eslabón a eslabón",
        "Qué hacer ahora",
        "El primer paso:",
        "Mejor respuesta",
        "La dirección aprobó la estrategia",
        "no un instrumento validado",
    )
    places = [text.find(words) for words in wanted]
    assert places == sorted(places)
    assert places[0] >= 0


def filled(pdf: PdfReader) -> list[tuple[tuple[int, ...], float, float]]:
    """Every rectangle that is painted: its colour, width and height."""
    found: list[tuple[tuple[int, ...], float, float]] = []
    colour: tuple[int, ...] = ()
    shape = (0.0, 0.0)
    for page in pdf.pages:
        for operands, operator in ContentStream(page.get_contents(), pdf).operations:
            if operator == b"rg":
                colour = tuple(round(float(part) * 255) for part in operands)
            elif operator == b"re":
                shape = (float(operands[2]), float(operands[3]))
            elif operator == b"f":
                found.append((colour, *shape))
    return found


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_bars_are_on_paper_in_light_colours_with_backgrounds_off(manager: Respondent, scheme: str) -> None:
    page = opened(manager, given("best"))
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    rectangles = filled(printed(page))
    whole = max(width for _, width, _ in rectangles)
    bars = [
        (colour, round(width / whole, 2))
        for colour, width, height in rectangles
        if height == BAR_HEIGHT and colour != WHITE
    ]
    assert bars == [((36, 154, 160), 1)] * 5


def test_controls_and_sums_stay_off_the_paper(worst: Page) -> None:
    text = " ".join(sheet.extract_text() for sheet in printed(worst).pages)
    for words in ("Volver a las preguntas", "Cómo sale la cuenta", "Las mismas cifras", "Ver las", "Informe"):
        assert words not in text


def test_what_its_reader_folded_is_on_paper_and_folded_again_afterwards(worst: Page) -> None:
    fold = worst.locator("[data-meaning]").last
    fold.evaluate("fold => (fold.open = false)")
    assert any("Se ha abierto demasiado" in sheet.extract_text() for sheet in printed(worst).pages)
    expect(fold).not_to_have_attribute("open", "")


def test_the_path_is_whole_on_paper_and_in_order(worst: Page) -> None:
    titles = worst.locator("[data-remedy]:not([hidden]), [data-rest]").locator("h3").all_text_contents()
    path = [found.text for found in elements(printed(worst)) if found.tag == "H3" and found.text in titles]
    assert len(titles) > 5
    assert path == titles


def test_a_button_prints(worst: Page) -> None:
    worst.evaluate("window.print = () => { document.title = 'printed' }")
    worst.get_by_role("button", name=label("report.title")).click()
    expect(worst).to_have_title("printed")


def test_it_asks_for_whom_it_is_and_tells_the_paper_alone(worst: Page) -> None:
    whom = worst.get_by_role("group", name=label("report.whom"))
    expect(whom).to_be_hidden()
    worst.get_by_text(label("report.whom")).click()
    for asked, words in (("company", "Casa <b>Pérez</b>"), ("person", "Ana Ruiz"), ("date", "2027-01-11")):
        whom.get_by_label(label(f"report.{asked}")).fill(words)
    whom.get_by_label(label("report.person")).blur()
    worst.reload()
    worst.locator("[data-view=result]").wait_for()
    expect(whom.get_by_label(label("report.person"))).to_have_value("Ana Ruiz")
    expect(whom).to_be_visible()
    text = " ".join(printed(worst).pages[0].extract_text().split())
    assert "11 de enero de 2027" in text
    assert "Empresa: Casa <b>Pérez</b>" in text
    assert "Nombre: Ana Ruiz" in text
    stored: dict[str, str] = worst.evaluate("() => ({ ...localStorage })")
    assert [key for key, value in stored.items() if "Ruiz" in value] == ["rumbo:/:report"]
    worst.get_by_text(label("share.title")).click()
    expect(worst.get_by_label("Enlace", exact=False).first).not_to_have_value("")
    assert "Ruiz" not in worst.url
    assert not any(
        "Ruiz" in box
        for box in worst.locator("[data-part=share] input").evaluate_all("all => all.map((one) => one.value)")
    )
    with worst.expect_download() as file:
        worst.get_by_role("button", name="Descargar").first.click()
    assert "Ruiz" not in Path(file.value.path()).read_text()


def test_where_nobody_is_named_the_cover_names_nobody(worst: Page) -> None:
    text = printed(worst).pages[0].extract_text()
    assert "Empresa" not in text
    assert str(date.today().year) in text  # noqa: DTZ011 - the browser's own day


BLOCKS = {
    "cover: publisher, date, version": r"11 de enero de 2027.*Versión 2\.\d",
    "cover: company and person": "Casa Pérez.*Ana Ruiz",
    "cover: what the respondent says of themselves": r"empresa\? Dirección o propiedad",
    "result: headline, score, band, range": "Puntuación total.*≈ .*sobre 100.*Provisional: entre ",
    "chain: a bar for each dimension": "La cadena, eslabón a eslabón.*Fases que se pueden asumir",
    "what to do: now, next, later, with hours and weeks": "Qué hacer ahora.*Ahora.* horas en .* semanas.*Después",
    "what to do: the first step": "El primer paso: ",
    "why: caps and texts of the levels": "Por qué.*Interpretación provisional",
    "why: the answers that are enough for the next level": "Según tus respuestas de hoy, bastarían? ",
    "why: the table of weights": "Peso.*Aporta.*Suma",
    "why: notes under their questions": "Notas.*Vi el <b>acta</b>",
    "method note": "no un instrumento validado",
    "contact": "¿Lo hacemos juntos.*Escríbenos",
}
"""What of each block of the report must be read where it is."""


def test_each_block_is_where_the_table_of_the_manual_says(manager: Respondent) -> None:
    manual = (TESTS.parent / "docs/command-line.md").read_text()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in manual.splitlines() if line.startswith("| ")]
    start = next(place for place, row in enumerate(rows) if row[0] == "block")
    table = {block: [bool(cell) for cell in cells] for block, *cells in rows[start + 1 : start + 1 + len(BLOCKS)]}
    assert table.keys() == BLOCKS.keys()
    answers = dict(itertools.islice(given("worst").items(), 24))
    page = opened(manager, answers)
    page.get_by_text(label("report.whom")).click()
    for name, words in (("company", "Casa Pérez"), ("person", "Ana Ruiz"), ("date", "2027-01-11")):
        page.locator(f"[data-whom={name}]").fill(words)
    paper = " ".join(sheet.extract_text() for sheet in printed(page).pages)
    page.evaluate("() => document.querySelectorAll('.rumbo-why').forEach((fold) => (fold.open = true))")
    screen = page.locator("[data-component=diagnostic]").inner_text()
    told = {name: [_has(text, mark) for text in (screen, paper, _to_edit(answers))] for name, mark in BLOCKS.items()}
    assert told == table


def _has(text: str, mark: str) -> bool:
    return re.search(mark, " ".join(text.split()), re.IGNORECASE) is not None


def _to_edit(answers: Mapping[str, Any]) -> str:
    """What the DOCX of the same answers says, cells and all."""
    with tempfile.TemporaryDirectory() as work:
        file, written = Path(work) / "a.json", Path(work) / "a.docx"
        beside = {"profile": {"papel": "direccion"}, "notes": {"quien-responde": "Vi el <b>acta</b>"}}
        file.write_text(json.dumps({"answers": dict(answers), **beside}))
        whom = ["--company", "Casa Pérez", "--person", "Ana Ruiz", "--date", "2027-01-11"]
        asked = ["-C", str(TESTS.parent), "report", "implementacion", str(file), "-o", str(written), *whom]
        assert CliRunner().invoke(main, asked).exit_code == 0
        return " ".join(str(text) for part in Document(str(written)).iter_inner_content() for text in _words(part))


def _words(part: Table | Paragraph) -> list[str]:
    return [part.text] if isinstance(part, Paragraph) else [cell.text for row in part.rows for cell in row.cells]


# From the command line -----------------------------------------------------------------------------------------------


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({"diagnostic": "puente", "answers": {}}))
    return file


def rumbo(site: str, *arguments: str | Path, code: int = 0, **environment: str) -> str:
    """What the command line says of one of tests/sites."""
    command = [sys.executable, "-m", "rumbo", "-C", str(TESTS / "sites" / site), *map(str, arguments)]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def text_of(file: Path) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(file).pages).split())


def links_of(file: Path) -> set[str]:
    found = (note.get_object() for sheet in PdfReader(file).pages for note in sheet.get("/Annots", []))
    return {str(note["/A"]["/URI"]) for note in found if "/A" in note and "/URI" in note["/A"]}


def test_the_command_prints_the_page_under_the_clients_brand_with_links_to_where_it_is_published(
    answers: Path, tmp_path: Path
) -> None:
    answers.write_text(json.dumps({"answers": {"base": "nada", "apoyo": "no", "peso": "50", "paso": "10"}}))
    pdf = tmp_path / "report.pdf"
    before = set((TESTS / "sites" / "every-page").iterdir())
    whom = ("--company", "Obras & Puentes", "--person", "Ana Ruiz", "--date", "2027-01-11")
    rumbo("every-page", "report", "puente", answers, "-o", pdf, "--paper", "letter", *whom)
    assert set((TESTS / "sites" / "every-page").iterdir()) == before
    assert text_of(pdf).startswith("1 / ")
    for words in (
        "Casa & Cía. <b>S. L.</b>",
        "¿Aguanta el puente?",
        "Cae",
        "Empresa: Obras & Puentes",
        "Nombre: Ana Ruiz",
        "11 de enero de 2027",
        "https://example.org/casa/diagnostics/puente/method/",
    ):
        assert words in text_of(pdf)
    assert "https://example.org/casa/playbooks/pilares/" in {link.partition("#")[0] for link in links_of(pdf)}
    assert round(float(PdfReader(pdf).pages[0].mediabox.width)) == SIZES["Letter"][0]


def test_a_site_without_an_address_gives_a_report_without_links(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"answers": {"responsable": "nadie"}}))
    rumbo("minimal", "report", "entregas", tmp_path / "a.json", "-o", tmp_path / "a.pdf")
    assert links_of(tmp_path / "a.pdf") == set()
    assert "invalid" not in text_of(tmp_path / "a.pdf")


def test_what_could_not_be_taken_is_told_after_the_report_in_the_language_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"answers": {"nueva": "x"}}))
    told = rumbo(
        "bilingual", "report", "entregas", tmp_path / "a.json", "-o", tmp_path / "a.pdf", "--lang", "en", code=1
    )
    assert "ignored: question nueva" in told
    assert "Overall score" in text_of(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["puent"], 'Did you mean "puente"?'),
        (["puente", "--lang", "fr"], 'The site is not in "fr". It is in: es.'),
        (["puente", "--paper", "A3"], "'A3' is not one of"),
    ],
)
def test_wrong_use_is_told_before_anything_is_built(
    answers: Path, tmp_path: Path, arguments: list[str], says: str
) -> None:
    slug, *options = arguments
    assert says in rumbo("every-page", "report", slug, answers, "-o", tmp_path / "a.pdf", *options, code=2)


def test_a_folder_that_is_not_there_and_a_missing_browser_are_told(answers: Path, tmp_path: Path) -> None:
    there: list[str | Path] = ["report", "puente", answers, "-o"]
    assert "is no folder" in rumbo("every-page", *there, tmp_path / "no" / "a.pdf", code=2)
    nowhere = str(tmp_path / "chromium")
    told = rumbo("every-page", *there, tmp_path / "a.pdf", code=2, RUMBO_CHROMIUM=nowhere)
    assert "playwright install chromium" in told
