"""A playbook: its steps as a checklist whose ticks stay in the browser, its body, the answers that lead to it."""

import io
import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from browsing import Watch, label
from conftest import NewPage
from respondent import Respondent
from rumbo import prose

HOSTILE: dict[str, str] = yaml.safe_load((Path(__file__).parents[1] / "unit/hostile.yml").read_text("utf-8"))
WORKSHOP = "rumbo-playbook--workshop"
PILARES = "playbooks/pilares/"
BLOCKED_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })"
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def opened(page: Page, url: str) -> Page:
    page.goto(url, wait_until="networkidle")
    return page


def step(page: Page, task: str) -> Locator:
    return page.get_by_role("checkbox", name=task)


def test_a_tick_survives_a_reload(page: Page, every_page_url: str) -> None:
    opened(page, every_page_url + PILARES)
    expect(step(page, "Mide cada <pilar>")).not_to_be_checked()
    step(page, "Levanta el primero").check()
    expect(page.locator("[data-progress]")).to_have_text("1 de 2 pasos")
    expect(page.get_by_text(label("playbook.kept"))).to_be_visible()
    expect(page.locator("progress")).to_have_js_property("value", 1)
    page.reload()
    expect(step(page, "Levanta el primero")).to_be_checked()
    expect(step(page, "Mide cada <pilar>")).not_to_be_checked()
    expect(page.locator("[data-progress]")).to_have_text("1 de 2 pasos")


def test_a_tick_can_be_taken_back_from_the_keyboard(page: Page, every_page_url: str) -> None:
    opened(page, every_page_url + PILARES)
    step(page, "Mide cada <pilar>").focus()
    page.keyboard.press("Space")
    expect(step(page, "Mide cada <pilar>")).to_be_checked()
    page.keyboard.press("n")
    page.keyboard.press("Space")
    page.reload()
    expect(step(page, "Mide cada <pilar>")).not_to_be_checked()


def test_ticks_of_one_playbook_are_not_those_of_another(page: Page, every_page_url: str) -> None:
    opened(page, f"{every_page_url}playbooks/arcos/")
    step(page, "Haz Arcos").check()
    opened(page, f"{every_page_url}playbooks/cimientos/")
    expect(step(page, "Haz Cimientos")).not_to_be_checked()


def test_ticks_lie_under_the_path_of_the_whole_site(page: Page, every_page_url: str) -> None:
    opened(page, every_page_url + PILARES)
    step(page, "Levanta el primero").check()
    assert page.evaluate("localStorage.getItem('rumbo:/casa/:steps:pilares')") == "levantar"


def test_the_checklist_works_on_a_page_reached_without_loading(page: Page, every_page_url: str) -> None:
    opened(page, f"{every_page_url}playbooks/")
    page.evaluate("window.stays = true")
    page.get_by_role("link", name="Arcos").click()
    page.wait_for_url(f"{every_page_url}playbooks/arcos/")
    expect(page.locator("[data-progress]")).to_have_text("0 de 1 paso")
    step(page, "Haz Arcos").check()
    expect(page.locator("[data-progress]")).to_have_text("1 de 1 paso")
    page.locator("#rumbo-previous-next").get_by_role("link", name="Cimientos").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cimientos")
    expect(step(page, "Haz Cimientos")).not_to_be_checked()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Arcos")
    expect(step(page, "Haz Arcos")).to_be_checked()
    assert page.evaluate("window.stays")


@pytest.mark.parametrize("obstacle", [BLOCKED_STORAGE, FULL_STORAGE], ids=["blocked", "full"])
def test_storage_that_fails_is_said_and_the_checklist_goes_on(
    page: Page, every_page_url: str, watch: Watch, obstacle: str
) -> None:
    page.add_init_script(obstacle)
    opened(page, every_page_url + PILARES)
    step(page, "Levanta el primero").check()
    expect(page.locator("[data-progress]")).to_have_text("1 de 2 pasos")
    expect(page.get_by_text("Este navegador no deja guardar nada")).to_be_visible()
    expect(page.get_by_text("Las marcas se guardan")).to_be_hidden()
    watch.faults.clear()  # the engine's own script trips over a storage that throws


