"""Golden respondents: what cases.yml expects of the result object, held against what the scorer gives.

An expectation names fields by the result's own names (docs/scoring.md). Where the result holds a list of things with
an id (dimensions at any depth, questions), the expectation may be a mapping by id; a list of remedies is compared
with the first ones.

Four more expectations say of the remedies what a consultant would, without saying all of them in order: `first` (the
path begins with one of these), `early` (each among the first four), `late` (none among the first three), `never`.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rumbo.content.answering import slips
from rumbo.content.source import with_values
from rumbo.location import Location
from rumbo.model import Case, Diagnostic, Remedy
from rumbo.model.document import instrument_of
from rumbo.scoring.assessment import EXPLANATIONS, assess_with
from rumbo.scoring.contract import OVERALL, DimensionResult, Result
from rumbo.scoring.instrument import Instrument, Item, Node
from rumbo.wording.phrases import Filling, Phrase
from rumbo.wording.problems import Problem, nearest

Path = tuple[str | int, ...]

EARLY = 4
LATE = 3

PLAIN = re.compile(r"[a-z][a-z-]*")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One expectation that a result does not meet; `known` are the fields there are, where it names one that is not."""

    case: str
    place: Location
    path: Path
    expected: object
    actual: object
    known: tuple[str, ...] | None = None


def run(diagnostic: Diagnostic, remedies: Mapping[str, Remedy]) -> list[Problem]:
    """Every expectation of every golden respondent that does not hold."""
    if not diagnostic.cases:
        return []
    instrument = instrument_of(diagnostic, remedies)
    return [problem for case in diagnostic.cases for problem in _problems(case, diagnostic, instrument)]


def updated(text: str, diagnostic: Diagnostic, remedies: Mapping[str, Remedy]) -> str:
    """The text of cases.yml with every expectation that does not hold replaced by what the scorer gives.

    Nothing else changes: comments, order and spacing stay. A field that the result does not have stays too, and so does
    a respondent with a slip in its answers, whose result means nothing.
    """
    instrument = instrument_of(diagnostic, remedies)
    results = ((case, _result(case, instrument)) for case in diagnostic.cases)
    sound = ((case, result) for case, result in results if not any(slips(case, diagnostic, result)))
    wrong = (miss for case, result in sound for miss in mismatches(case, result))
    return with_values(text, {miss.place: written(miss.actual) for miss in wrong if miss.known is None})


def mismatches(case: Case, result: Result) -> Iterator[Mismatch]:
    """The expectations of one golden respondent that a result does not meet."""
    fields = {key: value for key, value in case.expect.items() if key not in ADVICE}
    for path, expected, actual in _leaves((), fields, result):
        place = _place(case, path)
        if isinstance(actual, _Missing):
            yield Mismatch(case.name, place, path, expected, None, actual.known)
        elif as_text(expected) != as_text(actual):
            yield Mismatch(case.name, place, path, expected, actual)


def _result(case: Case, instrument: Instrument, explained: Collection[str] = EXPLANATIONS) -> Result:
    return assess_with(instrument, {"answers": case.answers, "profile": case.profile}, explained)


def _problems(case: Case, diagnostic: Diagnostic, instrument: Instrument) -> list[Problem]:
    """What a respondent fails. What nobody expects is worked out only where the rest has failed, to tell why."""
    named = frozenset(_names(case.expect))
    found = list(_held(case, diagnostic, instrument, _result(case, instrument, named)))
    return found and list(_held(case, diagnostic, instrument, _result(case, instrument)))


def _names(expected: object) -> Iterator[str]:
    """Every name of a field, at any depth."""
    if isinstance(expected, Mapping):
        yield from map(str, expected)
    inside = (
        expected.values() if isinstance(expected, Mapping) else expected if isinstance(expected, list | tuple) else ()
    )
    for each in inside:
        yield from _names(each)


def _held(case: Case, diagnostic: Diagnostic, instrument: Instrument, result: Result) -> Iterator[Problem]:
    if found := list(slips(case, diagnostic, result)):
        yield from found
        return
    yield from _advice_problems(case, instrument, result)
    for miss in mismatches(case, result):
        values: dict[str, Filling] = {"case": miss.case, "field": _dotted(miss.path)}
        if miss.known is not None:
            yield Problem("unknown-result-field", miss.place, values, nearest(str(miss.path[-1]), miss.known))
        else:
            values |= {"expected": as_text(miss.expected), "got": _told(miss)}
            values |= {"arithmetic": arithmetic(_concerned(miss.path, instrument), result)}
            yield Problem("case-failed", miss.place, values)


def _advice_problems(case: Case, instrument: Instrument, result: Result) -> Iterator[Problem]:
    """What a consultant would say of the remedies, and the path does not; no update ever rewrites it."""
    path = tuple(remedy["playbook"] for remedy in result["remedies"])
    for key, holds in ADVICE.items():
        named = _slugs(case.expect.get(key, ()))
        unknown = [slug for slug in named if slug not in instrument.treatments]
        for slug in unknown:
            suggestion = nearest(slug, tuple(instrument.treatments))
            yield Problem("unadvised-playbook", _place(case, (key,)), {"playbook": slug}, suggestion)
        if key in case.expect and not unknown and not holds(named, path):
            values = {"case": case.name, "key": key, "named": ", ".join(named), "path": ", ".join(path[:EARLY])}
            yield Problem("advice-failed", _place(case, (key,)), values)


def _slugs(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value)) if isinstance(value, list | tuple) else ()


