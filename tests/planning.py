"""Plans to be made, and the two engines that make them, behind one signature."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from engines import Ask, piped
from rumbo.scoring.calendar import Pause
from rumbo.scoring.calendar_file import CalendarWords, calendar_file
from rumbo.scoring.contract import Catalogue, Given, Plan, ScoringDocument, TaskState
from rumbo.scoring.counsel import at_once, counsel
from rumbo.scoring.instrument import read
from rumbo.scoring.planning import Wish, moved, new_plan, planned_anew
from rumbo.scoring.task_list import ListWords, checklist, csv_file

Json = dict[str, Any]
WORDS: CalendarWords = {
    "name": "Mi plan",
    "gate": "Fase {n}: revisión; sin prisa",
    "review": "Revisión semanal",
}
LIST_WORDS: ListWords = {
    "name": "Mi plan",
    "phase": "Fase {n}",
    "gate": "Fase {n}: revisión",
    "columns": ["Fase", "Guía", "Tarea", "Responsable", "Comprobación", "Para el", "Estado", "Nota"],
    "states": {"to-do": "Por hacer", "doing": "En marcha", "done": "Hecha", "dropped": "Descartada"},
}
SERVER = Path(__file__).parent / "js" / "planning_server.mjs"


@dataclass(frozen=True)
class Change:
    """What became of a plan until `today`: states by `playbook/step`, playbooks dropped."""

    today: date
    states: Mapping[str, TaskState] = field(default_factory=dict)
    dropped: Collection[str] = ()


@dataclass(frozen=True, kw_only=True)
class Order:
    """A plan to be made, and perhaps to be planned anew."""

    catalogue: Catalogue
    wish: Wish
    document: ScoringDocument | None = None
    answers: Given | None = None
    wanted: Sequence[str] = ()
    done: Sequence[str] = ()
    change: Change | None = None


def by_python(order: Order) -> Json:
    """The texts of the plan made, and of the plan made anew with what moved."""
    told = counsel(read(order.document), order.answers or {}) if order.document else None
    plan = new_plan(order.catalogue, order.wish, told, order.wanted, frozenset(order.done))
    if order.change is None:
        return {"plan": text(plan), "at_once": at_once(order.catalogue, told), **_files(plan)}
    before = changed(plan, order.change)
    after = planned_anew(before, order.change.today, told.ground if told else None)
    return {
        "plan": text(plan),
        "at_once": at_once(order.catalogue, told),
        **_files(after),
        "anew": text(after),
        "moved": moved(before, after),
    }


def _files(plan: Plan) -> Json:
    return {
        "calendar": calendar_file(plan, WORDS),
        "csv": csv_file(plan, LIST_WORDS, ","),
        "checklist": checklist(plan, LIST_WORDS),
    }


@contextmanager
def in_browser() -> Iterator[Ask]:
    """The same by the browser's modules, in one long-lived Node."""
    with piped(SERVER) as ask:
        yield lambda order: ask(_plain(order))


def text(plan: Plan) -> str:
    """A plan as both engines write it."""
    return json.dumps(plan, indent=2, ensure_ascii=False)


def changed(plan: Plan, change: Change) -> Plan:
    """The plan with states and dropped playbooks set, not yet planned anew."""
    return {
        **plan,
        "playbooks": [
            {
                **entry,
                "dropped": "because" if entry["playbook"] in change.dropped else None,
                "tasks": [
                    {**task, "state": change.states.get(f"{entry['playbook']}/{task['step']}", task["state"])}
                    for task in entry["tasks"]
                ],
            }
            for entry in plan["playbooks"]
        ],
    }


def _plain(order: Order) -> Json:
    wish = order.wish
    return {
        **asdict(order),
        "wish": {**asdict(wish), "start": str(wish.start), "pauses": [_dates(pause) for pause in wish.pauses]},
        "change": order.change and {**asdict(order.change), "today": str(order.change.today)},
    }


def _dates(pause: Pause) -> dict[str, str]:
    return {"first": str(pause.first), "last": str(pause.last)}
