"""A result on its way to somebody else: the link, its QR code, the files (D7)."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from browsing import label
from conftest import NewPage
from respondent import Respondent, Value

GIVEN: dict[str, Value] = {
    "papel": "jefe",
    "puerta": "la-hay",
    "llave": "alguien",
    "canales": ["web", "tienda"],
    "cuales": ["a", "c"],
    "horas": "2,5",
    "techo": "not-applicable",
}
OWN: dict[str, Value] = {"puerta": "no-hay", "suelo": "con-suelo"}
LINKED = re.compile(r"#r=[0-9a-z]{4}\.")
LONGEST = 600
LONGEST_BASE = 60
LONGEST_BODY = 1900


def link(respondent: Respondent) -> str:
    opened(respondent)
    field = respondent.page.get_by_label(label("share.link"), exact=True)
    expect(field).to_have_value(LINKED)
    return field.input_value()


def opened(respondent: Respondent) -> None:
    fold = respondent.page.locator("details[data-part=share]")
    if fold.get_attribute("open") is None:
        fold.get_by_role("heading", name="Compartir").click()
    expect(respondent.page.get_by_label(label("share.link"), exact=True)).to_have_value(LINKED)


def notice(page: Page) -> Locator:
    return page.get_by_role("region", name=label("foreign-answers.label"))


def visit(page: Page, url: str) -> None:
    page.goto(url)
    page.locator("[data-component=diagnostic][data-view]").wait_for()


def upload(respondent: Respondent, file: Path) -> None:
    respondent.page.locator("input[type=file]").set_input_files(file)
    expect(notice(respondent.page)).to_be_visible()


@pytest.fixture
def shared(everyone: Respondent) -> str:
    """The link to a result, by someone who was asked about herself too."""
    everyone.answers_all(GIVEN)
    everyone.sees_result()
    return link(everyone)


def test_a_link_shows_the_same_result_to_be_read_only(shared: str, new_page: NewPage, everyone: Respondent) -> None:
    page = new_page()
    visit(page, shared)
    expect(notice(page)).to_contain_text("Resultado compartido")
    expect(notice(page)).to_be_focused()
    theirs = everyone.node("overall").locator("[data-slot=value]").inner_text()
    expect(page.locator("section[data-node=overall] [data-slot=value]")).to_have_text(theirs)
    page.get_by_role("link", name=label("foreign-answers.answers")).click()
    expect(page.locator("#q-puerta input[value=la-hay]")).to_be_checked()
    expect(page.locator("#q-puerta input[value=la-hay]")).to_be_disabled()
    expect(page.locator("#q-horas input[type=text]")).to_have_value("2,5")
    expect(page.locator("#q-papel :checked")).to_have_count(0)
    expect(page.get_by_role("button", name=label("form.delete"))).to_be_hidden()
    page.get_by_role("link", name=label("foreign-answers.result")).click()
    expect(page.locator("#result")).to_be_focused()


def test_opening_a_link_leaves_ones_own_answers_as_they_were(shared: str, new_page: NewPage) -> None:
    own = Respondent(new_page(), shared.partition("#")[0]).opens()
    own.answers_all(OWN)
    before = own.kept()
    visit(own.page, shared.replace("#", "?again#"))
    expect(notice(own.page)).to_contain_text("Resultado compartido")
    assert own.kept() == before
    own.page.get_by_role("link", name=label("foreign-answers.own")).click()
    expect(own.row("puerta", "no-hay")).to_be_checked()
    expect(own.row("puerta", "no-hay")).to_be_enabled()
    expect(notice(own.page)).to_be_hidden()
    own.answers("zocalo", "con-zocalo")
    assert "con-zocalo" in own.kept()
    own.page.go_back()
    expect(notice(own.page)).to_contain_text("Resultado compartido")
    expect(own.page.locator("[data-view=result]")).to_be_visible()


def test_what_one_says_about_oneself_goes_along_only_when_ticked(everyone: Respondent, new_page: NewPage) -> None:
    everyone.answers_all(GIVEN)
    everyone.sees_result()
    without = link(everyone)
    everyone.page.get_by_label(label("share.profile")).check()
    assert len(link(everyone)) == len(without) + len(".papljefe")
    page = new_page()
    visit(page, link(everyone))
    page.get_by_role("link", name=label("foreign-answers.answers")).click()
    expect(page.locator("#q-papel input[value=jefe]")).to_be_checked()


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("r=", "incompleto o estropeado"),
        ("r=%00%FF.<img src=x>", "incompleto o estropeado"),
        (f"r={'x' * 4097}", "demasiado largo"),
        ("round=nowhere", "no está en este navegador"),
    ],
    ids=["empty", "nonsense", "long", "no-round"],
)
def test_a_link_that_says_nothing_is_told_and_the_form_stands(everyone: Respondent, fragment: str, words: str) -> None:
    everyone.answers_all(OWN)
    everyone.opens(f"?again#{fragment}")
    expect(notice(everyone.page)).to_contain_text(words)
    expect(everyone.row("puerta", "no-hay")).to_be_checked()
    expect(everyone.row("puerta", "no-hay")).to_be_enabled()


@pytest.mark.parametrize("end", [".", ")", "…", "\u200b", "%20", " y gracias", "&utm_source=x"])
def test_what_a_mail_program_adds_to_a_link_is_not_of_it(shared: str, new_page: NewPage, end: str) -> None:
    page = new_page()
    visit(page, shared + end)
    expect(notice(page)).to_contain_text("Resultado compartido")
    expect(page.locator("#q-puerta input[value=la-hay]")).to_be_checked()


def test_a_link_that_is_encoded_on_its_way_is_read(shared: str, new_page: NewPage) -> None:
    page = new_page()
    url, _, fragment = shared.partition("#")
    visit(page, f"{url}#{quote(fragment, safe='')}")
    expect(notice(page)).to_contain_text("Resultado compartido")


def test_one_answer_in_a_file_is_one(everyone: Respondent, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text('{"diagnostic": "todo", "answers": {"puerta": "la-hay"}}', "utf-8")
    upload(everyone, path)
    expect(notice(everyone.page)).to_contain_text("El archivo trae 1 respuesta que vale aquí.")


def test_answers_that_no_link_holds_are_told_to_whoever_would_send_them(everyone: Respondent) -> None:
    everyone.page.route("**/js/links.mjs", shortest)
    everyone.opens("?again")
    everyone.answers_all(GIVEN)
    everyone.sees_result()
    everyone.page.locator("details[data-part=share]").get_by_role("heading", name="Compartir").click()
    expect(everyone.page.get_by_text("no caben en un enlace")).to_be_visible()
    expect(everyone.page.get_by_role("button", name=label("share.copy"))).to_be_hidden()
    expect(everyone.page.get_by_label(label("share.link"), exact=True)).to_be_hidden()


def shortest(route: Route) -> None:
    """The page's own module with room for less."""
    text = route.fetch().text()
    assert text.count("=4096") == 1
    route.fulfill(body=text.replace("=4096", "=40"), content_type="text/javascript")