def test_it_says_what_it_takes_what_comes_first_and_what_next(page: Page, every_page_url: str) -> None:
    opened(page, every_page_url + PILARES)
    main = page.get_by_role("main")
    expect(main.locator("dd")).to_have_text(
        ["cerca de 4,5 horas en 1,5 semanas", "1 persona", "1 minuto", "Dirección", "Dirección, Taller"]
    )
    expect(main.get_by_role("link", name="Cimientos").first).to_have_attribute("href", re.compile("cimientos/$"))
    around = ["Cimientos", "Todas las guías de «Obra»", 'Para "empezar" & seguir']
    expect(page.locator("#rumbo-previous-next a")).to_have_text(around)
    expect(main.get_by_role("link", name="Escríbenos <hoy>")).to_have_attribute("href", "mailto:hola@example.org")


def test_one_can_read_a_theme_from_its_first_playbook_to_its_last(page: Page, every_page_url: str) -> None:
    page.goto(f"{every_page_url}playbooks/arcos/")
    for title in ("Cimientos", "Pilares & <vigas>"):
        page.locator("a[rel=next]").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.locator("a[rel=next]")).to_have_count(0)
    page.get_by_role("link", name="Todas las guías de «Obra»").click()
    page.wait_for_url(f"{every_page_url}playbooks/#rumbo-theme-obra")


def test_the_print_button_prints(page: Page, every_page_url: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true }")
    opened(page, every_page_url + PILARES)
    page.get_by_role("button", name=label("playbook.print")).click()
    assert page.evaluate("window.printed")


@pytest.fixture
def builder(page: Page, every_page_url: str) -> Respondent:
    """On the diagnostic that calls for every playbook."""
    return Respondent(page, f"{every_page_url}diagnostics/puente/").opens()


ARRIVAL = "[data-component=from-result]"


def test_who_comes_from_a_result_is_told_so_and_finds_back_to_its_place(
    builder: Respondent, every_page_url: str
) -> None:
    page = builder.page
    builder.answers_all({"base": "nada", "apoyo": "no", "peso": "20", "paso": "0"})
    builder.sees_result().get_by_role("heading", level=3).get_by_role("link", name="Pilares").click()
    page.wait_for_url(every_page_url + PILARES)  # what it carried is no longer in an address that may be passed on
    arrival = page.locator(ARRIVAL)
    expect(arrival).to_contain_text("Vienes de tu resultado en ¿Aguanta el puente?")
    expect(arrival).to_contain_text("Por tus respuestas a «¿Hay base?» y a otra pregunta")
    page.reload()
    expect(arrival).to_contain_text("«¿Hay base?»")
    arrival.get_by_role("link", name="¿Aguanta el puente?").click()
    expect(page.locator("#remedy-pilares")).to_be_focused()
    expect(page.locator("#remedy-pilares")).to_be_in_viewport()


def test_who_follows_a_path_finds_the_next_guide_at_the_end_of_each(builder: Respondent) -> None:
    page = builder.page
    builder.answers_all({"base": "nada", "apoyo": "no", "peso": "20", "paso": "0"})
    titles = builder.sees_result().get_by_role("heading", level=3).get_by_role("link")
    first, second, third = titles.all_inner_texts()[:3]
    titles.first.click()
    onward = page.locator("[data-component=on-path]").get_by_role("link")
    expect(page.get_by_role("heading", level=1)).to_have_text(first)
    expect(onward).to_have_text(f"2. {second}")
    onward.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(second)
    page.wait_for_url(re.compile("^[^#]*$"))  # nothing of it stays in an address that may be passed on
    expect(page.locator(ARRIVAL)).to_contain_text("Vienes de tu resultado en ¿Aguanta el puente?")
    expect(page.locator(ARRIVAL)).not_to_contain_text("Hace falta antes")  # which is not known of this one
    expect(onward).to_have_text(f"3. {third}")


@pytest.mark.parametrize("path", ["pilares no-such-guide", "pilares ../../aviso", "arcos cimientos", "pilares"])
def test_an_address_alone_sends_nobody_anywhere(page: Page, every_page_url: str, watch: Watch, path: str) -> None:
    opened(page, f"{every_page_url}{PILARES}#from=puente&for=base&path={path}")
    expect(page.locator(ARRIVAL)).to_be_visible()
    expect(page.locator("[data-component=on-path]")).to_be_hidden()
    watch.faults.clear()  # a page that is not there is asked for


