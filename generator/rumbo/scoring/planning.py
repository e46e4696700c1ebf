"""The plan document (PL-10): made from a result or from a choice (PL-1, PL-2), and planned again (PL-8).

Pure: what is planned is a function of the document, the day and the answers. Its twin is
templates/assets/js/scoring/planning.mjs, which makes the same bytes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypedDict

from rumbo.scoring.calendar import Pause, monday
from rumbo.scoring.contract import (
    Catalogue,
    Day,
    Expectation,
    Mode,
    Plan,
    PlannedPhase,
    PlannedPlaybook,
    PlannedTask,
    PlaybookOffer,
    TaskOffer,
)
from rumbo.scoring.counsel import Counsel, at_first, with_needs
from rumbo.scoring.outlook import Ground
from rumbo.scoring.plan import Intent, Phase, Run, Undertaking, ordered, schedule
from rumbo.scoring.staircase import staircase

FORMAT: Literal[1] = 1
"""The version of the document's shape."""
OVER = frozenset({"done", "dropped"})


@dataclass(frozen=True, slots=True)
class Wish:
    """When and how a plan is to run (PL-1)."""

    start: date
    at_once: int = 2
    mode: Mode = "phases"
    pauses: tuple[Pause, ...] = ()


class Moved(TypedDict):
    """A task as `playbook/step` whose date is another one (PL-8)."""

    task: str
    before: Day
    after: Day


def new_plan(
    catalogue: Catalogue,
    wish: Wish,
    counsel: Counsel | None,
    wanted: Sequence[str] = (),
    done: Collection[str] = frozenset(),
) -> Plan:
    """A plan of the first remedies of a result, or without one of what is `wanted`; `done` playbooks are left out."""
    offers = {offer["playbook"]: offer for offer in catalogue["playbooks"]}
    met = counsel.met if counsel else frozenset()
    first = at_first(counsel.order, done) if counsel else list(wanted)
    needs = {slug: offer["needs"] for slug, offer in offers.items()}
    chosen = ordered(with_needs(first, needs, {*met, *done}), needs)
    order, mends = (counsel.order, counsel.mends) if counsel else ((), {})
    plan: Plan = {
        "format": FORMAT,
        "diagnostic": counsel.ground.instrument.diagnostic if counsel else None,
        "language": catalogue["language"],
        "start": wish.start.isoformat(),
        "planned_from": wish.start.isoformat(),
        "at_once": wish.at_once,
        "mode": wish.mode,
        "pauses": [{"first": pause.first.isoformat(), "last": pause.last.isoformat()} for pause in wish.pauses],
        "answers": counsel.answers if counsel else None,
        "met": sorted({*met, *done}),
        "later": [slug for slug in order if slug not in chosen and slug not in done],
        "playbooks": [_taken_up(offers[slug], mends.get(slug, ()), wish.start.isoformat()) for slug in chosen],
        "today": None,
        "phases": [],
        "reviews": [],
    }
    return _planned(plan, wish.start, counsel.ground if counsel else None)


def planned_anew(plan: Plan, today: date, ground: Ground | None) -> Plan:
    """The plan with what is not done planned again from the present week on (PL-8); what is done keeps its date."""
    return _planned(plan, max(date.fromisoformat(plan["start"]), monday(today)), ground)


def moved(before: Plan, after: Plan) -> list[Moved]:
    """The tasks of both whose date is another one, in the order of the later plan."""
    known = _dates(before)
    return [
        {"task": task, "before": known[task], "after": day}
        for task, day in _dates(after).items()
        if task in known and known[task] != day
    ]


def _dates(plan: Plan) -> dict[str, Day]:
    return {
        f"{entry['playbook']}/{task['step']}": task["due"]
        for entry in plan["playbooks"]
        if entry["dropped"] is None
        for task in entry["tasks"]
    }


def _taken_up(offer: PlaybookOffer, mends: Iterable[str], day: Day) -> PlannedPlaybook:
    return {
        "playbook": offer["playbook"],
        "title": offer["title"],
        "owner": "",
        "dropped": None,
        "weeks": offer["weeks"],
        "needs": offer["needs"],
        "mends": list(mends),
        "opens": day,
        "ends": day,
        "tasks": [_task(task, day) for task in offer["tasks"]],
    }


