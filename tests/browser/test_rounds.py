"""Finished results kept with their dates (D7), and what two windows say to each other (D3)."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import Watch
from respondent import Respondent, Value

SPRING: dict[str, Value] = {
    "papel": "jefe",
    "puerta": "la-hay",
    "llave": "nadie",
    "suelo": "con-suelo",
    "zocalo": "con-zocalo",
}
AUTUMN: dict[str, Value] = {"llave": "alguien", "zocalo": "sin-zocalo", "mando": "siempre"}
FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
KEY = "rumbo:/cliente/:rounds:todo"

Violations = Callable[[Page], list[str]]


def keeps(respondent: Respondent, name: str) -> None:
    """From the form: a round of how things stand."""
    if not respondent.result.is_visible():
        respondent.sees_result()
    opened(respondent)
    count = rows(respondent).count()
    respondent.page.locator("#round-name").fill(name)
    respondent.page.get_by_role("button", name="Guardar esta ronda").click()
    expect(rows(respondent)).to_have_count(count + 1)


def opened(respondent: Respondent) -> None:
    fold = respondent.page.locator("details[data-part=rounds]")
    if fold.get_attribute("open") is None:
        fold.get_by_role("heading", name="Mis rondas").click()
    keep, unscored = fold.locator("[data-keep]"), fold.locator("[data-unscored]")
    expect(keep.or_(unscored).filter(visible=True)).to_have_count(1)


def rows(respondent: Respondent) -> Locator:
    return respondent.page.locator("[data-part=rounds] tbody tr")


def back(respondent: Respondent) -> None:
    respondent.page.get_by_role("link", name="Volver a las preguntas").first.click()
    expect(respondent.page.locator("[data-view=form]")).to_be_visible()


def stored(respondent: Respondent) -> list[dict[str, Any]]:
    rounds: list[dict[str, Any]] = json.loads(json.loads(respondent.kept()).get(KEY, "[]"))
    return rounds


@pytest.fixture
def twice(everyone: Respondent) -> Respondent:
    """Two rounds, of which the second is better at the base and worse below; on its result."""
    everyone.answers_all(SPRING)
    keeps(everyone, "Primavera")
    back(everyone)
    everyone.answers_all(AUTUMN)
    keeps(everyone, "")
    return everyone


def test_a_round_is_kept_with_date_name_answers_and_scores(twice: Respondent) -> None:
    spring, autumn = stored(twice)
    assert spring["name"] == "Primavera"
    assert spring["answers"]["answers"]["llave"] == "nadie"
    assert (spring["answers"]["diagnostic"], spring["answers"]["version"]) == ("todo", "2.1")
    assert spring["scores"]["overall"]["exact"] != autumn["scores"]["overall"]["exact"]
    expect(rows(twice).first.get_by_role("textbox")).to_have_value("Primavera")
    expect(twice.page.locator("[data-trend=line]")).to_have_attribute("d", re.compile(r"^M0 [\d.]+L100 [\d.]+$"))
    twice.opens("?again#result")
    expect(rows(twice)).to_have_count(2)


def test_without_a_score_there_is_no_round_to_keep(everyone: Respondent) -> None:
    everyone.sees_result()
    opened(everyone)
    expect(everyone.page.get_by_text("Cuando haya una puntuación")).to_be_visible()
    expect(everyone.page.get_by_role("button", name="Guardar esta ronda")).to_be_hidden()


def test_a_round_can_be_named_anew(twice: Respondent) -> None:
    field = rows(twice).last.get_by_role("textbox")
    field.fill("<b>Otoño</b>")
    field.blur()
    expect(rows(twice).last.get_by_role("textbox")).to_have_value("<b>Otoño</b>")
    assert stored(twice)[1]["name"] == "<b>Otoño</b>"


def test_a_round_is_compared_by_sign_arrow_and_word(twice: Respondent) -> None:
    rows(twice).first.get_by_role("button", name="Comparar").click()
    compared = twice.page.locator("[data-part=compared]")
    expect(compared).to_contain_text("Comparado con tu ronda: Primavera")
    expect(compared).to_be_focused()
    chain = twice.page.locator(".rumbo-chain__row")
    expect(chain.filter(has_text="La base")).to_contain_text("▲ sube 33,3")
    expect(chain.filter(has_text="El conjunto")).to_contain_text("▼ baja 50,0")
    expect(rows(twice).first.get_by_role("button", name="Comparar")).to_have_attribute("aria-pressed", "true")
    twice.page.get_by_role("button", name="Dejar de comparar").click()
    expect(compared).to_be_hidden()
    expect(chain.filter(has_text="La base")).not_to_contain_text("sube", use_inner_text=True)


def test_an_earlier_round_is_seen_again_and_changes_nothing(twice: Respondent) -> None:
    before = twice.kept()
    rows(twice).first.get_by_role("link", name="Ver").click()
    notice = twice.page.get_by_role("region", name="De quién son estas respuestas")
    expect(notice).to_contain_text("Tu ronda «Primavera»")
    notice.get_by_role("link", name="Ver las respuestas").click()
    expect(twice.row("llave", "nadie")).to_be_checked()
    expect(twice.row("llave", "nadie")).to_be_disabled()
    assert twice.kept() == before
    twice.page.go_back()
    expect(notice).to_be_hidden()
    expect(twice.page.locator("[data-view=result]")).to_be_visible()
    back(twice)
    expect(twice.row("llave", "alguien")).to_be_checked()


def test_where_the_questionnaire_changed_is_marked_and_told(twice: Respondent) -> None:
    spring, autumn = stored(twice)
    spring["answers"] |= {"version": "1.0", "hash": "0123456789ab"}
    twice.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps([spring, autumn])])
    twice.opens("?again#result")
    expect(rows(twice).last).to_contain_text("con otra versión del cuestionario", use_inner_text=True)
    expect(rows(twice).first).not_to_contain_text("con otra versión", use_inner_text=True)
    expect(twice.page.locator("[data-trend=changed]")).to_have_attribute("d", "M50 0V40")
    rows(twice).first.get_by_role("button", name="Comparar").click()
    expect(twice.page.locator("[data-part=compared]")).to_contain_text("El cuestionario ha cambiado desde entonces")
    rows(twice).first.get_by_role("link", name="Ver").click()
    expect(twice.page.get_by_text("versión 1.0, contenido 0123456789ab")).to_be_visible()


def test_rounds_are_deleted_one_by_one_or_all_after_a_question(twice: Respondent) -> None:
    page = twice.page
    rows(twice).first.get_by_role("button", name="Borrar").click()
    page.get_by_role("button", name="Conservar", exact=True).click()
    expect(rows(twice)).to_have_count(2)
    rows(twice).first.get_by_role("button", name="Borrar").click()
    page.get_by_role("button", name="Borrar", exact=True).last.click()
    expect(rows(twice)).to_have_count(1)
    assert [found["name"] for found in stored(twice)] == [""]
    page.get_by_role("button", name="Borrar todas las rondas").click()
    page.get_by_role("button", name="Borrar", exact=True).last.click()
    expect(page.get_by_role("table", name="De la más antigua")).to_be_hidden()
    assert KEY not in twice.kept()


@pytest.mark.parametrize(
    "kept", ["x", "{}", '[{"id": 1}]', '[{"id": "a", "date": "2026-01-01", "name": "x", "answers": 3}]']
)
def test_what_is_no_round_in_the_storage_is_as_nothing(everyone: Respondent, kept: str) -> None:
    everyone.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, kept])
    everyone.answers_all(SPRING)
    keeps(everyone, "Primavera")
    assert len(stored(everyone)) == 1


def test_a_full_storage_is_said_beside_the_round(everyone: Respondent, watch: Watch) -> None:
    everyone.answers_all(SPRING)
    everyone.sees_result()
    everyone.page.evaluate(FULL)
    keeps(everyone, "Primavera")
    expect(everyone.page.get_by_text("La ronda se perderá al cerrar la página").first).to_be_visible()
    watch.faults.clear()  # the engine's own script does not expect it


def test_another_windows_answers_are_told_and_taken_over_or_not(everyone: Respondent) -> None:
    other = Respondent(everyone.page.context.new_page(), everyone.url).opens()
    notice = other.page.get_by_role("region", name="Cambios en otra pestaña")
    everyone.answers("puerta", "la-hay")
    expect(notice).to_be_visible()
    expect(other.page.get_by_role("status")).to_contain_text("En otra pestaña se han cambiado las respuestas.")
    expect(other.question("puerta").locator(":checked")).to_have_count(0)
    other.page.get_by_role("button", name="Usar las de la otra pestaña").click()
    expect(notice).to_be_hidden()
    expect(other.row("puerta", "la-hay")).to_be_checked()
    expect(other.question("llave")).to_be_visible()
    everyone.answers("llave", "nadie")
    expect(notice).to_be_visible()
    other.page.get_by_role("button", name="Seguir con estas").click()
    expect(notice).to_be_hidden()
    assert "nadie" not in other.kept()
    expect(everyone.page.get_by_role("region", name="Cambios en otra pestaña")).to_be_visible()


def test_another_windows_round_appears_in_the_list(everyone: Respondent) -> None:
    everyone.answers_all(SPRING)
    other = Respondent(everyone.page.context.new_page(), everyone.url).opens("#result")
    opened(other)
    expect(rows(other)).to_have_count(0)
    keeps(everyone, "Primavera")
    expect(rows(other)).to_have_count(1)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_among_rounds(twice: Respondent, violations: Violations, width: int, scheme: str) -> None:
    page = twice.page
    page.set_viewport_size({"width": width, "height": 9_000})
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    rows(twice).first.get_by_role("button", name="Comparar").click()
    rows(twice).first.get_by_role("button", name="Borrar").click()
    expect(page.locator("[data-part=compared]")).to_be_visible()
    page.evaluate("document.querySelector('[data-part=elsewhere]').hidden = false")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
