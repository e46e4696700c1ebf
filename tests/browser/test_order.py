"""A question that is answered by putting options in order: the kind `rank` on its page (SC-2)."""

import csv
import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import built
from browsing import hosted, label
from conftest import NewPage
from respondent import Respondent

Violations = Callable[[Page], list[str]]


@pytest.fixture(scope="module")
def order_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with hosted(built("order", tmp_path_factory)) as url:
        yield url


@pytest.fixture
def planner(page: Page, order_url: str) -> Respondent:
    return Respondent(page, f"{order_url}diagnostics/orden/").opens()


def place(planner: Respondent, number: int) -> Locator:
    return planner.question("primero").get_by_role("combobox", name=f"Puesto {number}", exact=True)


def placed(planner: Respondent) -> list[str]:
    return [select.input_value() for select in planner.question("primero").locator("select").all()]


def orders(planner: Respondent, *ids: str) -> None:
    for number, id_ in enumerate(ids, start=1):
        place(planner, number).select_option(id_)


def test_options_are_offered_by_the_alphabet_accents_aside(planner: Respondent) -> None:
    labels = place(planner, 1).locator("option").all_inner_texts()
    assert labels[1:] == ["Ágiles en la web", "Ampliar el equipo", "Cuidar a los clientes", "Cumplir los plazos"]


def test_how_to_order_is_seen_and_told_with_the_question(planner: Respondent) -> None:
    question = planner.question("primero")
    for hint in ("El de este año, no el del pasado.", "Pon en orden los 3 primeros, desde el primero."):
        expect(question.get_by_text(hint)).to_be_visible()
    expect(question).to_have_accessible_description(
        "El de este año, no el del pasado. Pon en orden los 3 primeros, desde el primero."
    )


def test_places_open_one_after_the_other(planner: Respondent) -> None:
    expect(place(planner, 1)).to_be_enabled()
    expect(place(planner, 2)).to_be_disabled()
    orders(planner, "web")
    expect(place(planner, 2)).to_be_enabled()
    expect(place(planner, 3)).to_be_disabled()


def test_an_option_put_elsewhere_changes_with_what_stood_there(planner: Respondent) -> None:
    orders(planner, "plazos", "clientes", "equipo")
    place(planner, 1).select_option(label("team.file"))
    assert placed(planner) == ["equipo", "clientes", "plazos"]


def test_no_place_stays_empty_before_one_that_is_filled(planner: Respondent) -> None:
    orders(planner, "plazos", "clientes", "equipo")
    place(planner, 1).select_option("")
    assert placed(planner) == ["clientes", "equipo", ""]


def test_it_is_answered_with_the_keyboard_alone(planner: Respondent) -> None:
    place(planner, 1).focus()
    planner.page.keyboard.type("Cum")
    planner.page.keyboard.press("Tab")
    expect(place(planner, 2)).to_be_focused()
    planner.page.keyboard.press("ArrowDown")
    assert placed(planner) == ["plazos", "web", ""]


def test_the_order_is_kept_and_scored_place_by_place(planner: Respondent) -> None:
    orders(planner, "equipo", "clientes", "plazos")
    planner.opens("?again")
    assert placed(planner) == ["equipo", "clientes", "plazos"]
    assert json.loads(json.loads(planner.kept())["rumbo:/:answers:orden"])["answers"] == {
        "primero": ["equipo", "clientes", "plazos"]
    }
    planner.sees_result()
    expect(planner.node("orden").locator("[data-slot=value]").first).to_contain_text("33,3")


def test_not_knowing_empties_the_places_and_a_place_takes_it_back(planner: Respondent) -> None:
    orders(planner, "plazos", "clientes")
    planner.row("primero", "dont-know").check()
    assert placed(planner) == ["", "", ""]
    orders(planner, "web")
    expect(planner.row("primero", "dont-know")).not_to_be_checked()
    planner.question("primero").locator("[data-clear]").click()
    assert placed(planner) == ["", "", ""]


def test_a_link_carries_the_order(planner: Respondent, new_page: NewPage) -> None:
    orders(planner, "plazos", "web", "clientes")
    planner.sees_result()
    planner.page.locator("details[data-part=share]").get_by_role("heading", name="Compartir").click()
    field = planner.page.get_by_label(label("share.link"), exact=True)
    expect(field).not_to_have_value("")
    other = Respondent(new_page(), field.input_value()).opens()
    assert placed(other) == ["plazos", "web", "clientes"]
    other.page.get_by_role("link", name=label("foreign-answers.answers")).click()
    expect(place(other, 1)).to_be_disabled()


def test_the_spreadsheet_says_the_order_in_words(planner: Respondent) -> None:
    orders(planner, "plazos", "web", "clientes")
    planner.sees_result()
    planner.page.locator("details[data-part=share]").get_by_role("heading", name="Compartir").click()
    with planner.page.expect_download() as download:
        planner.page.locator("[data-csv]").click()
    text = download.value.path().read_text("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    [row] = [row for row in rows if row[1:2] == ["¿Qué va primero este año?"]]
    assert row[2:4] == ["1. Cumplir los plazos · 2. Ágiles en la web · 3. Cuidar a los clientes", "1"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_cut_on_a_phone(
    new_page: NewPage, order_url: str, violations: Violations, scheme: str
) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 320, "height": 640})
    phone = Respondent(page, f"{order_url}diagnostics/orden/").opens()
    orders(phone, "plazos", "web")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    box = place(phone, 2).bounding_box()
    assert box is not None
    assert box["height"] >= 44


def test_without_scripts_every_option_says_where_it_counts(new_page: NewPage, order_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{order_url}diagnostics/orden/")
    lines = page.locator("#q-primero .rumbo-paper li")
    expect(lines).to_have_text(
        [
            "Ágiles en la web: no suma",
            "Ampliar el equipo: en el puesto 3, 33,3 puntos",
            "Cuidar a los clientes: en el puesto 2, 33,3 puntos",
            "Cumplir los plazos: en el puesto 1, 33,3 puntos",
        ]
    )
    expect(page.locator("#q-primero select")).to_have_count(3)
