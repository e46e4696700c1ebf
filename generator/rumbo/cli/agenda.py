"""A plan as tables for the terminal, in the words of its playbooks. Computes nothing and prints nothing.

Dates are written as in the plan document. Every cell is a `Text`: an author's square brackets are words, not markup.
"""

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from rumbo.model import Diagnostic
from rumbo.scoring.contract import Expectation, Plan, PlannedPhase
from rumbo.wording.phrases import Filling, Language, Phrase, in_words


def parts(plan: Plan, diagnostic: Diagnostic, language: Language) -> Iterator[Text | Table]:
    """A headline, then for each phase its dates, where one then stands, and its tasks."""

    def said(key: str, **values: Filling) -> str:
        return in_words(Phrase(key, values), language)

    yield Text(said("agenda.title", diagnostic=diagnostic.title, start=plan["start"]), style="bold")
    if not plan["phases"]:
        yield Text(said("agenda.empty"))
    if plan["today"] and plan["today"]["value"] is not None:
        yield Text(said("agenda.today", value=plan["today"]["value"]))
    for number, phase in enumerate(plan["phases"], start=1):
        yield Text("")
        yield Text(said("agenda.phase", number=str(number), opens=phase["opens"], gate=phase["gate"]), style="bold")
        expected = phase["expected"]
        if expected and expected["value"] is not None:
            yield Text(said("agenda.expected", value=expected["value"]) + _moves(expected, diagnostic))
        yield _tasks(plan, phase, (said("agenda.due"), said("agenda.task"), said("agenda.owner")))
    later = len(plan["later"])
    if later:
        yield Text(in_words(Phrase("agenda.later", {"count": str(later)}, later), language), style="dim")


def _moves(expected: Expectation, diagnostic: Diagnostic) -> str:
    titles = {dimension.id: dimension.title for dimension in diagnostic.all_dimensions()}
    moved = expected["moves"]
    return f" ({titles[moved['id']]} {moved['from']} → {moved['to']})" if moved else ""


def _tasks(plan: Plan, phase: PlannedPhase, headings: tuple[str, ...]) -> Table:
    playbooks = {entry["playbook"]: entry for entry in plan["playbooks"]}
    table = Table(*headings, box=None, header_style="dim")
    for slug in phase["playbooks"]:
        table.add_row(Text(""), Text(playbooks[slug]["title"], style="bold"), Text(""))
        for task in playbooks[slug]["tasks"]:
            table.add_row(Text(task["due"], no_wrap=True), Text(task["task"]), Text(task["role"]))
    return table
