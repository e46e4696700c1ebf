"""The library (D9): every playbook by theme, complete without scripts; filters that live in the URL."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import label
from conftest import NewPage

Violations = Callable[[Page], list[str]]
ALL = ["Arcos", "Cimientos", "Pilares & <vigas>", "Barandilla"]


class Library:
    """Somebody who narrows the library down."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = f"{url}playbooks/"

    def opens(self, query: str = "") -> "Library":
        self.page.goto(self.url + query)
        return self.is_ready()

    def is_ready(self) -> "Library":
        self.page.locator("[data-part=filters][data-ready]").wait_for()
        return self

    def choice(self, group: str, name: str) -> Locator:
        return self.page.get_by_role("group", name=group).get_by_role("button", name=name)

    @property
    def fold(self) -> Locator:
        return self.page.get_by_role("button", name="Filtrar por")

    def shows(self, *titles: str) -> None:
        expect(self.page.locator(".rumbo-list-line h3:visible")).to_have_text(list(titles))

    def says(self, words: str) -> None:
        expect(self.page.get_by_role("status")).to_have_text(words)


@pytest.fixture
def library(page: Page, every_page_url: str) -> Library:
    return Library(page, every_page_url)


def test_every_playbook_stands_under_its_theme_with_its_summary_and_effort(
    new_page: NewPage, every_page_url: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{every_page_url}playbooks/")
    assert page.locator("nav .rumbo-row__heading").all_inner_texts() == ["Obra", "Gente"]
    assert page.locator("#rumbo-theme-obra h3").all_inner_texts() == ["Arcos", "Cimientos", "Pilares & <vigas>"]
    last = page.locator("#rumbo-theme-obra li").last
    expect(last).to_contain_text('Lo que sostiene lo demás, "a plomo".')
    expect(last).to_contain_text("cerca de 4,5 horas en 1,5 semanas")


def test_without_scripts_no_control_stands_there_without_a_use(new_page: NewPage, every_page_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{every_page_url}playbooks/")
    expect(page.get_by_role("main").locator("button:visible, input:visible")).to_have_count(0)


def test_a_playbook_is_one_step_away(page: Page, every_page_url: str) -> None:
    page.goto(f"{every_page_url}playbooks/")
    page.get_by_role("link", name="Barandilla").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Barandilla")


def test_a_choice_hides_what_it_does_not_fit_and_says_how_many_are_left(library: Library) -> None:
    library.opens().shows(*ALL)
    library.says("4 de 4 guías")
    library.choice(label("library.theme"), "Obra").click()
    library.shows("Arcos", "Cimientos", "Pilares & <vigas>")
    library.says("3 de 4 guías")
    expect(library.choice(label("library.theme"), "Obra")).to_have_attribute("aria-pressed", "true")
    expect(library.page.get_by_role("heading", name="Gente")).to_be_hidden()
    library.choice(label("library.theme"), "Obra").click()
    library.shows(*ALL)


def test_the_counts_of_a_filter_follow_the_other_filters(library: Library) -> None:
    library.opens()
    expect(library.choice(label("library.theme"), "Obra")).to_have_accessible_name("Obra 3")
    library.choice(label("library.lead"), label("library.kind-workshop")).click()
    expect(library.choice(label("library.theme"), "Obra")).to_have_accessible_name("Obra 0")
    expect(library.choice(label("library.theme"), "Gente")).to_have_accessible_name("Gente 1")
    expect(library.choice(label("library.lead"), "Dirección")).to_have_accessible_name("Dirección 1")
    expect(library.choice(label("library.weeks"), label("library.weeks-5-6"))).to_have_accessible_name(
        "5 o 6 semanas 1"
    )
    expect(library.choice(label("library.kind"), label("library.kind-workshop"))).to_have_accessible_name("Taller 1")
    expect(library.choice(label("library.kind"), label("library.kind-guide"))).to_have_accessible_name(
        "Guía paso a paso 0"
    )


def test_what_is_chosen_survives_a_reload_and_the_way_back_from_a_playbook(library: Library) -> None:
    library.opens()
    library.choice(label("library.lead"), label("library.kind-workshop")).click()
    library.choice(label("library.weeks"), label("library.weeks-5-6")).click()
    assert library.page.url == f"{library.url}?semanas=5-6&rol=taller"
    library.page.reload()
    library.is_ready().shows("Barandilla")
    library.page.get_by_role("link", name="Barandilla").click()
    expect(library.page.get_by_role("heading", level=1)).to_have_text("Barandilla")
    library.page.go_back()
    library.page.wait_for_url(f"{library.url}?semanas=5-6&rol=taller")
    library.is_ready().shows("Barandilla")
    library.says("1 de 4 guías")


def test_filtering_is_one_step_of_the_way_back(library: Library, every_page_url: str) -> None:
    library.page.goto(f"{every_page_url}privacy/")
    library.opens()
    for name in ("Obra", "Gente", "Obra"):
        library.choice(label("library.theme"), name).click()
    library.shows("Arcos", "Cimientos", "Pilares & <vigas>")
    library.page.go_back()
    library.page.wait_for_url(f"{every_page_url}privacy/")


def test_a_link_may_carry_filters_and_what_it_carries_wrongly_is_left_out(library: Library) -> None:
    library.opens("?tema=obra&rol=nadie&otro=1").shows("Arcos", "Cimientos", "Pilares & <vigas>")
    library.choice(label("library.lead"), "Dirección").click()
    library.shows("Pilares & <vigas>")
    assert library.page.url == f"{library.url}?otro=1&tema=obra&rol=direccion"


def test_an_empty_result_is_explained_and_undone_from_the_keyboard(library: Library) -> None:
    page = library.opens("?tema=gente").page
    library.choice(label("library.lead"), "Dirección").focus()
    page.keyboard.press("Enter")
    library.shows()
    library.says(label("library.found-none"))
    page.get_by_role("button", name=label("library.reset")).focus()
    page.keyboard.press("Space")
    library.shows(*ALL)
    assert page.url == library.url
    expect(library.choice(label("library.theme"), "Obra")).to_be_focused()
    expect(page.get_by_role("button", name=label("library.reset"))).to_be_hidden()


def test_filters_work_on_a_library_reached_without_loading(library: Library, every_page_url: str) -> None:
    page = library.page
    page.goto(f"{every_page_url}playbooks/arcos/", wait_until="networkidle")
    page.evaluate("window.stays = true")
    page.get_by_role("navigation", name="Cabecera").get_by_role("link", name=label("library.title")).click()
    library.is_ready()
    library.choice(label("library.theme"), "Gente").click()
    library.shows("Barandilla")
    assert page.evaluate("window.stays")


def test_the_header_leads_back_to_the_whole_library(library: Library) -> None:
    page = library.opens("?tema=gente").page
    page.get_by_role("navigation", name="Cabecera").get_by_role("link", name=label("library.title")).click()
    page.wait_for_url(library.url)
    library.shows(*ALL)


def test_on_a_phone_the_filters_are_folded_and_name_what_is_chosen(new_page: NewPage, every_page_url: str) -> None:
    library = Library(new_page(viewport={"width": 320, "height": 640}), every_page_url).opens("?tema=gente")
    expect(library.choice(label("library.theme"), "Obra")).to_be_hidden()
    expect(library.fold).to_contain_text("Gente")
    library.fold.click()
    library.choice(label("library.theme"), "Obra").click()
    library.says("3 de 4 guías")
    expect(library.fold).to_contain_text("Obra")


def test_a_playbook_under_way_is_marked(library: Library) -> None:
    page = library.opens().page
    page.evaluate("""() => {
        localStorage.setItem("rumbo:/casa/:steps:pilares", "levantar gone");
        localStorage.setItem("rumbo:/casa/:steps:arcos", "hacer");
        localStorage.setItem("rumbo:/casa/:steps:cimientos", "");
    }""")
    library.opens()
    expect(page.locator("[data-underway]:visible")).to_have_text(["Hecha: 1 de 1", "En marcha: 1 de 2"])


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_in_any_state_of_the_filters(
    new_page: NewPage, every_page_url: str, violations: Violations, width: int, scheme: str
) -> None:
    library = Library(new_page(viewport={"width": width, "height": 800}, color_scheme=scheme), every_page_url)
    for query in ("?tema=obra", "?tema=gente&rol=direccion"):
        page = library.opens(query).page
        if library.fold.is_visible():
            library.fold.click()
        assert violations(page) == [], query
        assert page.evaluate("document.documentElement.scrollWidth") <= width, query


def test_printed_the_filters_are_gone_and_the_list_stays_as_narrowed(library: Library) -> None:
    page = library.opens("?tema=gente").page
    page.emulate_media(media="print")
    expect(page.locator("[data-part=filters]")).to_be_hidden()
    library.shows("Barandilla")


def test_the_repositorys_own_library_is_complete(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}playbooks/")
    links = page.get_by_role("main").locator("h3 a").evaluate_all("all => all.map(link => link.href)")
    assert len(links) == len(set(links)) >= 12
    for link in links:
        assert page.request.get(link).ok
