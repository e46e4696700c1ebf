"""Finished results kept with their dates (D7), and what two windows say to each other (D3)."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import Watch, label
from respondent import Respondent, Value

SPRING: dict[str, Value] = {
    "papel": "jefe",
    "puerta": "la-hay",
    "llave": "nadie",
    "suelo": "con-suelo",
    "zocalo": "con-zocalo",
}
AUTUMN: dict[str, Value] = {"llave": "alguien", "zocalo": "sin-zocalo", "mando": "siempre"}
KEY = "rumbo:/cliente/:rounds:todo"


def keeps(respondent: Respondent, name: str) -> None:
    """From the form: a round of how things stand."""
    if not respondent.result.is_visible():
        respondent.sees_result()
    opened(respondent)
    count = rows(respondent).count()
    respondent.page.locator("#round-name").fill(name)
    respondent.page.get_by_role("button", name=label("rounds.keep")).click()
    expect(rows(respondent)).to_have_count(count + 1)


def opened(respondent: Respondent) -> None:
    fold = respondent.page.locator("details[data-part=rounds]")
    if fold.get_attribute("open") is None:
        fold.get_by_role("heading", name=label("rounds.title")).click()
    keep, unscored = fold.locator("[data-keep]"), fold.locator("[data-unscored]")
    expect(keep.or_(unscored).filter(visible=True)).to_have_count(1)


def rows(respondent: Respondent) -> Locator:
    return respondent.page.locator("[data-part=rounds] tbody tr")


def back(respondent: Respondent) -> None:
    respondent.page.get_by_role("link", name=label("result.back")).first.click()
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


def test_the_same_answers_kept_by_hand_only_get_their_name(twice: Respondent) -> None:
    twice.page.locator("#round-name").fill("Otoño")
    twice.page.get_by_role("button", name=label("rounds.keep")).click()
    expect(rows(twice).last.get_by_role("textbox")).to_have_value("Otoño")
    assert [*map(name_of, stored(twice))] == ["Primavera", "Otoño"]


WHOLE: dict[str, Value] = {
    "puerta": "no-hay",
    "mando": "siempre",
    "canales": ["web", "tienda"],
    "cuales": ["a", "b"],
    "horas": "2",
    "parte": "60",
    "techo": "con-techo",
    "tejas": "con-tejas",
    "suelo": "con-suelo",
    "zocalo": "con-zocalo",
}


def test_a_finished_result_is_kept_by_itself_once_a_day_and_can_be_taken_back(everyone: Respondent) -> None:
    page, line = everyone.page, everyone.page.locator("[data-part=round-kept]")
    page.clock.set_fixed_time(datetime(2026, 1, 10, 9))  # noqa: DTZ001 - where the reader is
    everyone.answers_all(WHOLE)
    everyone.sees_result()
    expect(line).to_contain_text("queda guardado como la ronda del 10 ene 2026")
    [first] = stored(everyone)
    back(everyone)
    everyone.answers_all({"suelo": "sin-suelo"})
    everyone.sees_result()
    expect(line).to_be_visible()
    [second] = stored(everyone)
    assert (second["id"], second["answers"]["answers"]["suelo"]) == (first["id"], "sin-suelo")
    line.get_by_role("button", name=label("rounds.undo")).click()
    expect(line).to_be_hidden()
    assert stored(everyone) == [first]
    everyone.opens("?again#result")
    expect(page.locator("[data-part=rounds] summary")).to_be_visible()
    assert stored(everyone) == [first]  # what was taken back is not kept again


def test_who_returns_after_weeks_says_whether_it_is_another_round(everyone: Respondent) -> None:
    page = everyone.page
    page.clock.set_fixed_time(datetime(2026, 1, 10, 9))  # noqa: DTZ001 - where the reader is
    everyone.answers_all(WHOLE)
    everyone.sees_result()
    expect(page.locator("[data-part=round-kept]")).to_be_visible()
    question = page.locator("[data-part=another-round]")
    page.clock.set_fixed_time(datetime(2026, 2, 6, 9))  # noqa: DTZ001 - as above
    everyone.opens("?soon")
    expect(question).to_be_hidden()
    page.clock.set_fixed_time(datetime(2026, 2, 7, 9))  # noqa: DTZ001 - as above
    everyone.opens("?later")
    expect(question).to_contain_text("Tu última ronda es del 10 ene 2026")
    question.get_by_role("button", name="Corregir la del 10 ene 2026").click()
    expect(question).to_be_hidden()
    everyone.answers_all({"suelo": "sin-suelo"})
    everyone.sees_result()
    expect(page.locator("[data-part=round-kept]")).to_contain_text("10 ene 2026")
    assert [found["date"] for found in stored(everyone)] == ["2026-01-10"]
    page.evaluate("sessionStorage.clear()")
    everyone.opens("?another")
    question.get_by_role("button", name=label("rounds.another")).click()
    everyone.answers_all({"suelo": "con-suelo"})
    everyone.sees_result()
    expect(page.locator("[data-part=round-kept]")).to_contain_text("7 feb 2026")
    assert [found["date"] for found in stored(everyone)] == ["2026-01-10", "2026-02-07"]


def test_all_rounds_of_all_diagnostics_stand_on_a_page_with_their_line(
    twice: Respondent, faultless: Callable[[Page], None]
) -> None:
    page, home = twice.page, twice.url.partition("diagnostics/")[0]
    twice.opens("?again")
    page.get_by_role("navigation", name="Cabecera").get_by_role("link", name=label("rounds.title")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(label("rounds.title"))
    shown = page.locator("[data-rounds-of]:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("2 rondas: de")
    expect(shown.get_by_role("listitem").last).to_contain_text("Primavera")
    expect(shown.locator("circle")).to_have_count(2)
    faultless(page)
    shown.get_by_role("link", name=label("my-rounds.open")).last.click()
    expect(page.get_by_role("region", name=label("foreign-answers.label"))).to_contain_text("Tu ronda «Primavera»")
    page.goto(f"{home}rounds/")
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.locator("[data-part=none]")).to_be_visible()
    expect(
        page.get_by_role("navigation", name="Cabecera").get_by_role("link", name=label("rounds.title"))
    ).to_be_hidden()


def test_without_a_score_there_is_no_round_to_keep(everyone: Respondent) -> None:
    everyone.sees_result()
    opened(everyone)
    expect(everyone.page.get_by_text("Cuando haya una puntuación")).to_be_visible()
    expect(everyone.page.get_by_role("button", name=label("rounds.keep"))).to_be_hidden()


def test_a_round_can_be_named_anew(twice: Respondent) -> None:
    field = rows(twice).last.get_by_role("textbox")
    field.fill("<b>Otoño</b>")
    field.blur()
    expect(rows(twice).last.get_by_role("textbox")).to_have_value("<b>Otoño</b>")
    assert stored(twice)[1]["name"] == "<b>Otoño</b>"


def test_a_round_is_compared_by_sign_arrow_and_word(twice: Respondent) -> None:
    rows(twice).first.get_by_role("button", name=label("rounds.compare")).click()
    compared = twice.page.locator("[data-part=compared]")
    expect(compared).to_contain_text("Comparado con tu ronda: Primavera")
    expect(compared).to_be_focused()
    chain = twice.page.locator(".rumbo-chain__row")
    expect(chain.filter(has_text="La base")).to_contain_text("▲ sube 33,3")
    expect(chain.filter(has_text="El conjunto")).to_contain_text("▼ baja 50,0")
    expect(rows(twice).first.get_by_role("button", name=label("rounds.compare"))).to_have_attribute(
        "aria-pressed", "true"
    )
    twice.page.get_by_role("button", name=label("rounds.alone")).click()
    expect(compared).to_be_hidden()
    expect(chain.filter(has_text="La base")).not_to_contain_text("sube", use_inner_text=True)


def test_an_earlier_round_is_seen_again_and_changes_nothing(twice: Respondent) -> None:
    before = twice.kept()
    rows(twice).first.get_by_role("link", name=label("rounds.open")).click()
    notice = twice.page.get_by_role("region", name=label("foreign-answers.label"))
    expect(notice).to_contain_text("Tu ronda «Primavera»")
    notice.get_by_role("link", name=label("foreign-answers.answers")).click()
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
    rows(twice).first.get_by_role("button", name=label("rounds.compare")).click()
    expect(twice.page.locator("[data-part=compared]")).to_contain_text("El cuestionario ha cambiado desde entonces")
    rows(twice).first.get_by_role("link", name=label("rounds.open")).click()
    expect(twice.page.get_by_text("versión 1.0, contenido 0123456789ab")).to_be_visible()


def test_rounds_are_deleted_one_by_one_or_all_after_a_question(twice: Respondent) -> None:
    page = twice.page
    rows(twice).first.get_by_role("button", name=label("rounds.remove")).click()
    page.get_by_role("button", name=label("rounds.no"), exact=True).click()
    expect(rows(twice)).to_have_count(2)
    rows(twice).first.get_by_role("button", name=label("rounds.remove")).click()
    page.get_by_role("button", name=label("rounds.remove"), exact=True).last.click()
    expect(rows(twice)).to_have_count(1)
    assert [found["name"] for found in stored(twice)] == [""]
    page.get_by_role("button", name=label("rounds.remove-all")).click()
    page.get_by_role("button", name=label("rounds.remove"), exact=True).last.click()
    expect(page.get_by_role("table", name="De la más antigua")).to_be_hidden()
    assert KEY not in twice.kept()


SCORE = {"value": "1.0", "exact": "1", "band": "x", "status": "scored"}
BAD_SCORES: list[dict[str, Any]] = [
    {"value": {}},
    {"exact": "1/0"},
    {"band": []},
    {"status": "{constructor}"},
    {"value": "<img src=x>"},
]
BAD: list[dict[str, Any]] = [
    {"id": 1},
    {"date": "1"},
    {"date": "2026-13-45"},
    {"name": "x" * 201},
    {"answers": None},
    {"answers": 3},
    {"scores": {}},
    *({"scores": {"overall": SCORE | bad}} for bad in BAD_SCORES),
]


def test_damaged_rounds_are_told_and_stay_and_the_good_ones_with_them(twice: Respondent) -> None:
    good = stored(twice)
    bad: list[Any] = [*(good[0] | changed for changed in BAD), None, 3, "x", []]
    kept = json.dumps([bad[0], good[0], *bad[1:], good[1]])
    twice.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, kept])
    twice.opens("?again#result")
    expect(rows(twice)).to_have_count(2)
    expect(twice.page.locator("[data-part=rounds]")).to_contain_text(f"{len(bad)} rondas estropeadas")
    back(twice)
    twice.answers_all({"llave": "nadie"})
    keeps(twice, "Otra")
    assert [found for found in stored(twice) if found not in good][:-1] == bad
    assert [found for found in stored(twice) if found in good] == good


@pytest.mark.parametrize("kept", ["x", "{}", "3"])
def test_what_is_no_list_of_rounds_in_the_storage_is_as_nothing(everyone: Respondent, kept: str) -> None:
    everyone.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, kept])
    everyone.answers_all(SPRING)
    keeps(everyone, "Primavera")
    assert len(stored(everyone)) == 1


FILL = """(room) => {
    let text = "x".repeat(2 ** 22);
    for (; text.length; text = text.slice(0, text.length / 2)) {
        try { localStorage.setItem("neighbour", (localStorage.getItem("neighbour") ?? "") + text); } catch {}
    }
    localStorage.setItem("neighbour", localStorage.getItem("neighbour").slice(room));
}"""


def test_a_storage_that_is_full_loses_no_round(twice: Respondent, watch: Watch) -> None:
    before = stored(twice)
    back(twice)
    twice.answers_all({"llave": "nadie"})
    twice.page.evaluate(FILL, 0)
    twice.question("memoria").locator("textarea").fill("x" * 200)
    expect(twice.page.get_by_text("Este navegador no deja guardar tus respuestas").first).to_be_visible()
    keeps(twice, "Invierno")
    expect(twice.page.get_by_text("La ronda se perderá al cerrar la página").first).to_be_visible()
    assert stored(twice) == before
    expect(rows(twice)).to_have_count(3)
    twice.page.evaluate("localStorage.removeItem('neighbour')")
    keeps(twice, "Nieve")
    assert [*map(name_of, stored(twice))] == ["Primavera", "", "Invierno", "Nieve"]
    assert "x" * 200 in twice.kept()
    watch.faults.clear()  # the engine's own script does not expect it


def name_of(found: dict[str, Any]) -> str:
    return str(found["name"])


@pytest.fixture
def other(everyone: Respondent) -> Respondent:
    """The same person in a second window on the same diagnostic, opened before anything was answered."""
    return Respondent(everyone.page.context.new_page(), everyone.url).opens()


def test_what_is_answered_in_either_of_two_windows_is_kept(everyone: Respondent, other: Respondent) -> None:
    everyone.answers("puerta", "la-hay")
    other.answers("horas", "2,5")
    everyone.question("memoria").locator("textarea").fill("Era verde")
    other.answers("suelo", "con-suelo")
    other.page.close()
    everyone.opens("?again")
    expect(everyone.row("puerta", "la-hay")).to_be_checked()
    expect(everyone.field("horas")).to_have_value("2,5")
    expect(everyone.question("memoria").locator("textarea")).to_have_value("Era verde")
    expect(everyone.row("suelo", "con-suelo")).to_be_checked()


def test_what_is_answered_in_another_window_stands_here_too(everyone: Respondent, other: Respondent) -> None:
    everyone.answers_all({"puerta": "la-hay", "papel": "jefe"})
    expect(other.row("puerta", "la-hay")).to_be_checked()
    expect(other.question("llave")).to_be_visible()
    expect(other.page.get_by_role("status")).to_contain_text("ya está también aquí")
    expect(other.page.get_by_role("region", name=label("other-window.label"))).to_be_hidden()
    other.answers("puerta", "no-hay")
    expect(everyone.row("puerta", "no-hay")).to_be_checked()
    everyone.question("puerta").get_by_role("button", name=label("rounds.remove")).click()
    expect(other.question("puerta").locator(":checked")).to_have_count(0)


def test_a_result_is_worked_out_anew_with_another_windows_answers(everyone: Respondent, other: Respondent) -> None:
    everyone.answers_all(SPRING)
    expect(other.row("suelo", "con-suelo")).to_be_checked()
    other.sees_result()
    value = other.node("overall").locator("[data-slot=value]")
    before = value.inner_text()
    everyone.answers("llave", "alguien")
    expect(value).not_to_have_text(before)


def test_a_page_come_back_to_takes_what_is_kept(everyone: Respondent) -> None:
    everyone.answers("puerta", "no-hay")
    everyone.page.evaluate("""() => {
        const key = "rumbo:/cliente/:answers:todo";
        localStorage.setItem(key, localStorage.getItem(key).replace("no-hay", "la-hay"));
        dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }""")
    expect(everyone.row("puerta", "la-hay")).to_be_checked()
    everyone.answers("suelo", "con-suelo")
    assert "la-hay" in everyone.kept()


def test_what_another_window_has_deleted_is_deleted_here_only_if_wanted(
    everyone: Respondent, other: Respondent
) -> None:
    everyone.answers_all({"puerta": "la-hay", "suelo": "con-suelo"})
    notice = other.page.get_by_role("region", name=label("other-window.label"))
    for choice, is_left in (("Seguir con estas", True), ("Borrarlas aquí también", False)):
        everyone.page.get_by_role("button", name=label("form.delete")).click()
        everyone.page.get_by_role("button", name=label("form.delete-yes")).click()
        expect(notice).to_contain_text("se han borrado")
        notice.get_by_role("button", name=choice).click()
        expect(notice).to_be_hidden()
        assert ("la-hay" in other.kept() and "con-suelo" in other.kept()) is is_left
        expect(everyone.row("puerta", "la-hay")).to_be_checked(checked=is_left)


def test_another_windows_round_appears_in_the_list(everyone: Respondent) -> None:
    everyone.answers_all(SPRING)
    other = Respondent(everyone.page.context.new_page(), everyone.url).opens("#result")
    opened(other)
    expect(rows(other)).to_have_count(0)
    keeps(everyone, "Primavera")
    expect(rows(other)).to_have_count(1)


def test_axe_finds_nothing_among_rounds(twice: Respondent, faultless: Callable[[Page], None]) -> None:
    page = twice.page
    page.set_viewport_size({"width": 1280, "height": 9_000})
    rows(twice).first.get_by_role("button", name=label("rounds.compare")).click()
    rows(twice).first.get_by_role("button", name=label("rounds.remove")).click()
    expect(page.locator("[data-part=compared]")).to_be_visible()
    page.evaluate("document.querySelector('[data-part=other-window]').hidden = false")
    faultless(page)
