"""What may stand in diagnostic.yml. What only some kinds of question may have is told apart in `kinds`."""

from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from rumbo import kinds
from rumbo.content.schema.fields import (
    AllowanceName,
    CombineName,
    DirectionName,
    DontKnowName,
    Flag,
    Id,
    KindName,
    Label,
    Line,
    Text,
    WhenHiddenName,
)
from rumbo.content.schema.numbers import Amount, Count, Decimals, Number, Ordinal, Percent, Positive, Quantity, Span
from rumbo.content.schema.shape import Once, Shape

Names = Annotated[list[Line], Once]
Conditions = dict[Line, Annotated[list[Line], Once, Field(min_length=1)]]
Allow = Annotated[list[AllowanceName], Once]

_ID = "Small letters, digits and hyphens; saved answers hang on it, so do not change it."
_REMEDIES = "Playbooks that help here: names of files in playbooks/, without .md."
_FIRST = "true: who answers this begins with its playbooks, whatever else is weak."
_SHOW_IF = "Shown only if every question named here was answered with one of the ids listed; earlier questions only."
_ONE_AT_A_TIME = "Answers to the profile, by question: who gives all of these gets a plan of one playbook at a time."
_SAME_AS = "A question of another diagnostic that asks the same: DIAGNOSTIC/QUESTION; answered once for both."
_BECAUSE = "Why the numbers here are what they are; printed on the method page."
_RANGE = "The lowest and highest points that count, where the options do not span them."


