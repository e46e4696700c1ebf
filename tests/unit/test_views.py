"""What the pages around the diagnostics see of a site with one of everything."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from rumbo.content import loader
from rumbo.location import Location, Reference
from rumbo.model import Effort, Playbook, PlaybookKind, Site
from rumbo.pages import routes
from rumbo.pages.views import links
from rumbo.pages.views.collection import collection_page
from rumbo.pages.views.diagnostic import Setting
from rumbo.pages.views.library import library_page
from rumbo.pages.views.lists import PlaybookLine, of_theme, stretch
from rumbo.pages.views.numerals import Numerals
from rumbo.pages.views.playbook import PlaybookPage, playbook_page
from rumbo.pages.views.site import home_page, privacy_page
from rumbo.pages.views.surroundings import Surroundings

LOADED = loader.load(Path(__file__).parents[1] / "sites/every-page")


@pytest.fixture(scope="module")
def site() -> Site:
    assert LOADED.site, "\n".join(map(str, LOADED.problems))
    return LOADED.site


def setting(site: Site, here: str, source: str = "site_config.yml", root: str = "") -> Setting:
    prose = links.links_of(site).fields(source, here)
    return Setting(prose=prose, numerals=Numerals(","), assets="assets", root=root)


def view(site: Site, slug: str, root: str = "") -> PlaybookPage:
    here = routes.playbook(slug)
    return playbook_page(Surroundings(site), site.playbooks[slug], setting(site, here, f"playbooks/{slug}.md", root))


def leading(page: PlaybookPage) -> dict[str, list[str]]:
    """The answers that lead to a playbook, by question; an empty list stands for all but the best."""
    return {
        question.ask: [*question.labels, *(f"{s.low}-{s.high} {s.unit}" for s in question.stretches)]
        for diagnostic in page.leading
        for question in diagnostic.questions
    }


@pytest.mark.parametrize(
    ("slug", "answers"),
    [
        ("pilares", {"¿Hay base?": ["Nada"], "¿Cuánto pesa?": ["10,5-40 t"], "¿Se llega?": ["No"]}),
        ("arcos", {"¿Hay base?": ["Algo"]}),
        ("cimientos", {"¿Hay apoyo?": ["No"], "¿Cuánto pesa?": ["40-90 t"]}),
        ("barandilla", {"¿Qué parte se pisa?": []}),
    ],
    ids=["named by options", "named by a question", "named by its dimension", "named by an enclosing dimension"],
)
def test_answers_lead_to_the_playbook_that_the_nearest_list_names(
    site: Site, slug: str, answers: dict[str, list[str]]
) -> None:
    assert leading(view(site, slug)) == answers


def test_an_answer_that_leads_here_can_be_looked_up_on_the_form(site: Site) -> None:
    [diagnostic, _] = view(site, "pilares").leading
    assert diagnostic.url == "../../diagnostics/puente/"
    assert [question.url for question in diagnostic.questions] == [
        "../../diagnostics/puente/#q-base",
        "../../diagnostics/puente/#q-peso",
    ]


def test_a_playbook_names_what_to_finish_first_and_who_takes_part(site: Site) -> None:
    page = view(site, "pilares")
    assert [(line.title, line.url) for line in page.needs] == [("Cimientos", "../cimientos/")]
    assert page.roles == ("Dirección", "Taller")
    assert (page.theme, page.weeks.text, page.people.text) == ("Obra", "1,5", "1")


@pytest.mark.parametrize(
    ("slug", "before", "after"),
    [
        ("arcos", None, "cimientos"),
        ("cimientos", "arcos", "pilares"),
        ("pilares", "cimientos", None),
        ("barandilla", None, None),
    ],
)
def test_a_playbook_stands_between_its_neighbours_in_the_theme(
    site: Site, slug: str, before: str | None, after: str | None
) -> None:
    page = view(site, slug)
    assert [line and line.slug for line in (page.before, page.after)] == [before, after]


@pytest.mark.parametrize(
    ("needs", "order"),
    [
        ({}, "abcd"),
        ({"a": "c"}, "bcad"),
        ({"a": "d", "b": "a", "c": "b"}, "dabc"),
        ({"a": "X", "X": "d"}, "bcda"),
    ],
    ids=["by title", "what is needed first", "in a chain", "by way of another theme"],
)
def test_a_theme_is_read_in_the_order_in_which_its_playbooks_need_each_other(
    site: Site, needs: dict[str, str], order: str
) -> None:
    some = site.playbooks["arcos"]
    named = {
        slug: replace(
            some,
            slug=slug,
            title=slug,
            theme="gente" if slug == "X" else "obra",
            needs=tuple(Reference(need, some.place) for need in needs.get(slug, "")),
        )
        for slug in "Xabcd"
    }
    changed = replace(site, playbooks=named, diagnostics=(), collections=())
    assert "".join(map(str, of_theme(changed, "obra"))) == order
    around = Surroundings(changed)
    afters = [around.neighbours(named[slug])[1] for slug in order]
    assert "".join(str(found) for [found] in afters[:-1]) == order[1:]


def test_a_playbook_knows_its_place_in_every_result_that_may_call_for_it(site: Site) -> None:
    assert {slug: [link.slug for link in view(site, slug).results] for slug in site.playbooks} == {
        "arcos": ["puente"],
        "barandilla": ["puente"],
        "cimientos": ["puente", "otro"],
        "pilares": ["puente", "otro"],
    }


def slugs(lines: tuple[PlaybookLine, ...]) -> list[str]:
    return [line.slug for line in lines]


@pytest.mark.parametrize(("root", "url"), [("", "../../"), ("../", "../../../")])
def test_ticks_are_kept_under_the_root_of_the_whole_site_in_every_language(site: Site, root: str, url: str) -> None:
    assert view(site, "arcos", root).root_url == url


def test_shelves_stand_in_the_owners_order_and_none_is_empty(site: Site) -> None:
    page = library_page(site, setting(site, routes.LIBRARY))
    assert [(shelf.title, slugs(shelf.playbooks)) for shelf in page.shelves] == [
        ("Obra", ["arcos", "cimientos", "pilares"]),
        ("Gente", ["barandilla"]),
    ]
    assert page.playbooks.count == 4


def test_the_library_is_narrowed_down_by_what_tells_its_playbooks_apart(site: Site) -> None:
    page = library_page(site, setting(site, routes.LIBRARY))
    choices = {found.name: [(one.value, one.label, one.count) for one in found.choices] for found in page.filters}
    assert choices == {
        "theme": [("obra", "Obra", 3), ("gente", "Gente", 1)],
        "kind": [("guide", "", 3), ("workshop", "", 1)],
        "weeks": [("1-2", "", 3), ("5-6", "", 1)],
        "lead": [("direccion", "Dirección", 1), ("taller", "Taller", 1)],
    }


@pytest.mark.parametrize(
    ("weeks", "name"),
    [("1", "1-2"), ("2", "1-2"), ("5/2", "3-4"), ("4", "3-4"), ("6", "5-6"), ("13/2", "7"), ("52", "7")],
)
def test_a_playbooks_time_lies_in_one_stretch(weeks: str, name: str) -> None:
    assert stretch(timed(weeks)) == name


def test_a_playbook_for_an_hour_takes_one_however_late_its_last_step() -> None:
    assert stretch(timed("3", kind="one-hour")) == "hour"


def timed(weeks: str, kind: PlaybookKind = "guide") -> Playbook:
    here = Location("playbooks/medir.md")
    return Playbook(
        slug="medir",
        title="Medir",
        summary="Una cifra.",
        theme="obra",
        kind=kind,
        effort=Effort(Fraction(weeks)),
        steps=(),
        body="",
        place=here,
        body_place=here,
    )


def test_home_lists_the_diagnostics_in_the_owners_order_with_what_they_ask_for(site: Site) -> None:
    page = home_page(site, setting(site, routes.HOME))
    assert [(line.slug, line.url, line.minutes.text, line.questions.text) for line in page.diagnostics] == [
        ("puente", "diagnostics/puente/", "1", "5"),
        ("otro", "diagnostics/otro/", "2", "1"),
    ]


def test_home_says_when_to_choose_a_diagnostic_where_its_author_does(site: Site) -> None:
    page = home_page(site, setting(site, routes.HOME))
    assert [line.when for line in page.diagnostics] == ["Elígelo si <cruje>.", ""]


def test_a_playbook_names_the_collections_that_hold_it(site: Site) -> None:
    [line] = view(site, "pilares").collections
    assert (line.title, line.url) == ('Para "empezar" & seguir', "../../collections/para-empezar/")
    assert view(site, "arcos").collections == ()


def test_a_collection_keeps_its_authors_order_and_adds_up_its_hours(site: Site) -> None:
    [found] = site.collections
    page = collection_page(site, found, setting(site, routes.collection(found.slug), found.place.path))
    assert [(entry.playbook.slug, entry.because) for entry in page.entries] == [
        ("cimientos", 'Sin "base" no hay <puente>.'),
        ("pilares", "Después se levanta & se mide."),
    ]
    assert page.hours.text == "8"  # of 7.5: whole ones say enough, and a half is not made less


def test_a_session_counts_the_clock_along(site: Site) -> None:
    page = view(site, "barandilla")
    assert [(step.start, step.end, step.say) for step in page.steps] == [("0", "90", "¿Quién se <apoya> aquí?")]
    assert page.session
    assert page.session.text == "90"
    assert [step.end for step in view(site, "pilares").steps] == ["", ""]


def test_the_owners_links_lead_to_where_the_files_are_published(site: Site) -> None:
    intro = home_page(site, setting(site, routes.HOME)).intro
    assert 'href="diagnostics/puente/"' in intro
    assert 'href="playbooks/pilares/#cómo"' in intro


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("cimientos.md", "../cimientos/"),
        ("./cimientos.md?a=b#c", "../cimientos/?a=b#c"),
        ("../aviso.md", "../../pages/aviso/"),
        ("../diagnostics/otro/diagnostic.yml", "../../diagnostics/otro/"),
        ("plano%20del%20puente.png", "../plano%20del%20puente.png"),
        ("../../outside.md", "../../outside.md"),
        ("https://example.org/cimientos.md", "https://example.org/cimientos.md"),
        ("//example.org/cimientos.md", "//example.org/cimientos.md"),
    ],
)
def test_a_link_in_a_body_leads_to_the_file_as_seen_from_its_page(site: Site, link: str, url: str) -> None:
    write = links.links_of(site).bodies("playbooks/pilares.md", routes.playbook("pilares"))
    assert f'href="{url}"' in write(f"[x]({link})")


def test_a_site_without_a_contact_shows_none(site: Site) -> None:
    silent = replace(site, settings=replace(site.settings, contact=None))
    assert home_page(silent, setting(silent, routes.HOME)).contact is None
    assert privacy_page(silent).contact is None
    assert view(silent, "arcos").contact is None
