"""The page of a team: what comes in, what is told and when, and that it tells what `rumbo team` tells (TM-16)."""

import csv
import gzip
import io
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import FilePayload, Page, expect

from browsing import label
from circle import BROKEN, handed, raw
from rumbo.cli import main
from rumbo.content import loader
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.scoring.contract import Team
from rumbo.scoring.instrument import read
from rumbo.scoring.people import gather
from rumbo.scoring.team import assess_team

SITES = Path(__file__).parents[1] / "sites"
KIB = 1024
PEOPLE = {
    "Ana": {"puerta": "no-hay", "llave": "alguien", "mando": "siempre", "canales": ["web"], "cuales": ["a", "b"]},
    "Berta": {"puerta": "la-hay", "llave": "nadie", "mando": "nunca", "canales": ["tienda"], "cuales": ["a", "c"]},
    "Carlos": {"puerta": "la-hay", "llave": "alguien", "mando": "siempre", "canales": ["web", "tienda"]},
}


def files(*, named: bool = True, times: int = 1) -> list[FilePayload]:
    """What three people hand over, or as many times three."""
    return [
        handed(
            name if named else "",
            answers,
            "todo",
            profile={"papel": "jefe" if name == "Ana" else "equipo"},
            respondent=f"{turn:016x}{place:016x}",
        )
        for turn in range(times)
        for place, (name, answers) in enumerate(PEOPLE.items())
    ]


def in_python(uploads: list[FilePayload], group: str | None = None) -> Team:
    site = loader.load(SITES / "every-kind").site
    assert site
    [diagnostic] = [one for one in site.diagnostics if one.slug == "todo"]
    instrument = read(scoring_document(diagnostic, remedies(site)))
    documents = [(upload["name"], json.loads(upload["buffer"])) for upload in uploads]
    return assess_team(instrument, gather(instrument, documents).people, group)


@pytest.fixture
def team(page: Page, every_kind_url: str) -> Page:
    page.goto(f"{every_kind_url}diagnostics/todo/team/")
    expect(page.locator("[data-slot=count]")).not_to_be_empty()
    return page


def hand_in(page: Page, uploads: list[FilePayload]) -> None:
    page.locator("[data-files]").set_input_files(uploads)


def filled_in(page: Page) -> int:
    """How many cells tell something of somebody's answers."""
    cells = "[data-dots], [data-n], [data-names], [data-part=told] [data-slot]:not([hidden])"
    return int(page.locator(cells).evaluate_all("cells => cells.filter((cell) => cell.textContent).length"))


def numbers(page: Page, place: str) -> list[str]:
    row = page.locator(f'tr[data-place="{place}"]')
    return [row.locator(f"[data-slot={name}]").inner_text() for name in ("n", "mean", "median", "spread")]


def test_tm_13_nothing_of_anybodys_answers_stands_on_the_page_before_it_is_asked_for(team: Page) -> None:
    hand_in(team, files())
    expect(team.locator("[data-people] li")).to_have_count(3)
    expect(team.locator("[data-part=told]")).to_be_hidden()
    assert not filled_in(team)
    team.locator("[data-show]").click()
    expect(team.locator("[data-part=told]")).to_be_focused()
    assert filled_in(team)


def test_tm_16_the_page_tells_the_numbers_of_the_command_line(team: Page) -> None:
    hand_in(team, files())
    team.locator("[data-show]").click()
    team.get_by_text(label("team.table")).click()
    told = in_python(files())
    for node in (told["overall"], *told["overall"]["dimensions"]):
        expected = [str(node["n"]), node["mean"], node["median"], node["spread"]]
        assert numbers(team, node["id"]) == [(text or "–").replace(".", ",") for text in expected]
    assert (
        team.locator("[data-agenda] li:visible").evaluate_all("items => items.map((item) => item.dataset.item)")
        == (told["agenda"])
    )
    lines = team.locator("[data-first] [data-remedy]")
    expect(lines).to_have_count(len(told["remedies"]))
    shown = lines.evaluate_all("lines => lines.map((line) => line.dataset.remedy)")
    assert shown == [remedy["playbook"] for remedy in told["remedies"]]
    for remedy, line in zip(told["remedies"], lines.all_inner_texts(), strict=True):
        assert remedy["gain"] is None or f"+{remedy['gain'].replace('.', ',')} " in line


