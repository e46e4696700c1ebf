"""Home and the frame that every page stands in: name, ways, search, colour scheme, imprint (§4, D12, D13)."""

import pytest
from playwright.sync_api import Page, expect

from browsing import Watch, label
from conftest import NewPage

PAGES = ["", "playbooks/", "playbooks/pilares/", "playbooks/barandilla/", "pages/aviso/", "privacy/"]


def test_a_name_that_looks_like_markup_is_text_on_every_page(page: Page, every_page_url: str) -> None:
    for path in PAGES:
        page.goto(every_page_url + path)
        assert page.title().endswith("Puentes <b>& hijos</b>")
        expect(page.locator("header.md-header")).to_contain_text("Puentes <b>& hijos</b>")
        expect(page.get_by_role("contentinfo")).to_contain_text("Casa & Cía. <b>S. L.</b>")
    expect(page.locator("meta[name=author]")).to_have_attribute("content", "Casa & Cía. <b>S. L.</b>")


def test_home_leads_to_the_diagnostics_the_playbooks_and_the_privacy_page(page: Page, every_page_url: str) -> None:
    page.goto(every_page_url)
    expect(page.get_by_role("heading", level=1)).to_have_text('Del "dicho" al <i>hecho</i>')
    ways = {
        "¿Aguanta el puente?": "diagnostics/puente/",
        "Gente": "playbooks/#rumbo-theme-gente",
        "Ver y filtrar las 4 guías": "playbooks/",
        "Cómo lo hacemos": "privacy/",
    }
    for name, path in ways.items():
        page.get_by_role("link", name=name).first.click()
        page.wait_for_url(every_page_url + path)
        page.go_back()
        page.wait_for_url(every_page_url)


def test_home_says_in_how_many_minutes_one_gets_what(page: Page, every_page_url: str) -> None:
    page.goto(every_page_url)
    expect(page.get_by_text("De 1 a 2 minutos para saber qué falla")).to_be_visible()
    page.get_by_role("link", name=label("home.to-diagnostics-other")).click()
    expect(page.locator("#rumbo-diagnostics")).to_be_in_viewport()


def test_home_leads_who_wants_to_check_or_adapt_it_to_every_method(page: Page, every_page_url: str) -> None:
    page.goto(every_page_url)
    page.locator("#rumbo-method").get_by_role("link", name="¿Y la otra orilla?").click()
    page.wait_for_url(f"{every_page_url}diagnostics/otro/method/")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"base": "algo", "apoyo": "si", "paso": "60"}, "Tu resultado hasta ahora: ≈ 67,5 · Queda"),
        ({"base": "nada", "apoyo": "no", "peso": "90", "paso": "0"}, "Tu resultado: 0,0 · Cae"),
        ({"paso": "60"}, "Has empezado a responder. Sigue donde lo dejaste"),
    ],
    ids=["provisional", "scored", "begun"],
)
def test_home_tells_the_last_result_of_who_comes_back(
    page: Page, every_page_url: str, answers: dict[str, str], said: str
) -> None:
    page.goto(every_page_url)
    expect(page.locator("[data-component=latest]")).to_have_count(2)
    page.evaluate("answers => localStorage.setItem('rumbo:/casa/:answers:puente', JSON.stringify({answers}))", answers)
    page.goto(every_page_url)
    link = page.get_by_role("link", name=said)
    expect(link).to_be_visible()
    expect(page.locator("[data-component=latest]:visible")).to_have_count(1)


def test_the_last_result_leads_to_it(page: Page, every_page_url: str) -> None:
    page.goto(every_page_url)
    page.evaluate("localStorage.setItem('rumbo:/casa/:answers:otro', JSON.stringify({answers: {llega: 'si'}}))")
    page.goto(every_page_url)
    page.locator("[data-component=latest] a:visible").click()
    expect(page.locator("[data-component=diagnostic]")).to_be_visible()


def test_a_first_visit_loads_no_scorer(page: Page, every_page_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(every_page_url, wait_until="networkidle")
    assert any("latest.mjs" in url for url in asked)
    assert not any("assessment.mjs" in url for url in asked)


def test_the_header_leads_on_from_whatever_page_was_reached_without_loading(page: Page, every_page_url: str) -> None:
    page.goto(every_page_url, wait_until="networkidle")
    page.evaluate("window.stays = true")
    page.get_by_role("link", name="los pilares").click()
    page.wait_for_url(f"{every_page_url}playbooks/pilares/#c%C3%B3mo")
    page.get_by_role("navigation", name="Cabecera").get_by_role("link", name=label("library.title")).click()
    page.wait_for_url(f"{every_page_url}playbooks/")
    here = page.get_by_role("navigation", name="Cabecera").locator("[aria-current=page]")
    expect(here).to_have_text(label("library.title"))
    page.get_by_role("link", name="Puentes").click()
    page.wait_for_url(every_page_url)
    assert page.evaluate("window.stays")


def test_the_first_stop_of_the_keyboard_leads_past_the_header(page: Page, every_page_url: str) -> None:
    page.goto(f"{every_page_url}playbooks/", wait_until="networkidle")
    # On a page's first fragment the engine puts the page in anew: a key pressed before would be lost with the old one.
    page.locator("#rumbo-content").evaluate("content => { content.dataset.old = '' }")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=label("frame.skip"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#rumbo-content:not([data-old])")).to_be_focused()
    page.locator("[data-part=filters][data-ready]").wait_for()
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").get_by_role("link", name=label("collection.heading"))).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Obra")).to_be_focused()


