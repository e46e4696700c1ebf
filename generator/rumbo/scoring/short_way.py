"""A short way up (SC-19): a few questions that, mended, take a node to its next band."""

from collections.abc import Iterator
from fractions import Fraction

from rumbo.scoring.instrument import Instrument, Node
from rumbo.scoring.outlook import Ground, Outlook, standing


def short_ways(ground: Ground) -> dict[str, tuple[str, ...] | None]:
    """For the overall score and every dimension the questions to mend, in the order taken; None: there is no way."""
    nodes = reversed(ground.instrument.nodes.values())
    return {node.id: short_way(ground, node) for node in nodes}


def short_way(ground: Ground, node: Node) -> tuple[str, ...] | None:
    """The way up for one node, or None: it has no band, no next band, or the edge is out of reach."""
    figures = ground.figures[node.id]
    edge = next_edge(ground.instrument, figures.value) if figures.counts and figures.value is not None else None
    if edge is None:
        return None
    taken = _taken(ground, node, edge)
    return None if taken is None else _needed(ground, node, edge, taken)


def next_edge(instrument: Instrument, value: Fraction) -> Fraction | None:
    """The score (0 to 100) where the next band starts; None in the last one (SC-10)."""
    band = instrument.band(value)
    return None if band.last else band.end


def _taken(ground: Ground, node: Node, edge: Fraction) -> list[str] | None:
    """First the holders of the caps below the edge, then whatever gains most, until the edge is reached."""
    eligible = [item.id for item in ground.improvable if node.id in ground.above[item.id]]
    low_caps = {cap.item for cap in standing(node, ground.responses) if cap.at < edge}
    taken = [item for item in eligible if item in low_caps]
    outlook = ground.today().with_mended(taken)
    for _ in range(len(eligible) - len(taken)):
        if _reaches(outlook, node, edge):
            return taken
        best = max(_untaken(eligible, taken), key=lambda item: outlook.gain_of_one(node.id, item))
        taken.append(best)
        outlook = outlook.with_mended([best])
    return taken if _reaches(outlook, node, edge) else None


def _untaken(eligible: list[str], taken: list[str]) -> Iterator[str]:
    return (item for item in eligible if item not in taken)


def _needed(ground: Ground, node: Node, edge: Fraction, taken: list[str]) -> tuple[str, ...]:
    """Drop, last taken first, each question without which the edge is still reached."""
    needed = list(taken)
    for item in reversed(taken):
        rest = [other for other in needed if other != item]
        if _reaches(ground.today().with_mended(rest), node, edge):
            needed = rest
    return tuple(needed)


def _reaches(outlook: Outlook, node: Node, edge: Fraction) -> bool:
    value = outlook.values[node.id]
    return value is not None and value >= edge
