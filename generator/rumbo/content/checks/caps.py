"""Caps that some answer can trigger, on a dimension around their question (SC-8, SC-9)."""

from collections.abc import Iterator

from rumbo.content.checks.conditions import unknown_option
from rumbo.content.checks.manuscript import Item, Places
from rumbo.model import Cap
from rumbo.model.document import shares_of
from rumbo.scoring.contract import OVERALL
from rumbo.wording.problems import Problem, nearest


def of_item(item: Item, dimensions: list[str], places: Places) -> Iterator[Problem]:
    """The caps of one question; `dimensions` are the ids of all the diagnostic's dimensions."""
    for cap in item.question.caps:
        yield from _when(item, cap, places)
        yield from _of(item, cap, dimensions)


def _when(item: Item, cap: Cap, places: Places) -> Iterator[Problem]:
    question = item.question
    values = {"question": question.id, "cap": cap.id}
    shares = shares_of(question)
    if not cap.when or not shares:
        yield Problem("cap-never", places.of(cap.place, "when"), values)
        return
    for answer in cap.when:
        if answer.id not in shares:
            yield unknown_option(question.id, answer.id, answer.place, list(shares))
        elif shares[answer.id] == max(shares.values()):
            yield Problem("cap-on-best", answer.place, values | {"id": answer.id})


def _of(item: Item, cap: Cap, dimensions: list[str]) -> Iterator[Problem]:
    if cap.of is None or cap.of.id == OVERALL:
        return
    values = {"question": item.question.id, "cap": cap.id, "id": cap.of.id, "key": "of"}
    if cap.of.id not in dimensions:
        yield Problem("unknown-dimension", cap.of.place, values, suggestion=nearest(cap.of.id, [*dimensions, OVERALL]))
    elif cap.of.id not in [dimension.id for dimension in item.enclosing]:
        yield Problem("cap-elsewhere", cap.of.place, values)
