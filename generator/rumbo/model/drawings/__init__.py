"""The kinds of drawing that a playbook's data can become: a module each. A new kind is a line here and a style."""

from collections.abc import Mapping

from rumbo.model.drawings import board, calendar, chain, circles, funnel, gates, two_by_two
from rumbo.model.drawings.drawing import Card, Drawing, DrawingKind, Fault, Kind, Part

__all__ = ["KINDS", "Card", "Drawing", "DrawingKind", "Fault", "Kind", "Part"]

KINDS: Mapping[DrawingKind, Kind] = {
    "board": board.KIND,
    "calendar": calendar.KIND,
    "chain": chain.KIND,
    "circles": circles.KIND,
    "funnel": funnel.KIND,
    "gates": gates.KIND,
    "two-by-two": two_by_two.KIND,
}
