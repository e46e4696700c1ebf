"""A team on paper for a board (TM-16), from its page and from the command line; TM-9 holds there too."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from circle import handed, rotating
from rumbo.content import loader
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.publishing.board import TeamTold, board_of
from rumbo.scoring.contract import ScoringDocument, Team, TeamNode, TeamQuestion
from rumbo.scoring.instrument import read
from rumbo.scoring.people import gather
from rumbo.scoring.team import assess_team
from tagged import elements

ROOT = Path(__file__).parents[2]
SITE = loader.load(ROOT).sites[0]
SLUG = "causa"
[DIAGNOSTIC] = [found for found in SITE.diagnostics if found.slug == SLUG]
DOCUMENT: ScoringDocument = scoring_document(DIAGNOSTIC, remedies(SITE))
ASKED = {question.id: question.ask for question in DIAGNOSTIC.all_questions()}
SHEETS = (2, 4)
PEOPLE = 12
Print = Callable[[TeamTold], PdfReader]


@pytest.fixture
def printed(page: Page, site_url: str) -> Print:
    """What the page of that team prints."""

    def to_paper(team: TeamTold) -> PdfReader:
        board_of(team)(page, f"{site_url}diagnostics/{SLUG}/team/")
        return PdfReader(io.BytesIO(page.pdf(format="A4", tagged=True, outline=True)))

    return to_paper


def people(name: str = "", changed: Mapping[str, str | list[str]] | None = None) -> TeamTold:
    """Twelve who differ in everything but what is `changed`; nameless without a `name`."""
    documents = [
        json.loads(
            handed(
                f"{name} {place}" if name else "",
                {**rotating(DOCUMENT, place), **(changed or {})},
                SLUG,
                respondent=f"{place:032x}",
            )["buffer"]
        )
        for place in range(PEOPLE)
    ]
    return TeamTold(documents, None, None, date(2027, 1, 11))


def told(team: TeamTold, smallest: int = 5) -> Team:
    instrument = read(DOCUMENT)
    numbered = [(f"{place}.json", document) for place, document in enumerate(team.documents, start=1)]
    talk = DIAGNOSTIC.conversation
    return assess_team(instrument, gather(instrument, numbered).people, None, smallest, talk.id if talk else None)


def text_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())


def nodes(node: TeamNode) -> Iterator[TeamNode]:
    yield node
    for child in node["dimensions"]:
        yield from nodes(child)


def questions(team: Team) -> dict[str, TeamQuestion]:
    return {question["id"]: question for node in nodes(team["overall"]) for question in node["questions"]}


def test_tm_16_a_board_gets_at_most_four_pages_with_everything_agreed_and_every_number_is_the_teams(
    printed: Print,
) -> None:
    agreed: Any = {
        "diagnostic": SLUG,
        "answers": rotating(DOCUMENT, 2),
        "notes": dict.fromkeys([*ASKED][:5], "Lo vimos en la planta"),
    }
    team = replace(people("Persona"), agreed=agreed)
    pdf, found = printed(team), told(team)
    text = text_of(pdf)
    assert SHEETS[0] <= len(pdf.pages) <= SHEETS[1]
    wanted = ["11 de enero de 2027", "Nivel y distancia", "De qué hablar", "Por dónde empezar", "Dónde no se ve igual"]
    places = [text.find(words) for words in [*wanted, "Lo acordado"]]
    assert places == sorted(places)
    assert places[0] >= 0
    titles = {dimension.id: dimension.title for dimension in DIAGNOSTIC.all_dimensions()}
    for node in found["overall"]["dimensions"]:
        assert f"{titles[node['id']]} {str(node['mean']).replace('.', ',')} " in text
    agenda = [text.index(ASKED[id_]) for id_ in found["agenda"]]
    assert agenda == sorted(agenda)
    for remedy in found["remedies"]:
        assert SITE.playbooks[remedy["playbook"]].title in text
    assert text.count("Por qué: Lo vimos en la planta") == len(agreed["notes"])
    assert not [name for name in found["names"] if name in text]
    heard = [part.tag for part in elements(pdf)]
    assert heard.count("H1") == 1


def test_tm_9_what_is_hidden_of_a_team_changes_nothing_on_its_paper(printed: Print) -> None:
    """The attacker reads the PDF: had a hidden answer been another, it would say the same to the letter."""
    hidden = [part.id for part in DIAGNOSTIC.all_questions() if len(_options(part.id)) > 1][:2]
    ends = [{id_: _options(id_)[place] for id_ in hidden} for place in (0, -1)]
    papers = [replace(people(changed=end), documents=people(changed=end).documents[:8]) for end in ends]
    one, other = map(told, papers)
    assert one == other
    assert all(questions(one)[id_]["n"] is None for id_ in hidden)
    first, second = map(printed, papers)
    assert text_of(first) == text_of(second)
    assert _around(first) == _around(second)
    others = replace(papers[0], documents=people(changed=ends[0]).documents[4:])
    assert text_of(printed(others)) != text_of(first)


def _options(question: str) -> list[str]:
    measure = read(DOCUMENT).items[question].measure
    return list(measure.shares) if type(measure).__name__ == "One" else []


def _around(pdf: PdfReader) -> tuple[object, ...]:
    """What a PDF says beside its pages, but for when it was made."""
    facts = {key: value for key, value in (pdf.metadata or {}).items() if "Date" not in key}
    return (facts, pdf.xmp_metadata, [part.text for part in elements(pdf)])


# From the command line -----------------------------------------------------------------------------------------------


@pytest.fixture
def handed_in(tmp_path: Path) -> list[Path]:
    answers = ({"base": "nada", "apoyo": "no", "peso": "50"}, {"base": "roca", "apoyo": "si", "peso": "10"})
    files = [tmp_path / "secreto-ana.json", tmp_path / "secreto-berta.json"]
    for file, given in zip(files, answers, strict=True):
        file.write_bytes(handed(file.stem[-3:], given)["buffer"])
    return files


def rumbo(*arguments: str | Path, code: int = 0, **environment: str) -> str:
    """What the command line says of tests/sites/every-page."""
    command = [sys.executable, "-m", "rumbo", "-C", str(ROOT / "tests/sites/every-page"), *map(str, arguments)]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_tm_16_the_command_prints_the_team_and_names_no_file(handed_in: list[Path], tmp_path: Path) -> None:
    agreed = tmp_path / "agreed.json"
    agreed.write_text(
        json.dumps({"diagnostic": "puente", "answers": {"peso": "77"}, "notes": {"peso": "A <b>ojo</b>"}})
    )
    pdf = tmp_path / "team.pdf"
    out = rumbo("team", "puente", *handed_in, "-o", pdf, "--agreed", agreed, "--date", "2027-01-11")
    assert str(pdf) in out
    text = text_of(PdfReader(pdf))
    for words in ("Casa & Cía. <b>S. L.</b>", "11 de enero de 2027", "Han entregado 2 personas", "77", "A <b>ojo</b>"):
        assert words in text
    assert "secreto" not in text
    assert "secreto" not in pdf.read_bytes().decode("latin-1")
    before = pdf.read_bytes()
    missing = str(tmp_path / "chromium")
    told = rumbo("team", "puente", *handed_in, "-o", pdf, code=2, RUMBO_CHROMIUM=missing)
    assert "playwright install chromium" in told
    assert pdf.read_bytes() == before