def test_a_playbook_needed_before_another_says_so(builder: Respondent) -> None:
    builder.answers_all({"base": "nada", "paso": "100"})
    builder.sees_result().get_by_role("heading", level=3).get_by_role("link", name="Cimientos").click()
    expect(builder.page.locator(ARRIVAL)).to_contain_text(label("playbook.from-result-none"))


def test_who_comes_from_elsewhere_is_told_nothing(page: Page, every_page_url: str) -> None:
    opened(page, f"{every_page_url}{PILARES}#from=nowhere&for=base")
    expect(page.get_by_role("button", name=label("playbook.print"))).to_be_visible()
    expect(page.locator(ARRIVAL)).to_be_hidden()


def test_without_storage_the_address_goes_on_telling(page: Page, every_page_url: str, watch: Watch) -> None:
    page.add_init_script(BLOCKED_STORAGE.replace("localStorage", "sessionStorage"))
    opened(page, f"{every_page_url}{PILARES}#from=puente&for=base")
    watch.faults.clear()  # the engine's own script trips over a storage that throws
    expect(page.locator(ARRIVAL)).to_contain_text("Por tu respuesta a «¿Hay base?»")
    page.reload()
    expect(page.locator(ARRIVAL)).to_contain_text("Por tu respuesta a «¿Hay base?»")
    watch.faults.clear()


