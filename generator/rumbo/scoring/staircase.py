"""Where a plan's maker stands after each phase, by arithmetic on one's own answers (PL-6).

Each step is SC-15's outlook with everything mended by then, so the steps add up exactly to the joint gain. Its twin is
templates/assets/js/scoring/staircase.mjs.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise

from rumbo.scoring.contract import OVERALL, Expectation, ExpectedScore, MoveResult
from rumbo.scoring.figures import fraction, printed, score
from rumbo.scoring.instrument import Node
from rumbo.scoring.outlook import Ground, Outlook


def staircase(ground: Ground, mended: Sequence[Iterable[str]]) -> list[Expectation]:
    """Today, then after each of the phases, whose playbooks mend these items; what cannot be mended moves nothing."""
    known = {item.id for item in ground.improvable}
    steps = ([item for item in items if item in known] for items in mended)
    outlooks = list(accumulate(steps, Outlook.with_mended, initial=ground.today()))
    return [_expectation(before, after) for before, after in pairwise([outlooks[0], *outlooks])]


def _expectation(before: Outlook, after: Outlook) -> Expectation:
    ground, overall = after.ground, after.ground.instrument.overall
    return {
        **_value(ground, overall, after.values[OVERALL]),
        "dimensions": [
            {"id": node.id, **_value(ground, node, after.values[node.id])} for node in _below(overall.nodes)
        ],
        "moves": _most_moved(before, after),
    }


def _below(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _below(node.nodes)


def _value(ground: Ground, node: Node, exact: Fraction | None) -> ExpectedScore:
    """A node's value where it has a score at all (SC-5)."""
    told = exact if ground.figures[node.id].counts else None
    return {
        "value": score(ground.instrument, node, told),
        "exact": fraction(told),
        "band": None if told is None else ground.instrument.band(told).id,
    }


def _most_moved(before: Outlook, after: Outlook) -> MoveResult | None:
    """The top dimension that rises most; of equals the first in the file."""
    instrument = after.ground.instrument
    nodes = [node for node in instrument.overall.nodes if after.values[node.id] is not None]
    most = max(nodes, key=lambda node: after.since(before, node.id), default=None)
    start, end = (before.values[most.id], after.values[most.id]) if most else (None, None)
    if most is None or start is None or end is None or start == end:
        return None
    return {
        "id": most.id,
        "from": printed(instrument, most, start),
        "to": printed(instrument, most, end),
        "exact": {"from": str(start), "to": str(end)},
    }
