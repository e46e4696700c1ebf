"""Whether a playbook's drawings have what their kind needs, and nothing that it does not know."""

from collections.abc import Iterable, Iterator

from rumbo.content.checks.manuscript import Places
from rumbo.model import Playbook
from rumbo.model.drawings import KINDS, Drawing, Fault, Part
from rumbo.model.drawings.drawing import OF_PART, OF_WHOLE
from rumbo.wording.problems import Problem


def of_playbook(playbook: Playbook, places: Places) -> Iterator[Problem]:
    """Everything that is wrong with the data of its drawings."""
    for drawing in playbook.drawings:
        yield from _drawing(drawing, places)


def _drawing(drawing: Drawing, places: Places) -> Iterator[Problem]:
    kind = KINDS[drawing.kind]
    yield from _lacking(drawing, kind.needs, drawing.kind)
    yield from _surplus(drawing, set(OF_WHOLE).difference(kind.needs, kind.may), drawing.kind, places)
    for part in drawing.parts:
        yield from _lacking(part, kind.part_needs, drawing.kind)
        yield from _surplus(part, set(OF_PART).difference(kind.part_needs, kind.part_may), drawing.kind, places)
    if kind.fewest <= len(drawing.parts) <= kind.most:
        yield from (_told(fault, drawing, places) for fault in kind.faults(drawing))
    else:
        ends = {"fewest": str(kind.fewest), "most": str(kind.most), "count": str(len(drawing.parts))}
        yield Problem("drawing-parts", places.of(drawing.place, "parts"), {"kind": drawing.kind, **ends})


def _lacking(thing: Drawing | Part, needed: Iterable[str], kind: str) -> Iterator[Problem]:
    for key in needed:
        if not getattr(thing, key):
            yield Problem("drawing-lacks", thing.place, {"id": thing.id, "key": key, "kind": kind})


def _surplus(thing: Drawing | Part, foreign: Iterable[str], kind: str, places: Places) -> Iterator[Problem]:
    for key in sorted(foreign):
        if getattr(thing, key):
            values = {"id": thing.id, "key": key, "kind": kind}
            yield Problem("drawing-surplus", places.of(thing.place, key), values)


def _told(fault: Fault, drawing: Drawing, places: Places) -> Problem:
    values = {"id": fault.part.id, "key": fault.key, "kind": drawing.kind, **fault.values}
    return Problem(fault.code, places.of(fault.part.place, fault.key), values)
