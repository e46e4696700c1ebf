"""Caps that some answer can trigger, on a dimension around their question (SC-8, SC-9)."""

from collections.abc import Iterator

from rumbo.content.checks.conditions import unknown_option
from rumbo.content.checks.manuscript import PlacedQuestion, Places
from rumbo.location import Reference
from rumbo.model import Cap, Question
from rumbo.model.document import can_be_best_without, shares_of
from rumbo.scoring.contract import OVERALL
from rumbo.wording.problems import Problem, nearest


def of_question(placed: PlacedQuestion, dimensions: list[str], places: Places) -> Iterator[Problem]:
    """The caps of one question; `dimensions` are the ids of all the diagnostic's dimensions."""
    for cap in placed.question.caps:
        yield from _when(placed, cap, places)
        yield from _of(placed, cap, dimensions)


def _when(placed: PlacedQuestion, cap: Cap, places: Places) -> Iterator[Problem]:
    question = placed.question
    values = {"question": question.id, "cap": cap.id}
    shares = shares_of(question)
    if not (cap.when or cap.when_missing) or not shares:
        yield Problem("cap-never", places.of(cap.place, "when"), values)
        return
    for answer in (*cap.when, *cap.when_missing):
        if answer.id not in shares:
            yield unknown_option(question.id, answer.id, answer.place, list(shares))
        elif answer in cap.when and shares[answer.id] == max(shares.values()):
            yield Problem("cap-on-best", answer.place, values | {"id": answer.id})
        elif answer in cap.when_missing:
            yield from _when_missing(question, cap, answer)


def _when_missing(question: Question, cap: Cap, option: Reference) -> Iterator[Problem]:
    """An absence is only told where options are ticked, and limits nothing where the best answer leaves it out."""
    values = {"question": question.id, "cap": cap.id, "id": option.id}
    if question.kind.enough is None:
        yield Problem("cap-on-absence", option.place, values)
    elif can_be_best_without(question, option.id):
        yield Problem("cap-without-need", option.place, values)


def _of(placed: PlacedQuestion, cap: Cap, dimensions: list[str]) -> Iterator[Problem]:
    if cap.of is None or cap.of.id == OVERALL:
        return
    values = {"question": placed.question.id, "cap": cap.id, "id": cap.of.id, "key": "of"}
    if cap.of.id not in dimensions:
        yield Problem("unknown-dimension", cap.of.place, values, suggestion=nearest(cap.of.id, [*dimensions, OVERALL]))
    elif cap.of.id not in [dimension.id for dimension in placed.enclosing]:
        yield Problem("cap-elsewhere", cap.of.place, values)
