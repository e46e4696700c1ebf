"""What a team should talk about, out of what is told of it (TM-11)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rumbo.scoring.agreement import spread
from rumbo.scoring.contract import TeamNode, TeamQuestion
from rumbo.scoring.instrument import Instrument, Item
from rumbo.scoring.people import PAIR, Person, answers_to

PROPOSED = 7
"""The questions that an agenda proposes at most."""


def agenda(instrument: Instrument, people: Sequence[Person], overall: TeamNode) -> list[str]:
    """The questions that are not seen alike, the weak before the strong, then by spread and weight."""
    apart = {question["id"]: question for question in _questions(overall) if _is_apart(question)}

    def rank(item: Item) -> tuple[bool, Fraction, Fraction]:
        deviation = spread([response.s or Fraction(0) for _, response in answers_to(item, people)])
        return apart[item.id]["reading"] != "talk", -deviation, -item.weight

    return [item.id for item in sorted((instrument.items[id_] for id_ in apart), key=rank)[:PROPOSED]]


def _is_apart(question: TeamQuestion) -> bool:
    """Whether there is something to talk about: of two people that they differ at all, of more what is read of it."""
    if question["n"] == PAIR:
        return question["exact"]["spread"] not in (None, "0")
    return question["reading"] in ("talk", "ask")


def _questions(node: TeamNode) -> Iterator[TeamQuestion]:
    yield from node["questions"]
    for child in node["dimensions"]:
        yield from _questions(child)
