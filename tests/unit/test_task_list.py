"""PL-11: a plan as a spreadsheet's rows and as a checklist, read back by libraries of others."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from markdown_it import MarkdownIt

from engines import Ask
from office import Office
from planning import LIST_WORDS, Order, by_python, in_browser
from rumbo.scoring.contract import Catalogue, PlaybookOffer, TaskOffer
from rumbo.scoring.planning import Wish

HOSTILE = [
    "=1+1",
    "+A1",
    "-A1",
    "@x",
    "\u200b=2",
    "\uff1d1",
    "\tx",
    "1-2",
    "3/4",
    "12:30",
    "5-may",
    "1E5",
    "00123",
    "1.5",
]
HARMLESS = ['Año, «ñ»; y "más"', "12", "0,5", "2. Segundo", "2026-12-11", "dos\nlíneas", "* [x] <b>_#`|"]


def order(text: str) -> Order:
    task: TaskOffer = {"step": "one", "task": text, "owner": text, "measure": text, "week": 1}
    offer: PlaybookOffer = {"playbook": "a", "title": text, "weeks": 1, "needs": [], "tasks": [task]}
    return Order(
        catalogue={"language": "es", "playbooks": [offer], "one_at_a_time": {}},
        wish=Wish(date(2026, 12, 7)),
        wanted=["a"],
    )


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


@pytest.mark.parametrize("text", HOSTILE)
def test_pl_11_nothing_typed_becomes_a_formula_or_another_number(text: str) -> None:
    head, row = rows(by_python(order(text))["csv"])
    assert head == list(LIST_WORDS["columns"])
    assert row[1:5] == [f"'{text}"] * 4


@pytest.mark.parametrize("text", HARMLESS)
def test_pl_11_words_and_days_come_back_as_they_were(text: str) -> None:
    written = by_python(order(text))["csv"]
    assert written.encode().startswith(b"\xef\xbb\xbf")
    assert rows(written)[1] == ["1", text, text, text, text, "2026-12-11", "Por hacer", ""]


@pytest.mark.parametrize("text", HARMLESS)
def test_pl_11_a_checklist_is_headings_and_boxes_whatever_is_typed(text: str) -> None:
    tokens = MarkdownIt().parse(by_python(order(text))["checklist"])
    inline: list[Any] = [token for token in tokens if token.type == "inline"]
    said = ["".join(child.content for child in token.children) for token in inline]
    plain = " ".join(text.split())
    assert said[2] == plain
    assert said[3] == f"[ ] 2026-12-11: {plain} · {plain} · {plain}"
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2", "h3"]


def test_pl_11_both_engines_write_the_same_bytes() -> None:
    with in_browser() as ask:
        check: Ask = ask
        for text in (*HOSTILE, *HARMLESS):
            assert json.dumps(check(order(text))) == json.dumps(by_python(order(text)))


@pytest.mark.long
def test_pl_11_an_office_program_reads_the_spreadsheet_as_text_and_days(office: Office, tmp_path: Path) -> None:
    task: TaskOffer = {"step": "", "task": "", "owner": "Ñuño «yo»", "measure": "dos\nlíneas; y 0,5", "week": 1}
    tasks: list[TaskOffer] = [{**task, "step": f"s{n}", "task": text} for n, text in enumerate(HOSTILE)]
    offer: PlaybookOffer = {"playbook": "a", "title": "Año", "weeks": 1, "needs": [], "tasks": tasks}
    wish = Wish(date(2026, 12, 7))
    offered: Catalogue = {"language": "es", "playbooks": [offer], "one_at_a_time": {}}
    written = tmp_path / "plan.csv"
    written.write_bytes(by_python(Order(catalogue=offered, wish=wish, wanted=["a"]))["csv"].encode())
    [opened] = office.saved_as("xlsx", [written], tmp_path, read_as="CSV:59,34,76")
    sheet = openpyxl.load_workbook(opened).worksheets[0]
    head, *rows = sheet.iter_rows()
    assert [cell.value for cell in head] == list(LIST_WORDS["columns"])
    assert not [cell for row in rows for cell in row if cell.data_type == "f"]
    assert [row[2].value for row in rows] == [f"'{text}" for text in HOSTILE]
    said = {tuple(row[place].value for place in (1, 3, 4, 6)) for row in rows}
    assert said == {("Año", "Ñuño «yo»", "dos\nlíneas; y 0,5", "Por hacer")}
    assert {str(row[5].value)[:10] for row in rows} == {"2026-12-11"}