class Short:
    """Answers may also be written as words by id; what that means is said by `short`."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """For editors: the list, or words by id."""
        return {"anyOf": [handler(core), _BY_ID]}


_BY_ID: dict[str, Any] = {
    "type": "object",
    "description": "Answers by id, from worst to best: the first gives 0 points, each further one more.",
    "additionalProperties": {"type": ["string", "number", "boolean", "object"]},
}


class MissingShape(Shape):
    """What holds where an option of kind several is not ticked."""

    remedies: Names = Field(default=[], description=_REMEDIES)
    first: Flag | None = Field(default=None, description="true: who lacks this begins here, whatever else is weak.")


class OptionShape(Shape):
    """One answer of a question."""

    lone: ClassVar[str | None] = "label"

    id: Id = Field(description=_ID)
    label: Label = Field(description="What the visitor reads.")
    points: Amount | None = Field(default=None, description="A decimal (2.5) or a fraction (200/3), at least 0.")
    remedies: Names = Field(default=[], description=_REMEDIES)
    first: Flag | None = Field(default=None, description=_FIRST)
    exclusive: Flag | None = Field(
        default=None, description="Only in kind: several. true: cannot be ticked with others."
    )
    missing: MissingShape | None = Field(
        default=None, description="Only in kind: several. What holds for whoever answers and does not tick this."
    )
    official: Flag | None = Field(default=None, description="Only in kind: pick. true: one of the right ones.")
    because: Text = Field(default="", description=_BECAUSE)


class ProfileOptionShape(Shape):
    """One answer of a profile question."""

    id: Id = Field(description=_ID)
    label: Label = Field(description="What the visitor reads.")


class ProfileShape(Shape):
    """A question about the respondent."""

    id: Id = Field(description=_ID)
    ask: Label = Field(description="The question.")
    same_as: Line | None = Field(default=None, description=_SAME_AS)
    options: Annotated[list[ProfileOptionShape], Short()] = Field(
        min_length=1, description="The answers to choose from."
    )


class ScaleShape(Shape):
    """Options that several questions share: a list, or a group with `options` and `points_range`."""

    options: list[OptionShape] = Field(min_length=1, description="The answers, in the order shown.")
    points_range: Span | None = Field(default=None, description=_RANGE)

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, written: object) -> object:
        return {"options": written} if isinstance(written, list) else written

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        whole = handler.resolve_ref_schema(handler(core))
        return {"description": whole["description"], "anyOf": [whole["properties"]["options"], _BY_ID, whole]}


class RangeShape(Shape):
    """One range of a number, and its points."""

    id: Id = Field(description=_ID)
    start: Quantity = Field(alias="from", description="The first number of the range; it ends where the next starts.")
    points: Amount = Field(description="A decimal (2.5) or a fraction (200/3), at least 0.")
    remedies: Names = Field(default=[], description=_REMEDIES)
    first: Flag | None = Field(default=None, description=_FIRST)
    because: Text = Field(default="", description=_BECAUSE)


class CapShape(Shape):
    """An answer that limits what a dimension can reach."""

    id: Id = Field(description=_ID)
    when: Names = Field(default=[], description="The answers of this question that trigger the cap.")
    when_missing: Names = Field(
        default=[], description="Only in kind: several. The options that trigger the cap where one is not ticked."
    )
    at: Percent = Field(description="The most that the dimension can then reach, from 0 to 100.")
    because: Text = Field(description="The reason, shown with the result.")
    of: Line | None = Field(default=None, description="Another dimension around this one, or overall.")


class QuestionShape(Shape):
    """One question; its kind decides which keys it has."""

    id: Id = Field(description=_ID)
    ask: Label = Field(description="The question. Ask for something that can be seen or counted.")
    kind: KindName = Field(default="choice", description=kinds.described())
    hint: Text = Field(default="", description="How to answer, in one or two sentences; always visible.")
    why: Text = Field(default="", description="Why it is asked; folded away.")
    good: Text = Field(default="", description="What the best answer looks like.")
    options: Annotated[list[OptionShape], Short()] | None = Field(
        default=None, min_length=1, description="The answers, in the order shown."
    )
    scale: Line | None = Field(default=None, description="A shared scale instead of options.")
    reverse: Flag | None = Field(default=None, description="true turns the points of the scale round.")
    points_range: Span | None = Field(default=None, description=_RANGE)
    full: Number | None = Field(
        default=None, description=f"{kinds.having('full')} How many points are enough for the best score."
    )
    choose: Count | None = Field(default=None, description=f"{kinds.having('choose')} How many may be chosen.")
    unit: Label | None = Field(default=None, description=f"{kinds.having('unit')} What is counted.")
    min: Quantity | None = Field(default=None, description=f"{kinds.having('min')} The smallest number.")
    max: Quantity | None = Field(default=None, description=f"{kinds.having('max')} The largest number.")
    ranges: list[RangeShape] | None = Field(
        default=None, min_length=1, description=f"{kinds.having('ranges')} Points by range."
    )
    linear: DirectionName | None = Field(
        default=None, description=f"{kinds.having('linear')} up or down, instead of ranges."
    )
    weight: Amount | None = Field(default=None, description="How much it counts in its dimension; 1 if left out.")
    allow: Allow | None = Field(default=None, description="not-applicable, dont-know, or both.")
    dont_know: DontKnowName | None = Field(default=None, description="blank, or lowest for things one ought to know.")
    evidence: Flag | None = Field(default=None, description="true offers a note: where can this be seen?")
    caps: list[CapShape] = Field(default=[], description="Answers that limit what a dimension can reach.")
    remedies: Names = Field(default=[], description=_REMEDIES)
    weak_below: Percent | None = Field(default=None, description="Weak below this percentage of its points.")
    show_if: Conditions = Field(default={}, description=_SHOW_IF)
    when_hidden: WhenHiddenName | None = Field(default=None, description="leave-out, or lowest for a step not reached.")
    because: Text = Field(default="", description=_BECAUSE)
    like: Line | None = Field(default=None, description="The template that says what is not said here.")
    same_as: Line | None = Field(default=None, description=_SAME_AS)


class DimensionShape(Shape):
    """A part of the diagnostic, with a score of its own."""

    id: Id = Field(description=_ID)
    title: Label = Field(description="The dimension's title.")
    about: Text = Field(default="", description="One sentence: what it measures.")
    weight: Positive = Field(default=Fraction(1), description="How much it counts beside the others; 1 if left out.")
    remedies: Names = Field(
        default=[], description="For those of its questions that name none of their own. " + _REMEDIES
    )
    texts: dict[Line, Text] = Field(
        default={}, description="By band: what to say to whoever lands there, instead of its text."
    )
    show_if: Conditions = Field(default={}, description=_SHOW_IF)
    combine: CombineName | None = Field(default=None, description="mean, or weakest; for a dimension of dimensions.")
    score_range: Span | None = Field(default=None, description="How its scores are printed.")
    dimensions: list["DimensionShape"] = Field(default=[], description="Dimensions inside it, instead of questions.")
    questions: list[QuestionShape] = Field(default=[], description="Its questions.")
    because: Text = Field(default="", description=_BECAUSE)


class BandShape(Shape):
    """What a stretch of scores means."""

    id: Id = Field(description=_ID)
    start: Percent = Field(alias="from", description="The score from which it holds, from 0 to 100.")
    title: Label = Field(description="The band's title.")
    weak: Flag = Field(default=False, description="true: who lands here needs remedies.")
    text: Text = Field(default="", description="What to say to whoever lands here.")
    because: Text = Field(default="", description=_BECAUSE)


class TemplateShape(Shape):
    """What questions have in common that say `like`: anything but words, which each says for itself."""

    kind: KindName | None = Field(default=None, description=kinds.described())
    scale: Line | None = Field(default=None, description="A shared scale instead of options.")
    reverse: Flag | None = Field(default=None, description="true turns the points of the scale round.")
    points_range: Span | None = Field(default=None, description=_RANGE)
    full: Number | None = Field(default=None, description="How many points are enough for the best score.")
    choose: Count | None = Field(default=None, description="How many may be chosen.")
    min: Quantity | None = Field(default=None, description="The smallest number.")
    max: Quantity | None = Field(default=None, description="The largest number.")
    linear: DirectionName | None = Field(default=None, description="up or down, instead of ranges.")
    weight: Amount | None = Field(default=None, description="How much they count in their dimension; 1 if left out.")
    allow: Allow | None = Field(default=None, description="not-applicable, dont-know, or both.")
    dont_know: DontKnowName | None = Field(default=None, description="blank, or lowest for things one ought to know.")
    evidence: Flag | None = Field(default=None, description="true offers a note: where can this be seen?")
    remedies: Names = Field(default=[], description=_REMEDIES)
    weak_below: Percent | None = Field(default=None, description="Weak below this percentage of their points.")
    show_if: Conditions = Field(default={}, description=_SHOW_IF)
    when_hidden: WhenHiddenName | None = Field(default=None, description="leave-out, or lowest for a step not reached.")


class DefaultsShape(Shape):
    """For questions that say nothing else."""

    allow: Allow = Field(default=[], description="not-applicable, dont-know, or both.")
    dont_know: DontKnowName = Field(default="blank", description="blank, or lowest.")
    scale: Line | None = Field(default=None, description="The scale of questions that say nothing of their answers.")


class DiagnosticShape(Shape):
    """A questionnaire: its dimensions and questions, its bands, and what remedies what."""

    title: Label = Field(description="The diagnostic's title.")
    summary: Label = Field(description="One sentence: what it tells.")
    when: Label = Field(default="", description="One sentence for the home page: when to choose this one.")
    version: Line = Field(description='In quotes: "1.0". Raise it when answers change their meaning.')
    minutes: Ordinal = Field(description="How long it takes.")
    intro: Text = Field(
        default="",
        description="Shown before the first question: who should answer, which stays in view; the rest folds.",
    )
    profile: list[ProfileShape] = Field(default=[], description="Asked first, never scored, always optional.")
    defaults: DefaultsShape = Field(default=DefaultsShape(), description="For questions that say nothing else.")
    scales: dict[Id, ScaleShape] = Field(default={}, description="Answers that several questions share.")
    templates: dict[Id, TemplateShape] = Field(default={}, description="What questions have in common, by name.")
    dimensions: list[DimensionShape] = Field(min_length=1, description="What is measured.")
    bands: list[BandShape] = Field(min_length=1, description="What a score means, lowest first.")
    combine: CombineName = Field(default="mean", description="How dimensions make the overall score: mean or weakest.")
    order: Names = Field(default=[], description="Dimensions in the order in which weaknesses are to be mended.")
    score_range: Span = Field(
        default=(Fraction(0), Fraction(100)), description="How scores are printed; bands and caps stay on 0 to 100."
    )
    decimals: Decimals = Field(default=1, description="Decimals of a printed score, from 0 to 3.")
    weak_below: Percent = Field(
        default=Fraction(50), description="A question is weak below this percentage of its points."
    )
    min_coverage: Percent = Field(
        default=Fraction(50), description="Below this percentage answered, nothing is scored."
    )
    groups: Id | None = Field(default=None, description="The profile question by which a team's groups are compared.")
    conversation: Line | None = Field(
        default=None, description="The playbook for the conversation about where a team does not agree."
    )
    one_at_a_time: Conditions = Field(default={}, description=_ONE_AT_A_TIME)
    draft: Flag = Field(default=False, description="true keeps it out of the published site.")
    because: Text = Field(default="", description=_BECAUSE)