def test_tm_16_the_table_of_the_page_is_that_of_the_command_line_to_the_byte(team: Page, tmp_path: Path) -> None:
    uploads = files(times=2)
    paths = []
    for place, upload in enumerate(uploads):
        paths.append(tmp_path / f"{place}.json")
        paths[-1].write_bytes(upload["buffer"])
    words = ["team", "todo", *map(str, paths), "--group", "papel", "--csv"]
    ran = CliRunner().invoke(main, ["-C", str(SITES / "every-kind"), *words], catch_exceptions=False)
    hand_in(team, uploads)
    team.locator("[data-show]").click()
    team.locator("[data-by]").select_option("papel")
    with team.expect_download() as download:
        team.locator("[data-csv]").click()
    taken = Path(download.value.path()).read_bytes()
    assert taken == ran.stdout_bytes
    rows = list(csv.reader(io.StringIO(taken.decode("utf-8-sig")), delimiter=";"))
    assert rows[1][:5] == ["Puntuación total", "", "", "", "6"]
    assert rows[2][:5] == ["Puntuación total", "", "", "Dirijo", "2"]
    assert rows[2][-1] == str(in_python(uploads, "papel")["overall"]["groups"][0]["gap"]).replace(".", ",")
    [asked] = [place for place, row in enumerate(rows) if row[1] == "¿Hay puerta?" and not any(row[2:4])]
    counted = [row[2:5:2] for row in rows[asked + 1 : asked + 4]]
    assert counted == [["No hay", "2"], ["A medias, <b>dicen</b>", "0"], ["La hay", "4"]]


def test_tm_4_a_question_is_told_as_dots_on_its_options_with_counts_and_names(team: Page) -> None:
    hand_in(team, files())
    team.locator("[data-show]").click()
    team.locator('[data-item="puerta"] a').click()
    expect(team.locator("#team-puerta")).to_be_focused()
    expect(team.locator("[data-people] li")).to_have_count(3)  # the engine has not fetched the page again
    row = team.locator('#team-puerta [data-option="la-hay"]')
    assert row.locator("[data-dots]").inner_text() == "●●"
    assert row.locator("[data-n]").inner_text() == "2"
    assert row.locator("[data-names]").inner_text() == "Berta, Carlos"


def test_tm_8_groups_are_compared_by_any_question_of_the_profile(team: Page) -> None:
    hand_in(team, files())
    team.locator("[data-show]").click()
    team.locator("[data-by]").select_option("papel")
    gap = in_python(files(), "papel")["overall"]["groups"][0]
    first = team.locator("[data-part=gaps] tbody tr").first
    assert first.locator("[data-group-name]").inner_text() == "Dirijo"
    assert first.locator("[data-slot=gap]").inner_text() == str(gap["gap"]).replace(".", ",")


def test_tm_9_without_names_nothing_is_shown_of_too_few_and_it_is_nowhere_in_the_page(team: Page) -> None:
    hand_in(team, files(named=False))
    expect(team.locator("[data-few]")).to_be_visible()
    expect(team.locator("[data-show]")).to_be_hidden()
    assert not filled_in(team)


def test_tm_9_without_names_a_team_that_is_large_enough_is_told_without_them(team: Page) -> None:
    uploads = [
        handed("", {**answers, "horas": str(place)}, "todo", respondent=f"{place:016x}{turn:016x}")
        for place in range(3)
        for turn, answers in enumerate(PEOPLE.values())
    ]
    hand_in(team, uploads)
    team.locator("[data-show]").click()
    team.locator("[data-section] > summary").first.click()
    assert team.locator('#team-puerta [data-option="la-hay"] [data-n]').inner_text() == "6"
    assert not team.locator("[data-names]").evaluate_all("cells => cells.filter((cell) => cell.textContent).length")
    assert team.locator("svg [data-dots] circle").count() == 0


def test_whatever_does_not_count_is_named_two_hundred_at_once_and_nothing_is_lost(team: Page) -> None:
    bad = [
        BROKEN,
        raw("hondo.json", b"[" * 100_000),
        raw("vacío.json", b""),
        raw("<b>.json", b'{"answers": {"__proto__": 1}, "name": "<img src=x>"}'),
        handed("otro", {"puerta": "la-hay"}, "ventas"),
        handed("viejo", {"puerta": "la-hay"}, "todo", version="0.1"),
    ]
    many = [handed(f"P{n}", {"puerta": "la-hay" if n % 2 else "no-hay"}, "todo") for n in range(203)]
    hand_in(team, [*bad, *many])
    expect(team.locator("[data-people] li")).to_have_count(200)
    left = team.locator("[data-skipped] li")
    expect(left).to_have_count(len(bad) + 3)
    assert "<b>.json" in " ".join(left.all_inner_texts())
    hand_in(team, [handed("Z", {"puerta": "a-medias"}, "todo")])
    expect(team.locator("[data-people] li")).to_have_count(200)