ADVICE: Mapping[str, Callable[[Sequence[str], Sequence[str]], bool]] = {
    "first": lambda named, path: path[0] in named if path else not named,
    "early": lambda named, path: set(named) <= set(path[:EARLY]),
    "late": lambda named, path: not set(named) & set(path[:LATE]),
    "never": lambda named, path: not set(named) & set(path),
}
"""Whether a path of remedies is what an expectation of this name says, for the playbooks that it names."""


def _concerned(path: Path, instrument: Instrument) -> Node:
    """The node that a field belongs to: the innermost one named on the way to it, else the overall score."""
    named = (instrument.nodes[str(step)] for step in reversed(path) if step in instrument.nodes)
    return next(named, instrument.overall)


def arithmetic(node: Node, result: Result) -> Phrase:
    """How the value of one node comes about, in one line."""
    figures = result["overall"] if node.id == OVERALL else _dimensions(result["dimensions"])[node.id]
    exact = figures["exact"]
    if exact["raw"] is None:
        return Phrase("arithmetic.nothing", {"node": node.id, "status": figures["status"]})
    told = Phrase("arithmetic.comes-to", {"node": node.id, "sum": _sum(node, result), "number": exact["raw"]})
    for cap in figures["capped_by"]:
        name = f"{cap['question']}/{cap['cap']}"
        told = Phrase("arithmetic.capped", {"sum": told, "cap": name, "at": exact["value"] or ""})
    return told


def _sum(node: Node, result: Result) -> Filling:
    parts = _below(node, result)
    if node.weakest:
        return Phrase("arithmetic.lowest", {"parts": ", ".join(f"{id_} {number}" for id_, _, number in parts)})
    terms = " + ".join(f"{id_} {number} * {weight}" for id_, weight, number in parts)
    return f"({terms}) / {sum(weight for _, weight, _ in parts)}{'' if node.nodes else ' * 100'}"


def _below(node: Node, result: Result) -> list[tuple[str, Fraction, str]]:
    """Id, weight and exact number of all that the node's own sum takes in."""
    every = _dimensions(result["dimensions"])
    children = [(child.id, child.weight, every[child.id]["exact"]["value"]) for child in node.nodes]
    items = {question["id"]: question["s"] for question in every[node.id]["questions"]} if node.items else {}
    weighed: Sequence[Item] = [item for item in node.items if item.weight]
    parts = [*children, *((item.id, item.weight, items[item.id]) for item in weighed)]
    return [(id_, weight, number) for id_, weight, number in parts if number is not None]


class _Missing:
    """Stands for a field that the result does not have, with those it has."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = tuple(known)


Compared = tuple[Path, object, object]


def _leaves(path: Path, expected: object, actual: object) -> Iterator[Compared]:
    """Walk both down to what can be compared as text."""
    match expected, actual:
        case Mapping(), Mapping():
            yield from _fields(path, expected, actual)
        case Mapping(), list() if all("id" in entry for entry in actual):
            yield from _fields(path, expected, _by_id(actual))
        case [_, *_], list() if path == ("remedies",) or len(expected) == len(actual):
            for index, entry in enumerate(expected):
                yield from _leaves((*path, index), entry, actual[index] if index < len(actual) else None)
        case str(), {"playbook": slug}:
            yield path, expected, slug
        case _:
            yield path, expected, actual


def _fields(path: Path, expected: Mapping[str, object], actual: Mapping[str, object]) -> Iterator[Compared]:
    for key, value in expected.items():
        if key in actual:
            yield from _leaves((*path, key), value, actual[key])
        else:
            yield (*path, key), value, _Missing(actual)


def _by_id(entries: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """Things with an id, and the dimensions inside them, by id."""
    found: dict[str, object] = {}
    for entry in entries:
        found[str(entry["id"])] = entry
        found |= _by_id(_things(entry.get("dimensions")))
    return found


def _things(value: object) -> list[Mapping[str, object]]:
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []


def _dimensions(dimensions: Iterable[DimensionResult]) -> dict[str, DimensionResult]:
    """Dimensions at any depth by id."""
    found: dict[str, DimensionResult] = {}
    for dimension in dimensions:
        found[dimension["id"]] = dimension
        found |= _dimensions(dimension["dimensions"])
    return found


def as_text(value: object) -> str:
    """A value as cases.yml writes it: every scalar is text there."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case Mapping():
            return "{" + ", ".join(f"{key}: {as_text(part)}" for key, part in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(as_text(part) for part in value) + "]"
        case _:
            return str(value)


def written(value: object) -> str:
    """A value as YAML on one line, every scalar that could be mistaken in quotes."""
    match value:
        case None | bool():
            return as_text(value)
        case {"playbook": slug}:
            return str(slug)
        case Mapping():
            return "{" + ", ".join(f"{key}: {written(part)}" for key, part in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(written(part) for part in value) + "]"
        case _:
            return str(value) if PLAIN.fullmatch(str(value)) else f'"{value}"'


def _told(miss: Mismatch) -> str:
    """What came out; of a group that was expected to be something else, only what is in it."""
    if isinstance(miss.actual, Mapping) and not isinstance(miss.expected, Mapping):
        return "{" + ", ".join(miss.actual) + "}"
    return as_text(miss.actual)


def _dotted(path: Path) -> str:
    return ".".join(str(part) for part in path)


def _place(case: Case, path: Path) -> Location:
    """Where an expectation stands: its own place, else that of the nearest thing around it."""
    around = (path[:length] for length in range(len(path), -1, -1))
    return next((case.places[part] for part in around if part in case.places), case.place)
