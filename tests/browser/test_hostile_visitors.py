"""Over a thousand hostile files, links, rounds and storage entries in a real browser.

Each is told in one sentence, or is as nothing: no element, no script, no uncaught error, one's own answers untouched.

One page meets them all: what one leaves behind would show at the next.
"""

import json
import re
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import hostile
from browsing import label
from circle import handed
from fuzzing import ATTACKS
from respondent import Respondent

pytestmark = pytest.mark.slow

ANSWERS = {"papel": "jefe", "puerta": "la-hay", "llave": "alguien", "suelo": "con-suelo", "zocalo": "con-zocalo"}
ROUNDS = "rumbo:/cliente/:rounds:todo"
OWN = "rumbo:/cliente/:answers:todo"

COMMON = """
    const settled = () => new Promise((done) => setTimeout(done));
    const until = async (isSo) => {
        for (let turn = 0; turn < 400; turn++) { if (isSo()) return true; await settled(); }
        return false;
    };
    const guest = document.querySelector("[data-part=foreign-answers]");
    const what = guest.querySelector("[data-slot=what]");
    const shape = () => {
        const tags = {};
        // What is said beside the last press is a paragraph of ours, with a link at most.
        const all = document.querySelectorAll(":not(.rumbo-said, .rumbo-said > a)");
        for (const one of all) tags[one.tagName] = (tags[one.tagName] ?? 0) + 1;
        const runs = (one) => one.getAttributeNames().some((name) => /^on/i.test(name))
            || /^\\s*javascript:/i.test(one.getAttribute("href") ?? "");
        const handlers = [...document.querySelectorAll("*")].filter(runs);
        return JSON.stringify([tags, handlers.length, Object.keys(Object.prototype), Object.keys(Array.prototype)]);
    };
    const isClear = (said) => said.length > 10 && said.length < 300 && !/[{}]/.test(said.replaceAll(/«[^»]*»/g, ""));
    const before = shape();
    const own = localStorage.getItem(OWN);
    const wrong = [];
    const judge = (name, given) => {
        if (!isClear(what.textContent)) wrong.push([name, "unclear", what.textContent, given]);
        if (shape() !== before) wrong.push([name, "shape", shape(), given]);
        if (localStorage.getItem(OWN) !== own) wrong.push([name, "own answers", localStorage.getItem(OWN), given]);
    };
""".replace("OWN", json.dumps(OWN))

FILES = f"""async (files) => {{ {COMMON}
    const upload = document.querySelector("input[type=file]");
    for (const [place, text] of files.entries()) {{
        what.textContent = "";
        const brought = new DataTransfer();
        brought.items.add(new File([text], `${{text.slice(0, 99)}}.json`, {{ type: "application/json" }}));
        upload.files = brought.files;
        upload.dispatchEvent(new Event("change", {{ bubbles: true }}));
        if (!(await until(() => what.textContent && !upload.value))) wrong.push([place, "nothing said", "", text]);
        judge(place, text);
        guest.querySelector("[data-no]").click();
    }}
    return wrong;
}}"""

LINKS = f"""async ([bodies, isSummed]) => {{ {COMMON}
    const boot = document.querySelector('script[src$="/js/boot.mjs"]').src;
    const {{ code }} = await import(boot.replace("boot.mjs", "links.mjs"));
    for (const [place, body] of bodies.entries()) {{
        what.textContent = "";
        location.hash = `r=${{isSummed ? `${{code(body)}}.` : ""}}${{body}}`;
        if (!(await until(() => what.textContent))) wrong.push([place, "nothing said", "", body]);
        judge(place, body);
        location.hash = "questions";
        await until(() => !document.querySelector("[data-foreign-answers]"));
    }}
    return wrong;
}}"""

LISTS = f"""async (lists) => {{ {COMMON}
    const rows = () => document.querySelectorAll("[data-part=rounds] tbody tr").length;
    for (const [place, text] of lists.entries()) {{
        localStorage.setItem({json.dumps(ROUNDS)}, text);
        dispatchEvent(new StorageEvent("storage", {{ key: {json.dumps(ROUNDS)} }}));
        await settled();
        if (rows() !== 1) wrong.push([place, "rows", rows(), text]);
        if (shape() !== before) wrong.push([place, "shape", shape(), text]);
    }}
    return wrong;
}}"""

