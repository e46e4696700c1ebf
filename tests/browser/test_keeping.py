"""What is kept of the answers, and how its owner decides on it (D3, D13)."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import Watch, label
from respondent import Respondent

EVERYTHING = {
    "papel": "equipo",
    "puerta": "la-hay",
    "llave": "alguien",
    "canales": ["web", "tienda"],
    "cuales": ["a", "c"],
    "horas": "2,5",
    "parte": "40",
    "techo": "con-techo",
    "tejas": "not-applicable",
    "suelo": "con-suelo",
    "zocalo": "sin-zocalo",
}


def test_every_answer_is_kept_at_once_and_survives_a_reload(everyone: Respondent) -> None:
    for id_, value in EVERYTHING.items():
        everyone.answers(id_, value)
        assert f'\\"{id_}\\":' in everyone.kept()
    everyone.question("puerta").get_by_text("Anotar dónde").click()
    everyone.question("puerta").locator("textarea").fill("En el plano")
    everyone.question("memoria").locator("textarea").fill("Era verde")
    everyone.page.reload()
    expect(everyone.row("puerta", "la-hay")).to_be_checked()
    expect(everyone.row("canales", "tienda")).to_be_checked()
    expect(everyone.row("tejas", "not-applicable")).to_be_checked()
    expect(everyone.field("horas")).to_have_value("2,5")
    expect(everyone.question("puerta").locator("textarea")).to_be_visible()
    expect(everyone.question("memoria").locator("textarea")).to_have_value("Era verde")


def test_answers_lie_under_the_path_of_the_whole_site(everyone: Respondent) -> None:
    everyone.answers("puerta", "la-hay")
    assert list(json.loads(everyone.kept())) == ["rumbo:/cliente/:answers:todo"]


def test_answers_survive_going_to_a_playbook_and_back(everyone: Respondent) -> None:
    everyone.answers("puerta", "no-hay")
    everyone.sees_result()
    everyone.page.locator("[data-remedy=segundo] h3 a").click()
    expect(everyone.page.get_by_role("heading", level=1)).to_have_text("Segundo")
    everyone.page.go_back()
    expect(everyone.page.locator("#result")).to_be_visible()
    everyone.page.get_by_role("link", name=label("result.back")).first.click()
    expect(everyone.row("puerta", "no-hay")).to_be_checked()


@pytest.mark.parametrize("stored", ["not json", "[]", '"x"', '{"answers": 3, "notes": {"puerta": {"x": 1}}}'])
def test_what_is_no_answers_file_in_the_storage_is_as_nothing(everyone: Respondent, stored: str) -> None:
    everyone.page.evaluate("text => localStorage.setItem('rumbo:/cliente/:answers:todo', text)", stored)
    everyone.opens("?again")
    assert everyone.progress == "0 de 10 respondidas"


def test_stored_answers_are_text_and_only_known_ids_are_read(everyone: Respondent) -> None:
    stored = """{"notes": {"puerta": "</textarea><script>alert(1)</script>"}, "answers": {
        "__proto__": {"puerta": "la-hay"}, "constructor": "x", "puerta": "<img src=x onerror=alert(1)>",
        "canales": ["web", "<b>"], "horas": "<b>2</b>"}}"""
    everyone.page.evaluate("text => localStorage.setItem('rumbo:/cliente/:answers:todo', text)", stored)
    everyone.opens("?again")
    expect(everyone.question("puerta").locator(":checked")).to_have_count(0)
    expect(everyone.row("canales", "web")).to_be_checked()
    expect(everyone.field("horas")).to_have_value("<b>2</b>")
    expect(everyone.question("puerta").locator("textarea")).to_have_value("</textarea><script>alert(1)</script>")
    assert everyone.page.evaluate("({}).puerta") is None
    everyone.sees_result()
    assert everyone.page.locator("[data-part=result] :is(img, script)").count() == 0


BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.mark.parametrize("broken", [BLOCKED, FULL], ids=["blocked", "full"])
def test_storage_blocked_or_full_is_said_and_the_form_goes_on(
    page: Page, watch: Watch, every_kind_url: str, broken: str
) -> None:
    page.add_init_script(broken)
    respondent = Respondent(page, f"{every_kind_url}diagnostics/todo/").opens()
    respondent.answers_all({"puerta": "la-hay", "llave": "alguien"})
    expect(page.get_by_text("Este navegador no deja guardar tus respuestas").first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Descárgalas antes de salir")
    assert respondent.progress.startswith("2 de")
    respondent.sees_result()
    expect(page.locator("#result")).to_be_visible()
    watch.faults.clear()  # the engine's own script does not expect it


def test_answers_are_deleted_only_after_a_question_in_the_page(everyone: Respondent) -> None:
    everyone.answers("puerta", "la-hay")
    delete = everyone.page.get_by_role("button", name=label("form.delete"))
    delete.click()
    everyone.page.get_by_role("button", name=label("form.delete-no")).click()
    expect(delete).to_be_focused()
    expect(everyone.row("puerta", "la-hay")).to_be_checked()
    delete.click()
    everyone.page.get_by_role("button", name=label("form.delete-yes")).click()
    expect(everyone.question("puerta").locator(":checked")).to_have_count(0)
    expect(everyone.page.get_by_role("status")).to_contain_text(label("form.deleted"))
    assert json.loads(everyone.kept()) == {}


def test_answers_need_not_be_kept_on_the_device(everyone: Respondent) -> None:
    everyone.answers("puerta", "la-hay")
    unwanted = everyone.page.get_by_label(label("form.do-not-keep"))
    unwanted.check()
    everyone.answers("llave", "alguien")
    assert "la-hay" not in everyone.kept()
    expect(everyone.page.get_by_text(label("form.unwanted"))).to_be_visible()
    everyone.page.reload()
    expect(unwanted).to_be_checked()
    expect(everyone.question("puerta").locator(":checked")).to_have_count(0)
    everyone.answers("puerta", "no-hay")
    unwanted.uncheck()
    assert "no-hay" in everyone.kept()


def test_the_answers_can_be_taken_along_as_a_file(everyone: Respondent) -> None:
    everyone.answers_all({"papel": "jefe", "puerta": "la-hay", "horas": "2,5", "canales": ["web"]})
    with everyone.page.expect_download() as download:
        everyone.page.get_by_role("button", name=label("form.download")).click()
    file = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert file["diagnostic"] == "todo"
    assert file["version"] == "2.1"
    assert (file["profile"], file["notes"]) == ({}, {})
    assert file["answers"] == {"puerta": "la-hay", "horas": "2.5", "canales": ["web"]}
