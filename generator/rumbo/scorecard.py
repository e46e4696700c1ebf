"""A result as tables for the terminal, in the words of its diagnostic. Computes nothing and prints nothing.

Every cell is a `Text`: an author's square brackets are words, not markup.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from rich.table import Table
from rich.text import Text

from rumbo.model import Cap, Diagnostic, Playbook

Json = Mapping[str, Any]

_STATUS = {
    "scored": "",
    "provisional": "provisional",
    "not-scored": "too few answers",
    "not-applicable": "does not apply",
}
_PURPOSE = {"weaknesses": "What to mend, in this order", "largest-gains": "No weakness; what would still give most"}


def parts(result: Json, diagnostic: Diagnostic, playbooks: Mapping[str, Playbook]) -> Iterator[Text | Table]:
    """A headline, the dimensions and the remedies of a result object (docs/scoring.md)."""
    yield Text(f"{diagnostic.title} (version {diagnostic.version})", style="bold")
    yield _scores(result, diagnostic)
    yield from (Text(line) for line in _caps(result, diagnostic))
    if result["remedies"]:
        yield _remedies(result, playbooks)


def _scores(result: Json, diagnostic: Diagnostic) -> Table:
    table = Table("", "Score", "Band", "Answered", "", box=None, header_style="dim")
    table.add_row(Text("Overall"), *_cells(result["overall"], diagnostic), style="bold")
    titles = {dimension.id: dimension.title for dimension in diagnostic.all_dimensions()}
    for depth, node in _walk(result["dimensions"], 0):
        marked = "  (weakest)" if node["id"] == result["weakest"] else ""
        table.add_row(Text("  " * depth + titles[node["id"]] + marked), *_cells(node, diagnostic))
    return table


def _walk(nodes: list[Json], depth: int) -> Iterator[tuple[int, Json]]:
    for node in nodes:
        yield depth, node
        yield from _walk(node["dimensions"], depth + 1)


def _cells(node: Json, diagnostic: Diagnostic) -> tuple[Text, ...]:
    bands = {band.id: band.title for band in diagnostic.bands}
    coverage = "" if node["coverage"] is None else f"{float(Fraction(node['coverage'])):.0%}"
    return tuple(map(Text, (_score(node), bands.get(node["band"], ""), coverage, _STATUS[node["status"]])))


def _score(node: Json) -> str:
    """The value alone when it is final, with its range while it is not, the range alone when it is none (D4)."""
    between = f"{node['low']} to {node['high']}"
    match node["status"]:
        case "scored":
            return str(node["value"])
        case "provisional":
            return f"≈ {node['value']} ({between})"
        case "not-scored":
            return between
        case _:
            return ""


def _caps(result: Json, diagnostic: Diagnostic) -> Iterator[str]:
    """Why a score is lower than its answers alone would make it."""
    caps: dict[tuple[str, str], Cap] = {
        (question.id, cap.id): cap for question in diagnostic.all_questions() for cap in question.caps
    }
    for node in (result["overall"], *(node for _, node in _walk(result["dimensions"], 0))):
        for binding in node["capped_by"]:
            yield f"Capped: {caps[binding['question'], binding['cap']].because.strip()}"


def _remedies(result: Json, playbooks: Mapping[str, Playbook]) -> Table:
    table = Table("", _PURPOSE[result["remedies_for"]], "Gives back", "Mends", box=None, header_style="dim")
    for place, remedy in enumerate(result["remedies"], start=1):
        reason = ", ".join(mend["question"] for mend in remedy["mends"])
        needed = ", ".join(remedy["needed_by"])
        gain = remedy["gain"] if remedy["mends"] else ""
        title = playbooks[remedy["playbook"]].title
        table.add_row(*map(Text, (f"{place}.", title, gain, reason or f"(needed for {needed})")))
    return table
