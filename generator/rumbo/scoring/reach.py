"""What a questionnaire can score at all: the reach of every node over all sheets answered in full (SC-3 to SC-9).

Exact while few questions decide conditions; beyond that, sound bounds that say so. The deciders (questions that a
condition names) are tried in every way that matters; given those, any other question is at its worst or its best.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from rumbo.scoring import measures
from rumbo.scoring.contract import DONT_KNOW, NOT_APPLICABLE
from rumbo.scoring.instrument import Cap, Condition, Instrument, Item, Node
from rumbo.scoring.nodes import WHOLE, triggered
from rumbo.scoring.remembered import remembered
from rumbo.scoring.spans import Span, mean, union, weakest
from rumbo.scoring.states import Response, answered, shown, verdict

MOST_DECIDERS = 12

NONE = Fraction(0)


@dataclass(frozen=True, slots=True)
class Reach:
    """The span of every node that can apply, whether they are `exact`, and the items shown to nobody."""

    spans: Mapping[str, Span]
    exact: bool
    never_shown: tuple[str, ...] = ()


@remembered(alike=True)
def reach(instrument: Instrument) -> Reach:
    """Work out what can be reached."""
    deciders = {condition.key for item in instrument.items.values() for condition in item.conditions}
    many = [item for item in instrument.items.values() if measures.has_many_ways(item.measure)]
    if any(item.id in deciders or item.caps for item in many):
        return _anyhow(instrument)
    deciders |= {item.id for item in instrument.items.values() if _is_torn(item)}
    return (
        _Explorer(instrument, frozenset(deciders)).explore() if len(deciders) <= MOST_DECIDERS else _anyhow(instrument)
    )


def _anyhow(instrument: Instrument) -> Reach:
    return Reach({node.id: _bounds(node) for node in instrument.nodes.values()}, exact=False)


def _is_torn(item: Item) -> bool:
    """Whether an item is never at its best without setting a cap off, so that best is a matter of the whole."""
    if not item.caps:
        return False
    free = [answer.s or NONE for answer in _answers(item) if not any(triggered(c, answer) for c in item.caps)]
    return not free or max(free) < _extremes(item).high


def _bounds(node: Node) -> Span:
    """Sound without trying anything: no mean lies beyond its parts, no cap below its `at`."""
    spans = [_extremes(item) for item in node.all_items() if item.weight]
    hidden = any(item.conditions and item.when_hidden == "lowest" for item in node.all_items())
    floors = [cap.at for inner in node.walk() for cap in inner.caps]
    low = NONE if hidden else WHOLE * min(span.low for span in spans)
    return Span(min([low, *floors]), WHOLE * max(span.high for span in spans), optional=True)


def _extremes(item: Item) -> Span:
    """The worst and the best s of an item that is shown."""
    low, high = measures.extremes(item.measure)
    knows_least = DONT_KNOW in item.allow and item.dont_know == "lowest"
    return Span(min(low, NONE) if knows_least else low, high, NOT_APPLICABLE in item.allow)


def _answers(item: Item) -> Iterator[Response]:
    """Every response that settles an item."""
    if NOT_APPLICABLE in item.allow:
        yield Response("not-applicable")
    if DONT_KNOW in item.allow and item.dont_know == "lowest":
        yield Response("dont-know", NONE)
    yield from map(answered, measures.ways(item.measure))


@dataclass(frozen=True)
class _Settled:
    """The deciders tried so far: a response for each item, with the s that answers alike could give."""

    items: Mapping[str, Response] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    profile: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a leaf can come to under what is settled; `caps` are the caps that could be set off in it."""

    span: Span | None
    caps: frozenset[Cap] = frozenset()


Found = dict[str, list[Span | None]]
ANY_ANSWER = Response("answered")


