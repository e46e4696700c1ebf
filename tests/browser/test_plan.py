"""The page "My plan" (PL-1, PL-2, PL-7, PL-8, PL-10, PL-12, PL-13): made, lived with, changed, kept."""

import datetime as dt
import gzip
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Locator, Page, Route, expect
from pypdf import PdfReader

from browsing import label
from conftest import NewPage
from respondent import Respondent, Value
from rumbo.cli import main

KIB = 1024
# What no other page of a visitor without a plan loads.
OWN = re.compile(r"/components/(planner|arranging|weekly-review)/.*\.mjs$|/js/kept_plans\.mjs$")
ANSWERS: dict[str, Value] = {"puerta": "la-hay", "suelo": "sin-suelo", "zocalo": "sin-zocalo", "llave": "nadie"}
KEY = "rumbo:/cliente/:plan:todo"
SATURDAY = dt.datetime(2026, 11, 28, 10, 0)  # noqa: DTZ001 - where the reader is
FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"

Violations = Callable[[Page], list[str]]


@pytest.fixture
def maker(page: Page, every_kind_url: str) -> Respondent:
    """On a result that asks for playbooks, on a Saturday in November."""
    page.clock.set_fixed_time(SATURDAY)
    respondent = Respondent(page, f"{every_kind_url}diagnostics/todo/").opens()
    respondent.answers_all(ANSWERS)
    respondent.sees_result()
    return respondent


@pytest.fixture
def planned(maker: Respondent) -> Page:
    """On the plan that it made."""
    maker.page.get_by_role("link", name=label("plan.make")).click()
    expect(tasks(maker.page).first).to_be_visible()
    return maker.page


def arranging(page: Page) -> Locator:
    """What changes the plan as a whole, opened."""
    page.get_by_role("button", name=label("plan.arrange")).click()
    fold = page.locator("[data-part=arranging]")
    expect(fold.locator("[data-wish=start]")).not_to_have_value("")
    return fold


def tasks(page: Page) -> Locator:
    return page.locator("[data-task]")


def texts(pdf: bytes) -> list[str]:
    """What each sheet says, but for its number."""
    return [
        " ".join(re.sub(r"\d+ / \d+", "", sheet.extract_text()).split()) for sheet in PdfReader(io.BytesIO(pdf)).pages
    ]


def opens(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as waiting:
        page.get_by_role("button", name="Abrir un plan").click()
    waiting.value.set_files(file)


def stored(page: Page, key: str = KEY) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate("key => localStorage.getItem(key)", key))
    return found


def store(page: Page, key: str, value: object) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(value)])


def test_pl_1_one_click_on_a_result_makes_a_dated_plan_from_next_monday_on(planned: Page) -> None:
    expect(planned.get_by_text("Del 30 nov 2026 al")).to_be_visible()
    plan = stored(planned)
    assert plan["start"] == "2026-11-30"
    assert [entry["playbook"] for entry in plan["playbooks"]]
    assert tasks(planned).count() == sum(len(entry["tasks"]) for entry in plan["playbooks"])
    expect(planned.get_by_role("navigation").get_by_role("link", name=label("plan.title"))).to_be_visible()
    begin = planned.locator("[data-part=next]")
    expect(begin).to_contain_text(re.compile(f"Empieza por {plan['playbooks'][0]['tasks'][0]['task']}"))
    expect(begin.get_by_role("link")).to_be_in_viewport()
    expect(planned.get_by_role("heading", level=1)).to_be_in_viewport()  # not the list of diagnostics, below the plan


