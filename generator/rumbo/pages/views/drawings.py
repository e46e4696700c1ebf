"""What pages see of a drawing: its words, and the paths of its shapes."""

from dataclasses import dataclass

from rumbo.model.drawings import KINDS, Drawing, DrawingKind
from rumbo.pages.views.numerals import Numerals


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPart:
    """One part: `mark` says in words what its `shape`, the data of an SVG path, shows; either may be empty."""

    label: str
    note: str
    gate: str
    mark: str
    cards: tuple[str, ...]
    shape: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A drawing. `box` is the view box of its shapes: one picture where `in_one`, else one beside each part."""

    kind: DrawingKind
    title: str
    parts: tuple[DrawnPart, ...]
    box: str
    ordered: bool
    in_one: bool


def drawn(drawing: Drawing, numerals: Numerals) -> Drawn:
    """The view of one drawing."""
    kind = KINDS[drawing.kind]
    shapes = tuple(kind.shapes(drawing)) or ("",) * len(drawing.parts)
    parts = (
        DrawnPart(
            label=part.label,
            note=part.note,
            gate=part.gate,
            mark=kind.mark(drawing, part, numerals.plain),
            cards=tuple(card.label for card in part.cards),
            shape=shape,
        )
        for part, shape in zip(drawing.parts, shapes, strict=True)
    )
    return Drawn(
        kind=drawing.kind,
        title=drawing.title,
        parts=tuple(parts),
        box=kind.box,
        ordered=kind.ordered,
        in_one=kind.in_one,
    )
