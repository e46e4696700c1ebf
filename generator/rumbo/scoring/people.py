"""Who of a team counts: several people's documents, each scored by itself, of which none is trusted (TM-1).

Whatever is handed in is named with its source, and what cannot count with the reason; nothing stops at a bad one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rumbo.scoring.contract import Skipping
from rumbo.scoring.instrument import Instrument, Item, Node
from rumbo.scoring.nodes import Figures, evaluate
from rumbo.scoring.states import Ignored, Response, settle

MOST = 200
PAIR = 2
"""So few make a team, and so many people make a pair."""
_PRINTABLE = re.compile("[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]{1,80}")
_RESPONDENT = re.compile("[0-9a-f]{32}")
_SAVED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{1,20}Z")


@dataclass(frozen=True, eq=False)
class Person:
    """One who counts. `name` is empty for one who gave none; `signature` says all answers and orders people."""

    source: str
    name: str
    respondent: str
    saved: str
    responses: Mapping[str, Response]
    figures: Mapping[str, Figures]
    profile: Mapping[str, str]
    ignored: tuple[Ignored, ...]
    signature: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that does not count, and why; an earlier one of the same respondent is one too."""

    source: str
    reason: Skipping


@dataclass(frozen=True, slots=True)
class Gathered:
    """The people in an order that does not depend on that of the documents, and what else was handed in.

    `alike` are the sources whose answers equal those of another person, where nothing tells whether it is the same.
    """

    people: tuple[Person, ...]
    skipped: tuple[Skipped, ...]
    alike: tuple[str, ...]


def gather(instrument: Instrument, documents: Iterable[tuple[str, object]]) -> Gathered:
    """What of some documents, each with its source, makes a team."""
    skipped: list[Skipped] = []
    people: list[Person] = []
    for source, document in documents:
        found = _person(instrument, source, document)
        if isinstance(found, Person):
            people.append(found)
        else:
            skipped.append(Skipped(source, found))
    latest = _latest(people)
    skipped += [Skipped(person.source, _superseded(person, latest)) for person in people if person not in latest]
    skipped += [Skipped(person.source, "too-many") for person in latest[MOST:]]
    counted = latest[:MOST]
    seen = [person.signature for person in counted]
    unknown = [person for person in counted if not person.respondent and seen.count(person.signature) > 1]
    return Gathered(tuple(counted), tuple(skipped), tuple(person.source for person in unknown))


def answers_to(item: Item, people: Sequence[Person]) -> list[tuple[int, Response]]:
    """The answers to a question with the places of those who gave them."""
    found = [(place, person.responses[item.id]) for place, person in enumerate(people)]
    return [(place, response) for place, response in found if response.is_answer]


def counting_for(node: Node, people: Sequence[Person]) -> list[int]:
    """The places of the people who count for a node (TM-3)."""
    return [place for place, person in enumerate(people) if person.figures[node.id].counts]


def _person(instrument: Instrument, source: str, document: object) -> Person | Skipping:
    """Who a document speaks for, or why it does not count."""
    if not isinstance(document, Mapping) or not isinstance(document.get("answers"), Mapping):
        return "not-answers"
    if document.get("diagnostic", instrument.diagnostic) != instrument.diagnostic:
        return "other-diagnostic"
    if document.get("version", instrument.version) != instrument.version:
        return "other-version"
    told = document.get("profile")
    settled = settle(instrument, document["answers"], told if isinstance(told, Mapping) else {})
    if not any(response.state == "answered" for response in settled.responses.values()):
        return "empty"
    return Person(
        source=source,
        name=_name(document.get("name")),
        respondent=_matching(_RESPONDENT, document.get("respondent")),
        saved=_matching(_SAVED, document.get("saved")),
        responses=settled.responses,
        figures=evaluate(instrument, settled.responses),
        profile=settled.profile,
        ignored=settled.ignored,
        signature=_signature(settled.responses, settled.profile),
    )


def _name(given: object) -> str:
    """A name as it may be printed: one line, no longer than a line, nothing that turns the direction of writing."""
    return _matching(_PRINTABLE, given.strip(" ")) if isinstance(given, str) else ""


def _matching(shape: re.Pattern[str], given: object) -> str:
    return given if isinstance(given, str) and shape.fullmatch(given) else ""


def _signature(responses: Mapping[str, Response], profile: Mapping[str, str]) -> str:
    told = (f"{r.state} {r.s} {' '.join(sorted(r.chosen))}" for r in responses.values())
    return "\n".join([*told, *(f"{key} {profile[key]}" for key in sorted(profile))])


def _latest(people: Iterable[Person]) -> list[Person]:
    """Of each document's respondent the one that was saved last, in order of names and answers."""
    ordered = sorted(people, key=lambda person: (person.saved, _units(person.signature), _units(person.name)))
    last = {_identity(person): person for person in ordered}
    return sorted(last.values(), key=lambda person: (_units(person.name), _units(person.signature)))


def _identity(person: Person) -> tuple[str, ...]:
    """By what two documents are of one respondent: their number; without one, that it is the same file."""
    return (person.respondent,) if person.respondent else (person.source, *_content(person))


def _superseded(person: Person, latest: Sequence[Person]) -> Skipping:
    """Why a document does not count whose respondent counts by another."""
    return "twice" if any(_content(other) == _content(person) for other in latest) else "earlier"


def _content(person: Person) -> tuple[str, ...]:
    return (person.respondent, person.saved, person.name, person.signature)


def _units(text: str) -> bytes:
    """Text as JavaScript sorts it: by UTF-16 code units."""
    return text.encode("utf-16-be", "surrogatepass")
