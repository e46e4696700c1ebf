"""What the page of a team sees."""

from dataclasses import replace
from pathlib import Path

from rumbo.content import loader
from rumbo.location import Reference
from rumbo.pages import routes
from rumbo.pages.views.diagnostic import Setting
from rumbo.pages.views.links import links_of
from rumbo.pages.views.numerals import Numerals
from rumbo.pages.views.team import TeamPage, team_page

SITE = loader.load(Path(__file__).parents[1] / "sites/every-page").sites[0]


def view(conversation: Reference | None) -> TeamPage:
    [diagnostic] = [one for one in SITE.diagnostics if one.slug == "puente"]
    named = replace(diagnostic, conversation=conversation)
    prose = links_of(SITE).fields("site_config.yml", routes.team("puente"))
    setting = Setting(prose=prose, numerals=Numerals(","), assets="assets")
    return team_page(named, SITE.playbooks, SITE.settings, setting)


def test_a_team_is_led_to_the_playbook_for_its_conversation() -> None:
    playbook = SITE.playbooks["arcos"]
    found = view(Reference("arcos", playbook.place)).conversation
    assert found
    assert (found.title, found.url) == (playbook.title, "../../../playbooks/arcos/")
    assert view(None).conversation is None


def test_every_scored_question_comes_with_all_its_answers() -> None:
    page = view(None)
    assert all(page.texts[question.id] for question in page.questions if question.options)
    assert page.smallest == 5