def shared_link(page: Page, url: str, answer: str) -> str:
    """The link of somebody who answers one question, as another person than the one before."""
    page.goto(f"{url}diagnostics/todo/")
    page.locator("[data-component=diagnostic][data-view]").wait_for()
    page.locator(f'#q-puerta input[value="{answer}"]').check()
    page.get_by_role("link", name=label("form.see-result")).click()
    page.locator("[data-part=share] > summary").click()
    page.locator("[data-renew]").click()
    expect(page.locator("[data-part=share] [data-link]")).to_have_value(re.compile("#r="))
    return page.locator("[data-part=share] [data-link]").input_value()


def test_links_are_taken_as_files_are(team: Page, every_kind_url: str) -> None:
    links = [shared_link(team.context.new_page(), every_kind_url, answer) for answer in ("no-hay", "la-hay")]
    team.get_by_text(label("team.links")).click()
    team.locator("[data-links]").fill(f"Ana: {links[0]}\nBerta: {links[1]} y #r=roto.x.y")
    team.locator("[data-take-links]").click()
    expect(team.locator("[data-people] li")).to_have_count(2)
    expect(team.locator("[data-skipped] li")).to_have_count(1)


SEES = """codes => {
    globalThis.BarcodeDetector = class {
        static getSupportedFormats = async () => ["qr_code"];
        detect = async () => [{ rawValue: codes[0] }, ...(codes.length > 1 ? [{ rawValue: codes.shift() }] : [])];
    };
}"""
"""A stand-in for what Chromium has on phones alone."""
CAMERA = """() => {
    const asked = [];
    navigator.mediaDevices.getUserMedia = async (wanted) => {
        asked.push(document.createElement("canvas").captureStream());
        return asked.at(-1);
    };
    globalThis.isOn = () => asked.some((stream) => stream.getTracks().some((track) => track.readyState === "live"));
}"""
REFUSED = """() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", "NotAllowedError"));
}"""


def test_codes_are_scanned_at_a_press_each_counts_once_and_the_camera_goes_off(team: Page, every_kind_url: str) -> None:
    links = [shared_link(team.context.new_page(), every_kind_url, answer) for answer in ("no-hay", "la-hay")]
    said, scan = team.locator("[data-slot=scanned]"), team.get_by_role("button", name=label("scanning.start"))
    asked: list[str] = []
    team.on("request", lambda request: asked.append(request.url))
    scan.click()
    expect(said).to_have_text(label("scanning.missing"))
    assert [url for url in asked if "scanning" in url]
    team.evaluate(SEES, [*links, "https://example.org/", links[1]])
    scan.click()
    expect(said).to_have_text(label("scanning.camera"))
    team.evaluate(CAMERA)
    scan.click()
    expect(team.locator("[data-people] li")).to_have_count(2)
    expect(said).to_have_text(label("scanning.unknown"))
    assert not filled_in(team)
    assert team.evaluate("isOn()")
    team.get_by_role("button", name=label("scanning.stop")).click()
    expect(scan).to_be_focused()
    assert not team.evaluate("isOn()")
    expect(team.locator("[data-scanning]")).to_be_hidden()
    team.evaluate(REFUSED)
    scan.click()
    expect(said).to_have_text(label("scanning.refused"))


def test_the_scripts_of_a_team_weigh_little_and_are_loaded_on_its_page_alone(
    page: Page, site_url: str, built_site: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(f"{site_url}diagnostics/implementacion/")
    page.wait_for_load_state("networkidle")
    before = scripts(asked)
    page.goto(f"{site_url}diagnostics/implementacion/team/")
    expect(page.locator("[data-slot=count]")).not_to_be_empty()
    own = {name for name in scripts(asked) - before if "/team/" in name}
    assert len(own) == 1
    assert not [name for name in before if "team" in name]
    assert sum(len(gzip.compress((built_site / name).read_bytes(), 9)) for name in own) <= 9 * KIB


def scripts(asked: list[str]) -> set[str]:
    return {name for name in asked if name.endswith(".mjs")}
