"""What can be mended: weak questions and dimensions, and what remedies an answer (SC-13, SC-14)."""

from collections.abc import Iterator

from rumbo.scoring.contract import OVERALL
from rumbo.scoring.instrument import Item
from rumbo.scoring.nodes import triggered
from rumbo.scoring.outlook import Ground
from rumbo.scoring.states import Response


def is_weak(item: Item, response: Response) -> bool:
    """SC-14 for a question: answered, and its share of points below the limit."""
    return response.is_answer and response.s is not None and 100 * response.s < item.weak_below


def mendable(ground: Ground) -> Iterator[Item]:
    """SC-14: improvable items that are weak, lie in a weak dimension or hold a triggered cap."""
    weak_nodes = set(weak_dimensions(ground))
    for item in ground.improvable:
        response = ground.responses[item.id]
        if is_weak(item, response) or sets_a_cap_off(item, response) or weak_nodes.intersection(ground.above[item.id]):
            yield item


def sets_a_cap_off(item: Item, response: Response) -> bool:
    """Whether an answer triggers a cap of its question, binding or not (SC-8)."""
    return any(triggered(cap, response) for cap in item.caps)


def presses_on(item: Item, response: Response) -> frozenset[str]:
    """SC-17 (a): the nodes whose caps an answer triggers, and the overall score where it says that it comes first."""
    says_first = response.chosen & item.first or response.missing & item.first_missing
    capped = frozenset(cap.of for cap in item.caps if triggered(cap, response))
    return capped | {OVERALL} if says_first else capped


def weak_dimensions(ground: Ground) -> Iterator[str]:
    """SC-14: the dimensions whose band is a weak one; those not scored have no band."""
    for id_, figures in ground.figures.items():
        value = figures.value if figures.counts and id_ != OVERALL else None
        if value is not None and ground.instrument.band(value).weak:
            yield id_


def remedies_of(item: Item, response: Response) -> tuple[str, ...]:
    """SC-13: the lists of what was chosen or left out, in the order of the file, else what holds for the question."""
    own = [slug for id_ in item.measure.shares for slug in _own(item, response, id_)]
    return tuple(dict.fromkeys(own)) if own else item.remedies


def _own(item: Item, response: Response, id_: str) -> tuple[str, ...]:
    if id_ in response.chosen:
        return item.own_remedies.get(id_, ())
    return item.missing_remedies.get(id_, ()) if id_ in response.missing else ()
