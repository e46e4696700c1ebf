"""The workbook beside a playbook's page, opened as a reader would: its own steps and tables, in its language."""

import re
from html import unescape
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from pages import Page
from rumbo.content import loader
from rumbo.pages import handouts, kits
from rumbo.pages.excerpts import BOX, Line, Passage, Sheet, excerpts
from rumbo.pages.handouts import Handout
from rumbo.pages.workbook import SPARE_ROWS, workbook

REPOSITORY = Path(__file__).parents[2]
FEWEST = 20
MOST_BYTES = 7 * 1024
MOST_BYTES_OF_DOCUMENT = 6 * 1024
SITES = {site.language: site for site in loader.load(REPOSITORY, drafts=False).sites}


@pytest.mark.parametrize("language", SITES)
def test_a_workbook_holds_the_steps_and_the_tables_of_its_page(
    language: str, pages: dict[str, Page], built_site: Path
) -> None:
    found = sorted((built_site / language / "playbooks").glob("*/*.xlsx"))
    assert len(found) >= FEWEST
    for file in found:
        path = f"{language}/playbooks/{file.parent.name}/index.html"
        said = " ".join(" ".join(block.text for block in pages[path].blocks).split())
        book = load_workbook(file)
        checklist, *tables = book.worksheets
        steps = SITES[language].playbooks[file.parent.name].steps
        assert [row[0] for row in checklist.iter_rows(min_row=2, values_only=True)] == [step.task for step in steps]
        assert tables
        for table in tables:
            for cell in next(table.iter_rows(max_row=1, values_only=True)):
                assert cell is None or str(cell) in said, (file.name, cell)
        assert file.stat().st_size <= MOST_BYTES
        assert f'href="{file.name}" download' in (built_site / path).read_text("utf-8")


@pytest.mark.parametrize("language", SITES)
def test_a_document_holds_the_session_the_tables_and_the_checklist_of_its_page(language: str, built_site: Path) -> None:
    found = sorted((built_site / language / "playbooks").glob("*/*.docx"))
    assert len(found) >= FEWEST
    sessions = 0
    for file in found:
        playbook = SITES[language].playbooks[file.parent.name]
        book = Document(str(file))
        assert file.stat().st_size <= MOST_BYTES_OF_DOCUMENT
        assert book.core_properties.title == book.paragraphs[0].text == playbook.title
        boxes = [line.text.removeprefix(f"{BOX} ") for line in book.paragraphs if line.text.startswith(BOX)]
        assert boxes[-len(playbook.steps) :] == [step.task for step in playbook.steps]
        page = (built_site / language / "playbooks" / file.parent.name / "index.html").read_text("utf-8")
        assert f'href="{file.name}" download' in page
        said = {line.text for line in book.paragraphs}
        body, _, _ = page.partition("rumbo-body")[2].partition("<footer")
        written = re.sub("<figure.*?</figure>", "", body, flags=re.DOTALL)
        items = [" ".join(unescape(item).split()) for item in re.findall(r"<li>([^<]*)</li>", written)]
        assert [item for item in items if item not in said] == []
        if playbook.session_minutes:
            sessions += 1
            _, *rows = book.tables[0].rows
            parts = [step for step in playbook.steps if step.minutes]
            assert [row.cells[2].text for row in rows] == [step.say for step in parts]
            assert rows[-1].cells[0].text.endswith(f"–{playbook.session_minutes}")
    assert sessions


def test_a_document_is_the_same_bytes_and_holds_what_an_author_wrote_as_text(tmp_path: Path) -> None:
    rows = (("<b>&", "x"), ("", ""))
    said = Passage("Q", (Line("«y»", "quote"), Line("z", "box")))
    handout = Handout(
        title="A & B",
        author="",
        language="es",
        opening=("\x0b1 < 2",),
        parts=(Sheet("T", rows), Passage("T", (Line("1 < 2 & 3", "number"), Line("x", "bullet", 1))), said),
        checklist="C",
        tasks=(("t", "m"),),
    )
    packed = handouts.document(handout)
    assert packed == handouts.document(handout)
    (tmp_path / "kit.docx").write_bytes(packed)
    book = Document(str(tmp_path / "kit.docx"))
    assert book.paragraphs[1].text == "1 < 2"
    assert book.tables[0].rows[0].cells[0].text == "<b>&"
    assert len(book.tables[0].rows) == len(rows) + handouts.ROOM
    lines = [(line.style.name if line.style else "", line.text) for line in book.paragraphs]
    assert [text for style, text in lines if style == "Heading 1"] == ["T", "Q", "C"]
    assert ("Normal", "1 < 2 & 3") in lines
    assert ("Quote", "«y»") in lines
    assert ("Normal", f"{BOX} z") in lines


def test_lists_and_quotations_keep_their_order_their_marks_and_their_depth() -> None:
    html = (
        "<h2>A</h2><ol><li>one<ul><li>☐ <b>in</b></li><li><p>two</p><p>more</p></li></ul></li><li>last</li></ol>"
        "<h3>B</h3><blockquote><p>said &amp; done</p><ul><li>x</li></ul></blockquote><p>not taken</p>"
        "<table><tr><th><p>h</p></th><td><ul><li>c</li><li>d</li></ul></td></tr></table>"
    )
    assert list(excerpts(html)) == [
        Passage(
            "A",
            (
                Line("one", "number"),
                Line("in", "box", 1),
                Line("two", "bullet", 1),
                Line("more", "bullet", 1),
                Line("last", "number"),
            ),
        ),
        Passage("B", (Line("said & done", "quote"), Line("x", "bullet"))),
        Sheet("B", (("h", "c d"),)),
    ]


def test_a_table_with_nothing_left_to_write_is_not_taken_along() -> None:
    html = "<h2>A</h2><table><tr><th>x</th></tr><tr><td>1</td></tr></table>"
    assert kits.to_fill_in(html) == ()
    assert kits.to_fill_in(html.replace(">1<", "><")) == (Sheet("A", (("x",), ("",))),)


def test_what_an_author_wrote_is_text_and_the_same_page_gives_the_same_bytes(tmp_path: Path) -> None:
    wide = tuple(f"{place}" for place in range(30))
    sheets = [Sheet("a/b: c", (("=1+1", "y"), ("", ""))), Sheet("A/B: C", (("x",), ("…",))), Sheet('"&<', (wide, wide))]
    packed = workbook(sheets)
    assert packed == workbook(sheets)
    (tmp_path / "kit.xlsx").write_bytes(packed)
    book = load_workbook(tmp_path / "kit.xlsx")
    assert book.worksheets[0]["A1"].value == "=1+1"
    assert book.worksheets[0]["A1"].data_type == "s"
    assert book.sheetnames[-1] == '"&<'
    assert book.worksheets[-1]["AD2"].value == wide[-1]
    assert book.worksheets[-1].print_title_rows == "$1:$1"
    assert book.worksheets[0].max_row == 2 + SPARE_ROWS
    assert len({name.casefold() for name in book.sheetnames}) == len(sheets)


@pytest.mark.parametrize("title", ["Contener una crisis: ¿y después?", "Ñ", "=", "a" * 200])
def test_a_file_is_named_for_people(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.xlsx", kits.file_name(title))
    assert len(kits.file_name(title)) <= len("x" * 60 + ".xlsx")
