"""A scoring document (SC-12) read into numbers: the tree of nodes and items that both scorers walk.

Nothing here knows answers. A node is a dimension or the overall score; an item is a scored question.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from rumbo.scoring import measures
from rumbo.scoring.contract import (
    OVERALL,
    BandPart,
    CapPart,
    ClausePart,
    DimensionPart,
    OptionRemedies,
    PlaybookPart,
    QuestionPart,
    QuestionRemedies,
    ScoringDocument,
)
from rumbo.scoring.measures import Measure


@dataclass(frozen=True, slots=True)
class Condition:
    """One key of a condition: the answer to `key` must be one of `any_of`."""

    key: str
    any_of: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cap:
    """One cap of an item: `when` one of these is chosen, or one of `when_missing` left out (SC-8).

    `lowest` says that what scores lowest triggers it.
    """

    item: str
    id: str
    when: frozenset[str]
    when_missing: frozenset[str]
    at: Fraction
    of: str
    lowest: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One scored question; `measure` says how its answer becomes a number.

    `own_remedies` maps an option or range to its own list, `missing_remedies` an option of several to what holds where
    it is left out, `remedies` is what holds for all others (SC-13). `first` are the answers that come before whatever
    else is weak, `first_missing` the options whose absence does (SC-17).
    """

    id: str
    measure: Measure
    weight: Fraction
    allow: frozenset[str]
    dont_know: str
    when_hidden: str
    weak_below: Fraction
    conditions: tuple[Condition, ...]
    caps: tuple[Cap, ...]
    remedies: tuple[str, ...]
    own_remedies: dict[str, tuple[str, ...]]
    missing_remedies: dict[str, tuple[str, ...]]
    first: frozenset[str]
    first_missing: frozenset[str]

    @property
    def all_remedies(self) -> tuple[str, ...]:
        """The playbooks that it names for any of its answers."""
        lists = (*self.own_remedies.values(), *self.missing_remedies.values())
        return (*self.remedies, *(slug for slugs in lists for slug in slugs))


@dataclass(frozen=True, slots=True)
class Node:
    """A dimension or the overall score. `caps` are all caps on this very node, in file order."""

    id: str
    weight: Fraction
    weakest: bool
    score_range: tuple[Fraction, Fraction]
    nodes: tuple["Node", ...]
    items: tuple[Item, ...]
    caps: tuple[Cap, ...]

    def walk(self) -> Iterator["Node"]:
        """This node and all below, children before parents."""
        for child in self.nodes:
            yield from child.walk()
        yield self

    def all_items(self) -> Iterator[Item]:
        """The items below, in file order."""
        yield from self.items
        for child in self.nodes:
            yield from child.all_items()


@dataclass(frozen=True, slots=True)
class Band:
    """A band as numbers: [start, end), the last one closed at 100 (SC-10)."""

    id: str
    start: Fraction
    end: Fraction
    weak: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Treatment:
    """One playbook as the order of remedies sees it: `effort` in hours, `needs` to finish first (SC-16)."""

    playbook: str
    effort: Fraction
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Instrument:
    """A whole questionnaire as numbers.

    `profile` maps a profile question to its options; `treatments` stand in order of first mention, those that are
    only prerequisites last; `order` is the chain of dimensions of SC-17.
    """

    diagnostic: str
    version: str
    hash: str
    overall: Node
    bands: tuple[Band, ...]
    decimals: int
    min_coverage: Fraction
    profile: dict[str, tuple[str, ...]]
    treatments: dict[str, Treatment]
    order: tuple[str, ...]

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by id, in file order."""
        return {item.id: item for item in self.overall.all_items()}

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Every node by id, children before parents; the overall score comes last."""
        return {node.id: node for node in self.overall.walk()}

    def band(self, score: Fraction) -> Band:
        """The band in which an exact score lies."""
        return next(band for band in reversed(self.bands) if band.start <= score)