def test_a_link_cut_short_on_its_way_is_damaged(shared: str, new_page: NewPage) -> None:
    page = new_page()
    visit(page, shared[:-5])
    expect(notice(page)).to_contain_text("incompleto o estropeado")


def fully_answered(respondent: Respondent) -> None:
    """Every question with the most that it takes, the last row of a choice first: later rows tend to reveal more."""
    tick = """() => {
        for (const fieldset of document.querySelectorAll("fieldset[data-question], fieldset[data-profile]")) {
            if (fieldset.hidden || fieldset.dataset.done) continue;
            fieldset.dataset.done = "yes";
            const rows = [...fieldset.querySelectorAll(".rumbo-option:not(.rumbo-option--apart) input")];
            const field = fieldset.querySelector("input[type=text]");
            const many = rows.filter((row) => row.type === "checkbox" && !("alone" in row.dataset));
            for (const row of many.slice(0, Number(fieldset.dataset.choose) || 99)) row.click();
            if (!many.length) rows.at(-1)?.click();
            if (field) { field.value = "12,5"; field.dispatchEvent(new Event("change", {bubbles: true})); }
            return true;
        }
        return false;
    }"""
    while respondent.page.evaluate(tick):
        pass


@pytest.mark.parametrize("slug", ["implementacion", "momentos", "momentum", "accion", "causa"])
def test_a_diagnostic_with_everything_answered_fits_a_link_that_scans(page: Page, site_url: str, slug: str) -> None:
    respondent = Respondent(page, f"{site_url}diagnostics/{slug}/").opens()
    fully_answered(respondent)
    respondent.sees_result()
    opened(respondent)
    profile = page.get_by_label(label("share.profile"))
    if profile.count():
        profile.check()
    fragment = link(respondent).partition("#")[2]
    assert fragment.count(".") >= 20
    assert LONGEST_BASE + 1 + len(fragment) <= LONGEST
    body = (page.locator("[data-mailto]").get_attribute("href") or "").partition("&body=")[2]
    assert quote(fragment) in body  # TM-14: it fits, whatever is answered
    assert len(body) <= LONGEST_BODY


