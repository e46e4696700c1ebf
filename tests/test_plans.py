"""The examples of docs/plan.md, in both engines: PL-1 to PL-8."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from engines import Ask
from planning import Change, Order, by_python, in_browser
from rumbo.content import loader
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.model.offers import catalogue
from rumbo.scoring.calendar import Pause
from rumbo.scoring.contract import Catalogue, Plan
from rumbo.scoring.planning import Wish

REPOSITORY = Path(__file__).parents[1]
EXAMPLE = re.compile(r"```yaml\n# (?P<name>[^\n]+)\n(?P<text>.*?)```", re.DOTALL)
Json = dict[str, Any]


def examples() -> Iterator[object]:
    for found in EXAMPLE.finditer((REPOSITORY / "docs" / "plan.md").read_text("utf-8")):
        yield pytest.param(yaml.safe_load(found["text"]), id=found["name"])


@pytest.fixture(scope="module")
def browser_plans() -> Iterator[Ask]:
    with in_browser() as ask:
        yield ask


@pytest.mark.parametrize("example", list(examples()))
def test_an_example_of_the_documentation_gives_what_it_says_in_both_engines(example: Json, browser_plans: Ask) -> None:
    order = ordered(example)
    replies = by_python(order)
    assert browser_plans(order) == replies
    plan = json.loads(replies["plan"])
    assert {key: read(plan, key) for key in example["expect"]} == plain(example["expect"])
    if order.change:
        after = json.loads(replies["anew"])
        assert {key: read(after, key) for key in example["anew"]} == plain(example["anew"])
        told = {found["task"]: [found["before"], found["after"]] for found in replies["moved"]}
        assert told == plain(example.get("moved", told))


def ordered(example: Json) -> Order:
    """What an example asks for; a diagnostic is one of tests/corpus."""
    pauses = tuple(Pause(first, last) for first, last in example.get("pauses", []))
    wish = Wish(example["start"], example.get("at_once", 2), example.get("mode", "phases"), pauses)
    then = example.get("then")
    change = then and Change(then["today"], dict.fromkeys(then.get("done", []), "done"), then.get("dropped", []))
    if "diagnostic" not in example:
        offers = offered(example["playbooks"])
        return Order(catalogue=offers, wish=wish, wanted=example["wanted"], done=example.get("done", []), change=change)
    site = loader.load(REPOSITORY / "tests" / "corpus").site
    assert site
    [diagnostic] = [found for found in site.diagnostics if found.slug == example["diagnostic"]]
    document = scoring_document(diagnostic, remedies(site))
    return Order(
        catalogue=catalogue(site), wish=wish, document=document, answers={"answers": example["answers"]}, change=change
    )


def offered(playbooks: Mapping[str, Json]) -> Catalogue:
    return {
        "language": "en",
        "one_at_a_time": {},
        "playbooks": [
            {
                "playbook": slug,
                "title": slug,
                "weeks": told["weeks"],
                "needs": told.get("needs", []),
                "tasks": [
                    {"step": step, "task": step, "owner": "", "measure": "", "week": week}
                    for step, week in told.get("tasks", {"only": 1}).items()
                ],
            }
            for slug, told in playbooks.items()
        ],
    }


def read(plan: Plan, key: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What an example says under a key, out of a plan."""
    phases = plan["phases"]
    steps = [step for step in (plan["today"], *(phase["expected"] for phase in phases)) if step]
    match key:
        case "playbooks":
            return [entry["playbook"] for entry in plan["playbooks"]]
        case "phases":
            return [{name: phase[name] for name in ("opens", "gate", "playbooks")} for phase in phases]
        case "due":
            return {f"{e['playbook']}/{task['step']}": task["due"] for e in plan["playbooks"] for task in e["tasks"]}
        case "values":
            return [step["value"] for step in steps]
        case "moves":
            return [step["moves"] and step["moves"]["id"] for step in steps[1:]]
        case _:
            return plan[key]  # type: ignore[literal-required] # as the example names it


def plain(part: Any) -> Any:  # noqa: ANN401 - YAML
    """YAML's dates as text."""
    if isinstance(part, dict):
        return {key: plain(value) for key, value in part.items()}
    if isinstance(part, list):
        return [plain(value) for value in part]
    return str(part) if isinstance(part, date) else part
