"""From the result to the first step: what stands on the first screen, and what the score would be with guides done."""

import json
from fractions import Fraction

import pytest
from playwright.sync_api import Locator, expect

from browser.test_result import BEST, CAPPED, REPOSITORY, assessed, cases
from browsing import label
from respondent import Respondent
from rumbo.content import loader
from rumbo.model import Case
from rumbo.model.document import instrument_of
from rumbo.model.leads import remedies
from rumbo.scoring.nodes import evaluate
from rumbo.scoring.outlook import Ground
from rumbo.scoring.states import settle

WIDE, PHONE = (1280, 800), (360, 740)


def case() -> Case:
    """A company with one link behind, held down by a cap."""
    return next(found for found in cases() if "conservera" in found.name)


@pytest.fixture
def firm(manager: Respondent) -> Respondent:
    stored = json.dumps({"answers": case().answers, "profile": case().profile}, default=list)
    manager.page.evaluate("text => localStorage.setItem('rumbo:/:answers:implementacion', text)", stored)
    manager.opens("?again#result")
    expect(manager.page.locator("[data-part=beginning]")).to_be_visible()
    return manager


def top(locator: Locator) -> float:
    box = locator.bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize(("size", "screens", "whole"), [(WIDE, 1, 2809), (PHONE, 2, 4624)])
def test_the_first_step_stands_on_the_first_screen_and_what_to_do_follows(
    firm: Respondent, size: tuple[int, int], screens: int, whole: int
) -> None:
    """And the whole result is half as long as in its first edition."""
    width, height = size
    firm.page.set_viewport_size({"width": width, "height": height})
    headline = firm.page.locator("#result")
    headline.evaluate("element => element.scrollIntoView()")
    for name in ("overall", "weakest", "beginning"):
        assert top(firm.page.locator(f"#{name}")) < screens * height
    assert top(firm.page.get_by_role("link", name=label("result.open-guide"))) < screens * height
    assert top(firm.page.locator("#path")) - top(headline) <= screens * height
    result = firm.page.locator(".rumbo-result").bounding_box()
    assert result
    assert result["height"] <= whole


def test_where_to_begin_takes_the_place_of_a_weakest_link_that_there_is_not(firm: Respondent) -> None:
    firm.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    before = firm.page.locator("[data-part=beginning]").bounding_box()
    firm.page.locator("[data-part=weakest]").evaluate("element => (element.hidden = true)")
    after = firm.page.locator("[data-part=beginning]").bounding_box()
    assert before
    assert after
    assert after["width"] > before["width"] * 1.2


def test_the_beginning_is_the_first_guide_of_the_path(firm: Respondent) -> None:
    first = assessed(case())["remedies"][0]["playbook"]
    block = firm.page.locator("[data-part=beginning]")
    title = firm.page.locator(f"[data-remedy={first}] h3").inner_text()
    expect(block.get_by_role("link", name=title)).to_be_visible()
    expect(block).to_contain_text(label("result.first-step"))
    block.get_by_role("link", name=label("result.open-guide")).click()
    expect(firm.page.get_by_role("heading", level=1, name=title)).to_be_visible()


def test_guides_ticked_as_done_move_the_total_as_the_staircase_says(firm: Respondent) -> None:
    remedies = assessed(case())["remedies"]
    told = firm.page.get_by_role("status").filter(has_text="el total pasaría")
    for count, remedy in enumerate(remedies[:3], start=1):
        box = firm.page.locator(f"[data-remedy={remedy['playbook']}] input")
        box.focus()
        firm.page.keyboard.press("Space")
        wanted = "esa guía" if count == 1 else f"esas {count} guías"
        expect(told).to_contain_text(f"Con {wanted}")
        expect(told).to_contain_text(f" a {remedy['after']} (")


def test_every_bar_moves_as_the_scorer_says_and_back(firm: Respondent) -> None:
    first = assessed(case())["remedies"][0]
    wanted = mended(frozenset(mend["question"] for mend in first["mends"]))
    bars = firm.page.locator(".rumbo-chain__row [data-bar]")
    today = [bar.get_attribute("width") for bar in bars.all()]
    firm.page.locator(f"[data-remedy={first['playbook']}] input").check()
    assert [float((bar.get_attribute("width") or "").rstrip("%")) for bar in bars.all()] == pytest.approx(wanted)
    assert first["moves"]
    row = firm.page.locator(f".rumbo-chain__row[data-node={first['moves']['id']}]")
    expect(row).to_contain_text(f"→ {first['moves']['to']}")
    firm.page.get_by_role("button", name=label("result.as-today")).click()
    assert [bar.get_attribute("width") for bar in bars.all()] == today
    expect(row).not_to_contain_text("→")


def mended(items: frozenset[str]) -> list[float]:
    """The value of every top dimension with these questions mended (SC-15), by the Python scorer."""
    site = loader.load(REPOSITORY).sites[0]
    [diagnostic] = [found for found in site.diagnostics if found.slug == "implementacion"]
    instrument = instrument_of(diagnostic, remedies(site))
    responses = settle(instrument, case().answers, case().profile).responses
    ground = Ground(instrument, responses, evaluate(instrument, responses))
    values = ground.today().with_mended(items).values
    return [float(values[node.id] or Fraction(0)) for node in instrument.overall.nodes]


def test_what_is_missing_is_counted_beside_the_score_and_one_press_away(everyone: Respondent) -> None:
    everyone.answers_all({id_: value for id_, value in BEST.items() if id_ not in ("llave", "tejas")})
    everyone.sees_result()
    overall = everyone.node("overall")
    expect(overall).to_contain_text("2 preguntas sin responder.")
    overall.get_by_role("link", name=label("result.answer-open")).click()
    expect(everyone.question("llave")).to_be_focused()


def test_without_a_score_nothing_is_said_to_be_gained(everyone: Respondent) -> None:
    everyone.answers("puerta", "no-hay")
    everyone.sees_result()
    path = everyone.page.locator("[data-part=path]")
    assert "punto" not in path.inner_text()
    assert "total hasta aquí" not in path.inner_text()
    expect(path.get_by_text(label("result.if-done")).first).to_be_hidden()


def test_links_that_are_all_alike_have_no_weakest(everyone: Respondent) -> None:
    everyone.answers_all(BEST)
    everyone.sees_result()
    expect(everyone.page.locator("[data-part=weakest]")).to_be_hidden()
    assert everyone.page.locator("[data-slot=weakest]:visible").count() == 0


def test_a_cap_shows_how_far_the_bar_would_go_without_it(everyone: Respondent) -> None:
    everyone.answers_all(CAPPED)
    everyone.sees_result()
    row = everyone.page.locator(".rumbo-chain__row[data-node=base]")
    assert row.locator("[data-bar]").get_attribute("width") == "20%"
    assert float((row.locator("[data-ghost]").get_attribute("width") or "").rstrip("%")) == pytest.approx(100 / 3)
