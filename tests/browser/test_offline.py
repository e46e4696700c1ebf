"""A connection lost after the page has loaded: nothing fails without a word, and nothing that failed stays so."""

import pytest
from playwright.sync_api import Page, expect

from browsing import Watch, label
from respondent import Respondent

ANSWERS = {"papel": "jefe", "puerta": "la-hay", "llave": "alguien", "suelo": "con-suelo", "zocalo": "con-zocalo"}
FAILED = "No se ha podido cargar esta parte"


def test_what_is_answered_before_the_connection_is_lost_has_its_result_after(everyone: Respondent) -> None:
    page = everyone.page
    with page.expect_response("**/components/share/share.mjs"):
        everyone.answers_all(ANSWERS)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(offline=True)
    everyone.sees_result()
    expect(page.locator("#result")).to_be_focused()
    page.get_by_role("heading", name="Compartir").click()
    expect(page.get_by_label(label("share.link"), exact=True)).not_to_have_value("")
    page.get_by_role("heading", name=label("my-rounds.title")).click()
    page.get_by_role("button", name=label("rounds.keep")).click()
    expect(page.locator("[data-part=rounds] tbody tr")).to_have_count(1)


@pytest.fixture
def broken(everyone: Respondent, watch: Watch) -> Page:
    """The page of a diagnostic, whose other parts cannot be loaded until `mend`."""
    everyone.page.route("**/components/{result,share}/*.mjs", lambda route: route.abort())
    everyone.answers_all(ANSWERS)
    everyone.page.wait_for_load_state("networkidle")
    watch.faults.clear()  # the browser's own words on what has been taken from it
    return everyone.page


def mend(page: Page) -> None:
    page.unroute_all()


def test_a_result_that_cannot_be_loaded_is_told_beside_its_button_and_comes_at_the_next_press(
    everyone: Respondent, broken: Page, watch: Watch
) -> None:
    ask = broken.get_by_role("link", name=label("form.see-result"))
    for _ in range(2):
        ask.click()
        expect(broken.locator("[data-part=progress]")).to_contain_text(FAILED)
        expect(broken.locator("[data-view=form]")).to_be_visible()
    expect(broken.get_by_role("status")).to_contain_text(FAILED)
    mend(broken)
    everyone.sees_result()
    expect(broken.locator("[data-part=progress] [data-unloaded]")).to_be_hidden()
    assert all("Failed to load" in fault for fault in watch.faults)
    watch.faults.clear()


def test_a_fold_that_cannot_be_loaded_is_told_in_it_and_is_loaded_when_opened_again(
    everyone: Respondent, broken: Page, watch: Watch
) -> None:
    broken.unroute_all()
    broken.route("**/components/share/share.mjs", lambda route: route.abort())
    everyone.sees_result()
    for part, title in {"share": "Compartir", "rounds": "Mis rondas"}.items():
        fold = broken.locator(f"details[data-part={part}]")
        heading = fold.get_by_role("heading", name=title)
        heading.click()
        expect(fold).to_contain_text(FAILED)
        heading.click()
    mend(broken)
    broken.get_by_role("heading", name="Compartir").click()
    expect(broken.get_by_label(label("share.link"), exact=True)).not_to_have_value("")
    expect(broken.locator("details[data-part=share] [data-unloaded]")).to_be_hidden()
    assert all("Failed to load" in fault for fault in watch.faults)
    watch.faults.clear()


def test_a_file_or_link_that_cannot_be_opened_is_told(everyone: Respondent, broken: Page, watch: Watch) -> None:
    file = {"name": "todo.json", "mimeType": "application/json", "buffer": b'{"diagnostic": "todo", "answers": {}}'}
    broken.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type] # a payload as Playwright reads it
    expect(broken.locator("[data-part=keeping]")).to_contain_text(FAILED)
    broken.evaluate("location.hash = 'round=x'")
    notice = broken.get_by_role("region", name=label("foreign-answers.label"))
    expect(notice).to_contain_text("No se ha podido cargar lo que abre este enlace")
    expect(everyone.row("puerta", "la-hay")).to_be_checked()
    mend(broken)
    broken.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type] # a payload as Playwright reads it
    expect(notice).to_contain_text("no trae ninguna respuesta")
    expect(broken.locator("[data-part=keeping] [data-unloaded]")).to_be_hidden()
    assert all("Failed to load" in fault for fault in watch.faults)
    watch.faults.clear()


def test_a_page_that_did_not_load_whole_says_so(page: Page, watch: Watch, every_kind_url: str) -> None:
    page.route("**/components/diagnostic/diagnostic.mjs", lambda route: route.abort())
    page.goto(f"{every_kind_url}diagnostics/todo/")
    expect(page.get_by_text("Vuelve a cargarla antes de contestar")).to_be_visible()
    watch.faults.clear()  # that it did not start is told in the console too
