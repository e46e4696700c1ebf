"""Why a score is what it is (D5), and how firmly it stands (SC-21): contributions, costs, what one answer could do.

Everything is derived from figures already worked out; nothing here can change a score.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from rumbo.scoring.contract import OVERALL
from rumbo.scoring.figures import decimal, score
from rumbo.scoring.instrument import Item, Node
from rumbo.scoring.measures import steps
from rumbo.scoring.nodes import WHOLE
from rumbo.scoring.outlook import Ground
from rumbo.scoring.states import Response, answered


@dataclass(frozen=True, slots=True)
class Part:
    """What one item or child adds to the raw value of its node: exact on 0-100, and in print on the node's range.

    Printed parts add up to the printed raw value.
    """

    id: str
    exact: Fraction
    printed: str


@dataclass(frozen=True, slots=True)
class Firmness:
    """Whether one answer, a step higher or lower, would take a node into another band."""

    up: bool
    down: bool


def contributions(ground: Ground, node: Node) -> list[Part]:
    """The parts of a node's raw value; none where it has no value or the weakest child rules.

    The first part, without an id, is where the node's range starts.
    """
    raw = ground.figures[node.id].raw
    if raw is None or node.weakest:
        return []
    shares = list(_shares(ground, node))
    low, high = node.score_range
    scaled = [low, *((high - low) * share / WHOLE for _, share in shares)]
    printed = _largest_remainder(scaled, score(ground.instrument, node, raw) or "", ground.instrument.decimals)
    parts = [("", Fraction(0)), *shares]
    return [Part(id_, exact, text) for (id_, exact), text in zip(parts, printed, strict=True)]


def _shares(ground: Ground, node: Node) -> Iterator[tuple[str, Fraction]]:
    numbers = [(child.id, child.weight, ground.figures[child.id].value) for child in node.nodes]
    numbers += [(item.id, item.weight, _percent(ground.responses[item.id].s)) for item in node.items if item.weight]
    present = [(id_, weight, number) for id_, weight, number in numbers if number is not None]
    total = sum((weight for _, weight, _ in present), Fraction(0))
    for id_, weight, number in present:
        yield id_, weight * number / total


def _percent(s: Fraction | None) -> Fraction | None:
    return None if s is None else WHOLE * s


def _largest_remainder(numbers: Sequence[Fraction], total: str, decimals: int) -> list[str]:
    """Print numbers so that they add up to a printed total: the largest remainders are the ones rounded up."""
    grid = 10**decimals
    steps = [floor(number * grid) for number in numbers]
    missing = int(Fraction(total) * grid) - sum(steps)
    by_remainder = sorted(range(len(numbers)), key=lambda index: steps[index] - numbers[index] * grid)
    for index in by_remainder[:missing]:
        steps[index] += 1
    return [decimal(step, decimals) for step in steps]


def costs(ground: Ground) -> dict[str, Fraction]:
    """What each improvable answer costs the overall score: what mending it alone would give back (0 to 100)."""
    today = ground.today()
    return {item.id: today.gain_of_one(OVERALL, item.id) for item in ground.improvable}


def firmness(ground: Ground) -> dict[str, Firmness]:
    """For every node with a band, whether one answer either way would change it; visibility stays as it is."""
    banded = {
        id_: ground.instrument.band(f.value) for id_, f in ground.figures.items() if f.counts and f.value is not None
    }
    up: set[str] = set()
    down: set[str] = set()
    for item, other in _one_answer_changed(ground):
        values = ground.today().with_answers({item.id: other}).values
        for id_ in ground.above[item.id]:
            value = values[id_]
            if id_ in banded and value is not None:
                start = ground.instrument.band(value).start
                up |= {id_} if start > banded[id_].start else set()
                down |= {id_} if start < banded[id_].start else set()
    return {id_: Firmness(id_ in up, id_ in down) for id_ in banded}


def _one_answer_changed(ground: Ground) -> Iterator[tuple[Item, Response]]:
    for item in ground.instrument.items.values():
        response = ground.responses[item.id]
        if response.state == "answered" and response.s is not None:
            for other in steps(item.measure, response.s):
                yield item, answered(other)
