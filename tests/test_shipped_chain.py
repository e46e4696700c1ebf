"""The chain of causes that we ship: what happened to customers breaks a link, never a missing paper or meeting.

A question that weighs less than 1 asks for a habit (a survey, a sheet, a rehearsal); all others ask for a result.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from rumbo.content import loader
from rumbo.model.document import instrument_of
from rumbo.model.leads import remedies
from rumbo.scoring.instrument import Instrument, Item
from rumbo.scoring.measures import ways
from rumbo.scoring.nodes import evaluate, weakest
from rumbo.scoring.opening import best_answer
from rumbo.scoring.outlook import Ground
from rumbo.scoring.remedies import prescribe
from rumbo.scoring.states import Response, answered, settle, settled_with

REPOSITORY = Path(__file__).parents[1]
BROKEN, FIRM = "roto", "firme"


@cache
def chain() -> Instrument:
    site = loader.load(REPOSITORY, drafts=True).site
    assert site is not None
    [diagnostic] = [found for found in site.diagnostics if found.slug == "causa"]
    return instrument_of(diagnostic, remedies(site))


def is_habit(item: Item) -> bool:
    return item.weight < 1


LINKS = {link.id: link.items for link in chain().overall.nodes}
ITEMS = {item.id: link for link, items in LINKS.items() for item in items}
HABITS = [id_ for id_ in ITEMS if is_habit(chain().items[id_])]
RESULTS = [id_ for id_ in ITEMS if id_ not in HABITS]


def worst_answer(item: Item) -> Response:
    worst = min(ways(item.measure), key=lambda taken: taken.s)
    return answered(worst)


def respondent(worst: Iterable[str]) -> Ground:
    """All at its best but for some questions at their worst."""
    answers = {id_: best_answer(item) for id_, item in chain().items.items()}
    answers |= {id_: worst_answer(chain().items[id_]) for id_ in worst}
    responses = settled_with(chain(), settle(chain(), {}, {}), answers)
    return Ground(chain(), responses, evaluate(chain(), responses))


def band_of(ground: Ground, node: str) -> str:
    value = ground.figures[node].value
    assert value is not None
    return chain().band(value).id


def test_every_link_asks_for_more_results_than_habits() -> None:
    assert len(LINKS) == 7
    for link, items in LINKS.items():
        assert sum(item.weight for item in items if is_habit(item)) * 8 <= sum(item.weight for item in items), link


@pytest.mark.parametrize("habit", HABITS)
def test_one_missing_habit_breaks_no_link(habit: str) -> None:
    ground = respondent([habit])
    assert {band_of(ground, node) for node in chain().nodes} == {FIRM}


def test_without_any_habit_a_firm_with_good_results_stays_firm_and_is_advised_nothing_weak() -> None:
    ground = respondent(HABITS)
    assert {band_of(ground, node) for node in chain().nodes} == {FIRM}
    assert not prescribe(ground).for_weakness


@pytest.mark.parametrize("result", RESULTS)
def test_a_bad_result_is_named_before_all_missing_habits(result: str) -> None:
    assert weakest(chain(), respondent([result, *HABITS]).figures) == ITEMS[result]


@pytest.mark.parametrize("link", LINKS)
def test_the_worst_answer_to_a_links_first_result_breaks_it_and_comes_first(link: str) -> None:
    first = LINKS[link][0].id
    ground = respondent([first, *HABITS])
    assert band_of(ground, link) == BROKEN == band_of(ground, chain().overall.id)
    assert prescribe(ground).remedies[0].playbook in chain().items[first].all_remedies
