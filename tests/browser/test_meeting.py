"""The meeting of a team (TM-11 to TM-13): what is agreed on is an answers document like any other."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from browsing import label
from circle import handed

TWELVE = [f"Persona {n:02}" for n in range(1, 13)]


def hand_in(page: Page, url: str) -> list[str]:
    """Twelve people who each answer every question of choice, each by a place of their own on the scale."""
    page.goto(f"{url}diagnostics/implementacion/team/")
    expect(page.locator("[data-slot=count]")).not_to_be_empty()
    scales = page.locator("[data-agreed-on]").evaluate_all(
        """parts => parts.map((part) => [
            part.dataset.agreedOn,
            [...part.querySelectorAll("[type=radio]")].map((one) => one.value),
        ])"""
    )
    answers = [
        {id_: options[(place + turn) % len(options)] for turn, (id_, options) in enumerate(scales) if options}
        for place in range(len(TWELVE))
    ]
    files = [
        handed(name, given, "implementacion", respondent=f"{place:032x}")
        for place, (name, given) in enumerate(zip(TWELVE, answers, strict=True))
    ]
    page.locator("[data-files]").set_input_files(files)
    expect(page.locator("[data-people] li")).to_have_count(len(TWELVE))
    return [id_ for id_, options in scales if options]


def test_tm_12_twelve_people_agree_on_every_question_and_the_agreed_answers_are_a_round(
    page: Page, site_url: str
) -> None:
    asked = hand_in(page, site_url)
    assert not page.locator("[data-agreed]:checked").count()
    assert not page.locator("[data-agreed]:visible").count()
    page.locator("[data-show]").click()
    status = page.locator("[data-part=agreeing] [data-slot=agreed]")
    expect(status).to_have_text(label("agreeing.nothing"))
    expect(page.locator("[data-part=agreeing] [data-keep]")).to_be_hidden()
    page.evaluate("document.querySelectorAll('[data-section]').forEach((fold) => (fold.open = true))")
    first, *others = asked
    page.locator(f'[data-agreed-on="{first}"] input[type=radio]').last.check()
    page.locator(f'[data-agreed-on="{first}"] [data-reason]').fill("Lo vimos el lunes")
    expect(status).to_have_text("1 respuesta acordada.")
    for id_ in others:
        page.locator(f'[data-agreed-on="{id_}"] [data-accept]').click()
    expect(status).to_have_text(f"{len(asked)} respuestas acordadas.")
    expect(page.locator("[data-part=agreeing] [data-slot=score]")).to_contain_text(re.compile(r"Con lo acordado, \d"))
    page.get_by_text(label("agreeing.list")).click()
    expect(page.locator("[data-agreed-list] > li")).to_have_count(len(asked))
    expect(page.locator("[data-agreed-list] > li").first).to_contain_text("Por qué: Lo vimos el lunes")
    with page.expect_download() as download:
        page.get_by_role("button", name=label("agreeing.take")).click()
    document = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert set(document["answers"]) == set(asked)
    assert document["notes"] == {first: "Lo vimos el lunes"}
    page.get_by_role("button", name=label("agreeing.keep")).click()
    expect(page.locator("[data-slot=kept]")).to_have_text("Guardado como la ronda «Acordado por 12».")
    page.get_by_role("link", name=label("agreeing.see")).click()
    expect(page.locator("[data-view=result]")).to_be_visible()
    page.goto(f"{site_url}rounds/")
    expect(page.get_by_text("Acordado por 12").first).to_be_visible()


def test_tm_12_a_reload_and_another_window_keep_what_is_agreed_until_it_is_begun_anew(
    page: Page, site_url: str
) -> None:
    first, second, *_ = hand_in(page, site_url)
    expect(page.locator("[data-part=agreed-before]")).to_be_hidden()
    show(page)
    page.locator(f'[data-agreed-on="{first}"] input[type=radio]').last.check()
    other = page.context.new_page()
    hand_in(other, site_url)
    expect(other.locator("[data-slot=before]")).to_contain_text("1 respuesta acordada")
    assert not other.locator("[data-agreed]:visible").count()
    show(other)
    other.locator(f'[data-agreed-on="{second}"] [data-accept]').click()
    other.locator(f'[data-agreed-on="{second}"] [data-reason]').fill("Es la del medio")
    expect(page.locator("[data-part=agreeing] [data-slot=agreed]")).to_have_text("2 respuestas acordadas.")
    page.reload()
    hand_in(page, site_url)
    show(page)
    expect(page.locator(f'[data-agreed-on="{first}"] input[type=radio]').last).to_be_checked()
    expect(page.locator(f'[data-agreed-on="{second}"] [data-reason]')).to_have_value("Es la del medio")
    page.locator("[data-anew]").click()
    expect(page.locator("[data-part=agreed-before] [data-sure]")).to_be_focused()
    page.locator("[data-anew-no]").click()
    expect(page.locator("[data-agreed]:checked")).to_have_count(2)
    page.locator("[data-anew]").click()
    page.locator("[data-anew-yes]").click()
    for window in (page, other):
        expect(window.locator("[data-agreed]:checked")).to_have_count(0)
        expect(window.locator("[data-part=agreed-before]")).to_be_hidden()


def test_tm_12_the_plan_is_made_from_what_is_agreed_in_one_step(page: Page, site_url: str) -> None:
    asked = hand_in(page, site_url)
    show(page)
    expect(page.locator("[data-plan]")).to_be_hidden()
    page.get_by_role("button", name=f"Acordar la del medio en las {len(asked)} preguntas que faltan").click()
    page.get_by_role("button", name=label("agreeing.rest-undo")).click()
    expect(page.locator("[data-agreed]:checked")).to_have_count(0)
    page.locator("[data-part=agreeing] button[data-rest]").click()
    expect(page.locator("[data-part=agreeing] [data-slot=agreed]")).to_have_text(f"{len(asked)} respuestas acordadas.")
    page.get_by_role("link", name=label("agreeing.plan")).click()
    expect(page.locator("[data-part=plan]")).to_be_visible()
    stored = page.evaluate("Object.entries(localStorage).find(([key]) => key.endsWith(':plan:implementacion'))[1]")
    assert set(json.loads(stored)["answers"]["answers"]) == set(asked)


def show(page: Page) -> None:
    """Ask for what came of it, every question unfolded."""
    page.locator("[data-show]").click()
    page.evaluate("document.querySelectorAll('[data-section]').forEach((fold) => (fold.open = true))")
