"""No id is given twice within its namespace."""

from collections.abc import Iterable, Iterator

from rumbo.content.checks.manuscript import Places
from rumbo.location import Location
from rumbo.model import Collection, Diagnostic, Dimension, Playbook
from rumbo.wording.phrases import Filling, Noun, Phrase
from rumbo.wording.problems import Problem

Named = tuple[Noun, str, Location]
"""What a thing is called, its id, and where it starts."""


def in_diagnostic(diagnostic: Diagnostic, places: Places) -> Iterator[Problem]:
    """Questions, profile questions and dimensions share one namespace; all other things have their own."""
    yield from _twice(_shared_namespace(diagnostic), places)
    yield from _twice((("band", band.id, band.place) for band in diagnostic.bands), places)
    for asked in diagnostic.profile:
        yield from _twice((("option", option.id, option.place) for option in asked.options), places)
    for question in diagnostic.all_questions():
        yield from _twice((("answer", answer.id, answer.place) for answer in question.answers), places)
        yield from _twice((("cap", cap.id, cap.place) for cap in question.caps), places)


def in_playbook(playbook: Playbook, places: Places) -> Iterator[Problem]:
    """Steps and drawings have a namespace each in a playbook, parts in a drawing, cards in a part."""
    yield from _twice((("step", step.id, step.place) for step in playbook.steps), places)
    yield from _twice((("drawing", drawing.id, drawing.place) for drawing in playbook.drawings), places)
    for drawing in playbook.drawings:
        yield from _twice((("part", part.id, part.place) for part in drawing.parts), places)
        for part in drawing.parts:
            yield from _twice((("card", card.id, card.place) for card in part.cards), places)


def in_collection(collection: Collection) -> Iterator[Problem]:
    """No playbook stands in a collection twice."""
    seen: set[str] = set()
    for entry in collection.playbooks:
        if entry.playbook.id in seen:
            yield Problem("listed-twice", entry.playbook.place, {"value": entry.playbook.id, "key": "playbooks"})
        seen.add(entry.playbook.id)


def _shared_namespace(diagnostic: Diagnostic) -> Iterator[Named]:
    for asked in diagnostic.profile:
        yield "profile-question", asked.id, asked.place
    for dimension in diagnostic.dimensions:
        yield from _of_dimension(dimension)


def _of_dimension(dimension: Dimension) -> Iterator[Named]:
    yield "dimension", dimension.id, dimension.place
    for question in dimension.questions:
        yield "question", question.id, question.place
    for child in dimension.dimensions:
        yield from _of_dimension(child)


def _twice(things: Iterable[Named], places: Places) -> Iterator[Problem]:
    seen: dict[str, tuple[Noun, Location]] = {}
    for what, name, place in things:
        if name in seen:
            first, where = seen[name]
            line = str(places.of(where, "id").line)
            values: dict[str, Filling] = {"id": name, "first": Phrase(f"the.{first}"), "line": line}
            yield Problem("duplicate-id", places.of(place, "id"), values)
        else:
            seen[name] = (what, place)
