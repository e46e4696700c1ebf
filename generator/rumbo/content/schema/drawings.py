"""What may stand under `drawings` in a playbook; which kind needs what is said in `rumbo.model.drawings`."""

from collections.abc import Iterable
from typing import Annotated, get_args

from pydantic import Field

from rumbo.content.schema.fields import Id, Label
from rumbo.content.schema.numbers import Ordinal, PositiveQuantity
from rumbo.content.schema.shape import Shape
from rumbo.content.schema.values import among
from rumbo.content.source import Spot
from rumbo.model.drawings import Card, Drawing, DrawingKind, Part

DrawingKindName = Annotated[DrawingKind, among(get_args(DrawingKind))]


class CardShape(Shape):
    """A card in a column of a board."""

    id: Id = Field(description="Small letters, digits and hyphens; translations hang on it.")
    label: Label = Field(description="What stands on the card.")


class PartShape(Shape):
    """One part of a drawing."""

    lone = "label"

    id: Id = Field(description="Small letters, digits and hyphens; translations hang on it.")
    label: Label = Field(description="What it is called.")
    note: Label = Field(default="", description="One sentence on it.")
    gate: Label = Field(default="", description="gates: what must be true to pass from it to the next.")
    value: PositiveQuantity | None = Field(default=None, description="funnel: how many are left here.")
    start: Ordinal | None = Field(default=None, description="calendar: the first week (or other unit) of it.")
    end: Ordinal | None = Field(default=None, description="calendar: the last one.")
    cards: list[CardShape] = Field(default=[], description="board: what hangs in this column.")


class DrawingShape(Shape):
    """A drawing made of data at build: its words are text, its shapes SVG."""

    id: Id = Field(description="Small letters, digits and hyphens; translations hang on it.")
    kind: DrawingKindName = Field(description="What is drawn.")
    title: Label = Field(description="What the drawing says, in one sentence.")
    at: Label = Field(default="", description="The anchor of the heading whose section it closes.")
    across: Label = Field(default="", description="two-by-two: what grows to the right.")
    up: Label = Field(default="", description="two-by-two: what grows upwards.")
    unit: Label = Field(default="", description="calendar, funnel: what the numbers count.")
    span: Ordinal | None = Field(default=None, description="calendar: how many units it shows.")
    parts: list[PartShape] = Field(min_length=1, description="Its parts, in order.")


def drawings(written: Iterable[DrawingShape], spot: Spot) -> tuple[Drawing, ...]:
    """The drawings of a playbook; `spot` is where their list stands."""
    return tuple(_drawing(shape, spot / index) for index, shape in enumerate(written))


def _drawing(written: DrawingShape, spot: Spot) -> Drawing:
    parts = tuple(_part(part, spot / "parts" / index) for index, part in enumerate(written.parts))
    return Drawing(place=spot.place, **{**dict(written), "parts": parts})


def _part(written: PartShape, spot: Spot) -> Part:
    cards = tuple(
        Card(id=card.id, label=card.label, place=(spot / "cards" / index).place)
        for index, card in enumerate(written.cards)
    )
    return Part(place=spot.place, **{**dict(written), "cards": cards})