class _Explorer:
    """Tries the deciders: those that touch one leaf only are tried leaf by leaf, the others together."""

    def __init__(self, instrument: Instrument, deciders: frozenset[str]) -> None:
        self._instrument = instrument
        self._deciders = deciders
        self._leaves = [node for node in instrument.nodes.values() if node.items]
        self._shown: set[str] = set()
        self._outcomes: dict[object, _Outcome] = {}

    def explore(self) -> Reach:
        shared = [key for key in self._in_order if len(self._touched[key]) != 1]
        found: Found = {}
        for settled in self._settle(shared, _Settled()):
            leaves = {leaf.id: self._leaf(leaf, settled) for leaf in self._leaves}
            self._climb(self._instrument.overall, leaves, settled, found)
        spans = {id_: span for id_, outcomes in found.items() if (span := union(outcomes))}
        hidden = tuple(id_ for id_ in self._instrument.items if id_ not in self._shown)
        return Reach(spans, exact=True, never_shown=hidden)

    @cached_property
    def _in_order(self) -> list[str]:
        order = [*self._instrument.profile, *self._instrument.items]
        return [key for key in order if key in self._deciders]

    @cached_property
    def _touched(self) -> dict[str, set[str]]:
        """The nodes whose figures each decider enters directly: by its s, its caps, or what it hides."""
        touched: dict[str, set[str]] = {key: set() for key in self._deciders}
        for leaf in self._leaves:
            for item in leaf.items:
                if item.id in touched:
                    touched[item.id] |= {leaf.id, *(cap.of for cap in item.caps)}
                for condition in item.conditions:
                    touched[condition.key].add(leaf.id)
        for item in reversed(self._instrument.items.values()):
            for condition in item.conditions:  # a decider's own conditions touch all that it touches
                touched[condition.key] |= touched.get(item.id, set())
        return touched

    def _settle(self, keys: list[str], settled: _Settled) -> Iterator[_Settled]:
        if not keys:
            yield settled
            return
        for more in self._ways(keys[0], settled):
            yield from self._settle(keys[1:], more)

    def _ways(self, key: str, settled: _Settled) -> Iterator[_Settled]:
        """What is settled with one more decider, answered in each way that makes a difference."""
        if key in self._instrument.profile:
            yield settled
            for option in sorted(self._instrument.profile[key]):
                yield _Settled(settled.items, settled.spans, {**settled.profile, key: option})
            return
        item = self._instrument.items[key]
        alike: dict[object, list[Response]] = {}
        for given in _answers(item):
            response = self._response(item, given, settled)
            alike.setdefault(self._effect(item, response), []).append(response)
        for responses in alike.values():
            numbers = [response.s for response in responses if response.s is not None]
            span = Span(WHOLE * min(numbers), WHOLE * max(numbers)) if numbers else None
            spans = {**settled.spans, key: span} if span else settled.spans
            yield _Settled({**settled.items, key: responses[0]}, spans, settled.profile)

    def _response(self, item: Item, given: Response, settled: _Settled) -> Response:
        return shown(item, given, {verdict(key, settled.items, settled.profile) for key in item.conditions})

    def _effect(self, item: Item, response: Response) -> object:
        """All by which one answer to a decider differs from another, its s apart."""
        met = (condition.any_of for condition in self._conditions_on[item.id])
        off = tuple(triggered(cap, response) for cap in item.caps)
        return response.state, response.left_out, off, tuple(bool(any_of & response.chosen) for any_of in met)

    @cached_property
    def _conditions_on(self) -> dict[str, list[Condition]]:
        named: dict[str, list[Condition]] = {key: [] for key in self._deciders}
        for item in self._instrument.items.values():
            for condition in item.conditions:
                named[condition.key].append(condition)
        return named

    def _leaf(self, leaf: Node, settled: _Settled) -> _Outcome:
        """A leaf's outcome, worked out once for all that is settled alike of what touches it."""
        near = (key for key in self._in_order if leaf.id in self._touched[key])
        told = tuple((settled.items.get(key), settled.spans.get(key), settled.profile.get(key)) for key in near)
        if (leaf.id, told) not in self._outcomes:
            self._outcomes[leaf.id, told] = self._fresh_leaf(leaf, settled)
        return self._outcomes[leaf.id, told]

    def _fresh_leaf(self, leaf: Node, settled: _Settled) -> _Outcome:
        private = [key for key in self._in_order if self._touched[key] == {leaf.id}]
        outcomes = [self._settled_leaf(leaf, full) for full in self._settle(private, settled)]
        caps: frozenset[Cap] = frozenset().union(*(outcome.caps for outcome in outcomes))
        return _Outcome(union([outcome.span for outcome in outcomes]), caps)

    def _settled_leaf(self, leaf: Node, settled: _Settled) -> _Outcome:
        parts: list[tuple[Fraction, Span | None]] = []
        caps: set[Cap] = set()
        for item in leaf.items:
            response = self._response(item, settled.items.get(item.id, ANY_ANSWER), settled)
            parts += [(item.weight, self._item_span(item, response, settled))] if item.weight else []
            if response.state != "hidden":
                self._shown.add(item.id)
                caps |= {c for c in item.caps if item.id not in settled.items or triggered(c, response)}
        span = mean(parts)
        return _Outcome(_capped(leaf, span, caps, settled), frozenset(caps))

    def _item_span(self, item: Item, response: Response, settled: _Settled) -> Span | None:
        """What an item can add: its whole scale, or what is settled of it; None when it is left out."""
        if item.id in settled.items:
            return settled.spans.get(item.id)
        if response.state == "hidden":
            return None if response.s is None else Span(NONE, NONE)
        span = _extremes(item)
        return Span(WHOLE * span.low, WHOLE * span.high, span.optional)

    def _climb(self, node: Node, leaves: Mapping[str, _Outcome], settled: _Settled, found: Found) -> _Outcome:
        """The outcome of a node, noted down with those of all below it."""
        outcome = leaves[node.id] if node.items else self._of_nodes(node, leaves, settled, found)
        found.setdefault(node.id, []).append(outcome.span)
        return outcome

    def _of_nodes(self, node: Node, leaves: Mapping[str, _Outcome], settled: _Settled, found: Found) -> _Outcome:
        below = [self._climb(child, leaves, settled, found) for child in node.nodes]
        parts = [(child.weight, outcome.span) for child, outcome in zip(node.nodes, below, strict=True)]
        span = weakest(parts) if node.weakest else mean(parts)
        caps: frozenset[Cap] = frozenset().union(*(outcome.caps for outcome in below))
        return _Outcome(_capped(node, span, caps, settled), caps)


def _capped(node: Node, span: Span | None, caps: Iterable[Cap], settled: _Settled) -> Span | None:
    """Caps that could be set off lower the worst case; those of settled deciders lower the best one too."""
    if span is None:
        return None
    here = [cap for cap in caps if cap.of == node.id]
    forced = [cap.at for cap in here if cap.item in settled.items]
    return Span(min([span.low, *(cap.at for cap in here)]), min([span.high, *forced]), span.optional)