def _task(offer: TaskOffer, day: Day) -> PlannedTask:
    return {
        "step": offer["step"],
        "task": offer["task"],
        "role": offer["owner"],
        "owner": "",
        "measure": offer["measure"],
        "week": offer["week"],
        "due": day,
        "state": "to-do",
        "reason": "",
        "note": "",
    }


def _planned(plan: Plan, start: date, ground: Ground | None) -> Plan:
    phases = schedule(_intent(plan, start), _undertakings(plan))
    runs = {run.playbook: run for phase in phases for run in phase.runs}
    playbooks = [_dated(entry, runs.get(entry["playbook"])) for entry in plan["playbooks"]]
    opens = {entry["playbook"]: entry["opens"] for entry in playbooks}
    kept = [*_past(plan, {*runs}), *(_phase(phase, opens) for phase in phases)]
    today, steps = _staircase(kept, playbooks, ground)
    return {
        **plan,
        "planned_from": start.isoformat(),
        "playbooks": playbooks,
        "today": today,
        "phases": [{**phase, "expected": step} for phase, step in zip(kept, steps, strict=True)],
    }


def _intent(plan: Plan, start: date) -> Intent:
    inside = [entry for entry in plan["playbooks"] if entry["dropped"] is None]
    return Intent(
        start=start,
        chosen=[entry["playbook"] for entry in inside],
        at_once=plan["at_once"],
        mode=plan["mode"],
        pauses=[Pause(date.fromisoformat(p["first"]), date.fromisoformat(p["last"])) for p in plan["pauses"]],
        kept={
            f"{entry['playbook']}/{task['step']}": date.fromisoformat(task["due"])
            for entry in inside
            for task in entry["tasks"]
            if task["state"] in OVER
        },
    )


def _undertakings(plan: Plan) -> dict[str, Undertaking]:
    """A need counts where it stands before: so a document by anybody's hand can hold no circle."""
    slugs = [entry["playbook"] for entry in plan["playbooks"]]
    return {
        entry["playbook"]: Undertaking(
            playbook=entry["playbook"],
            weeks=max([entry["weeks"], *(task["week"] for task in entry["tasks"])]),
            needs=tuple(need for need in entry["needs"] if need in slugs[:place]),
            tasks={task["step"]: task["week"] for task in entry["tasks"]},
        )
        for place, entry in enumerate(plan["playbooks"])
    }


def _dated(entry: PlannedPlaybook, run: Run | None) -> PlannedPlaybook:
    """A playbook under way keeps the day on which it began; one that has ended keeps all its dates."""
    if run is None:
        return entry
    begun = any(task["state"] in OVER for task in entry["tasks"])
    due = {task: day.isoformat() for task, day in run.due.items()}
    return {
        **entry,
        "opens": entry["opens"] if begun else run.opens.isoformat(),
        "ends": run.ends.isoformat(),
        "tasks": [
            {**task, "due": due.get(f"{entry['playbook']}/{task['step']}", task["due"])} for task in entry["tasks"]
        ],
    }


def _past(plan: Plan, running: Collection[str]) -> list[PlannedPhase]:
    """What has ended stays in its phase, which ends when the last of that did."""
    ends = {entry["playbook"]: entry["ends"] for entry in plan["playbooks"] if entry["dropped"] is None}
    found: list[PlannedPhase] = []
    for phase in plan["phases"]:
        ended = [slug for slug in phase["playbooks"] if slug in ends and slug not in running]
        gate = (
            phase["gate"] if len(ended) == len(phase["playbooks"]) else max((ends[slug] for slug in ended), default="")
        )
        if ended:
            found.append({**phase, "gate": gate, "playbooks": ended})
    return found


def _phase(phase: Phase, opens: Mapping[str, Day]) -> PlannedPhase:
    """A phase under way opened when the first of its playbooks began."""
    slugs = [run.playbook for run in phase.runs]
    return {
        "opens": min(opens[slug] for slug in slugs),
        "gate": phase.gate.isoformat(),
        "playbooks": slugs,
        "expected": None,
    }


def _staircase(
    phases: Sequence[PlannedPhase], playbooks: Iterable[PlannedPlaybook], ground: Ground | None
) -> tuple[Expectation | None, Sequence[Expectation | None]]:
    if ground is None:
        return None, [None] * len(phases)
    mends = {entry["playbook"]: entry["mends"] for entry in playbooks}
    mended = [[item for slug in phase["playbooks"] for item in mends[slug]] for phase in phases]
    today, *steps = staircase(ground, mended)
    return today, steps