ENTRIES = f"""async (entries) => {{ {COMMON}
    for (const [place, text] of entries.entries()) {{
        localStorage.setItem({json.dumps(OWN)}, text);
        dispatchEvent(new StorageEvent("storage", {{ key: {json.dumps(OWN)} }}));
        await settled();
        if (shape() !== before) wrong.push([place, "shape", shape(), text]);
    }}
    return wrong;
}}"""


PLANS = """async (plans) => {
    const risky = () => document.querySelectorAll(
        "script, img, iframe, object, embed, base, meta, link, style, video, audio, form").length;
    const before = risky();
    const key = Object.keys(localStorage).find((one) => one.includes(":plan:"));
    const wrong = [];
    for (const [place, text] of plans.entries()) {
        localStorage.setItem(key, text);
        dispatchEvent(new StorageEvent("storage", { key }));
        await new Promise((done) => setTimeout(done));
        const notice = document.querySelector("[data-notice=damaged]:not([hidden]), [data-notice=newer]:not([hidden])");
        const drawn = document.querySelector("[data-task]");
        if (risky() !== before) wrong.push([place, "shape", risky(), text]);
        if (!notice && !drawn) wrong.push([place, "nothing said", "", text]);
        const left = localStorage.getItem(key);
        if (notice && left !== text) wrong.push([place, "replaced", left, text]);
    }
    return wrong;
}"""


TEAM = """async ([files, agreed, clocks]) => {
    const risky = () => document.querySelectorAll(
        "script, img, iframe, object, embed, base, meta, link, style, video, audio, form").length;
    const settled = () => new Promise((done) => setTimeout(done));
    const lines = () => document.querySelectorAll("[data-people] li, [data-skipped] li").length;
    const before = risky(), handedIn = lines(), wrong = [];
    const judge = (kind, given) => { if (risky() !== before) wrong.push([kind, "shape", risky(), given]); };
    const brought = new DataTransfer();
    for (const [place, text] of files.entries()) {
        brought.items.add(new File([text], `${place} ${text.slice(0, 99)}.json`));
    }
    const upload = document.querySelector("[data-files]");
    upload.files = brought.files;
    upload.dispatchEvent(new Event("change"));
    for (let turn = 0; turn < 400 && lines() < handedIn + files.length; turn++) await settled();
    if (lines() !== handedIn + files.length) wrong.push(["files", "lost", lines(), ""]);
    judge("files", "");
    const key = "rumbo:/cliente/:agreed:todo";
    for (const text of agreed) {
        localStorage.setItem(key, text);
        dispatchEvent(new StorageEvent("storage", { key }));
        await settled();
        judge("agreed", text);
        if (localStorage.getItem(key) !== text) wrong.push(["agreed", "replaced", localStorage.getItem(key), text]);
    }
    localStorage.removeItem(key);
    dispatchEvent(new StorageEvent("storage", { key }));
    const dialog = document.querySelector("[data-part=meeting]");
    for (const text of clocks) {
        sessionStorage.setItem("rumbo:/cliente/:meeting:todo", text);
        document.querySelector("[data-meet]").click();
        for (let turn = 0; turn < 400 && !dialog.open; turn++) await settled();
        if (!dialog.open) wrong.push(["clock", "closed", "", text]);
        judge("clock", text);
        dialog.querySelector("[data-continue]:not([hidden])")?.click();
        dialog.close();
    }
    return wrong;
}"""


@pytest.fixture
def answered(everyone: Respondent) -> Page:
    everyone.answers_all(ANSWERS)
    everyone.page.wait_for_load_state("networkidle")
    return everyone.page


def test_hostile_files_are_told_and_change_nothing(answered: Page) -> None:
    named = [json.dumps({"diagnostic": attack, "version": attack, "answers": {attack: attack}}) for attack in ATTACKS]
    files = [*named, *hostile.many(hostile.file, 400, 1)]
    assert answered.evaluate(FILES, files) == []


