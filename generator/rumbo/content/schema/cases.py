"""What may stand in cases.yml: golden respondents, with what their result should hold."""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import Field, RootModel

from rumbo.content.schema.fields import Answer, Line
from rumbo.content.schema.shape import Shape, validate
from rumbo.content.source import KeyPath, Raw, Spot
from rumbo.location import Location
from rumbo.model import Case


class CaseShape(Shape):
    """One golden respondent."""

    name: Line = Field(description="Who answers so.")
    answers: dict[Line, Answer] = Field(default={}, description="An answer by question; left out: not answered.")
    profile: dict[Line, Line] = Field(default={}, description="An option by profile question.")
    expect: dict[Line, object] = Field(min_length=1, description="Fields of the result, by its own names.")


class CasesShape(RootModel[list[CaseShape]]):
    """Golden respondents: `rumbo check` answers for them and compares the result."""


def cases(raw: Raw) -> tuple[Case, ...]:
    """The golden respondents of one diagnostic. Their words are compared with results elsewhere.

    Raises:
        Faulty: with every fault of their shape.
    """
    written = validate(raw, CasesShape)
    return tuple(_case(case, Spot(raw) / index) for index, case in enumerate(written.root))


def _case(written: CaseShape, spot: Spot) -> Case:
    return Case(
        name=written.name,
        answers=written.answers,
        profile=written.profile,
        expect=written.expect,
        place=spot.place,
        places=dict(_places(written.expect, spot / "expect", ())),
        given=dict(_given(spot, {"answers": written.answers, "profile": written.profile})),
    )


def _given(spot: Spot, parts: Mapping[str, Iterable[str]]) -> Iterator[tuple[tuple[str, ...], Location]]:
    """Every answer and its key, by where it is given and by question."""
    for part, questions in parts.items():
        for question in questions:
            at = spot / part / question
            yield (part, question), at.place
            yield (part, question, "key"), at.key_place


def _places(value: object, spot: Spot, path: KeyPath) -> Iterator[tuple[KeyPath, Location]]:
    """Every expectation by its path below `expect`."""
    yield path, spot.place
    match value:
        case dict():
            for key, part in value.items():
                yield from _places(part, spot / key, (*path, key))
        case list():
            for index, part in enumerate(value):
                yield from _places(part, spot / index, (*path, index))
