"""What the nodes would score under other answers, above all if some questions were mended (SC-15).

Mending sets a question's s to 1 and lifts its own caps; visibility, states, coverage and all other answers stay
as they are. Only the path from a changed item up to the overall score is worked out again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from rumbo.scoring.instrument import Cap, Instrument, Item, Node
from rumbo.scoring.nodes import NOTHING, WHOLE, Figures, at_most, combine, triggered
from rumbo.scoring.states import Response

# The best answer there could be, which sets no cap off.
MENDED = Response("answered", Fraction(1))


@dataclass(frozen=True)
class Ground:
    """All about one respondent that mending never changes."""

    instrument: Instrument
    responses: Mapping[str, Response]
    figures: Mapping[str, Figures]

    @cached_property
    def above(self) -> dict[str, tuple[str, ...]]:
        """The nodes above every item, innermost first."""
        return dict(_paths(self.instrument.overall, ()))

    @cached_property
    def worth(self) -> dict[str, Fraction]:
        """What a whole s of 1 in an item adds to the raw value of the node that holds it (0 to 100)."""
        return {id_: worth for node in self.instrument.nodes.values() for id_, worth in self._worth(node)}

    @cached_property
    def parts(self) -> dict[str, Fraction]:
        """The part that every node with a value has in the mean of the one above it."""
        return {id_: part for node in self.instrument.nodes.values() for id_, part in self._parts(node)}

    @cached_property
    def leverage(self) -> dict[str, Fraction]:
        """What mending an item adds to the overall weighted mean, caps and weakest links left out of account."""
        return dict(self._leverage(self.instrument.overall, Fraction(1)))

    @cached_property
    def improvable(self) -> tuple[Item, ...]:
        """The answered items below their best that move something: of positive weight or with a cap (SC-14)."""
        return tuple(item for item in self.instrument.items.values() if self._is_improvable(item))

    def today(self) -> "Outlook":
        """The outlook with nothing changed."""
        values = {id_: figures.value for id_, figures in self.figures.items()}
        raws = {id_: figures.raw for id_, figures in self.figures.items()}
        return Outlook(self, self.responses, values, raws)

    def _is_improvable(self, item: Item) -> bool:
        response = self.responses[item.id]
        return response.is_answer and response.s != 1 and bool(item.weight or item.caps)

    def _worth(self, node: Node) -> Iterator[tuple[str, Fraction]]:
        counted = [item for item in node.items if self.responses[item.id].s is not None]
        weight = sum((item.weight for item in counted), Fraction(0))
        for item in counted:
            yield item.id, WHOLE * item.weight / weight if item.weight else Fraction(0)

    def _parts(self, node: Node) -> Iterator[tuple[str, Fraction]]:
        present = [child for child in node.nodes if self.figures[child.id].value is not None]
        weight = sum((child.weight for child in present), Fraction(0))
        for child in present:
            yield child.id, child.weight / weight

    def _leverage(self, node: Node, part: Fraction) -> Iterator[tuple[str, Fraction]]:
        for item in node.items:
            yield item.id, part * self.worth.get(item.id, Fraction(0)) * (1 - (self.responses[item.id].s or 0))
        for child in node.nodes:
            if child.id in self.parts:
                yield from self._leverage(child, part * self.parts[child.id])


@dataclass(frozen=True)
class Outlook:
    """The value and the raw value (before its own caps) of every node under some changed `responses`."""

    ground: Ground
    responses: Mapping[str, Response]
    values: Mapping[str, Fraction | None]
    raws: Mapping[str, Fraction | None]

    @cached_property
    def ruling(self) -> frozenset[str]:
        """The nodes that the overall value hangs on: of a weakest link's children the lowest alone, and all as low."""
        return frozenset(self._ruling(self.ground.instrument.overall))

    def with_mended(self, items: Iterable[str]) -> "Outlook":
        """The outlook with these mended as well."""
        return self.with_answers(dict.fromkeys(items, MENDED))

    def with_answers(self, changes: Mapping[str, Response]) -> "Outlook":
        """The outlook with other answers to items that are answered; visibility stays as it is."""
        touched = {id_ for item in changes for id_ in self.ground.above[item]}
        values, raws, responses = dict(self.values), dict(self.raws), {**self.responses, **changes}
        for node in self.ground.instrument.nodes.values():
            if node.id in touched:
                raws[node.id] = self._raw(node, changes, values)
                values[node.id] = at_most(raws[node.id], standing(node, responses))
        return Outlook(self.ground, responses, values, raws)

    def gain(self, node: str, items: Iterable[str]) -> Fraction:
        """By how much mending these too would raise a node; 0 for one without a value."""
        return self.with_mended(items).since(self, node)

    def since(self, earlier: "Outlook", node: str) -> Fraction:
        """By how much a node stands higher here than in an earlier outlook (0 to 100); 0 for one without a value."""
        after, before = self.values[node], earlier.values[node]
        return Fraction(0) if after is None or before is None else after - before

    def gain_of_one(self, top: str, item: str) -> Fraction:
        """The same for one item that is not mended yet: no more than a walk up its path."""
        moved: dict[str, Fraction | None] = {}
        shift = self.ground.worth.get(item, NOTHING) * (1 - (self.responses[item].s or 0))
        for id_ in self.ground.above[item]:
            node, before = self.ground.instrument.nodes[id_], self.values[id_]
            raw = self.raws[id_]
            if node.weakest and node.nodes:
                raw = combine(
                    node, ((child.weight, moved.get(child.id, self.values[child.id])) for child in node.nodes)
                )
            elif raw is not None:
                raw += shift
            lids = [cap for cap in standing(node, self.responses) if cap.item != item]
            moved[id_] = value = at_most(raw, lids)
            shift = value - before if value is not None and before is not None else NOTHING
            if id_ == top:
                break
            shift *= self.ground.parts.get(id_, NOTHING)
        return shift

    def _ruling(self, node: Node) -> Iterator[str]:
        yield node.id
        lowest = self.raws[node.id]
        for child in node.nodes:
            if not node.weakest or (lowest is not None and self.values[child.id] == lowest):
                yield from self._ruling(child)

    def _raw(
        self, node: Node, changes: Mapping[str, Response], values: Mapping[str, Fraction | None]
    ) -> Fraction | None:
        if node.nodes:
            return combine(node, ((child.weight, values[child.id]) for child in node.nodes))
        before = self.raws[node.id]
        if before is None:
            return None
        changed = (item.id for item in node.items if item.id in changes)
        return before + sum((self._change(id_, changes[id_]) for id_ in changed), Fraction(0))

    def _change(self, item: str, response: Response) -> Fraction:
        return self.ground.worth[item] * ((response.s or 0) - (self.responses[item].s or 0))


def standing(node: Node, responses: Mapping[str, Response]) -> list[Cap]:
    """The triggered caps on this very node."""
    return [cap for cap in node.caps if triggered(cap, responses[cap.item])]


def _paths(node: Node, above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    path = (node.id, *above)
    for item in node.items:
        yield item.id, path
    for child in node.nodes:
        yield from _paths(child, path)
