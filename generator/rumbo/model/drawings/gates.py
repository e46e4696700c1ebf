"""Stretches of a way with a gate between each and the next: what must be true to pass."""

from collections.abc import Iterator

from rumbo.model.drawings.drawing import Drawing, Fault, Kind

_DIAMOND = "M5 .5 9.5 5 5 9.5 .5 5Z"


def _faults(drawing: Drawing) -> Iterator[Fault]:
    """Behind the last stretch there is nothing to open."""
    *before, last = drawing.parts
    for part in before:
        if not part.gate:
            yield Fault(code="drawing-lacks", part=part, key="gate", values={})
    if last.gate:
        yield Fault(code="drawing-surplus", part=last, key="gate", values={})


def _shapes(drawing: Drawing) -> Iterator[str]:
    return (_DIAMOND if part.gate else "" for part in drawing.parts)


KIND = Kind(fewest=2, most=6, part_may=("gate",), faults=_faults, shapes=_shapes, box="0 0 10 10")