def test_a_table_is_filled_in_kept_printed_and_copied(new_page: NewPage, every_page_url: str) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, every_page_url + PILARES)
    cell = page.get_by_role("textbox", name="Y otra más, uno")
    cell.fill('=1+1\n"dos"')
    page.keyboard.press("Tab")
    expect(page.get_by_text(label("filling.kept"))).to_be_visible()
    page.get_by_role("button", name=label("filling.copy")).click()
    expect(page.get_by_text("Copiada.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[1:] == ["uno\t1\t\"'=1+1", '""dos"""']
    page.reload()
    expect(cell).to_have_value('=1+1\n"dos"')
    page.emulate_media(media="print")
    expect(cell).to_be_hidden()
    box = page.locator("td[data-typed]")
    assert "dos" in box.evaluate("box => getComputedStyle(box, '::after').content")
    page.emulate_media(media="screen")
    changed = page.evaluate("localStorage.getItem('rumbo:/casa/:tables:pilares')").replace("Y otra", "Ya no")
    page.evaluate("kept => localStorage.setItem('rumbo:/casa/:tables:pilares', kept)", changed)
    page.reload()
    expect(page.get_by_text("La tabla ha cambiado.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="uno · Ya no más")).to_be_visible()
    expect(cell).to_have_value("")


def test_an_answer_that_leads_here_leads_back_to_its_question_below_the_header(page: Page, every_page_url: str) -> None:
    opened(page, every_page_url + PILARES)
    page.get_by_role("link", name="¿Cuánto pesa?").click()
    question = page.locator("#q-peso")
    expect(question).to_be_in_viewport()
    assert below(question, page.locator(".md-header"))


def test_a_heading_that_is_jumped_to_stands_below_the_header(page: Page, every_page_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    opened(page, f"{every_page_url}{PILARES}#qué-no")
    heading = page.get_by_role("heading", name="Qué no")
    expect(heading).to_be_in_viewport()
    assert below(heading, page.locator(".md-header"))


def test_a_step_leads_to_the_heading_that_explains_it_and_back(page: Page, every_page_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    opened(page, every_page_url + PILARES)
    page.get_by_role("link", name=label("playbook.how")).click()
    heading = page.get_by_role("heading", name="Cómo", exact=True)
    expect(heading).to_be_in_viewport()
    assert below(heading, page.locator(".md-header"))
    page.get_by_role("link", name="↑ Paso 1").click()
    expect(step(page, "Mide cada <pilar>")).to_be_in_viewport()
    assert below(step(page, "Mide cada <pilar>"), page.locator(".md-header"))


def below(lower: Locator, upper: Locator) -> bool:
    """Whether one element begins where the other has ended."""
    top, bottom = "box => box.getBoundingClientRect().top", "box => box.getBoundingClientRect().bottom"
    return bool(lower.evaluate(top) >= upper.evaluate(bottom))


def test_on_a_phone_a_wide_table_scrolls_in_its_own_box_from_the_keyboard(
    new_page: NewPage, every_page_url: str
) -> None:
    page = opened(new_page(viewport={"width": 320, "height": 640}), every_page_url + PILARES)
    table = page.get_by_role("group", name="Pilares & <vigas>")
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    table.focus()
    page.keyboard.press("ArrowRight")
    expect(table).not_to_have_js_property("scrollLeft", 0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_a_body_tries_to_do_does_not_happen(page: Page, every_page_url: str, watch: Watch) -> None:
    opened(page, every_page_url + PILARES)
    page.get_by_text("o esto").click()
    assert page.evaluate("window.harmed") is None
    assert watch.faults == []


def test_hostile_markdown_runs_nothing_and_asks_nobody(page: Page, watch: Watch) -> None:
    page.on("dialog", lambda dialog: watch.faults.append(dialog.message))
    page.set_content("".join(prose.body(text, str) for text in HOSTILE.values()), wait_until="networkidle")
    watch.faults = [fault for fault in watch.faults if "example.org" in fault or not fault.startswith("console")]
    assert page.locator("script, style, link, svg, math, iframe, form, input, [style], [onclick]").count() == 0


def test_without_colour_and_motion_the_page_keeps_its_parts(new_page: NewPage, every_page_url: str) -> None:
    page = opened(new_page(forced_colors="active", reduced_motion="reduce"), every_page_url + PILARES)
    step(page, "Levanta el primero").check()
    expect(step(page, "Levanta el primero")).to_be_checked()
    times = page.locator("*").evaluate_all("all => all.map(one => getComputedStyle(one).transitionDuration)")
    assert set(times) == {"0s"}


def test_printed_it_is_light_and_has_no_frame(new_page: NewPage, every_page_url: str) -> None:
    page = opened(new_page(color_scheme="dark"), every_page_url + PILARES)
    page.emulate_media(media="print")
    expect(page.locator(".md-header")).to_be_hidden()
    ground = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert min(map(int, re.findall(r"\d+", ground)[:3])) > 240


def test_printed_it_is_the_playbook_and_nothing_to_press(page: Page, every_page_url: str) -> None:
    opened(page, f"{every_page_url}{PILARES}#from=puente&for=base")
    step(page, "Levanta el primero").check()
    expect(page.locator(ARRIVAL)).to_be_visible()
    page.emulate_media(media="print")
    for part in (".md-footer", ".rumbo-playbook footer", ARRIVAL, "progress", "p[data-kept]"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.get_by_role("button", name=label("playbook.print"))).to_be_hidden()
    expect(page.get_by_role("checkbox").last).to_be_visible()
    kept_whole = page.locator("table").evaluate_all("all => all.map(one => getComputedStyle(one).breakInside)")
    assert set(kept_whole) == {"avoid"}


def test_printed_a_workshop_gives_its_leader_two_sheets_and_then_the_text(
    page: Page, site_url: str, built_site: Path
) -> None:
    pages = sorted(built_site.glob("es/playbooks/*/index.html"))
    workshops = [found.parent.name for found in pages if WORKSHOP in found.read_text("utf-8")]
    assert workshops
    for slug in workshops:
        opened(page, f"{site_url}playbooks/{slug}/")
        script = page.locator(".rumbo-step__say").all_inner_texts()
        heading = page.locator(".rumbo-body h2").first.inner_text()
        first, second, text, *_ = (_words(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
        assert [line for line in script if _words(line) not in first + second] == []
        assert text.startswith(_words(heading))
        assert _words(heading) not in first + second


def _words(text: str) -> str:
    return "".join(text.split())


def test_a_page_weighs_at_most_20_kb_beyond_its_own_body(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}playbooks/")
    for link in page.get_by_role("main").locator("h3 a").evaluate_all("all => all.map(link => link.href)"):
        html = page.request.get(link).text()
        body = re.search(r'<div class="rumbo-prose rumbo-body">.*?<footer', html, re.DOTALL)
        assert body
        assert len(html.encode()) - len(body[0].encode()) <= 20 * 1024, link