def test_the_qr_code_is_drawn_on_demand_and_goes_with_the_link_it_was_for(everyone: Respondent) -> None:
    asked: list[str] = []
    everyone.page.on("request", lambda request: asked.append(request.url))
    everyone.answers_all(GIVEN)
    everyone.sees_result()
    link(everyone)
    assert not any("vendor" in url for url in asked)
    code = everyone.page.get_by_role("img", name="Código QR")
    expect(code).to_be_hidden()
    everyone.page.get_by_role("button", name=label("share.qr")).click()
    expect(code).to_be_visible()
    expect(code.locator("path")).to_have_attribute("d", re.compile(r"^(M\d+ \d+h1v1h-1z){200,}$"))
    everyone.page.get_by_label(label("share.profile")).check()
    expect(code).to_be_hidden()


def test_the_link_is_copied_or_selected_to_be_copied(new_page: NewPage, every_kind_url: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    respondent = Respondent(page, f"{every_kind_url}diagnostics/todo/").opens()
    respondent.answers_all(OWN)
    respondent.sees_result()
    opened(respondent)
    page.get_by_role("button", name=label("share.copy")).click()
    expect(page.get_by_role("status")).to_contain_text(label("share.copied"))
    assert page.evaluate("navigator.clipboard.readText()") == link(respondent)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name=label("share.copy")).click()
    expect(page.get_by_role("status")).to_contain_text("queda seleccionado")
    selected = "document.activeElement.value.slice(document.activeElement.selectionStart, 9999)"
    assert page.evaluate(selected) == link(respondent)
    expect(page.get_by_label(label("share.link"), exact=True)).to_be_focused()


def test_the_spreadsheet_holds_every_answer_with_its_points_and_every_score(everyone: Respondent) -> None:
    everyone.answers_all(GIVEN)
    everyone.sees_result()
    opened(everyone)
    with everyone.page.expect_download() as download:
        everyone.page.get_by_role("button", name="hoja de cálculo").click()
    text = Path(download.value.path()).read_bytes().decode()
    assert text.startswith("\ufeffDimensión;Pregunta;Respuesta;Puntos;Puntuación\r\n")
    rows = list(csv.reader(text.lstrip("\ufeff").splitlines(), delimiter=";"))
    assert ["La base", "¿Hay puerta?", "La hay", "2", ""] in rows
    assert ["Las medidas", "¿Cuántas horas tardáis?", "2,5", "3", ""] in rows
    assert ["Las medidas", "¿Qué canales hay?", "Web · Tienda", "3", ""] in rows
    assert ["Las medidas", "", "", "", "83,3"] in rows
    assert ["Puntuación total", "", "", "", "94,4"] in rows
    assert rows[-1][0].startswith("Versión 2.1, contenido ")


@pytest.fixture
def file(everyone: Respondent, tmp_path: Path) -> Path:
    """A file of answers with all that can be in it, as the page itself gives it."""
    everyone.answers_all(GIVEN)
    everyone.question("memoria").locator("textarea").fill("Era verde")
    everyone.page.get_by_label(label("form.with-profile")).check()
    everyone.page.get_by_label(label("form.with-notes")).check()
    with everyone.page.expect_download() as download:
        everyone.page.get_by_role("button", name=label("form.download")).click()
    path = tmp_path / "todo.json"
    download.value.save_as(path)
    return path


def test_a_file_brings_everything_back_into_an_empty_form(file: Path, new_page: NewPage, every_kind_url: str) -> None:
    respondent = Respondent(new_page(), f"{every_kind_url}diagnostics/todo/").opens()
    upload(respondent, file)
    expect(notice(respondent.page)).to_contain_text("trae 7 respuestas")
    expect(respondent.row("puerta", "la-hay")).to_be_checked()
    expect(respondent.row("papel", "jefe")).to_be_checked()
    expect(respondent.question("memoria").locator("textarea")).to_have_value("Era verde")
    assert "Era verde" in respondent.kept()
    expect(respondent.page.get_by_role("status")).to_contain_text(label("foreign-answers.taken"))


