"""Links in a row, each leaning on the one before."""

from collections.abc import Iterator

from rumbo.model.drawings.drawing import Drawing, Kind

_ARROW = "M5 0V8M1.5 5 5 9 8.5 5"


def _shapes(drawing: Drawing) -> Iterator[str]:
    """An arrow behind every link but the last."""
    yield from [_ARROW] * (len(drawing.parts) - 1)
    yield ""


KIND = Kind(fewest=2, most=7, shapes=_shapes, box="0 0 10 10")
