"""What may stand in a playbook's front matter."""

from typing import Annotated

from pydantic import Field

from rumbo.content.schema.fields import Flag, Id, Label, Line, Ordinal, Positive
from rumbo.content.schema.shape import Once, Shape, references, validate
from rumbo.content.source import Article, Spot
from rumbo.model import Effort, Playbook, Step


class EffortShape(Shape):
    """What a playbook asks for."""

    weeks: Positive = Field(default=Effort().weeks, description="How many weeks it takes.")
    people: Positive = Field(default=Effort().people, description="How many people it occupies meanwhile.")
    hours: Positive | None = Field(
        default=None, description="Hours of all of them together; 3 for each person and week if left out."
    )


class StepShape(Shape):
    """One task of a playbook."""

    id: Id = Field(description="Small letters, digits and hyphens; visitors' ticks hang on it, so do not change it.")
    task: Label = Field(description="What is to be done.")
    owner: Label = Field(description="Who does it.")
    metric: Label = Field(description="How one sees that it is done.")
    week: Ordinal = Field(description="Due at the end of this week, counted from the start.")


class PlaybookShape(Shape):
    """A guide that mends one weakness, step by step."""

    title: Label = Field(description="The playbook's title.")
    summary: Label = Field(description="One sentence: what it does.")
    theme: Line = Field(description="One of the themes of site_config.yml.")
    effort: EffortShape = Field(default=EffortShape(), description="What it asks for.")
    roles: Annotated[list[Line], Once] = Field(default=[], description="Who takes part: roles of site_config.yml.")
    needs: Annotated[list[Line], Once] = Field(default=[], description="Playbooks to finish first.")
    steps: list[StepShape] = Field(min_length=1, description="The checklist.")
    draft: Flag = Field(default=False, description="true keeps it out of the published site.")


def playbook(slug: str, article: Article) -> Playbook:
    """A playbook of the name `slug`.

    Raises:
        Faulty: with every fault of its shape.
    """
    written = validate(article.front, PlaybookShape)
    top = Spot(article.front)
    return Playbook(
        slug=slug,
        title=written.title,
        summary=written.summary,
        theme=written.theme,
        steps=tuple(_step(step, top / "steps" / index) for index, step in enumerate(written.steps)),
        body=article.body,
        place=top.place,
        body_place=article.body_place,
        effort=Effort(written.effort.weeks, written.effort.people, written.effort.hours),
        roles=tuple(written.roles),
        needs=references(written.needs, top / "needs"),
        draft=written.draft,
    )


def _step(written: StepShape, spot: Spot) -> Step:
    return Step(place=spot.place, **dict(written))