def read(document: ScoringDocument) -> Instrument:
    """Read a scoring document; it is trusted to be one (the compiler wrote it)."""
    remedies = document["remedies"]
    of_question = {entry["question"]: entry for entry in remedies["questions"]}
    items = {item.id: item for part in document["dimensions"] for item in _items(part, (), of_question)}
    caps = [cap for item in items.values() for cap in item.caps]
    top: DimensionPart = {
        "id": OVERALL,
        "weight": "1",
        "combine": document["combine"],
        "score_range": document["score_range"],
        "show_if": [],
        "dimensions": document["dimensions"],
        "questions": [],
    }
    return Instrument(
        diagnostic=document["diagnostic"],
        version=document["version"],
        hash=document["hash"],
        overall=_node(top, items, caps),
        bands=_bands(document["bands"]),
        decimals=document["decimals"],
        min_coverage=Fraction(document["min_coverage"]) / 100,
        profile={asked["id"]: tuple(asked["options"]) for asked in document["profile"]},
        treatments={part["playbook"]: _treatment(part) for part in remedies["playbooks"]},
        order=tuple(remedies["order"]),
    )


def _bands(bands: list[BandPart]) -> tuple[Band, ...]:
    starts = [Fraction(band["from"]) for band in bands]
    edges = pairwise([*starts, Fraction(100)])
    return tuple(
        Band(band["id"], start, end, band["weak"], last=band is bands[-1])
        for band, (start, end) in zip(bands, edges, strict=True)
    )


def _node(part: DimensionPart, items: dict[str, Item], caps: list[Cap]) -> Node:
    low, high = part["score_range"]
    return Node(
        id=part["id"],
        weight=Fraction(part["weight"]),
        weakest=part["combine"] == "weakest",
        score_range=(Fraction(low), Fraction(high)),
        nodes=tuple(_node(child, items, caps) for child in part["dimensions"]),
        items=tuple(items[question["id"]] for question in part["questions"]),
        caps=tuple(cap for cap in caps if cap.of == part["id"]),
    )


def _treatment(part: PlaybookPart) -> Treatment:
    return Treatment(part["playbook"], Fraction(part["effort"]), tuple(part["needs"]))


def _items(part: DimensionPart, above: tuple[Condition, ...], remedies: dict[str, QuestionRemedies]) -> Iterator[Item]:
    conditions = (*above, *_conditions(part["show_if"]))
    for question in part["questions"]:
        yield _item(question, conditions, remedies[question["id"]])
    for child in part["dimensions"]:
        yield from _items(child, conditions, remedies)


def _conditions(clauses: list[ClausePart]) -> tuple[Condition, ...]:
    return tuple(Condition(clause["key"], frozenset(clause["any_of"])) for clause in clauses)


def _item(question: QuestionPart, above: tuple[Condition, ...], remedies: QuestionRemedies) -> Item:
    return Item(
        id=question["id"],
        weight=Fraction(question["weight"]),
        allow=frozenset(question["allow"]),
        dont_know=question["dont_know"],
        when_hidden=question["when_hidden"],
        weak_below=Fraction(question["weak_below"]),
        conditions=(*above, *_conditions(question["show_if"])),
        caps=tuple(_cap(question["id"], cap) for cap in question["caps"]),
        remedies=tuple(remedies["otherwise"]),
        own_remedies=_by_option(remedies["options"]),
        missing_remedies=_by_option(remedies["missing"]),
        first=frozenset(remedies["first"]),
        first_missing=frozenset(remedies["first_missing"]),
        measure=measures.read(question["measure"]),
    )


def _by_option(lists: list[OptionRemedies]) -> dict[str, tuple[str, ...]]:
    return {entry["option"]: tuple(entry["remedies"]) for entry in lists}


def _cap(item: str, cap: CapPart) -> Cap:
    return Cap(
        item=item,
        id=cap["id"],
        when=frozenset(cap["when"]),
        when_missing=frozenset(cap["when_missing"]),
        at=Fraction(cap["at"]),
        of=cap["of"],
        lowest=cap["lowest"],
    )
