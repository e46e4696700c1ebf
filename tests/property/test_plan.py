"""What every plan promises (PL-3 to PL-5, PL-8), whatever is in it; and both engines make the same of it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines import Ask, piped
from property.plans import Drawn, plans
from rumbo.scoring.calendar import Calendar, Pause, monday
from rumbo.scoring.plan import Phase, Run, due, schedule

FEW = settings(deadline=None, max_examples=150, derandomize=True)
SERVER = Path(__file__).parents[1] / "js" / "plan_server.mjs"


def runs(phases: tuple[Phase, ...]) -> list[Run]:
    return [run for phase in phases for run in phase.runs]


@given(drawn=plans())
@FEW
def test_pl_5_everything_chosen_runs_once_unless_it_has_ended(drawn: Drawn) -> None:
    slugs = [run.playbook for run in runs(schedule(drawn.intent, drawn.undertakings))]
    ended = {
        slug
        for slug in drawn.intent.chosen
        if drawn.undertakings[slug].tasks
        and all(f"{slug}/{step}" in drawn.intent.kept for step in drawn.undertakings[slug].tasks)
    }
    assert sorted(slugs) == sorted(set(drawn.intent.chosen) - ended)


@given(drawn=plans())
@FEW
def test_pl_5_no_task_comes_before_the_last_of_its_prerequisites_tasks(drawn: Drawn) -> None:
    made = {run.playbook: run for run in runs(schedule(drawn.intent, drawn.undertakings))}
    for slug, run in made.items():
        for need in drawn.undertakings[slug].needs:
            if need in made:
                assert made[need].last < run.first
                assert max(made[need].due.values(), default=date.min) < min(run.due.values(), default=date.max)


@given(drawn=plans())
@FEW
def test_pl_5_never_more_at_once_than_asked(drawn: Drawn) -> None:
    made = runs(schedule(drawn.intent, drawn.undertakings))
    for week in range(1 + max((run.last for run in made), default=0)):
        assert sum(run.first <= week <= run.last for run in made) <= drawn.intent.at_once


@given(drawn=plans())
@FEW
def test_pl_5_no_place_is_free_while_something_could_run(drawn: Drawn) -> None:
    """Under phases a place is given when a phase opens; under rolling in any week."""
    phases = schedule(drawn.intent, drawn.undertakings)
    made = runs(phases)
    opening = {run.first for run in made}
    weeks = opening if drawn.intent.mode == "phases" else range(1 + max((run.last for run in made), default=0))
    for week in weeks:
        busy = [run for run in made if run.first <= week <= run.last]
        if len(busy) == drawn.intent.at_once:
            continue
        over = {run.playbook for run in made if run.last < week}
        waiting = [run.playbook for run in made if run.first > week]
        running = {run.playbook for run in made}
        assert not [slug for slug in waiting if running.intersection(drawn.undertakings[slug].needs) <= over]


@given(drawn=plans())
@FEW
def test_pl_3_a_task_is_due_on_the_last_working_day_of_its_week(drawn: Drawn) -> None:
    calendar = Calendar(drawn.intent.start, drawn.intent.pauses)
    for run in runs(schedule(drawn.intent, drawn.undertakings)):
        tasks = drawn.undertakings[run.playbook].tasks
        left = {step: week for step, week in tasks.items() if f"{run.playbook}/{step}" in run.due}
        before = min(left.values(), default=1) - 1 if len(left) < len(tasks) else 0
        for step, week in left.items():
            day = run.due[f"{run.playbook}/{step}"]
            assert day == calendar.days(run.first + week - before - 1)[-1]
            assert day >= drawn.intent.start
            assert day.weekday() < 5
            assert not any(pause.first <= day <= pause.last for pause in drawn.intent.pauses)


@given(drawn=plans(), after=st.integers(-30, 300), length=st.integers(0, 60))
@FEW
def test_pl_5_adding_a_pause_never_brings_a_task_into_an_earlier_week(drawn: Drawn, after: int, length: int) -> None:
    first = drawn.intent.start + timedelta(days=after)
    pauses = [*drawn.intent.pauses, Pause(first, first + timedelta(days=length))]
    before = due(schedule(drawn.intent, drawn.undertakings), {})
    later = due(schedule(replace(drawn.intent, pauses=pauses), drawn.undertakings), {})
    assert before.keys() == later.keys()
    assert all(monday(later[task]) >= monday(before[task]) for task in before)


@given(drawn=plans())
@FEW
def test_pl_8_what_is_kept_keeps_its_date(drawn: Drawn) -> None:
    dates = due(schedule(drawn.intent, drawn.undertakings), drawn.intent.kept)
    assert {task: dates[task] for task in drawn.intent.kept} == drawn.intent.kept


@pytest.fixture(scope="session")
def browser_plan() -> Iterator[Ask]:
    with piped(SERVER) as ask:
        yield ask


def as_json(phases: tuple[Phase, ...]) -> Any:  # noqa: ANN401 - whatever JSON holds
    plain = [
        {
            "opens": phase.opens,
            "gate": phase.gate,
            "runs": [
                {name: getattr(run, name) for name in ("playbook", "first", "last", "opens", "ends", "due")}
                for run in phase.runs
            ],
        }
        for phase in phases
    ]
    return json.loads(json.dumps(plain, default=str))


def in_browser(ask: Ask, drawn: Drawn) -> Any:  # noqa: ANN401 - as above
    intent = drawn.intent
    return ask(
        {
            "intent": {
                "start": str(intent.start),
                "chosen": list(intent.chosen),
                "atOnce": intent.at_once,
                "mode": intent.mode,
                "pauses": [[str(pause.first), str(pause.last)] for pause in intent.pauses],
                "kept": {task: str(day) for task, day in intent.kept.items()},
            },
            "undertakings": [
                {"playbook": slug, "weeks": entry.weeks, "needs": entry.needs, "tasks": entry.tasks}
                for slug, entry in drawn.undertakings.items()
            ],
        }
    )


@given(drawn=plans())
@FEW
def test_both_engines_make_the_same_plan(browser_plan: Ask, drawn: Drawn) -> None:
    assert in_browser(browser_plan, drawn) == as_json(schedule(drawn.intent, drawn.undertakings))


@pytest.mark.long
@given(drawn=plans())
@settings(deadline=None, max_examples=10_000)
def test_both_engines_make_the_same_plan_ten_thousand_times(browser_plan: Ask, drawn: Drawn) -> None:
    assert in_browser(browser_plan, drawn) == as_json(schedule(drawn.intent, drawn.undertakings))


LAWS = (
    test_pl_5_everything_chosen_runs_once_unless_it_has_ended,
    test_pl_5_no_task_comes_before_the_last_of_its_prerequisites_tasks,
    test_pl_5_never_more_at_once_than_asked,
    test_pl_5_no_place_is_free_while_something_could_run,
    test_pl_3_a_task_is_due_on_the_last_working_day_of_its_week,
    test_pl_8_what_is_kept_keeps_its_date,
)


@pytest.mark.long
@given(drawn=plans(), after=st.integers(-30, 300), length=st.integers(0, 60))
@settings(deadline=None, max_examples=10_000)
def test_pl_5_every_law_holds_ten_thousand_times(drawn: Drawn, after: int, length: int) -> None:
    for law in LAWS:
        law.hypothesis.inner_test(drawn)  # type: ignore[attr-defined] # what `given` was handed
    pausing = test_pl_5_adding_a_pause_never_brings_a_task_into_an_earlier_week
    pausing.hypothesis.inner_test(drawn, after, length)  # type: ignore[attr-defined]
