"""What plan documents promise (PL-1, PL-6, PL-8, PL-10), whatever was answered; and both engines write the same."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import icalendar
import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines import Ask
from planning import Change, Order, by_python, in_browser
from property.documents import LARGEST, pair
from rumbo.scoring.calendar import Pause
from rumbo.scoring.contract import Catalogue, ClausePart, Plan, TaskState
from rumbo.scoring.counsel import counsel
from rumbo.scoring.instrument import read
from rumbo.scoring.planning import Wish
from schemas import misfits

FEW = settings(deadline=None, max_examples=150, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
NEW_YEAR = date(2026, 12, 31)
STATES: tuple[TaskState, ...] = ("to-do", "to-do", "doing", "done", "dropped")


def orders() -> st.SearchStrategy[Order]:
    return st.builds(order, seed=st.integers(0, 2**32 - 1), size=st.integers(1, LARGEST))


def order(seed: int, size: int) -> Order:
    """A diagnostic, answers, a catalogue of its playbooks, and what became of the plan, that a seed stands for."""
    document, answers = pair(seed, size)
    dice = Random(seed)  # noqa: S311 - repeatable, no secret
    catalogue = _catalogue(dice, [(part["playbook"], part["needs"]) for part in document["remedies"]["playbooks"]])
    slow: list[ClausePart] = [
        {"key": asked["id"], "any_of": asked["options"][: dice.randint(1, 2)]} for asked in document["profile"]
    ]
    catalogue["one_at_a_time"] = {document["diagnostic"]: slow} if slow else {}
    slugs = [offer["playbook"] for offer in catalogue["playbooks"]]
    start = NEW_YEAR + timedelta(days=dice.randint(-60, 60))
    return Order(
        document=document,
        answers=answers,
        catalogue=catalogue,
        wish=Wish(start, dice.randint(1, 5), dice.choice(("phases", "rolling")), tuple(_pauses(dice))),
        done=[slug for slug in slugs if dice.random() < 0.1],
        change=Change(
            today=start + timedelta(days=dice.randint(-10, 120)),
            states={
                f"{offer['playbook']}/{task['step']}": dice.choice(STATES)
                for offer in catalogue["playbooks"]
                for task in offer["tasks"]
            },
            dropped=[slug for slug in slugs if dice.random() < 0.1],
        ),
    )


def _catalogue(dice: Random, playbooks: list[tuple[str, list[str]]]) -> Catalogue:
    weeks = {slug: dice.choice((1, 1, 2, 3, 4, 8)) for slug, _ in playbooks}
    return {
        "language": "es",
        "one_at_a_time": {},
        "playbooks": [
            {
                "playbook": slug,
                "title": f"Guía «{slug}»",
                "weeks": weeks[slug],
                "needs": needs,
                "tasks": [
                    {
                        "step": f"s{place}",
                        "task": f'"{slug}" \\ \u2028 😀',
                        "owner": "Gerencia",
                        "measure": "<b>",
                        "week": dice.randint(1, weeks[slug]),
                    }
                    for place in range(dice.choice((1, 1, 3, 5)))
                ],
            }
            for slug, needs in playbooks
        ],
    }


def _pauses(dice: Random) -> Iterator[Pause]:
    for _ in range(dice.choice((0, 1, 2))):
        first = NEW_YEAR + timedelta(days=dice.randint(-40, 200))
        yield Pause(first, first + timedelta(days=dice.choice((0, 4, 30))))


@pytest.fixture(scope="session")
def browser_plans() -> Iterator[Ask]:
    with in_browser() as ask:
        yield ask


def made(order: Order) -> tuple[Plan, Plan]:
    replies = by_python(order)
    return json.loads(replies["plan"]), json.loads(replies["anew"])


@given(order=orders())
@FEW
def test_pl_12_both_engines_write_the_same_plan_byte_for_byte(browser_plans: Ask, order: Order) -> None:
    assert browser_plans(order) == by_python(order)


@pytest.mark.long
@given(order=orders())
@settings(deadline=None, max_examples=10_000, suppress_health_check=[HealthCheck.too_slow])
def test_pl_12_both_engines_write_the_same_plan_ten_thousand_times(browser_plans: Ask, order: Order) -> None:
    assert browser_plans(order) == by_python(order)


@given(order=orders())
@FEW
def test_pl_10_the_schema_describes_every_field(order: Order) -> None:
    assert misfits("plan-catalogue", order.catalogue) == []
    for plan in made(order):
        assert misfits("plan", plan) == []


@given(order=orders())
@FEW
def test_pl_11_two_libraries_of_others_read_the_same_events_out_of_the_calendar_file(order: Order) -> None:
    made = by_python(order)
    plan, written = json.loads(made["anew"]), made["calendar"]
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    tasks = {
        f"task.{entry['playbook']}.{task['step']}.{plan['diagnostic']}@rumbo.invalid": (task["due"], task["task"])
        for entry in plan["playbooks"]
        for task in entry["tasks"]
        if entry["dropped"] is None and task["state"] != "dropped"
    }
    mine = icalendar.Calendar.from_ical(written)
    events = {str(event["UID"]): event for event in mine.walk("VEVENT")}
    theirs = {event.uid.value: event for event in vobject.readOne(written).contents.get("vevent", [])}
    assert len(mine.walk("VEVENT")) == len(events) == len(theirs)
    for uid, (due, words) in tasks.items():
        day = date.fromisoformat(due)
        one, other = events[uid], theirs[uid]
        assert (one.decoded("DTSTART"), one.decoded("DTEND"), str(one["SUMMARY"])) == (
            day,
            day + timedelta(days=1),
            words,
        )
        assert (other.dtstart.value, other.dtend.value, other.summary.value) == (day, day + timedelta(days=1), words)
    assert sum(uid.startswith("gate.") for uid in events) == len(plan["phases"])


@given(order=orders())
@FEW
def test_pl_11_the_weekly_review_is_every_friday_until_the_last_gate_but_in_a_pause(order: Order) -> None:
    made = by_python(order)
    plan = json.loads(made["anew"])
    reviews = [
        event for event in vobject.readOne(made["calendar"]).contents.get("vevent", []) if "rrule" in event.contents
    ]
    assert len(reviews) == bool(plan["phases"])
    if not reviews:
        return
    fridays = [found.date() for found in reviews[0].getrruleset(addRDate=True)]
    last = date.fromisoformat(max(phase["gate"] for phase in plan["phases"]))
    paused = [(pause["first"], pause["last"]) for pause in plan["pauses"]]
    assert all(day.weekday() == 4 and day <= last for day in fridays if day != reviews[0].dtstart.value)
    assert not [day for day in fridays if any(first <= day.isoformat() <= end for first, end in paused)]


@given(order=orders())
@FEW
def test_pl_1_a_plan_holds_the_first_three_remedies_not_done_and_what_they_need(order: Order) -> None:
    assert order.document
    told = counsel(read(order.document), order.answers or {})
    plan, _ = made(order)
    slugs = [entry["playbook"] for entry in plan["playbooks"]]
    first = [slug for slug in told.order if slug not in order.done][:3]
    assert set(first) <= set(slugs)
    assert not set(slugs) & set(order.done)
    needs = {offer["playbook"]: offer["needs"] for offer in order.catalogue["playbooks"]}
    for place, slug in enumerate(slugs):
        missing = [need for need in needs[slug] if need not in slugs[:place]]
        assert set(missing) <= set(plan["met"])
        assert slug in first or any(slug in needs[other] for other in slugs[place + 1 :])


@given(order=orders())
@FEW
def test_pl_6_the_steps_add_up_exactly_to_the_joint_gain(order: Order) -> None:
    assert order.document
    ground = counsel(read(order.document), order.answers or {}).ground
    for plan in made(order):
        mends = {entry["playbook"]: entry["mends"] for entry in plan["playbooks"]}
        mended = [item for phase in plan["phases"] for slug in phase["playbooks"] for item in mends[slug]]
        joint = ground.today().with_mended(mended).values
        assert plan["today"]
        exact = [plan["today"]["exact"], *(phase["expected"]["exact"] for phase in plan["phases"] if phase["expected"])]
        if exact[0] is None:
            assert set(exact) == {None}
            continue
        values = [Fraction(str(value)) for value in exact]
        assert values[0] == ground.figures["overall"].value
        assert values[-1] == joint["overall"]
        assert values == sorted(values)


@given(order=orders())
@FEW
def test_pl_8_what_is_done_keeps_its_date_and_all_else_is_planned_from_the_present_week(order: Order) -> None:
    assert order.change
    before, after = made(order)
    known = {entry["playbook"]: entry for entry in before["playbooks"]}
    for entry in after["playbooks"]:
        if entry["dropped"] is not None:
            continue
        for old, new in zip(known[entry["playbook"]]["tasks"], entry["tasks"], strict=True):
            if new["state"] in {"done", "dropped"}:
                assert new["due"] == old["due"]
            else:
                assert new["due"] >= after["planned_from"]
    opens = {entry["playbook"]: entry["opens"] for entry in after["playbooks"]}
    assert all(phase["opens"] <= min(opens[slug] for slug in phase["playbooks"]) for phase in after["phases"])
    inside = [entry["playbook"] for entry in after["playbooks"] if entry["dropped"] is None]
    assert sorted(slug for phase in after["phases"] for slug in phase["playbooks"]) == sorted(inside)


LAWS = (
    test_pl_1_a_plan_holds_the_first_three_remedies_not_done_and_what_they_need,
    test_pl_6_the_steps_add_up_exactly_to_the_joint_gain,
    test_pl_8_what_is_done_keeps_its_date_and_all_else_is_planned_from_the_present_week,
    test_pl_10_the_schema_describes_every_field,
    test_pl_11_two_libraries_of_others_read_the_same_events_out_of_the_calendar_file,
    test_pl_11_the_weekly_review_is_every_friday_until_the_last_gate_but_in_a_pause,
)


@pytest.mark.long
@given(order=orders())
@settings(deadline=None, max_examples=10_000, suppress_health_check=[HealthCheck.too_slow])
def test_every_law_of_plan_documents_holds_ten_thousand_times(order: Order) -> None:
    for law in LAWS:
        law.hypothesis.inner_test(order)  # type: ignore[attr-defined] # what `given` was handed
