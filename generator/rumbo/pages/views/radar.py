"""What the radar's template sees: axes and rings as places in a drawing. Knows no score and no words.

The drawing's middle is at 0, 0; the best score lies on the unit circle, times `RADIUS`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

RADIUS = 100.0
FEWEST = 3  # two axes span no surface
_NUMBER_AT = 1.13  # radii from the middle: outside the last ring, inside the drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisView:
    """The axis of one dimension: its end and the place of its number, which counts the dimensions from 1."""

    id: str
    number: int
    x: str
    y: str
    number_x: str
    number_y: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RadarView:
    """`rings` are the edges of the bands from the inside out, the best score last, each as the points of a polygon."""

    axes: tuple[AxisView, ...]
    rings: tuple[str, ...]


def radar(ids: Sequence[str], edges: Sequence[float]) -> RadarView | None:
    """The radar of these dimensions, clockwise from the top; `edges` are from 0 to 100. None for fewer than three."""
    if len(ids) < FEWEST:
        return None
    angles = [2 * pi * place / len(ids) for place in range(len(ids))]
    return RadarView(
        axes=tuple(_axis(id_, number, angle) for number, (id_, angle) in enumerate(zip(ids, angles, strict=True), 1)),
        rings=tuple(
            " ".join(",".join(_point(angle, edge / 100)) for angle in angles) for edge in (*edges, 100.0) if edge
        ),
    )


def _axis(id_: str, number: int, angle: float) -> AxisView:
    (x, y), (number_x, number_y) = _point(angle, 1), _point(angle, _NUMBER_AT)
    return AxisView(id=id_, number=number, x=x, y=y, number_x=number_x, number_y=number_y)


def _point(angle: float, share: float) -> tuple[str, str]:
    return _printed(RADIUS * share * sin(angle)), _printed(-RADIUS * share * cos(angle))


def _printed(place: float) -> str:
    return f"{round(place, 1) + 0.0:g}"  # never "-0"
