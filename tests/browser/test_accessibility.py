"""Every kind of page in every state (D12): nothing for axe to find, and a golden file of what a screen reader is told.

A state is reached once; axe then looks at it in both colour schemes and at both widths. The golden snapshots of what is
told lie in tests/golden/aria/ and are written anew with: make golden
"""

import os
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import label
from circle import BROKEN, handed
from conftest import NewPage
from respondent import Respondent, Value

GOLDEN = Path(__file__).parents[1] / "golden" / "aria"
WIDTHS = (320, 1280)
SCHEMES = ("default", "slate")

Violations = Callable[[Page], list[str]]
State = Callable[[Page, str], None]

ANSWERS: Mapping[str, Value] = {
    "puerta": "no-hay",
    "mando": "siempre",
    "canales": ["web", "tienda"],
    "cuales": ["a", "b"],
    "horas": "2",
    "parte": "60",
    "techo": "con-techo",
    "tejas": "con-tejas",
    "suelo": "con-suelo",
    "zocalo": "con-zocalo",
}


def plain(path: str, ready: str = "main h1") -> State:
    """A page that is as it is once `ready` is there."""

    def reach(page: Page, url: str) -> None:
        page.goto(url + path)
        page.locator(ready).first.wait_for()

    return reach


def playbook(page: Page, url: str) -> None:
    """With a step done, by somebody whom a result sent."""
    page.goto(f"{url}playbooks/pilares/#from=puente&for=base+peso", wait_until="networkidle")
    page.get_by_role("checkbox", name="Levanta el primero").check()
    expect(page.locator("[data-component=from-result]")).to_be_visible()


def plan(page: Page, url: str) -> None:
    """Made by somebody of nothing but the library, on a day that does not pass."""
    page.clock.set_fixed_time(datetime(2026, 11, 28, 10))  # noqa: DTZ001 - where the reader is
    page.goto(f"{url}plan/", wait_until="networkidle")
    page.get_by_role("button", name=label("plan.make-own")).click()
    page.get_by_role("button", name=label("plan.arrange")).click()
    page.get_by_label(label("plan.add")).select_option("pilares")
    page.get_by_role("button", name=label("plan.add-it"), exact=True).click()
    page.locator("[data-task]").first.wait_for()
    expect(page.get_by_role("main")).to_contain_text("18 dic 2026")  # once the guide that was added is planned


def form(answers: Mapping[str, Value]) -> State:
    """A form as somebody finds it who comes back to these answers."""

    def reach(page: Page, url: str) -> None:
        respondent = Respondent(page, f"{url}diagnostics/todo/").opens()
        if answers:
            respondent.answers_all(answers)
            respondent.opens("?again")

    return reach


def form_in_error(page: Page, url: str) -> None:
    """No number where one is asked for, too many picked, and about to delete it all."""
    form({})(page, url)
    respondent = Respondent(page, url)
    respondent.answers_all({"horas": "muchas", "cuales": ["a", "b", "c"]})
    expect(page.locator("[data-error]:visible")).to_have_count(2)
    page.get_by_role("button", name=label("form.delete")).click()


def result(answers: Mapping[str, Value]) -> State:
    """A result with its table open."""

    def reach(page: Page, url: str) -> None:
        page.clock.set_fixed_time(datetime(2026, 11, 28, 10))  # noqa: DTZ001 - where the reader is
        form(answers)(page, url)
        Respondent(page, url).sees_result()
        expect(page.locator("#result")).to_be_focused()
        page.get_by_text(label("result.table")).click()

    return reach


def team(page: Page, url: str) -> None:
    """Three people with names, shown, the first questions open; and a file that is none."""
    page.goto(f"{url}diagnostics/puente/team/")
    expect(page.locator("[data-slot=count]")).not_to_be_empty()
    answers = [{"base": base, "apoyo": "si", "paso": "60"} for base in ("nada", "toda", "nada")]
    files = [handed(name, given) for name, given in zip("ABC", answers, strict=True)]
    page.locator("[data-files]").set_input_files([*files, BROKEN])
    page.locator("[data-show]").click()
    page.locator("[data-section] > summary").first.click()
    page.get_by_text(label("team.table")).click()


def meeting(page: Page, url: str) -> None:
    """Three people who do not see it alike, their question on the shared screen, and how they answered."""
    page.clock.set_fixed_time(datetime(2026, 11, 28, 10))  # noqa: DTZ001 - where the reader is
    page.goto(f"{url}diagnostics/puente/team/")
    expect(page.locator("[data-slot=count]")).not_to_be_empty()
    files = [handed(name, {"base": base}) for name, base in zip("ABC", ("nada", "toda", "nada"), strict=True)]
    page.locator("[data-files]").set_input_files(files)
    page.locator("[data-meet]").click()
    page.locator("[data-begin]").click()
    page.locator("[data-reveal]").click()
    expect(page.locator("[data-part=meeting] [data-answers]")).to_be_visible()


