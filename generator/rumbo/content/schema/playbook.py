"""What may stand in a playbook's front matter."""

from collections.abc import Iterator
from typing import Annotated, get_args

from pydantic import Field

from rumbo.content.schema.drawings import DrawingShape, drawings
from rumbo.content.schema.fields import Flag, Id, Label, Line
from rumbo.content.schema.numbers import Ordinal, Positive
from rumbo.content.schema.shape import Once, Shape, owner, references, validate
from rumbo.content.schema.values import among
from rumbo.content.source import Article, Spot
from rumbo.model import Effort, Playbook, PlaybookKind, Step
from rumbo.wording.phrases import Filling
from rumbo.wording.problems import Faulty, Problem

KindName = Annotated[PlaybookKind, among(get_args(PlaybookKind))]


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
    week: Ordinal | None = Field(
        default=None,
        description="Due at the end of this week, counted from the start; a step with minutes may lack it.",
    )
    minutes: Ordinal | None = Field(default=None, description="How long it takes, as a part of the session.")
    say: Label = Field(default="", description="What whoever leads the session says at this point.")
    at: Label = Field(default="", description="The anchor of the heading in the text that explains it.")


class PlaybookShape(Shape):
    """A guide that mends one weakness, step by step."""

    title: Label = Field(description="The playbook's title.")
    summary: Label = Field(description="One sentence: what it does.")
    theme: Line = Field(description="One of the themes of site_config.yml.")
    kind: KindName = Field(default="guide", description="What a reader gets, and so what it must have.")
    effort: EffortShape = Field(default=EffortShape(), description="What it asks for.")
    lead: Line | None = Field(default=None, description="Who leads: one of roles; left out: the first of them.")
    roles: Annotated[list[Line], Once] = Field(default=[], description="Who takes part: roles of site_config.yml.")
    needs: Annotated[list[Line], Once] = Field(default=[], description="Playbooks to finish first.")
    outcome: Label = Field(default="", description="What stands at its end.")
    room: Label = Field(default="", description="What the session needs: room, wall, papers.")
    who: Label = Field(default="", description="Who must be at the session, and who had better not.")
    steps: list[StepShape] = Field(min_length=1, description="The checklist.")
    drawings: list[DrawingShape] = Field(
        default=[], description="Drawings made of data, each in its section of the text."
    )
    draft: Flag = Field(default=False, description="true keeps it out of the published site.")


def playbook(slug: str, article: Article) -> Playbook:
    """A playbook of the name `slug`.

    Raises:
        Faulty: with every fault of its shape.
    """
    written = validate(article.front, PlaybookShape)
    top = Spot(article.front)
    if faults := list(_undated(article, written)):
        raise Faulty(faults)
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
        kind=written.kind,
        lead=written.lead or next(iter(written.roles), ""),
        roles=tuple(written.roles),
        needs=references(written.needs, top / "needs"),
        outcome=written.outcome,
        room=written.room,
        who=written.who,
        drawings=drawings(written.drawings, top / "drawings"),
        draft=written.draft,
    )


def _step(written: StepShape, spot: Spot) -> Step:
    return Step(place=spot.place, **{**dict(written), "week": written.week or 1})


def _undated(article: Article, written: PlaybookShape) -> Iterator[Problem]:
    """Steps of which nobody knows when: neither in a week nor in the session."""
    for index, step in enumerate(written.steps):
        if step.week is None and step.minutes is None:
            path = ("steps", index)
            values: dict[str, Filling] = {"key": "week", "owner": owner(article.front, path)}
            yield Problem("missing-key", article.front.place(path), values)