def test_search_opens_from_the_keyboard_on_a_phone(new_page: NewPage, every_page_url: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(every_page_url, wait_until="networkidle")
    page.get_by_role("button", name=label("frame.search")).focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="Búsqueda")
    expect(field).to_be_focused()
    field.press_sequentially("plomada")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Pilares & <vigas>")


def test_search_knows_what_playbooks_say_and_what_is_asked(page: Page, every_page_url: str) -> None:
    page.goto(every_page_url)
    table = page.evaluate("fetch('search/table.json').then(answer => answer.json())")
    assert {"pilares", "sostiene", "levanta", "pie", "plomada"} <= set(table["words"].split())
    assert "¿Hay base?" in [title for place, title, _ in table["entries"] if "#q-" in place]


def test_the_chosen_colour_scheme_stays(page: Page, every_page_url: str) -> None:
    page.goto(every_page_url)
    page.get_by_title(label("frame.leave-light")).click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{every_page_url}privacy/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_page_that_is_not_there_leads_back(page: Page, every_page_url: str, watch: Watch) -> None:
    page.goto(every_page_url + "playbooks/nowhere/")
    expect(page.get_by_role("heading", level=1)).to_have_text(label("frame.not-found-title"))
    watch.faults.clear()
    page.get_by_role("link", name=label("frame.not-found-library")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(label("library.title"))


def test_a_private_site_asks_not_to_be_indexed(page: Page, every_page_url: str, site_url: str) -> None:
    page.goto(every_page_url)
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    page.goto(site_url)
    expect(page.locator("meta[name=robots]")).to_have_count(0)


def test_without_scripts_everything_can_be_read_and_reached(new_page: NewPage, every_page_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(every_page_url)
    page.get_by_role("link", name=label("library.title"), exact=True).click()
    page.get_by_role("link", name="Pilares & <vigas>").click()
    expect(page.get_by_text("Levanta el primero")).to_be_visible()


def test_who_does_not_know_where_to_begin_is_led_from_home_to_a_diagnostic_half_answered(
    page: Page, site_url: str
) -> None:
    page.goto(site_url)
    page.locator(".rumbo-greeting__ways a").first.click()
    page.wait_for_url("**/por-donde-empezar/")
    answers = {"tamano": "hasta-9", "arranque": "a-la-vez", "decisiones-escritas": "no-existe", "en-publico": "circula"}
    for question, answer in answers.items():
        page.locator(f"#q-{question} input[value={answer}]").check()
    page.goto(f"{site_url}diagnostics/por-donde-empezar/#result")
    beginning = page.locator('[data-part="beginning"]')
    expect(beginning.locator('[data-slot="guide"]')).to_have_text("Algo se ha roto en público")
    expect(beginning.locator('[data-slot="open"]')).to_have_attribute(
        "href", f"{site_url}collections/cuando-algo-se-rompe/"
    )
    page.locator('[data-remedy="diagnostics/accion"] h3 a').click()
    page.wait_for_url("**/diagnostics/accion/")
    expect(page.locator('[data-slot="borrowed"]')).to_be_visible()
    expect(page.locator("#q-tamano input[value=hasta-9]")).to_be_checked()
    expect(page.locator("#q-decisiones-escritas input[value=no-existe]")).to_be_checked()
    page.goto(f"{site_url}diagnostics/implementacion/")
    expect(page.locator("[data-state=some]")).to_have_count(1)
    expect(page.locator("[data-state=skipped]")).to_have_count(0)  # what is lent passes nothing over


def test_who_comes_back_goes_on_from_the_head_of_the_page(page: Page, every_page_url: str) -> None:
    kept = {
        "answers:otro": {"answers": {"llega": "si"}},
        "rounds:puente": [
            {
                "id": "a",
                "date": "2026-11-02",
                "name": "",
                "answers": {"diagnostic": "puente", "version": "1", "hash": "0" * 12, "answers": {}},
                "scores": {"overall": {"value": "47.5", "exact": "95/2", "band": "cae", "status": "scored"}},
            }
        ],
    }
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(every_page_url, wait_until="networkidle")
    expect(page.locator("#returning")).to_be_hidden()
    assert not [url for url in asked if "plan-catalogue" in url]
    page.evaluate(
        """kept => {
            for (const [key, value] of Object.entries(kept)) {
                localStorage.setItem(`rumbo:/casa/:${key}`, JSON.stringify(value));
            }
            localStorage.setItem("rumbo:/casa/:steps:cimientos", "");
        }""",
        kept,
    )
    page.reload()
    lines = page.locator(".rumbo-returning li:visible")
    expect(lines).to_have_text(
        [
            "¿Aguanta el puente? 47,5 en tu última ronda, el 2 nov 2026",
            "¿Y la otra orilla? empezado, sin terminar",
        ]
    )
    page.goto(f"{every_page_url}playbooks/pilares/", wait_until="networkidle")
    page.get_by_role("checkbox").first.check()
    page.goto(every_page_url)
    expect(lines.last).to_contain_text("pasos hechos")
    lines.last.get_by_role("link").click()
    page.wait_for_url(f"{every_page_url}playbooks/pilares/")
