"""What the shipped diagnostics advise: where they begin with whoever is weak in one dimension, and no empty rows."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import pytest

from rumbo.content import loader
from rumbo.model.document import instrument_of
from rumbo.model.leads import remedies
from rumbo.model.offers import catalogue
from rumbo.scoring.counsel import at_once, counsel
from rumbo.scoring.crowd import Crowd
from rumbo.scoring.instrument import Instrument, Item
from rumbo.scoring.mendable import presses_on
from rumbo.scoring.outlook import Ground
from rumbo.scoring.study import Told

REPOSITORY = Path(__file__).parents[1]
DIAGNOSTICS = sorted(folder.name for folder in (REPOSITORY / "diagnostics").iterdir() if folder.is_dir())
TRIAGE = "por-donde-empezar"
"""Its remedies are diagnostics and collections: no plan is made of it."""
RESPONDENTS = [100, pytest.param(1000, marks=pytest.mark.long)]
STORIES = 6
TAKE_DEPARTMENTS = {"patrocinio-visible", "matriz-de-alineacion", "romper-silos"}
AT_HOME = 0.9
MOST_IDLE = 0.05
MOST_LOOKED_AT = 20_000


def is_asked_of(item: Item, profile: Mapping[str, str]) -> bool:
    """Whether somebody with this profile may be asked it."""
    return all(profile.get(key.key) in {None, *key.any_of} for key in item.conditions)


def shipped(slug: str) -> Instrument:
    site = loader.load(REPOSITORY, drafts=True).site
    assert site is not None
    [diagnostic] = [found for found in site.diagnostics if found.slug == slug]
    return instrument_of(diagnostic, remedies(site))


def starts_anywhere(ground: Ground) -> bool:
    """Whether neither a cap is set off nor an answer says `first`: what is weak alone decides."""
    items = ground.instrument.items.values()
    return not any(presses_on(item, ground.responses[item.id]) for item in items)


def knows_every_part(ground: Ground) -> bool:
    """Whether it is known of every top dimension that applies whether it is weak: one that is not scored may be."""
    return all(ground.figures[top.id].status != "not-scored" for top in ground.instrument.overall.nodes)


def weak_in_one(instrument: Instrument) -> Iterator[Ground]:
    crowd = Crowd(instrument, Random(20260101))  # noqa: S311 - repeatable, no secret
    for _ in range(MOST_LOOKED_AT):
        ground = crowd.weak_in_one()
        if ground and starts_anywhere(ground) and knows_every_part(ground):
            yield ground


@pytest.mark.no_cover  # a hundred respondents, six times: counted lines would double it
@pytest.mark.slow
@pytest.mark.parametrize("slug", DIAGNOSTICS)
@pytest.mark.parametrize("count", RESPONDENTS)
def test_who_is_weak_in_one_dimension_begins_with_it_or_with_what_must_precede(slug: str, count: int) -> None:
    respondents = weak_in_one(shipped(slug))
    at_home = sum(Told(next(respondents)).begins_at_home() for _ in range(count))
    assert at_home >= AT_HOME * count


@pytest.mark.no_cover  # as above
@pytest.mark.slow
@pytest.mark.parametrize("slug", DIAGNOSTICS)
@pytest.mark.parametrize("count", RESPONDENTS)
def test_hardly_a_row_prints_neither_a_gain_nor_a_move(slug: str, count: int) -> None:
    crowd = Crowd(shipped(slug), Random(20260101))  # noqa: S311
    everyone = [Told(crowd.anyone()) for _ in range(count)]
    rows = sum(len(told.slugs) for told in everyone)
    assert sum(told.idle_rows() for told in everyone) <= MOST_IDLE * rows


def test_pl_1_a_firm_of_fewer_than_ten_gets_one_playbook_at_a_time() -> None:
    site = loader.load(REPOSITORY).site
    assert site is not None
    offered = catalogue(site)
    planned = [slug for slug in DIAGNOSTICS if slug != TRIAGE]
    for slug in planned:
        instrument = shipped(slug)
        paces = {
            size: at_once(offered, counsel(instrument, {"profile": {"tamano": size} if size else {}}))
            for size in ("", "hasta-9", "de-10-a-49")
        }
        assert paces == {"": 2, "hasta-9": 1, "de-10-a-49": 2}


@pytest.mark.parametrize("slug", [slug for slug in DIAGNOSTICS if slug != TRIAGE])
def test_a_team_is_compared_by_the_role_of_whoever_answered(slug: str) -> None:
    site = loader.load(REPOSITORY, drafts=True).site
    assert site is not None
    [diagnostic] = [found for found in site.diagnostics if found.slug == slug]
    assert diagnostic.groups
    assert diagnostic.groups.id == "papel"


def test_the_stories_told_are_golden_respondents_who_begin_with_the_playbook_beside_them() -> None:
    site = loader.load(REPOSITORY).site
    assert site is not None
    text = (REPOSITORY / "collections" / "seis-empresas.md").read_text(encoding="utf-8")
    told = [line.removeprefix("### ") for line in text.splitlines() if line.startswith("### ")]
    [collection] = [found for found in site.collections if found.slug == "seis-empresas"]
    began = {case.name: case.expect.get("first") for diagnostic in site.diagnostics for case in diagnostic.cases}
    assert len(told) == len(collection.playbooks) == STORIES
    assert [began[name] for name in told] == [[str(entry)] for entry in collection.playbooks]


@pytest.mark.parametrize("slug", DIAGNOSTICS)
def test_a_firm_of_fewer_than_ten_is_led_to_nothing_that_takes_departments(slug: str) -> None:
    instrument = shipped(slug)
    asked = [item for item in instrument.items.values() if is_asked_of(item, {"tamano": "hasta-9"})]
    led = {playbook for item in asked for playbook in item.all_remedies}
    needed = {need for playbook in led for need in instrument.treatments[playbook].needs}
    assert not (led | needed) & TAKE_DEPARTMENTS
