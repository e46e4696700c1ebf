"""How many are left after each step: bars that narrow, as wide as the figures beside them say."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from rumbo.model.drawings.drawing import Drawing, Fault, Kind, Part, Printed

_WHOLE = 100


def _faults(drawing: Drawing) -> Iterator[Fault]:
    for before, part in pairwise(drawing.parts):
        if before.value is not None and part.value is not None and part.value > before.value:
            values = {"value": str(part.value), "before": str(before.value)}
            yield Fault(code="funnel-rising", part=part, key="value", values=values)


def _shapes(drawing: Drawing) -> Iterator[str]:
    """A bar for each part, its width of the first one's as its figure is of the first one's."""
    first = drawing.parts[0].value or Fraction(1)
    for part in drawing.parts:
        width = max(1, round(_WHOLE * (part.value or 0) / first))
        left = Fraction(_WHOLE - width, 2)
        yield f"M{float(left):g} 0h{width}v10h-{width}z"


def _mark(drawing: Drawing, part: Part, printed: Printed) -> str:
    return f"{printed(part.value or Fraction(0))} {drawing.unit}".strip()


KIND = Kind(
    fewest=2, most=7, may=("unit",), part_needs=("value",), faults=_faults, mark=_mark, shapes=_shapes, ordered=True
)
