"""Every action answers where its visitor looks: near what was pressed, marked, and where one was (pages §2)."""

import pytest
from playwright.sync_api import Page, expect

from browsing import label
from conftest import NewPage
from respondent import Respondent

STAYING = """() => [...document.querySelectorAll('.md-header, .rumbo-progress, .rumbo-what-if')]
    .filter((bar) => ['sticky', 'fixed'].includes(getComputedStyle(bar).position)).map((bar) => bar.className)"""


def test_in_the_form_each_change_is_seen_beside_its_question(everyone: Respondent) -> None:
    page = everyone.page
    saved = page.locator(".rumbo-progress__saved")
    expect(saved).to_be_hidden()  # nothing is not saved
    next_one = page.locator("[data-part=progress] [data-next]")
    expect(next_one).to_be_visible()
    expect(page.locator("[data-part=progress]").get_by_role("link")).to_have_count(0)
    everyone.answers("puerta", "la-hay")
    expect(saved).to_be_visible()
    said = everyone.question("puerta").locator(".rumbo-said")
    expect(said).to_have_text("Han aparecido 2 preguntas más.")
    appeared = everyone.question("llave")
    assert "nueva" in appeared.locator("legend").evaluate("it => getComputedStyle(it, '::after').content")
    said.get_by_role("link").click()
    expect(appeared).to_be_focused()
    everyone.answers("horas", "dont-know")
    expect(page.locator("[data-part=progress] [data-slot=unknown]")).to_have_text("1 de ellas, «no lo sé»")
    expect(said).to_have_count(0)
    page.get_by_role("button", name=label("form.delete")).click()
    page.get_by_role("button", name=label("form.delete-yes")).click()
    expect(page.locator("[data-part=keeping] .rumbo-said")).to_have_text(label("form.deleted"))
    expect(saved).to_be_hidden()


def test_back_from_a_guide_leads_to_its_line_on_the_path(everyone: Respondent) -> None:
    everyone.answers_all({"puerta": "no-hay", "mando": "nunca", "horas": "200", "parte": "0"})
    everyone.sees_result()
    page = everyone.page
    line = page.locator("[data-remedy]:visible").last
    slug = line.get_attribute("data-remedy")
    line.locator("h3 a").click()
    page.wait_for_url("**/playbooks/**")
    page.go_back()
    expect(page.locator(f"#remedy-{slug}")).to_be_in_viewport()
    expect(page.locator("#result")).to_be_visible()


@pytest.mark.parametrize("size", [(320, 256), (740, 360)])
def test_on_a_small_screen_no_bar_stays(new_page: NewPage, every_kind_url: str, size: tuple[int, int]) -> None:
    page: Page = new_page(viewport={"width": size[0], "height": size[1]})
    respondent = Respondent(page, f"{every_kind_url}diagnostics/todo/").opens()
    assert page.evaluate(STAYING) == []
    respondent.sees_result()
    assert page.evaluate(STAYING) == []


def test_a_result_says_whom_to_talk_to_and_what_reasons_add_on_their_own(page: Page, every_page_url: str) -> None:
    respondent = Respondent(page, f"{every_page_url}diagnostics/puente/").opens()
    respondent.answers_all({"base": "nada", "apoyo": "no", "peso": "90", "paso": "0"})
    respondent.sees_result()
    respondent.unfolds()
    talk = page.locator(".rumbo-talk")
    expect(talk.get_by_role("link", name="Escríbenos <hoy>")).to_have_attribute("href", "mailto:hola@example.org")
    page.emulate_media(media="print")
    expect(talk).to_contain_text("hola@example.org")
    expect(talk).to_be_visible()
