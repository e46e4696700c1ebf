"""Rings around a middle, from the inside out."""

from collections.abc import Iterator

from rumbo.model.drawings.drawing import Drawing, Kind

_HALF = 50


def _shapes(drawing: Drawing) -> Iterator[str]:
    """A circle for each part, the first the smallest, all around the middle of the box."""
    for number, _ in enumerate(drawing.parts, start=1):
        radius = 48 * number // len(drawing.parts)
        yield f"M{_HALF - radius} {_HALF}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0-{2 * radius} 0"


KIND = Kind(fewest=2, most=5, shapes=_shapes, box="0 0 100 100", in_one=True)
