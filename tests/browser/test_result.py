"""The result (D4, D6, D8): what is said about the answers given, in words first, and what to do now."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browsing import label
from respondent import Respondent, Value
from rumbo.content import loader
from rumbo.model import Case
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.pages import search
from rumbo.pages.tree import Page as Content
from rumbo.scoring import assessment
from rumbo.scoring.contract import Figures, Result

REPOSITORY = Path(__file__).parents[2]

FIRM = {"puerta": "la-hay", "llave": "alguien", "mando": "siempre", "canales": ["web", "tienda"], "cuales": ["a", "b"]}
FIRM_NUMBERS = {"horas": "2", "parte": "100"}
HOUSE = {"techo": "con-techo", "tejas": "con-tejas", "suelo": "con-suelo", "zocalo": "con-zocalo"}
BEST: dict[str, Value] = {**FIRM, **FIRM_NUMBERS, **HOUSE}
CAPPED = {id_: "no-hay" if id_ == "puerta" else value for id_, value in BEST.items() if id_ != "llave"}


def cases() -> list[Case]:
    site = loader.load(REPOSITORY).sites[0]
    return list(next(found for found in site.diagnostics if found.slug == "implementacion").cases)


def assessed(case: Case) -> Result:
    """What the Python scorer says of a golden respondent."""
    site = loader.load(REPOSITORY).sites[0]
    diagnostic = next(found for found in site.diagnostics if found.slug == "implementacion")
    return assessment.assess(
        scoring_document(diagnostic, remedies(site)), {"answers": case.answers, "profile": case.profile}
    )


@pytest.mark.parametrize("case", cases(), ids=str)
def test_the_page_shows_what_the_python_scorer_says_of_every_golden_respondent(manager: Respondent, case: Case) -> None:
    stored = {"answers": case.answers, "profile": case.profile}
    manager.page.evaluate("text => localStorage.setItem('rumbo:/:answers:implementacion', text)", json.dumps(stored))
    manager.opens("?again#result")
    wanted = assessed(case)
    nodes: dict[str, Figures] = {"overall": wanted["overall"], **{node["id"]: node for node in wanted["dimensions"]}}
    for id_, node in nodes.items():
        shown = manager.node(id_).locator("[data-slot=value]").first
        if node["status"] in ("scored", "provisional"):
            expect(shown).to_contain_text(str(node["value"]).replace(".", ","))
        told = manager.result.locator(f'[data-node="{id_}"] details[data-verdict]:not([hidden])')
        expect(told).to_have_count(1 if node["band"] else 0)
    assert manager.remedies == [remedy["playbook"] for remedy in wanted["remedies"]]


def test_the_result_appears_in_place_and_its_heading_takes_the_focus(everyone: Respondent) -> None:
    everyone.page.evaluate("window.same = true")
    everyone.answers_all({"puerta": "no-hay"})
    everyone.sees_result()
    expect(everyone.page.locator("#result")).to_be_focused()
    expect(everyone.page.locator(".rumbo-form")).to_be_hidden()
    assert everyone.page.evaluate("window.same")


def test_without_answers_there_is_no_score_but_a_range(everyone: Respondent) -> None:
    everyone.sees_result()
    expect(everyone.page.locator("#result")).to_have_text(label("result.headline-not-scored"))
    expect(everyone.node("overall").locator("[data-slot=value]")).to_have_text("0,0–100,0")
    expect(everyone.node("overall").get_by_text("Faltan respuestas")).to_be_visible()


def test_the_headline_names_the_band_and_the_link_behind_it(everyone: Respondent) -> None:
    everyone.answers_all(CAPPED)
    everyone.sees_result()
    expect(everyone.page.locator("#result")).to_have_text("Media, con una parte por detrás: La base (Baja)")
    expect(everyone.page.locator("[data-part=weakest]").get_by_role("link", name="La base")).to_be_visible()
    expect(everyone.page.locator(".rumbo-chain__row").first).to_contain_text(label("result.weakest-mark-part"))


def test_a_cap_that_binds_is_said_with_its_reason_and_the_score_without_it(everyone: Respondent) -> None:
    everyone.answers_all(CAPPED)
    everyone.sees_result()
    cap = everyone.node("base").locator("[data-cap]")
    expect(cap).to_contain_text("Sin puerta no se pasa de 20.")
    expect(cap).to_contain_text("sin este tope serían 33,3")
    expect(everyone.node("base").locator("[data-slot=value]")).to_have_text("20,0")
    expect(everyone.node("base").get_by_text("Texto propio de la base.")).to_be_visible()


def test_provisional_is_marked_with_its_range_and_what_is_missing(everyone: Respondent) -> None:
    everyone.answers_all({**FIRM, "horas": "dont-know"})
    everyone.sees_result()
    everyone.unfolds()
    block = everyone.node("medidas")
    expect(block.locator("[data-slot=value]")).to_have_text("≈ 100,0")
    expect(block.get_by_text("Provisional: entre 50,0 y 100,0")).to_be_visible()
    expect(block.get_by_text(label("result.provisional-text"))).to_be_visible()
    expect(block.get_by_text("1 pregunta sin responder.")).to_be_visible()
    expect(block.get_by_text("1 respuesta «no lo sé».")).to_be_visible()
    expect(block.get_by_text("Respondido: 50 %")).to_be_visible()


def test_what_does_not_apply_is_said(everyone: Respondent) -> None:
    everyone.answers_all({"techo": "not-applicable", "tejas": "not-applicable"})
    everyone.sees_result()
    expect(everyone.node("arriba").get_by_text(label("result.not-applicable"))).to_be_visible()


def test_the_table_holds_what_the_bars_show(everyone: Respondent) -> None:
    everyone.answers_all(CAPPED)
    everyone.sees_result()
    everyone.page.get_by_text(label("result.table")).click()
    row = everyone.page.get_by_role("row", name="La base")
    expect(row).to_contain_text("20,0")
    expect(row).to_contain_text("Baja")
    expect(row).to_contain_text("100 %")
    assert everyone.page.locator("[data-node=base] [data-bar]").get_attribute("width") == "20%"


def test_each_remedy_says_what_it_gives_back_and_which_answers_lead_to_it(everyone: Respondent) -> None:
    everyone.answers_all(CAPPED)
    everyone.sees_result()
    everyone.unfolds()
    card = everyone.page.locator("[data-remedy=segundo]")
    expect(card).to_contain_text("cerca de 18 horas en 2 semanas")
    expect(card).to_contain_text("El primer paso: Empieza por segundo")
    reason = card.locator("[data-reason=puerta]")
    expect(reason).to_contain_text("No hay")
    expect(reason).to_contain_text("+40,0 puntos")
    expect(card.locator("[data-reason]:visible")).to_have_count(1)
    expect(card).to_contain_text("Ya lo tienes: Primero")
    expect(card.get_by_text("Termina antes")).to_be_hidden()
    assert everyone.remedies == ["segundo"]


def test_what_a_remedy_needs_and_no_answer_shows_as_done_comes_before_it(everyone: Respondent) -> None:
    everyone.answers_all({id_: value for id_, value in CAPPED.items() if id_ not in HOUSE})
    everyone.sees_result()
    expect(everyone.page.locator("[data-remedy=primero]")).to_contain_text("Hace falta antes de: Segundo")
    expect(everyone.page.locator("[data-remedy=segundo]")).to_contain_text("Termina antes: Primero")
    assert everyone.remedies == ["primero", "segundo"]


def test_with_nothing_weak_the_largest_gains_are_offered_as_such(everyone: Respondent) -> None:
    everyone.answers_all({**BEST, "parte": "60"})
    everyone.sees_result()
    expect(everyone.page.locator("#result")).to_have_text("Alta, sin ninguna parte por detrás")
    expect(everyone.page.get_by_role("heading", name="Nada está débil")).to_be_visible()
    assert everyone.remedies == ["tercero"]


def test_with_all_at_its_best_there_is_nothing_to_gain(everyone: Respondent) -> None:
    everyone.answers_all(BEST)
    everyone.sees_result()
    expect(everyone.page.get_by_role("heading", name="no hay ninguna respuesta que mejorar")).to_be_visible()
    expect(everyone.page.locator("[data-remedy]:visible")).to_have_count(0)


def test_remedies_for_later_are_folded_until_asked_for(manager: Respondent) -> None:
    for question in manager.page.locator("fieldset[data-shape=radio][data-question]").all():
        if question.is_visible():
            question.locator("input").first.check()
    manager.sees_result()
    expect(manager.page.locator("[data-remedy]:visible")).to_have_count(3)
    manager.page.get_by_role("button", name="Más adelante: ver las").click()
    expect(manager.page.locator("[data-remedy]:visible")).to_have_count(len(manager.remedies))
    assert manager.page.evaluate("document.activeElement.closest('[data-remedy]') !== null")


def test_what_is_missing_can_be_reached_and_the_result_follows(everyone: Respondent) -> None:
    everyone.answers_all({**BEST, "parte": "mucha"})
    everyone.sees_result()
    expect(everyone.page.locator("[data-review]:visible")).to_have_count(1)
    expect(everyone.page.locator("[data-review]:visible")).to_contain_text(label("result.state-invalid"))
    everyone.page.locator("[data-review]:visible a").click()
    expect(everyone.question("parte")).to_be_focused()
    everyone.answers("parte", "0")
    everyone.page.go_back()
    expect(everyone.node("medidas").locator("[data-slot=value]")).to_have_text("75,0")


def test_the_same_link_leads_to_its_question_twice(everyone: Respondent) -> None:
    everyone.page.get_by_role("link", name="La base").click()
    expect(everyone.page.locator("#s-base")).to_be_focused()
    everyone.row("zocalo", "con-zocalo").check()
    everyone.page.get_by_role("link", name="La base").click()
    expect(everyone.page.locator("#s-base")).to_be_focused()


def test_a_result_in_view_follows_another_window(everyone: Respondent) -> None:
    everyone.answers_all(BEST)
    everyone.sees_result()
    other = Respondent(everyone.page.context.new_page(), everyone.url).opens()
    other.answers("puerta", "no-hay")
    expect(everyone.node("base").locator("[data-slot=value]")).to_have_text("20,0")


def test_nothing_of_form_or_result_is_found_by_the_search(everyone: Respondent, every_kind_url: str) -> None:
    html = everyone.page.request.get(f"{every_kind_url}diagnostics/todo/").text()
    assert "Texto de la banda" in html
    asking = Content(kind="diagnostic", title="Todo", html=html)
    _, _, _, weights = json.loads(b"[" + search.entries("diagnostics/todo.md", asking, {}) + b"]")[0]
    assert "cuestionario" in weights
    assert not {"zocalo", "banda"} & set(weights)


def test_going_back_from_the_result_leads_to_the_questions(everyone: Respondent) -> None:
    everyone.sees_result()
    everyone.page.go_back()
    expect(everyone.page.locator(".rumbo-form")).to_be_visible()
    expect(everyone.page.locator("#result")).to_be_hidden()


def test_the_printed_result_shows_bars_and_path_and_no_controls(everyone: Respondent) -> None:
    everyone.answers_all(CAPPED)
    everyone.sees_result()
    everyone.page.emulate_media(media="print")
    expect(everyone.page.locator("[data-bar]").first).to_be_visible()
    expect(everyone.page.locator("[data-remedy=segundo]")).to_be_visible()
    expect(everyone.page.get_by_role("link", name=label("result.back")).first).to_be_hidden()
