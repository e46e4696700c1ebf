"""The radar (D4): the second view of the chain, drawn by the places that its template gives."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browsing import label
from respondent import Respondent

BEST = {
    "quien-responde": "por-escrito",
    "explicacion-de-gerencia": "razones-con-cifra",
    "ultima-convocatoria": "gerencia",
}

OWN_RULES = ("rgb(217, 210, 196)", "rgb(58, 67, 78)")


@pytest.fixture
def radar(manager: Respondent) -> Page:
    """The result of a few answers to the first of five dimensions, seen as a radar."""
    manager.answers_all(BEST)
    manager.sees_result()
    manager.page.get_by_role("button", name=label("result.radar")).click()
    return manager.page


def test_bars_come_first_and_each_button_says_whether_it_is_pressed(manager: Respondent) -> None:
    manager.sees_result()
    bars, radar = (manager.page.get_by_role("button", name=name) for name in ("Barras", "Radar"))
    expect(bars).to_have_attribute("aria-pressed", "true")
    expect(manager.page.locator("div[data-figure=bars]")).to_be_visible()
    expect(manager.page.locator("div[data-figure=radar]")).to_be_hidden()
    radar.focus()
    manager.page.keyboard.press("Enter")
    expect(radar).to_have_attribute("aria-pressed", "true")
    expect(bars).to_have_attribute("aria-pressed", "false")
    expect(manager.page.locator("div[data-figure=bars]")).to_be_hidden()
    expect(manager.page.get_by_role("img", name="Radar con un eje por dimensión")).to_be_visible()


def test_what_has_a_score_is_a_point_and_what_is_missing_a_stretch_of_its_axis(radar: Page) -> None:
    axes = radar.locator("div[data-figure=radar] g[data-node]")
    expect(axes).to_have_count(5)
    first, second = axes.nth(0), axes.nth(1)
    expect(first.locator("circle")).to_have_attribute("cy", re.compile(r"^-100(\.0+)?$"))
    low, high = (float(first.locator("line").get_attribute(name) or "0") for name in ("y1", "y2"))
    assert -100 == high < low < 0
    expect(second.locator("circle")).to_be_hidden()
    assert [second.locator("line").get_attribute(name) for name in ("x1", "y1")] == ["0.0", "0.0"]
    assert second.locator("line").get_attribute("x2") == second.get_attribute("data-x")
    assert radar.locator("[data-surface]").get_attribute("d") == "M0.0 -100.0M0.0 -100.0"


def test_an_outline_is_closed_once_every_dimension_has_a_score(manager: Respondent) -> None:
    for question in manager.page.locator("fieldset[data-shape=radio][data-question]").all():
        if question.is_visible():
            question.locator("input").first.check()
    for field, value in {
        "prueba-de-las-prioridades": "3",
        "horas-apartadas": "24",
        "proyectos-por-persona": "2",
    }.items():
        manager.answers(field, value)
    manager.sees_result()
    manager.page.get_by_role("button", name=label("result.radar")).click()
    surface = manager.page.locator("[data-surface]")
    expect(surface).to_have_attribute("d", re.compile("Z$"))
    outline = surface.get_attribute("d") or ""
    assert (outline.count("M"), outline.count("L")) == (1, 5)


def test_the_weakest_is_marked_by_shape_in_the_picture_and_in_words_beside_it(manager: Respondent) -> None:
    behind = {"una-pagina": "no-existe", "objetivo-por-departamento": "ninguno", "lista-de-cambios": "no-existe"}
    manager.answers_all({**BEST, **behind, "prueba-de-las-prioridades": "0"})
    manager.sees_result()
    manager.page.get_by_role("button", name=label("result.radar")).click()
    marked = manager.page.locator("div[data-figure=radar] [data-slot=weakest]:visible")
    assert marked.all_text_contents() == ["◂", "el más débil"]
    expect(manager.page.locator("div[data-figure=radar] li").first).to_contain_text("≈ 100")


def test_fewer_than_three_dimensions_have_bars_alone(everyone: Respondent, every_page_url: str) -> None:
    everyone.page.goto(f"{every_page_url}diagnostics/otro/#result")
    everyone.page.locator("[data-view=result]").wait_for()
    expect(everyone.page.get_by_role("button", name=label("result.radar"))).to_have_count(0)


def test_a_radar_has_no_fault_of_accessibility_and_fits(radar: Page, faultless: Callable[[Page], None]) -> None:
    faultless(radar)


def test_a_radar_is_drawn_in_forced_colours(manager: Respondent, radar: Page) -> None:
    manager.page.emulate_media(forced_colors="active", color_scheme="dark")
    stroke = "element => getComputedStyle(element).stroke"
    assert radar.locator("[data-surface]").evaluate(stroke) == "rgb(255, 255, 255)"
    assert radar.locator(".rumbo-radar__grid polygon").first.evaluate(stroke) not in OWN_RULES
