"""What may stand in a collection's front matter."""

from typing import Annotated, get_args

from pydantic import Field

from rumbo.content.schema.fields import Flag, Label, Line
from rumbo.content.schema.shape import Shape, validate
from rumbo.content.schema.values import among
from rumbo.content.source import Article, Spot
from rumbo.location import Reference
from rumbo.model import Collection, CollectionOrder, Entry

OrderName = Annotated[CollectionOrder, among(get_args(CollectionOrder))]


class EntryShape(Shape):
    """A playbook of a collection."""

    id: Line = Field(description="The playbook's slug: its file's name without .md.")
    because: Label = Field(description="Why it stands here: one sentence.")


class CollectionShape(Shape):
    """Playbooks in the order in which somebody had better read them."""

    title: Label = Field(description="The collection's title.")
    summary: Label = Field(description="One sentence: what it is good for.")
    whom: Label = Field(description="For whom it is.")
    by: OrderName = Field(description="What it is for: a role, a moment, or the time that one has.")
    playbooks: list[EntryShape] = Field(min_length=1, description="The playbooks, in their order.")
    draft: Flag = Field(default=False, description="true keeps it out of the published site.")


def collection(slug: str, article: Article) -> Collection:
    """A collection of the name `slug`.

    Raises:
        Faulty: with every fault of its shape.
    """
    written = validate(article.front, CollectionShape)
    top = Spot(article.front)
    return Collection(
        slug=slug,
        title=written.title,
        summary=written.summary,
        whom=written.whom,
        order_by=written.by,
        playbooks=tuple(_entry(entry, top / "playbooks" / index) for index, entry in enumerate(written.playbooks)),
        body=article.body,
        place=top.place,
        body_place=article.body_place,
        draft=written.draft,
    )


def _entry(written: EntryShape, spot: Spot) -> Entry:
    return Entry(playbook=Reference(written.id, (spot / "id").place), because=written.because, place=spot.place)