def test_hostile_links_are_told_and_change_nothing(everyone: Respondent) -> None:
    everyone.answers_all(ANSWERS)
    everyone.sees_result()  # which is fetched once, for one's own answers and for others'
    answered = everyone.page
    answered.go_back()
    answered.locator("[data-view=form]").wait_for()
    assert answered.evaluate(LINKS, [list(hostile.many(hostile.body, 150, 2)), True]) == []
    assert answered.evaluate(LINKS, [[*ATTACKS, *hostile.many(hostile.text, 50, 3)], False]) == []


@pytest.fixture
def good(everyone: Respondent) -> dict[str, Any]:
    """A round as the page keeps it; its list is open."""
    everyone.answers_all(ANSWERS)
    everyone.sees_result()
    page = everyone.page
    page.locator("details[data-part=rounds]").get_by_role("heading", name=label("frame.rounds")).click()
    page.get_by_role("button", name=label("rounds.keep")).click()
    expect(page.locator("[data-part=rounds] tbody tr")).to_have_count(1)
    kept: list[dict[str, Any]] = json.loads(page.evaluate("key => localStorage.getItem(key)", ROUNDS))
    return kept[0]


def test_hostile_rounds_are_set_aside_and_the_good_one_stays(everyone: Respondent, good: dict[str, Any]) -> None:
    names = [json.dumps([good | {"name": attack[:200]}]) for attack in ATTACKS]
    assert everyone.page.evaluate(LISTS, [*names, *hostile.many(hostile.rounds, 200, 4, good)]) == []


def test_hostile_plans_are_told_and_left_alone(everyone: Respondent) -> None:
    everyone.answers_all({"puerta": "la-hay", "suelo": "sin-suelo", "zocalo": "sin-zocalo", "llave": "nadie"})
    everyone.sees_result()
    page = everyone.page
    page.get_by_role("link", name=label("plan.make")).click()
    page.locator("[data-task]").first.wait_for()
    entries = "Object.entries(localStorage).find(([key]) => key.includes(':plan:'))[1]"
    good: dict[str, Any] = json.loads(page.evaluate(entries))
    assert page.evaluate(PLANS, list(hostile.many(hostile.plan, 200, 6, good))) == []


def test_hostile_entries_in_the_storage_are_as_nothing(everyone: Respondent, answered: Page) -> None:
    assert answered.evaluate(ENTRIES, list(hostile.many(hostile.file, 300, 5))) == []
    everyone.sees_result()
    expect(answered.locator("#result")).to_be_visible()


def clock(random: Random) -> str:
    """A meeting's clock of which some is right and some is not."""
    whole = {"stage": random.choice((*hostile.KNOWN, "closing")), "since": 1, "used": hostile.record(random)}
    whole[random.choice(("stage", "since", "used", "more"))] = hostile.value(random)
    return json.dumps(random.choice((whole, hostile.value(random))))


def test_hostile_files_and_entries_change_nothing_on_the_page_of_a_team(everyone: Respondent) -> None:
    page = everyone.page
    page.goto(f"{page.url.partition('#')[0]}team/")
    expect(page.locator("[data-slot=count]")).not_to_be_empty()
    people = [handed(name, ANSWERS | {"puerta": puerta}, "todo") for name, puerta in (("A", "la-hay"), ("B", "no-hay"))]
    page.locator("[data-files]").set_input_files(people)
    page.locator("[data-show]").click()
    expect(page.locator("[data-part=agreeing] [data-slot=agreed]")).not_to_be_empty()
    entries = [json.dumps({"answers": {"puerta": attack}, "notes": {"puerta": attack}}) for attack in ATTACKS]
    corpus = [
        list(hostile.many(hostile.file, 150, 7)),
        [*entries, *hostile.many(hostile.file, 150, 8)],
        list(hostile.many(clock, 80, 9)),
    ]
    assert page.evaluate(TEAM, corpus) == []
    expect(page.locator("[data-people] li").first).to_have_text(re.compile("A"))