def test_a_file_replaces_ones_own_answers_only_after_a_question(
    file: Path, new_page: NewPage, every_kind_url: str
) -> None:
    respondent = Respondent(new_page(), f"{every_kind_url}diagnostics/todo/").opens()
    respondent.answers_all(OWN)
    before = respondent.kept()
    upload(respondent, file)
    respondent.page.get_by_role("button", name=label("foreign-answers.replace-no")).click()
    expect(notice(respondent.page)).to_be_hidden()
    expect(respondent.row("puerta", "no-hay")).to_be_checked()
    assert respondent.kept() == before
    upload(respondent, file)
    respondent.page.get_by_role("button", name=label("foreign-answers.replace-yes")).click()
    expect(respondent.row("puerta", "la-hay")).to_be_checked()
    expect(respondent.row("suelo", "con-suelo")).not_to_be_checked()
    assert "la-hay" in respondent.kept()


def test_what_another_version_lost_is_told_by_name(everyone: Respondent, tmp_path: Path) -> None:
    answers = {"puerta": "giratoria", "llave": "alguien", "timbre": "suena", "<img src=x>": "1"}
    file = {"diagnostic": "todo", "version": "1.9", "hash": "0123456789ab", "answers": answers}
    path = tmp_path / "old.json"
    path.write_text(json.dumps(file), "utf-8")
    upload(everyone, path)
    said = notice(everyone.page)
    expect(said).to_contain_text("versión 1.9, contenido 0123456789ab")
    said.get_by_text("Se ha podido traer 1 respuesta de 4").click()
    expect(said.get_by_text("2 respuestas son de preguntas que ya no están.")).to_be_visible()
    expect(said.get_by_text("<img src=x>, timbre")).to_be_visible()
    expect(said.get_by_role("listitem").filter(has_text="¿Hay puerta?")).to_contain_text("no se ha traído")
    expect(said.get_by_role("listitem").filter(has_text="¿Quién tiene la llave?")).to_contain_text(
        label("foreign-answers.kept")
    )
    expect(said.get_by_role("listitem").filter(visible=True)).to_have_count(2)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("no json", "no es de respuestas"),
        ("null", "no es de respuestas"),
        ('{"diagnostic": "todo", "answers": 3}', "no es de respuestas"),
        ('{"diagnostic": "todo", "answers": null}', "no trae ninguna respuesta que valga aquí"),
        ('{"diagnostic": "todo", "answers": {"puerta": "giratoria"}}', "no trae ninguna respuesta que valga aquí"),
        ('{"diagnostic": "todo", "version": {"toString": 1}, "answers": {"puerta": "la-hay"}}', "no es de respuestas"),
        ('{"diagnostic": "todo", "hash": [], "answers": {"puerta": "la-hay"}}', "no es de respuestas"),
        (f'{{"diagnostic": "{"o" * 100_000}", "answers": {{}}}}', f"«{'o' * 40}…»"),
        ('{"diagnostic": "o\u202etro", "answers": {}}', "«otro»"),
        ('{"diagnostic": "otro", "answers": {}}', "es de otro diagnóstico («otro»)"),
        (f'{{"diagnostic": "todo", "answers": {{}}, "x": "{"x" * 300_000}"}}', "demasiado grande"),
    ],
    ids=[
        "text",
        "null",
        "shape",
        "no-answers",
        "none-holds",
        "version",
        "hash",
        "other-long",
        "other-turned",
        "other",
        "large",
    ],
)
def test_a_file_that_is_none_changes_nothing(everyone: Respondent, tmp_path: Path, content: str, words: str) -> None:
    everyone.answers_all(OWN)
    before = everyone.kept()
    path = tmp_path / "file.json"
    path.write_text(content, "utf-8")
    upload(everyone, path)
    expect(notice(everyone.page)).to_contain_text(words)
    expect(everyone.row("puerta", "no-hay")).to_be_checked()
    assert everyone.kept() == before


def test_axe_finds_nothing_on_a_shared_result_nor_beside_a_qr_code(
    shared: str, everyone: Respondent, faultless: Callable[[Page], None]
) -> None:
    page = everyone.page
    page.set_viewport_size({"width": 1280, "height": 9_000})
    page.get_by_role("button", name=label("share.qr")).click()
    expect(page.get_by_role("img", name="Código QR")).to_be_visible()
    faultless(page)
    page.evaluate("fragment => { location.hash = fragment }", shared.partition("#")[2])
    expect(notice(page)).to_be_visible()
    faultless(page)
    page.get_by_role("link", name=label("foreign-answers.answers")).click()
    expect(page.locator("[data-view=form]")).to_be_visible()
    faultless(page)
