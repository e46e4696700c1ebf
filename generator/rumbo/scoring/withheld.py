"""What of a team's answers is held back where somebody gave no name, and what figures that leaves open (TM-9)."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from rumbo.scoring.disclosure import may_tell
from rumbo.scoring.instrument import Instrument
from rumbo.scoring.nodes import Figures, evaluate
from rumbo.scoring.people import Person, answers_to, counting_for
from rumbo.scoring.states import Response

Both = tuple[Mapping[str, Figures], Mapping[str, Figures]]
"""Somebody's figures with whatever is hidden at its lowest and at its highest."""

_HIGHEST = Response("answered", Fraction(1))


def withheld(instrument: Instrument, people: Sequence[Person], smallest: int) -> frozenset[str]:
    """The questions that are told nothing of: too few answers, all alike, or asked because of a hidden answer."""
    found: set[str] = set()
    for item in instrument.items.values():
        is_asked_for = found.intersection(condition.key for condition in item.conditions)
        answers = [response for _, response in answers_to(item, people)]
        if is_asked_for or not may_tell(len(answers), smallest, all_equal=_all_equal(answers)):
            found.add(item.id)
    return frozenset(found)


def left_open(instrument: Instrument, people: Sequence[Person], hidden: Collection[str], smallest: int) -> list[Both]:
    """Everybody's figures had all been answered otherwise that is hidden, or is of a node for which too few count."""
    few = [node for node in instrument.nodes.values() if 0 < len(counting_for(node, people)) < smallest]
    held = {*hidden, *(item.id for node in few for item in node.all_items())}
    if not held:
        return without_doubt(people)
    lowest = {id_: _lowest(instrument, id_) for id_ in held}
    highest = dict.fromkeys(held, _HIGHEST)
    return [(_with(instrument, person, lowest), _with(instrument, person, highest)) for person in people]


def without_doubt(people: Sequence[Person]) -> list[Both]:
    """The same where nothing is hidden."""
    return [(person.figures, person.figures) for person in people]


def _with(instrument: Instrument, person: Person, otherwise: Mapping[str, Response]) -> Mapping[str, Figures]:
    """Somebody's figures had they answered these questions otherwise, as far as they answered them."""
    responses = person.responses
    changed = {id_: other for id_, other in otherwise.items() if responses[id_].is_answer}
    return evaluate(instrument, {**responses, **changed})


def _lowest(instrument: Instrument, item: str) -> Response:
    """An answer that gives nothing and sets every cap of its question off."""
    caps = instrument.items[item].caps
    chosen = frozenset(id_ for cap in caps for id_ in cap.when)
    missing = frozenset(id_ for cap in caps for id_ in cap.when_missing)
    return Response("answered", Fraction(0), chosen, missing)


def _all_equal(answers: Sequence[Response]) -> bool:
    """Whether all answers are the same, or all choose some option."""
    same = {(response.s, response.chosen) for response in answers}
    common = frozenset.intersection(*(response.chosen for response in answers)) if answers else frozenset()
    return len(same) == 1 or bool(common)