def test_pl_12_the_command_writes_the_plan_of_the_page_byte_for_byte(planned: Page, tmp_path: Path) -> None:
    with planned.expect_download() as waiting:
        planned.get_by_role("button", name=label("plan.download")).click()
    downloaded = Path(waiting.value.path()).read_bytes()
    answers, written = tmp_path / "answers.json", tmp_path / "plan.json"
    answers.write_text(json.dumps(stored(planned, "rumbo:/cliente/:answers:todo")), "utf-8")
    site = Path(__file__).parents[1] / "sites" / "every-kind"
    command = ["-C", str(site), "plan", "todo", str(answers), "--start", "2026-11-30", "-o", str(written)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert downloaded == written.read_bytes()


def test_pl_11_files_of_a_plan_are_one_click_each_and_the_same_as_the_commands(planned: Page, tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(stored(planned, "rumbo:/cliente/:answers:todo")), "utf-8")
    site = Path(__file__).parents[1] / "sites" / "every-kind"
    for ending, button in {
        "ics": "Llevarlo al calendario",
        "csv": "Descargar como hoja de cálculo",
        "md": "Descargar como lista de tareas",
    }.items():
        with planned.expect_download() as waiting:
            planned.get_by_role("button", name=button).click()
        written = tmp_path / f"plan.{ending}"
        command = ["-C", str(site), "plan", "todo", str(answers), "--start", "2026-11-30", "-o", str(written)]
        assert CliRunner().invoke(main, command).exit_code == 0
        assert waiting.value.suggested_filename == f"plan-todo-2026-11-28.{ending}"
        assert Path(waiting.value.path()).read_bytes() == written.read_bytes()


def test_pl_11_the_command_prints_what_the_pages_button_prints_a_sheet_a_phase(planned: Page, tmp_path: Path) -> None:
    answers, written = tmp_path / "answers.json", tmp_path / "plan.pdf"
    answers.write_text(json.dumps(stored(planned, "rumbo:/cliente/:answers:todo")), "utf-8")
    site = Path(__file__).parents[1] / "sites" / "every-kind"
    command = ["-C", site, "plan", "todo", answers, "--start", "2026-11-30", "--paper", "letter", "-o", written]
    asked = [sys.executable, "-m", "rumbo", *map(str, command)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stdout + done.stderr
    first, *sheets, review = texts(written.read_bytes())
    plan = stored(planned)
    values = [plan["today"], *(phase["expected"] for phase in plan["phases"])]
    assert all(value["value"].removesuffix(".0").replace(".", ",") in first for value in values)
    assert "30 7 14 21 dic" in first  # the Mondays of its weeks
    assert len(sheets) == len(plan["phases"])
    entries = {entry["playbook"]: entry for entry in plan["playbooks"]}
    for n, (phase, sheet) in enumerate(zip(plan["phases"], sheets, strict=True), start=1):
        assert sheet.startswith(f"Fase {n} ")
        for task in (task for slug in phase["playbooks"] for task in entries[slug]["tasks"]):
            day = re.sub(r"-0?", " ", task["due"]).split()[2]
            told = (
                rf"Por hacer {task['task']} Para el {day} \S+ 20\d\d · {task['role']} Comprobación: {task['measure']}"
            )
            assert re.search(told, sheet)
    assert review.startswith("Revisión semanal Semana del ")
    missing = subprocess.run(
        asked, env=os.environ | {"RUMBO_CHROMIUM": str(tmp_path / "none")}, capture_output=True, text=True, check=False
    )
    assert missing.returncode == 2
    assert "playwright install chromium" in missing.stdout + missing.stderr


def test_pl_11_what_was_typed_into_a_task_is_on_paper_whole(planned: Page) -> None:
    task = tasks(planned).first
    task.locator("summary").click()
    task.get_by_label(label("plan.owner")).fill("Ana Ruiz")
    task.get_by_label(label("plan.note")).fill("Pedir tres presupuestos. " * 20 + "Y elegir uno")
    task.get_by_label(label("plan.note")).blur()
    task.get_by_label(label("plan.state")).select_option("dropped")
    task.get_by_label(label("plan.reason")).fill("Ya no hace falta")
    task.get_by_label(label("plan.reason")).blur()
    task.locator("summary").click()
    sheet = texts(planned.pdf(format="A4"))[1]
    assert re.search(
        "Descartada .* Ana Ruiz Comprobación: .* Motivo Ya no hace falta Nota Pedir .* Y elegir uno", sheet
    )
    assert sheet.count(label("plan.note")) == 1


def test_pl_11_whose_plan_it_is_stands_on_the_screen_and_on_paper(planned: Page) -> None:
    plan = stored(planned)
    plan["answers"]["profile"] = {"papel": "jefe"}
    store(planned, KEY, plan)
    store(planned, "rumbo:/cliente/:report", {"company": "Conservas <b>", "person": "Ana"})
    planned.reload()
    expect(planned.locator("[data-slot=whom]")).to_have_text("· Conservas <b> · Ana · Dirijo")
    assert "· Conservas <b> · Ana · Dirijo" in texts(planned.pdf(format="A4"))[0]


def test_pl_7_state_owner_and_note_survive_a_reload(planned: Page) -> None:
    task = tasks(planned).first
    task.get_by_label(label("plan.state")).select_option("doing")
    task = tasks(planned).first
    task.locator("summary").click()
    task.get_by_label(label("plan.owner")).fill("Ana <b>")
    task.get_by_label(label("plan.note")).fill("Mañana, a las 9")
    task.get_by_label(label("plan.note")).blur()
    planned.reload()
    task = tasks(planned).first
    expect(task.get_by_label(label("plan.state"))).to_have_value("doing")
    expect(task.locator("[data-slot=owner]")).to_have_text("Ana <b>")
    task.locator("summary").click()
    expect(task.get_by_label(label("plan.note"))).to_have_value("Mañana, a las 9")


def test_pl_13_a_tick_on_the_playbooks_page_and_a_task_done_are_one_thing(planned: Page, every_kind_url: str) -> None:
    key = tasks(planned).first.get_attribute("data-task") or ""
    playbook, step = key.split("/")
    tasks(planned).first.get_by_label(label("plan.state")).select_option("done")
    planned.goto(f"{every_kind_url}playbooks/{playbook}/")
    box = planned.locator(f"[data-component=steps] input[value={step}]")
    expect(box).to_be_checked()
    expect(planned.locator("[data-component=in-plan]")).to_have_text(
        "En tu plan: fase 1, para el 11 de diciembre de 2026"
    )
    following = stored(planned)["playbooks"][1]["title"]
    expect(planned.locator("[data-component=on-path]")).to_contain_text(f"2. {following}")
    box.uncheck()
    planned.goto(f"{every_kind_url}plan/")
    expect(tasks(planned).first.get_by_label(label("plan.state"))).to_have_value("to-do")
    expect(planned.get_by_role("link", name=label("plan.title"))).to_have_attribute("aria-current", "page")
    planned.goto(f"{every_kind_url}diagnostics/todo/#result")
    expect(planned.locator(f"[data-remedy={playbook}]")).to_contain_text("En tu plan: fase 1")
    expect(planned.get_by_role("link", name=label("plan.show-mine"))).to_have_attribute(
        "href", re.compile("#plan=todo$")
    )


def test_pl_8_late_is_late_and_said_in_words(planned: Page) -> None:
    due = stored(planned)["playbooks"][0]["tasks"][0]["due"]
    planned.clock.set_fixed_time(dt.datetime.fromisoformat(due) + dt.timedelta(days=3, hours=9))
    planned.reload()
    expect(tasks(planned).first).to_contain_text("con 3 días de retraso")
    assert stored(planned)["playbooks"][0]["tasks"][0]["due"] == due


def test_pl_8_a_change_moves_what_is_not_done_and_says_from_when_to_when(planned: Page) -> None:
    before = stored(planned)
    tasks(planned).first.get_by_label(label("plan.state")).select_option("done")
    arranging(planned).get_by_label(label("plan.start")).fill("2027-01-11")
    planned.get_by_label(label("plan.start")).blur()
    moved = planned.get_by_role("region", name=label("plan.moved"))
    expect(moved).to_contain_text("ene 2027")
    expect(planned.locator("label:has([data-wish=start]) + .rumbo-said")).to_contain_text("ha movido")
    after = stored(planned)
    assert after["playbooks"][0]["tasks"][0]["due"] == before["playbooks"][0]["tasks"][0]["due"]
    assert after["planned_from"] == "2027-01-11"
    moved.get_by_role("button", name=label("plan.seen")).click()
    expect(moved).to_be_hidden()


def test_pl_8_what_moved_is_told_in_todays_words(planned: Page) -> None:
    plan = stored(planned)
    plan["language"] = "en"
    plan["playbooks"][0]["tasks"][0]["task"] = "In another language"
    store(planned, KEY, plan)
    arranging(planned).get_by_label(label("plan.start")).fill("2027-01-11")
    planned.get_by_label(label("plan.start")).blur()
    moved = planned.get_by_role("region", name=label("plan.moved"))
    expect(moved).to_contain_text("ene 2027")
    expect(moved).not_to_contain_text("In another language")


def test_pl_2_a_playbook_is_dropped_with_a_reason_and_taken_back(planned: Page) -> None:
    chosen = arranging(planned).locator("[data-slot=chosen] li")
    count = tasks(planned).count()
    chosen.last.get_by_role("button", name=label("plan.drop")).click()
    chosen.last.get_by_label(label("plan.reason")).fill("Sin presupuesto")
    chosen.last.get_by_label(label("plan.reason")).blur()
    assert tasks(planned).count() < count
    assert stored(planned)["playbooks"][-1]["dropped"] == "Sin presupuesto"
    chosen.last.get_by_role("button", name=label("plan.take-back")).click()
    expect(tasks(planned)).to_have_count(count)


def test_a_pause_is_added_and_taken_away(planned: Page) -> None:
    end = stored(planned)["phases"][-1]["gate"]
    arranging(planned).get_by_label(label("plan.pause-first")).fill("2026-11-30")
    planned.get_by_label(label("plan.pause-last")).fill("2026-12-04")
    planned.get_by_role("button", name=label("plan.pause-add")).click()
    expect(planned.locator("[data-slot=pauses] li")).to_have_count(1)
    later = dt.date.fromisoformat(end) + dt.timedelta(days=7)
    assert stored(planned)["phases"][-1]["gate"] == later.isoformat()
    planned.locator("[data-slot=pauses]").get_by_role("button", name=label("plan.drop")).click()
    expect(planned.locator("[data-slot=pauses] li")).to_have_count(0)
    assert stored(planned)["phases"][-1]["gate"] == end


def test_a_plan_of_ones_own_starts_empty_and_takes_what_a_playbook_needs(page: Page, every_kind_url: str) -> None:
    page.goto(f"{every_kind_url}plan/")
    page.get_by_role("button", name=label("plan.make-own")).click()
    arranging(page).get_by_label(label("plan.add")).select_option(index=0)
    page.get_by_role("button", name=label("plan.add-it"), exact=True).click()
    expect(tasks(page).first).to_be_visible()
    assert stored(page, "rumbo:/cliente/:plan:")["diagnostic"] is None


def test_two_windows_never_undo_each_other(planned: Page) -> None:
    other = planned.context.new_page()
    other.clock.set_fixed_time(SATURDAY)
    other.goto(planned.url)
    other.locator("[data-task]").last.get_by_label(label("plan.state")).select_option("doing")
    tasks(planned).first.get_by_label(label("plan.state")).select_option("doing")
    states = [task["state"] for entry in stored(planned)["playbooks"] for task in entry["tasks"]]
    assert states.count("doing") == 2
    expect(other.locator("[data-task]").first.get_by_label(label("plan.state"))).to_have_value("doing")


def test_storage_that_takes_nothing_is_said_and_the_plan_stays_in_view(maker: Respondent) -> None:
    maker.page.add_init_script(f"({FULL})()")
    maker.page.get_by_role("link", name=label("plan.make")).click()
    expect(tasks(maker.page).first).to_be_visible()
    expect(maker.page.locator("[data-notice=refused]")).to_be_visible()


@pytest.mark.parametrize(("kept", "notice"), [({"format": 9}, "newer"), ({"format": 1}, "damaged"), ([], "damaged")])
def test_pl_10_what_is_no_plan_of_today_is_said_and_left_alone(
    page: Page, every_kind_url: str, kept: object, notice: str
) -> None:
    page.goto(f"{every_kind_url}plan/")
    store(page, KEY, kept)
    page.reload()
    expect(page.locator(f"[data-notice={notice}]")).to_be_visible()
    assert stored(page) == kept
    # What its notice says can be done: none is made in the place of a newer one, nor out of nothing.
    store(page, "rumbo:/cliente/:answers:todo", {"answers": ANSWERS})
    page.reload()
    anew = page.locator("[data-diagnostic=todo] [data-make]")
    if notice == "newer":
        expect(anew).to_be_hidden()
    else:
        anew.click()
        expect(tasks(page).first).to_be_visible()


def test_pl_10_a_plan_loads_again_from_its_file_in_another_browser(
    planned: Page, new_page: NewPage, every_kind_url: str, tmp_path: Path
) -> None:
    tasks(planned).first.get_by_label(label("plan.state")).select_option("done")
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(stored(planned)), "utf-8")
    other = new_page()
    other.goto(f"{every_kind_url}plan/")
    opens(other, file)
    expect(tasks(other).first.get_by_label(label("plan.state"))).to_have_value("done")
    broken = tmp_path / "broken.json"
    broken.write_text("{", "utf-8")
    opens(other, broken)
    expect(other.locator("[data-notice=damaged]")).to_be_visible()
    expect(tasks(other).first).to_be_visible()


def test_pl_10_a_playbook_that_vanished_keeps_its_last_words(planned: Page) -> None:
    plan = stored(planned)
    plan["playbooks"][0] |= {"playbook": "se-fue", "title": "La que se fue"}
    plan["phases"][0]["playbooks"] = ["se-fue", *plan["phases"][0]["playbooks"][1:]]
    plan["playbooks"][-1]["tasks"][0]["task"] = "Con otras palabras"
    store(planned, KEY, plan)
    planned.reload()
    expect(planned.locator("[data-notice=vanished]")).to_be_visible()
    expect(tasks(planned).last).to_contain_text("Con otras palabras")
    expect(tasks(planned).last.locator("[data-slot=since]")).to_contain_text("Hoy dice")
    expect(planned.get_by_role("heading", name="La que se fue")).to_be_visible()
    expect(tasks(planned).first).to_contain_text(plan["playbooks"][0]["tasks"][0]["task"])


def test_a_plan_is_deleted_after_a_question(planned: Page) -> None:
    planned.get_by_role("button", name=label("plan.delete")).click()
    planned.get_by_role("button", name=label("rounds.remove"), exact=True).click()
    expect(planned.get_by_text(label("plan.choose"))).to_be_visible()
    assert planned.evaluate("key => localStorage.getItem(key)", KEY) is None


def test_without_scripts_the_page_says_what_a_plan_is(new_page: NewPage, every_kind_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{every_kind_url}plan/")
    expect(page.get_by_text("El plan toma las tres primeras guías")).to_be_visible()
    expect(page.get_by_role("button", name=label("playbook.print"))).to_be_hidden()
    expect(page.get_by_role("button", name=label("plan.make-own"))).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_plan_is_accessible_and_fits(planned: Page, violations: Violations, width: int) -> None:
    planned.set_viewport_size({"width": width, "height": 800})
    tasks(planned).first.locator("summary").click()
    planned.get_by_text(label("plan.table")).click()
    assert violations(planned) == []
    assert planned.evaluate("document.documentElement.scrollWidth") <= width


def test_a_result_loads_nothing_of_the_plan_and_looking_at_a_plan_stays_light(
    page: Page, site_url: str, built_site: Path
) -> None:
    """What a diagnostic's page may load is told apart; all that makes and changes a plan comes when it is asked for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(f"{site_url}diagnostics/implementacion/", wait_until="networkidle")
    assert [path for path in asked if "plan" in path and path.endswith(".mjs")] == []
    page.goto(f"{site_url}plan/", wait_until="networkidle")
    page.get_by_role("button", name=label("plan.make-own")).click()
    expect(page.get_by_role("button", name=label("plan.download"))).to_be_visible()
    asked.clear()
    page.reload(wait_until="networkidle")
    expect(page.get_by_role("button", name=label("plan.download"))).to_be_visible()
    own = [path for path in dict.fromkeys(asked) if OWN.search(path)]
    page.get_by_role("button", name="Revisión semanal").click()
    expect(page.get_by_role("heading", name="Revisión semanal")).to_be_focused()
    review = [path for path in dict.fromkeys(asked) if OWN.search(path)]
    assert len(review) == len(own) + 1
    assert sum(len(gzip.compress((built_site / path).read_bytes(), 9)) for path in review) <= 11 * KIB
    assert len(own) >= 2
    assert sum(len(gzip.compress((built_site / path).read_bytes(), 9)) for path in own) <= 9 * KIB


def test_a_guide_chosen_before_what_arranges_has_loaded_stays_chosen(page: Page, every_page_url: str) -> None:
    waiting: list[Route] = []
    page.route("**/arranging.mjs", lambda route: waiting.append(route))  # noqa: PLW0108 - a built-in has no place for what is noted on it
    page.goto(f"{every_page_url}plan/", wait_until="networkidle")
    page.get_by_role("button", name=label("plan.make-own")).click()
    with page.expect_request("**/arranging.mjs"):
        page.get_by_role("button", name=label("plan.arrange")).click()
    page.get_by_label(label("plan.add")).select_option("pilares")
    for route in waiting:
        route.continue_()
    expect(page.locator("[data-wish=start]")).not_to_have_value("")  # it is there now
    expect(page.get_by_label(label("plan.add"))).to_have_value("pilares")
