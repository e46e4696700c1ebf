"""From responses to the figures of every node (SC-4 to SC-10), on exact rationals from 0 to 100.

Knows nothing of remedies or print. Its twin in the browser is templates/assets/js/scoring/nodes.mjs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from rumbo.scoring.contract import Status
from rumbo.scoring.instrument import Cap, Instrument, Node
from rumbo.scoring.states import Response

WHOLE = Fraction(100)
NOTHING = Fraction(0)
ENOUGH_ANSWERS = 2


@dataclass(frozen=True, slots=True)
class Figures:
    """What one node scores.

    Every number is None when it is not applicable; `value`, `raw` and `uncapped` also when nothing below is
    answered. `coverage` goes from 0 to 1, `answers` counts the answers below (SC-5).
    """

    status: Status
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    raw: Fraction | None = None
    uncapped: Fraction | None = None
    coverage: Fraction | None = None
    answers: int = 0
    capped_by: tuple[Cap, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the value may be read as a score: scored or provisional."""
        return self.status in ("scored", "provisional")


NOT_APPLICABLE = Figures("not-applicable")


def evaluate(instrument: Instrument, responses: Mapping[str, Response]) -> dict[str, Figures]:
    """The figures of every node by id, children before parents."""
    figures: dict[str, Figures] = {}
    for node in instrument.overall.walk():
        free = _of_nodes(node, figures) if node.nodes else _of_items(node, responses)
        if free is not None:
            status = _status(node, free, figures, instrument.min_coverage)
            figures[node.id] = _capped(replace(free, status=status), node.caps, responses)
        else:
            figures[node.id] = NOT_APPLICABLE
    return figures


def weakest(instrument: Instrument, figures: Mapping[str, Figures]) -> str | None:
    """The top dimension at least provisional with the lowest value, the first of equals (SC-7)."""
    scored = [(value, node.id) for node in instrument.overall.nodes if (value := _score(figures[node.id])) is not None]
    return min(scored, key=lambda pair: pair[0])[1] if scored else None


def triggered(cap: Cap, response: Response) -> bool:
    """Whether an answer sets its cap off; don't know does as the lowest answer would (SC-8)."""
    if response.state == "dont-know":
        return response.s is not None and cap.lowest
    return response.state == "answered" and not (
        response.chosen.isdisjoint(cap.when) and response.missing.isdisjoint(cap.when_missing)
    )


def _score(figures: Figures) -> Fraction | None:
    return figures.value if figures.counts else None


def _of_items(node: Node, responses: Mapping[str, Response]) -> Figures | None:
    """SC-4, before caps and status; None when nothing applies."""
    weighed = [(item, responses[item.id]) for item in node.items if item.weight]
    counted = [(item.weight, response.s) for item, response in weighed if response.s is not None]
    open_weight = _total(item.weight for item, response in weighed if response.is_open)
    weight = _total(weight for weight, _ in counted)
    points = _total(weight * s for weight, s in counted)
    if not weight + open_weight:
        return None
    value = WHOLE * points / weight if weight else None
    return Figures(
        "not-scored",
        value=value,
        low=WHOLE * points / (weight + open_weight),
        high=WHOLE * (points + open_weight) / (weight + open_weight),
        raw=value,
        uncapped=value,
        coverage=weight / (weight + open_weight),
        answers=sum(response.is_answer for _, response in weighed),
    )


def _of_nodes(node: Node, figures: Mapping[str, Figures]) -> Figures | None:
    """SC-6 and SC-7, from the children's final figures; None when no child applies."""
    parts = [(child.weight, figures[child.id]) for child in node.nodes]
    parts = [(weight, part) for weight, part in parts if part.status != "not-applicable"]
    if not parts:
        return None
    value = combine(node, ((weight, part.value) for weight, part in parts))
    return Figures(
        "not-scored",
        value=value,
        low=combine(node, ((weight, part.low) for weight, part in parts)),
        high=combine(node, ((weight, part.high) for weight, part in parts)),
        raw=value,
        uncapped=combine(node, ((weight, part.uncapped) for weight, part in parts)),
        coverage=mean((weight, part.coverage) for weight, part in parts),
        answers=sum(part.answers for _, part in parts),
    )


def combine(node: Node, parts: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """The node's mean or minimum over (weight, number) pairs, those without a number left out."""
    if not node.weakest:
        return mean(parts)
    return min((number for _, number in parts if number is not None), default=None)


def mean(parts: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """The weighted mean over (weight, number) pairs, those without a number left out; None over none."""
    present = [(weight, number) for weight, number in parts if number is not None]
    if not present:
        return None
    return _total(weight * number for weight, number in present) / _total(weight for weight, _ in present)


def _total(numbers: Iterable[Fraction]) -> Fraction:
    return sum(numbers, NOTHING)


def _status(node: Node, free: Figures, figures: Mapping[str, Figures], min_coverage: Fraction) -> Status:
    below = {figures[child.id].status for child in node.nodes} - {"not-applicable"}
    if node.weakest and below == {"not-scored"}:
        return "not-scored"
    if free.coverage == 1:
        return "scored"
    enough = free.coverage is not None and free.coverage >= min_coverage and free.answers >= ENOUGH_ANSWERS
    return "provisional" if enough else "not-scored"


def _capped(free: Figures, caps: Iterable[Cap], responses: Mapping[str, Response]) -> Figures:
    """SC-8: triggered caps limit value, low and high; an open question's cap limits low only.

    Without a value nothing is limited: the node may yet turn out not to apply, and then its cap must not have lowered
    what the nodes above can reach.
    """
    if free.value is None:
        return free
    active = [cap for cap in caps if triggered(cap, responses[cap.item])]
    possible = [cap for cap in caps if responses[cap.item].is_open]
    value = at_most(free.value, active)
    binding = [cap for cap in active if cap.at == value and cap.at < free.value]
    return replace(
        free,
        value=value,
        low=at_most(free.low, (*active, *possible)),
        high=at_most(free.high, active),
        capped_by=tuple(binding),
    )


def at_most(number: Fraction | None, caps: Iterable[Cap]) -> Fraction | None:
    """The number under its caps."""
    return None if number is None else min([number, *(cap.at for cap in caps)])
