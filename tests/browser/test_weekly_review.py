"""The weekly review and the gates of a plan (PL-7, PL-9), lived through over two phases with the clock moved on."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from browsing import label
from respondent import Respondent, Value

ANSWERS: dict[str, Value] = {"puerta": "la-hay", "suelo": "sin-suelo", "zocalo": "sin-zocalo", "llave": "nadie"}
SITE = "rumbo:/cliente/:"


def stored(page: Page, key: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json.loads(page.evaluate("key => localStorage.getItem(key)", SITE + key))


def on(page: Page, day: str) -> None:
    page.clock.set_fixed_time(dt.datetime.fromisoformat(f"{day}T10:00"))


def due(page: Page, part: str) -> Locator:
    """What the review lists under late, now, next or done."""
    return page.locator(f"[data-due={part}] [data-task]")


def reviews(page: Page, day: str, url: str) -> None:
    """Open the review on a day, as who meets each week does."""
    on(page, day)
    page.goto(f"{url}plan/")
    page.get_by_role("button", name=label("weekly.title")).click()
    expect(page.get_by_role("heading", name=label("weekly.title"))).to_be_focused()


def answers_again(page: Page, count: str, **answers: str) -> None:
    """From a gate to the form, and with the new result back to the plan."""
    page.get_by_role("link", name=count).click()
    respondent = Respondent(page, page.url)
    shown = page.locator("fieldset.rumbo-question:visible")
    expect(shown).to_have_count(len(answers))
    for question, answer in answers.items():
        expect(respondent.question(question).locator(f"input[value={ANSWERS[question]}]")).to_be_checked()
        respondent.answers(question, answer)
    respondent.sees_result()
    page.get_by_role("link", name=label("again.keep")).click()
    expect(page.locator(".rumbo-phase").first).to_be_visible()


def test_pl_9_two_phases_from_the_first_review_to_expected_against_reached(
    page: Page, every_kind_url: str, faultless: Callable[[Page], None]
) -> None:
    on(page, "2026-11-28")
    respondent = Respondent(page, f"{every_kind_url}diagnostics/todo/").opens()
    respondent.answers_all(ANSWERS)
    respondent.sees_result()
    page.get_by_role("link", name=label("plan.make")).click()
    expect(page.locator("[data-task]")).to_have_count(2)

    # The first Friday: what is due is done in the meeting, by somebody with a name, and what was decided is kept.
    reviews(page, "2026-12-04", every_kind_url)
    expect(due(page, "now")).to_have_count(1)
    expect(due(page, "late")).to_have_count(0)
    due(page, "now").locator("summary").click()
    due(page, "now").get_by_label(label("plan.owner")).fill("Ana")
    due(page, "now").get_by_label(label("plan.state")).select_option("done")
    expect(due(page, "done")).to_have_count(1)
    faultless(page)  # what is done, and a gate
    page.get_by_label(label("weekly.decisions")).fill("Pedir presupuesto")
    page.get_by_role("button", name=label("weekly.record")).click()
    assert stored(page, "plan:todo")["reviews"] == [
        {"date": "2026-12-04", "decisions": "Pedir presupuesto", "done": ["primero/empezar"]}
    ]
    assert stored(page, "plan:todo")["playbooks"][0]["tasks"][0]["owner"] == "Ana"

    # Its phase is over: exactly what it was to mend is asked again, and one answer of two gets better.
    answers_again(page, "Responder otra vez a 2 preguntas", suelo="sin-suelo", zocalo="con-zocalo")
    gate = page.locator(".rumbo-phase").first
    expect(gate).to_contain_text("El total: 77,8 esperado, 61,1 alcanzado el 4 dic 2026")
    expect(gate).to_contain_text("El conjunto: 100,0 esperado, 50,0 alcanzado")
    expect(page.locator(".rumbo-stairs circle")).to_have_count(1)
    faultless(page)  # expected against reached

    # Two weeks on: the next task comes, then is late, and what was told as done is not told again.
    reviews(page, "2026-12-11", every_kind_url)
    expect(due(page, "next")).to_have_count(1)
    expect(due(page, "done")).to_have_count(0)
    expect(page.locator("[data-records]")).to_contain_text("Pedir presupuesto")
    reviews(page, "2026-12-21", every_kind_url)
    expect(due(page, "late")).to_contain_text("con 3 días de retraso")
    due(page, "late").get_by_label(label("plan.state")).select_option("done")
    page.get_by_role("button", name=label("weekly.shared")).click()
    expect(page.get_by_role("banner")).to_be_hidden()
    faultless(page)  # one sheet, with a gate and what was decided
    page.get_by_role("button", name=label("weekly.shared")).click()

    answers_again(page, "Responder otra vez a 1 pregunta", llave="alguien")
    expect(page.locator(".rumbo-phase").nth(1)).to_contain_text("El total: 100,0 esperado, 83,3 alcanzado")
    expect(page.locator(".rumbo-stairs circle")).to_have_count(2)
    assert [found["name"] for found in stored(page, "rounds:todo")] == ["Fase 1", "Fase 2"]
    assert [found["date"] for found in stored(page, "plan:todo")["reviews"]] == ["2026-12-04"]


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """As who has no mouse gets there, within a screen or two."""
    for _ in range(60):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(wanted)


def test_pl_9_a_review_and_its_gate_by_keyboard_alone(page: Page, every_kind_url: str) -> None:
    on(page, "2026-11-28")
    respondent = Respondent(page, f"{every_kind_url}diagnostics/todo/").opens()
    respondent.answers_all(ANSWERS)
    respondent.sees_result()
    keyboard = page.keyboard
    tab_to(page, page.get_by_role("link", name=label("plan.make")))
    keyboard.press("Enter")
    expect(page.locator(".rumbo-phases [data-task]")).to_have_count(2)
    on(page, "2026-12-04")
    page.reload()
    tab_to(page, page.get_by_role("button", name=label("weekly.title")))
    keyboard.press("Enter")
    expect(page.get_by_role("heading", name=label("weekly.title"))).to_be_focused()
    tab_to(page, due(page, "now").locator("summary"))
    keyboard.press("Enter")
    tab_to(page, due(page, "now").get_by_label(label("plan.owner")))
    keyboard.type("Ana")
    tab_to(page, due(page, "now").get_by_label(label("plan.state")), "Shift+Tab")
    keyboard.press("h")
    expect(due(page, "done").get_by_label(label("plan.state"))).to_be_focused()  # it went where the task went
    tab_to(page, page.get_by_label(label("weekly.decisions")))
    keyboard.type("Pedir presupuesto")
    tab_to(page, page.get_by_role("button", name=label("weekly.record")))
    keyboard.press("Enter")
    assert [found["decisions"] for found in stored(page, "plan:todo")["reviews"]] == ["Pedir presupuesto"]
    tab_to(page, page.get_by_role("button", name=label("weekly.shared")), "Shift+Tab")
    keyboard.press("Enter")
    expect(page.get_by_role("banner")).to_be_hidden()
    keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name=label("my-rounds.again")))
    keyboard.press("Enter")
    expect(page.locator("fieldset.rumbo-question:visible")).to_have_count(2)
