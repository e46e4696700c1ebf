"""The form (D1, D2, D12): what is asked, what is shown when, what is said when something is wrong."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browsing import label
from conftest import NewPage
from respondent import Respondent

# A button of 44 pixels and the space around it.
BAR = 72


def test_nothing_is_chosen_beforehand_and_nothing_is_required(everyone: Respondent) -> None:
    assert everyone.page.locator(".rumbo-form :is(:checked, [required], [aria-required])").count() == 0
    assert everyone.page.locator(".rumbo-form").get_attribute("novalidate") is not None


def test_a_conditional_question_is_visible_only_while_its_condition_holds(everyone: Respondent) -> None:
    expect(everyone.question("llave")).to_be_hidden()
    everyone.answers("puerta", "a-medias")
    expect(everyone.question("llave")).to_be_visible()
    expect(everyone.question("memoria")).to_be_hidden()
    expect(everyone.page.get_by_role("status")).to_have_text(label("form.shown-one"))
    everyone.answers("llave", "nadie")
    everyone.answers("puerta", "no-hay")
    expect(everyone.question("llave")).to_be_hidden()
    expect(everyone.page.get_by_role("status")).to_contain_text("deja de aplicarse")


def test_an_answer_is_kept_while_its_question_is_hidden_but_does_not_count(everyone: Respondent) -> None:
    everyone.answers_all({"puerta": "la-hay", "mando": "siempre", "llave": "nadie"})
    assert everyone.progress == "3 de 11 respondidas"
    everyone.answers("puerta", "no-hay")
    assert everyone.progress == "2 de 10 respondidas"
    everyone.answers("puerta", "la-hay")
    expect(everyone.row("llave", "nadie")).to_be_checked()


def test_a_profile_answer_decides_what_is_asked_and_none_hides_nothing(everyone: Respondent) -> None:
    expect(everyone.question("mando")).to_be_visible()
    everyone.answers("papel", "equipo")
    expect(everyone.question("mando")).to_be_hidden()


@pytest.mark.parametrize("alone", ["ninguno", "not-applicable", "dont-know"])
def test_what_excludes_the_rest_clears_it_and_the_rest_clears_it(everyone: Respondent, alone: str) -> None:
    everyone.answers("canales", ["web", "tienda"])
    everyone.answers("canales", [alone])
    expect(everyone.question("canales").locator(":checked")).to_have_count(1)
    everyone.answers("canales", ["web"])
    expect(everyone.row("canales", alone)).not_to_be_checked()


def test_a_number_and_a_state_clear_each_other(everyone: Respondent) -> None:
    everyone.answers("horas", "12")
    everyone.answers("horas", "dont-know")
    expect(everyone.field("horas")).to_have_value("")
    everyone.answers("horas", "12")
    expect(everyone.row("horas", "dont-know")).not_to_be_checked()


def test_too_many_picked_is_said_and_not_undone(everyone: Respondent) -> None:
    everyone.answers("cuales", ["a", "b", "c"])
    expect(everyone.question("cuales").get_by_text("Has marcado 3 y el máximo es 2")).to_be_visible()
    expect(everyone.question("cuales").locator(":checked")).to_have_count(3)
    everyone.row("cuales", "c").uncheck()
    expect(everyone.question("cuales").get_by_text("Has marcado")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "said"), [("muchas", "Escribe solo un número"), ("241", "entre 0 y 240"), ("-1", "entre 0 y 240")]
)
def test_a_number_that_is_none_or_out_of_range_is_said_in_place_and_the_form_goes_on(
    everyone: Respondent, typed: str, said: str
) -> None:
    everyone.answers("horas", typed)
    expect(everyone.question("horas").get_by_text(said).last).to_be_visible()
    expect(everyone.field("horas")).to_have_attribute("aria-invalid", "true")
    everyone.answers("parte", "50")
    assert everyone.progress.startswith("1 de")
    everyone.answers("horas", "23,5")
    expect(everyone.field("horas")).not_to_have_attribute("aria-invalid", "true")
    assert everyone.progress.startswith("2 de")


def test_no_error_is_said_while_the_number_is_still_being_typed(everyone: Respondent) -> None:
    everyone.field("horas").press_sequentially("-")
    expect(everyone.question("horas").locator("[data-error]:not([hidden])")).to_have_count(0)


def test_an_answer_can_be_cleared(everyone: Respondent) -> None:
    clear = everyone.question("puerta").get_by_role("button", name=label("form.clear"))
    expect(clear).to_be_hidden()
    everyone.answers("puerta", "la-hay")
    clear.click()
    expect(everyone.question("puerta").locator(":checked")).to_have_count(0)
    assert "la-hay" not in everyone.kept()


def test_the_sections_say_how_far_they_are(everyone: Respondent) -> None:
    line = everyone.page.locator("[data-state-of=base]")
    expect(line).to_contain_text(label("form.section-none"))
    everyone.answers_all({"papel": "equipo", "puerta": "la-hay"})
    expect(line).to_contain_text("1 de 2")
    everyone.answers("llave", "dont-know")
    expect(line).to_contain_text(label("form.section-all"))
    expect(line).to_have_attribute("data-state", "all")
    everyone.question("llave").get_by_role("button", name=label("form.clear")).click()
    everyone.answers("zocalo", "con-zocalo")  # later, and something before it was passed over
    expect(line).to_contain_text("Saltada · 1 de 2")
    expect(everyone.page.locator("[data-state-of=medidas]")).to_have_attribute("data-state", "skipped")
    expect(everyone.page.locator("[data-state-of=conjunto]")).to_have_attribute("data-state", "some")


def test_before_the_first_question_stand_who_answers_and_a_way_to_begin(everyone: Respondent) -> None:
    page = everyone.page
    expect(page.get_by_text("Quién responde.")).to_be_visible()
    expect(page.get_by_text("3 minutos")).to_be_visible()
    expect(page.get_by_text("hasta 11 preguntas")).to_be_visible()  # one is asked only with a door
    rest = page.get_by_text("Contesta con lo que puedas")
    expect(rest).to_be_hidden()
    page.get_by_text(label("form.before")).click()
    expect(rest).to_be_visible()
    page.get_by_role("link", name=label("form.begin"), exact=True).click()
    expect(page.locator("#s-profile")).to_be_focused()
    page.keyboard.press("Tab")
    expect(everyone.row("papel", "jefe")).to_be_focused()


TOLD = "it => it.getAttribute('aria-describedby').trim().split(/ +/).map((id) => document.getElementById(id).innerText)"
HINTS = {
    "puerta": ["Cuenta también la de atrás."],
    "canales": ["Los que se usan hoy.", "Marca todo lo que corresponda."],
    "cuales": ["Las escritas.", "Elige 2 como mucho."],
    "horas": ["La última vez."],
    "memoria": ["Con una frase basta."],
}


def test_how_to_answer_is_always_seen_and_told_with_its_question(everyone: Respondent) -> None:
    everyone.answers("puerta", "la-hay")
    for id_, hints in HINTS.items():
        question = everyone.question(id_)
        for hint in hints:
            expect(question.get_by_text(hint, exact=True)).to_be_visible()
        assert question.evaluate(TOLD) == hints
    assert everyone.field("horas").evaluate(TOLD)[:2] == ["La última vez.", "Entre 0 y 240"]


@pytest.mark.parametrize("width", [320, 390])
def test_the_bar_of_a_phone_is_one_line_with_one_button(new_page: NewPage, every_kind_url: str, width: int) -> None:
    respondent = Respondent(new_page(viewport={"width": width, "height": 700}), f"{every_kind_url}diagnostics/todo/")
    respondent.opens().answers_all({"puerta": "la-hay", "horas": "dont-know"})
    bar = respondent.page.locator("[data-part=progress]")
    ways = bar.locator(":is(a, button):visible")
    expect(ways).to_have_count(1)
    expect(ways).to_have_accessible_name(label("form.next-unanswered"))
    box = bar.bounding_box()
    assert box
    assert box["height"] <= BAR
    respondent.answers_all({"llave": "nadie", "mando": "nunca", "canales": ["web"], "cuales": ["a"], "parte": "5"})
    respondent.answers_all(dict.fromkeys(("techo", "tejas", "suelo", "zocalo"), "not-applicable"))
    expect(ways).to_have_count(1)
    expect(ways).to_have_accessible_name(label("form.see-result"))
    expect(respondent.page.get_by_role("link", name=label("form.see-result"))).to_have_count(1)


def test_next_unanswered_goes_to_the_next_one_and_round_again(everyone: Respondent) -> None:
    next_one = everyone.page.get_by_role("button", name=label("form.next-unanswered"))
    everyone.answers("mando", "siempre")
    next_one.click()
    expect(everyone.question("canales")).to_be_focused()
    everyone.answers("zocalo", "con-zocalo")
    next_one.click()
    expect(everyone.question("puerta")).to_be_focused()


def test_keys_that_turn_pages_elsewhere_stay_in_the_form(everyone: Respondent) -> None:
    everyone.answers("puerta", "la-hay")
    everyone.row("puerta", "la-hay").focus()
    for key in "nps/f,.":
        everyone.page.keyboard.press(key)
    assert everyone.page.url == everyone.url
    expect(everyone.row("puerta", "la-hay")).to_be_focused()
    expect(everyone.row("puerta", "la-hay")).to_be_checked()


@pytest.mark.parametrize(
    "fragment", ["puerta", "q-puerta", "q.puerta", "n.puerta", "la-hay", "s-base", "result", "%E0"]
)
def test_no_fragment_of_the_url_unticks_an_answer(everyone: Respondent, fragment: str) -> None:
    everyone.answers("puerta", "la-hay")
    everyone.opens(f"?again#{fragment}")
    expect(everyone.row("puerta", "la-hay")).to_be_checked()


def test_no_script_of_the_page_holds_data(everyone: Respondent) -> None:
    assert everyone.page.locator("[data-component=diagnostic] script").count() == 0


def test_without_scripts_all_is_there_with_its_points_and_conditions_in_words(
    new_page: Callable[..., Page], every_kind_url: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{every_kind_url}diagnostics/todo/")
    expect(page.locator("fieldset:visible")).to_have_count(13)
    expect(page.locator("#q-puerta").get_by_text("50,0")).to_be_visible()
    expect(
        page.get_by_text("Contesta solo si en la pregunta 1 has respondido «A medias, <b>dicen</b>», «La hay».")
    ).to_be_visible()
    expect(page.get_by_text("De 0 a menos de 24: 25,0 puntos")).to_be_visible()
    expect(page.get_by_text("Pregunta 1, «No hay», «Todavía no lo medimos / no lo sé»: 20 como mucho")).to_be_visible()
    expect(page.get_by_text("Texto propio de la base.")).to_be_hidden()
    page.locator("section[data-node=base] details[data-verdict] summary").first.click()
    expect(page.get_by_text("Texto propio de la base.")).to_be_visible()
    expect(page.get_by_role("button", name=label("form.next-unanswered"))).to_be_hidden()


def test_points_are_out_of_sight_once_scripts_run(everyone: Respondent) -> None:
    expect(everyone.page.locator(".rumbo-paper:visible")).to_have_count(0)


def test_the_whole_journey_works_from_the_keyboard_alone(everyone: Respondent) -> None:
    keyboard = everyone.page.keyboard
    everyone.page.get_by_role("link", name="La base").focus()
    keyboard.press("Enter")
    expect(everyone.page.locator("#s-base")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Space")
    expect(everyone.row("puerta", "no-hay")).to_be_checked()
    keyboard.press("ArrowDown")
    expect(everyone.row("puerta", "a-medias")).to_be_checked()
    everyone.page.get_by_role("link", name=label("form.see-result")).focus()
    keyboard.press("Enter")
    expect(everyone.page.locator("#result")).to_be_focused()
    everyone.page.get_by_role("link", name=label("result.back")).first.focus()
    keyboard.press("Enter")
    expect(everyone.page.locator("#questions")).to_be_focused()


COVERED = """() => {
    const focused = document.activeElement;
    const {x, y, width, height} = focused.getBoundingClientRect();
    const bar = document.elementFromPoint(x + width / 2, y + height / 2)?.closest('.md-header, .rumbo-progress');
    return focused !== document.body && Boolean(bar) && !bar.contains(focused);
}"""


def test_no_focused_control_lies_under_the_bars(everyone: Respondent) -> None:
    page = everyone.page
    page.set_viewport_size({"width": 320, "height": 500})
    page.emulate_media(reduced_motion="reduce")  # scrolled at once
    everyone.row("puerta", "no-hay").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        covered = page.evaluate(COVERED)
        assert not covered, page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize(
    ("typed", "number", "said"),
    [
        ("1.500", None, "Tiene que ser un número entre 0 y 240"),
        ("1 000", None, "Tiene que ser un número entre 0 y 240"),
        ("2.5", "2.5", "Se cuenta como 2,5."),
        ("2,50", "2.50", None),
        ("012", "012", None),
        ("12 horas", None, "Escribe solo un número"),
    ],
)
def test_a_number_is_read_in_the_language_of_the_page_and_another_reading_is_told(
    everyone: Respondent, typed: str, number: str | None, said: str | None
) -> None:
    everyone.answers("horas", typed)
    question = everyone.question("horas")
    if said:
        expect(question.get_by_text(said)).to_be_visible()
    else:
        expect(question.locator("[data-read]")).to_be_hidden()
    if number:
        assert json.loads(json.loads(everyone.kept())["rumbo:/cliente/:answers:todo"])["answers"] == {"horas": number}
        expect(question.locator("[aria-invalid]")).to_have_count(0)
