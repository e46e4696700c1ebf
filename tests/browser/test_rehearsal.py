"""A rehearsal of a team's meeting (TM-11 to TM-13), from twelve people's files to the plan, by the page's own clock."""

import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import label
from circle import handed, rotating
from rumbo.content import loader
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.scoring.contract import ScoringDocument

SLUG = "accion"
"""A shipped diagnostic of 34 questions, the two of its profile among them."""
PEOPLE = 12
MINUTES = 60
TOLD = "[data-dots], [data-n], [data-names], [data-answers] [data-slot]"


@pytest.fixture(scope="module")
def document() -> ScoringDocument:
    site = loader.load(Path(__file__).parents[2]).site
    assert site
    [diagnostic] = [one for one in site.diagnostics if one.slug == SLUG]
    return scoring_document(diagnostic, remedies(site))


@pytest.fixture
def screen(page: Page, site_url: str, document: ScoringDocument) -> Locator:
    """The meeting of twelve people, open on a shared screen at ten o'clock."""
    page.clock.install(time=dt.datetime(2026, 11, 28, 10, tzinfo=dt.UTC))
    page.goto(f"{site_url}diagnostics/{SLUG}/team/")
    expect(page.locator("[data-slot=count]")).not_to_be_empty()
    files = [
        handed(f"Persona {place}", rotating(document, place), SLUG, respondent=f"{place:032x}")
        for place in range(PEOPLE)
    ]
    page.locator("[data-files]").set_input_files(files)
    expect(page.locator("[data-people] li")).to_have_count(PEOPLE)
    page.get_by_role("button", name=label("meeting.start")).click()
    dialog = page.locator("[data-part=meeting]")
    expect(dialog.locator("[data-slot=people]")).to_have_text(f"Han entregado {PEOPLE} personas")
    return dialog


def told(page: Page) -> int:
    """How many places of the whole page tell something of somebody's answers."""
    return int(page.locator(TOLD).evaluate_all("places => places.filter((place) => place.textContent.trim()).length"))


def press(screen: Locator, name: str) -> None:
    """By the keyboard alone."""
    screen.get_by_role("button", name=name).press("Enter")


def test_tm_11_to_13_twelve_people_rehearse_their_meeting_by_the_keyboard_within_sixty_minutes(
    page: Page, screen: Locator
) -> None:
    assert not told(page)
    press(screen, label("meeting.begin"))
    for number in range(1, 8):
        expect(screen.locator("[data-slot=place]")).to_have_text(f"Pregunta {number} de 7")
        expect(screen.locator("article")).to_have_count(1)
        expect(screen.locator("article")).to_be_focused()
        expect(screen.locator("[data-answers]")).to_be_hidden()
        assert not told_here(screen)
        press(screen, label("meeting.show"))
        expect(screen.locator("[data-answers]")).to_be_visible()
        assert told_here(screen)
        page.clock.fast_forward("06:00")
        agree(screen, number)
        press(screen, label("meeting.next"))
    expect(screen.locator("[data-slot=place]")).to_have_text(label("meeting.closing"))
    press(screen, "Acordar la del medio en las")
    page.clock.fast_forward("09:00")
    press(screen, label("agreeing.keep"))
    expect(screen.locator("[data-slot=kept]")).to_have_text(f"Guardado como la ronda «Acordado por {PEOPLE}».")
    used = re.search(r"Reunión: (\d+) de 60 min, quedan (\d+)", screen.locator("[data-slot=whole]").inner_text())
    assert used
    assert int(used[1]) + int(used[2]) == MINUTES
    assert int(used[1]) >= 7 * 6 + 9
    screen.get_by_role("link", name=label("agreeing.plan")).press("Enter")
    expect(page.locator("[data-part=plan]")).to_be_visible()


def told_here(screen: Locator) -> int:
    """The same of the question on the screen."""
    places = screen.locator("article").locator(TOLD)
    return int(places.evaluate_all("places => places.filter((place) => place.textContent.trim()).length"))


def agree(screen: Locator, number: int) -> None:
    """Take the middle where there is one, else what stands first; say why."""
    accept = screen.locator("[data-accept]")
    if accept.is_visible():
        accept.press("Enter")
    elif screen.locator("[data-agreed][type=text]").count():
        screen.locator("[data-agreed]").fill("50")
    else:
        screen.locator("[data-agreed]").first.press("Space")
    screen.locator("[data-reason]").fill(f"Razón {number}")


def test_tm_11_the_clock_goes_on_in_a_tab_that_sleeps_and_escape_gives_the_page_back(
    page: Page, screen: Locator
) -> None:
    press(screen, label("meeting.begin"))
    page.clock.fast_forward("08:30")  # as a tab that slept: one tick for all of it
    expect(screen.locator("[data-slot=item]")).to_have_text("Esto: 8 de 7 min, 1 de más")
    expect(screen.locator("[data-slot=said]")).to_have_text(label("meeting.said-item"))
    page.clock.fast_forward("43:00")
    expect(screen.locator("[data-slot=said]")).to_have_text("Quedan 10 minutos de reunión.")
    page.keyboard.press("Escape")
    expect(screen).to_be_hidden()
    expect(page.locator("[data-meet]")).to_be_focused()
    expect(page.locator("[data-section] article[data-agreed-on]")).not_to_have_count(0)
    expect(screen.locator("article")).to_have_count(0)
    page.get_by_role("button", name=label("meeting.start")).click()
    press(screen, label("meeting.continue"))
    expect(screen.locator("[data-slot=whole]")).to_have_text("Reunión: 51 de 60 min, quedan 9")
    expect(screen.locator("[data-answers]")).to_be_hidden()