PAGES: Mapping[str, State] = {
    "home": plain(""),
    "method": plain("diagnostics/puente/method/"),
    "team": team,
    "team-meeting": meeting,
    "library": plain("playbooks/", "[data-part=filters][data-ready]"),
    "playbook": playbook,
    "workshop": plain("playbooks/barandilla/"),
    "collection": plain("collections/para-empezar/"),
    "own-page": plain("pages/aviso/"),
    "plan-empty": plain("plan/", "[data-part=file]:not([hidden])"),
    "plan": plan,
    "rounds-empty": plain("rounds/", "[data-part=none]"),
    "privacy": plain("privacy/"),
    "not-found": plain("404.html"),
}
HALF = {id_: ANSWERS[id_] for id_ in ("puerta", "mando", "canales")} | {"horas": "dont-know"}
DIAGNOSTIC: Mapping[str, State] = {
    "form-empty": form({}),
    "form-half": form(HALF),
    "form-complete": form(ANSWERS),
    "form-error": form_in_error,
    "result-empty": result({}),
    "result-half": result(HALF),
    "result-complete": result(ANSWERS),
}


@pytest.fixture
def still(new_page: NewPage) -> Page:
    """A page on which nothing moves, tall enough for no bar to lie over a control."""
    return new_page(viewport={"width": 1280, "height": 12_000}, reduced_motion="reduce")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_fault_and_is_told_as_kept(
    still: Page, every_page_url: str, violations: Violations, name: str
) -> None:
    PAGES[name](still, every_page_url)
    assert told(still.get_by_role("main"), name) == kept(name)
    judge(still, violations)


@pytest.mark.parametrize("name", DIAGNOSTIC)
def test_a_state_of_the_diagnostic_has_no_fault_and_is_told_as_kept(
    still: Page, every_kind_url: str, violations: Violations, name: str
) -> None:
    DIAGNOSTIC[name](still, every_kind_url)
    assert told(still.get_by_role("main"), name) == kept(name)
    still.locator("main details").evaluate_all("folds => folds.forEach(fold => { fold.open = true })")
    judge(still, violations)


# What is pressed and is no link; a link is as tall as its line. The engine's own search aside.
SMALL = """() => [...document.querySelectorAll('button, summary, select, label:has(input)')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.md-search'))
    .filter((one) => one.getBoundingClientRect().height < 43.5)
    .map((one) => `${one.outerHTML.slice(0, 90)} ${one.getBoundingClientRect().height}`)"""

# Contrast of texts that are neither links, buttons nor the brand's or a band's colour: WCAG 2.2, 1.4.6.
FAINT = """() => {
    const part = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const read = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
    const light = ([r, g, b]) => 0.2126 * part(r / 255) + 0.7152 * part(g / 255) + 0.0722 * part(b / 255);
    const solid = (one) => {
        const ground = read(getComputedStyle(one).backgroundColor);
        return ground.length === 3 || ground[3] > 0 ? ground : solid(one.parentElement);
    };
    const isText = (node) => node.textContent.trim() && node.parentElement.checkVisibility();
    const probe = document.body.appendChild(document.createElement('i'));
    const inks = ['ink', 'soft'].map((name) => {
        probe.style.color = `var(--rumbo-${name})`;
        return getComputedStyle(probe).color;
    });
    probe.remove();
    const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const found = new Set();
    while (walk.nextNode()) {
        const one = walk.currentNode.parentElement;
        const { color } = getComputedStyle(one);
        if (!isText(walk.currentNode) || !inks.includes(color)) continue;
        const [low, high] = [light(read(color)), light(solid(one))].sort((a, b) => a - b);
        if ((high + 0.05) / (low + 0.05) < 7) found.add(`${one.outerHTML.slice(0, 80)} ${color}`);
    }
    return [...found];
}"""


def judge(page: Page, violations: Violations) -> None:
    """Axe in both schemes and at both widths; nothing sticks out, is hard to hit or hard to read."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 12_000})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(SMALL) == []
        for scheme in SCHEMES:
            page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
            assert violations(page) == [], (width, scheme)
            assert page.evaluate(FAINT) == [], scheme


def told(main: Locator, name: str) -> str:
    """What a screen reader is told, but for what is announced in passing, the host's port and hashes."""
    lines = [line for line in main.aria_snapshot().splitlines() if not re.match(r"\s*- status\b", line)]
    text = re.sub(r"http://127\.0\.0\.1:\d+", "", "\n".join(lines)) + "\n"
    text = re.sub(r"\b[0-9a-f]{12}\b", "HASH", text)
    if "RUMBO_WRITE_GOLDEN" in os.environ:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / f"{name}.yml").write_text(text, "utf-8")
    return text


def kept(name: str) -> str:
    return (GOLDEN / f"{name}.yml").read_text("utf-8")
