"""What runs from when to when, in weeks or whatever the drawing counts in."""

from collections.abc import Iterator

from rumbo.model.drawings.drawing import Drawing, Fault, Kind, Part, Printed

_WHOLE = 100


def _faults(drawing: Drawing) -> Iterator[Fault]:
    for part in drawing.parts:
        start, end, span = part.start, part.end, drawing.span
        if start and end and span and not start <= end <= span:
            yield Fault(
                code="drawing-out-of-span", part=part, key="end", values={"start": str(start), "span": str(span)}
            )


def _shapes(drawing: Drawing) -> Iterator[str]:
    """A bar on the axis of the whole span for each part."""
    for part in drawing.parts:
        start, end, span = part.start or 1, part.end or 1, drawing.span or 1
        left, width = _WHOLE * (start - 1) / span, _WHOLE * (end - start + 1) / span
        yield f"M{left:.4g} 0h{width:.4g}v10h-{width:.4g}z"


def _mark(drawing: Drawing, part: Part, _: Printed) -> str:
    during = str(part.start) if part.start == part.end else f"{part.start}–{part.end}"
    return f"{drawing.unit} {during}"


KIND = Kind(
    fewest=2,
    most=8,
    needs=("unit", "span"),
    part_needs=("start", "end"),
    faults=_faults,
    mark=_mark,
    shapes=_shapes,
)
