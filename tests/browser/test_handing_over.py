"""Answers on their way from the browser of who gave them to the page of who puts them together (TM-1, TM-2)."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from browsing import label
from conftest import NewPage
from respondent import Respondent, Value

LONGEST_BODY = 1900
ANSWERS: dict[str, dict[str, Value]] = {
    "Ana Núñez": {"puerta": "no-hay", "papel": "jefe", "cuales": ["a", "b"]},
    "Berta": {"puerta": "la-hay", "papel": "equipo", "cuales": ["a", "c"]},
    "Carlos": {"puerta": "la-hay", "llave": "alguien", "papel": "equipo"},
}


def answered(page: Page, url: str, answers: dict[str, Value]) -> Respondent:
    respondent = Respondent(page, f"{url}diagnostics/todo/").opens()
    respondent.answers_all(answers)
    return shares(respondent)


def shares(respondent: Respondent) -> Respondent:
    respondent.sees_result()
    respondent.page.locator("[data-part=share] > summary").click()
    expect(respondent.page.locator("[data-part=share] [data-link]")).to_have_value(re.compile("#r="))
    return respondent


def named(respondent: Respondent, name: str) -> Respondent:
    respondent.page.get_by_label(label("share.named")).check()
    respondent.page.get_by_label(label("share.name")).fill(name)
    expect(respondent.page.locator("[data-slot=goes]")).to_contain_text(f"«{name}»")
    return respondent


def file_of(respondent: Respondent, folder: Path) -> Path:
    """What is handed over as a file, under the name that the browser gives it."""
    with respondent.page.expect_download() as download:
        respondent.page.get_by_role("button", name=label("share.file")).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.fixture
def team(page: Page, every_kind_url: str) -> Page:
    page.goto(f"{every_kind_url}diagnostics/todo/team/")
    expect(page.locator("[data-slot=count]")).not_to_be_empty()
    return page


def test_tm_1_three_browsers_hand_over_with_names_and_the_later_of_one_respondent_counts(
    team: Page, new_page: NewPage, every_kind_url: str, tmp_path: Path
) -> None:
    people = [named(answered(new_page(), every_kind_url, given), name) for name, given in ANSWERS.items()]
    files = [file_of(person, tmp_path) for person in people]
    documents = [json.loads(file.read_text("utf-8")) for file in files]
    assert [document["name"] for document in documents] == list(ANSWERS)
    called = [re.sub(r"-\d{4}-\d\d-\d\d\.json$", "", file.name) for file in files]
    assert called == ["todo-ana-núñez", "todo-berta", "todo-carlos"]
    assert len({document["respondent"] for document in documents}) == len(people)
    assert all("papel" not in document["profile"] and not document["notes"] for document in documents)

    ana = people[0].opens("?again")
    ana.answers("puerta", "la-hay")
    link = shares(ana).page.locator("[data-part=share] [data-link]").input_value()
    named(ana, "Ana Núñez")
    later = file_of(ana, tmp_path / "later")
    assert json.loads(later.read_text("utf-8"))["respondent"] == documents[0]["respondent"]

    team.locator("[data-files]").set_input_files([*files, later])
    expect(team.locator("[data-people] [data-who]")).to_have_text(list(ANSWERS))
    expect(team.locator("[data-skipped]")).to_contain_text(f"{files[0].name}: la misma persona")
    expect(team.locator("[data-sees] [data-named]")).to_be_visible()
    team.locator("[data-show]").click()
    team.locator("[data-section] > summary").first.click()
    expect(team.locator('#team-puerta [data-option="la-hay"] [data-names]')).to_have_text("Ana Núñez, Berta, Carlos")
    team.get_by_text(label("team.links")).click()
    team.locator("[data-links]").fill(link)
    team.locator("[data-take-links]").click()
    expect(team.locator("[data-skipped] li")).to_have_count(2)


def test_tm_2_a_link_carries_a_name_only_if_it_was_typed_for_it_and_the_number_can_be_renewed(
    team: Page, new_page: NewPage, every_kind_url: str
) -> None:
    person = answered(new_page(), every_kind_url, ANSWERS["Berta"])
    field = person.page.locator("[data-part=share] [data-link]")
    without = field.input_value()
    with_name = named(person, "Ana-María Ñ. 100%").page.locator("[data-part=share] [data-link]").input_value()
    person.page.get_by_role("button", name=label("share.renew")).click()
    expect(person.page.get_by_role("status")).to_contain_text("Número renovado")
    team.get_by_text(label("team.links")).click()
    team.locator("[data-links]").fill(f"{with_name}.\n{without}")
    team.locator("[data-take-links]").click()
    expect(team.locator("[data-people] li")).to_have_count(1)
    team.locator("[data-links]").fill(field.input_value())
    team.locator("[data-take-links]").click()
    expect(team.locator("[data-people] li")).to_have_count(2)
    expect(team.locator("[data-people]")).to_contain_text("Ana-María Ñ. 100%")


def test_tm_14_a_mail_holds_what_was_shown_and_nothing_is_sent_by_itself(
    new_page: NewPage, every_kind_url: str
) -> None:
    page = new_page()
    person = answered(page, every_kind_url, ANSWERS["Ana Núñez"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_text(label("share.mail")).click()
    shown = page.get_by_label("Esto es todo lo que se envía").input_value()
    assert page.locator("[data-part=share] [data-link]").input_value() in shown
    assert "Puntuación total: " in shown
    assert "¶" not in shown
    query = parse_qs(urlsplit(page.locator("[data-mailto]").get_attribute("href") or "").query)
    assert query["body"] == [shown.replace("\n", "\r\n")]
    named(person, "Ñ" * 80)
    assert len((page.locator("[data-mailto]").get_attribute("href") or "").partition("&body=")[2]) <= LONGEST_BODY
    assert not [url for url in asked if not url.startswith(every_kind_url)]
