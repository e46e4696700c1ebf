"""Holds a raw document against its schema and turns every fault into a problem of the catalogue.

Knows no format: the schemas do. No message of the validating library reaches an author.
"""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, TypeVar, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, RootModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from rumbo.content.schema.fields import as_id, is_id
from rumbo.content.schema.values import fault
from rumbo.content.source import KeyPath, Raw, Spot, Value
from rumbo.location import Location, Reference
from rumbo.wording.phrases import Filling, Noun, Phrase, named
from rumbo.wording.problems import MOST, Faulty, Problem, nearest

_LONGEST_EXCERPT = 60
_NOUNS: dict[str, Noun] = {
    "questions": "question",
    "dimensions": "dimension",
    "options": "option",
    "scales": "option",
    "ranges": "range",
    "caps": "cap",
    "bands": "band",
    "steps": "step",
    "drawings": "drawing",
    "parts": "part",
    "cards": "card",
    "playbooks": "playbook",
    "profile": "profile-question",
}
"""What an entry of each list is called."""
_NOUN_OF_ALL_ELSE: Noun = "case"
_ENTRIES: dict[Noun, str] = {
    "option": '{{id: {id}, label: "{words}"}}',
    "question": '{{id: {id}, ask: "{words}"}}',
    "profile-question": '{{id: {id}, ask: "{words}"}}',
    "step": '{{id: {id}, task: "{words}"}}',
    "playbook": '{{id: {id}, because: "…"}}',
    "case": '{{name: "{words}"}}',
}
"""How an entry of each list starts, for whoever has written its words alone."""
"""A file that is a list holds golden respondents."""


class Shape(BaseModel):
    """What an author may write under one set of keys; `unknown_code` names the problem of any other key.

    `lone` is the word of which a translation is written as just that word, where the thing has no other one.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, model_title_generator=lambda shape: shape.__name__.removesuffix("Shape")
    )
    unknown_code: ClassVar[str] = "unknown-key"
    lone: ClassVar[str | None] = None


S = TypeVar("S", bound=BaseModel)


def validate(raw: Raw, shape: type[S]) -> S:
    """A document in the shape that it should have.

    Raises:
        Faulty: with every fault, each at its key or value.
    """
    try:
        return shape.model_validate(raw.value)
    except ValidationError as error:
        found = sorted(
            error.errors(include_url=False), key=lambda details: raw.place(_written(raw.value, details["loc"])[0])
        )
        problems = [_problem(raw, shape, details) for details in found[:MOST]]
        raise Faulty(told_once(problems), len(found) - len(problems)) from None


def told_once(problems: list[Problem]) -> list[Problem]:
    """Without what is told of the same place already: what a template says wrongly stands in every question like it."""
    told = {(problem.place, problem.code, str(problem.values.get("key"))): problem for problem in reversed(problems)}
    return list(reversed(told.values()))


def once(values: list[str]) -> list[str]:
    """A list in which nothing stands twice."""
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            raise fault("listed-twice", value=value, index=str(index))
        seen.add(value)
    return values


Once = AfterValidator(once)


def references(names: Iterable[str], spot: Spot) -> tuple[Reference, ...]:
    """The names in a list, each with its place."""
    return tuple(Reference(name, (spot / index).place) for index, name in enumerate(names))


def owner(raw: Raw, path: KeyPath) -> Phrase:
    """What the nearest thing around a path is called: `question "patrocinador"`, `"effort"`, else the file."""
    value: Value = raw.value
    found, noun = Phrase("part.file"), _NOUN_OF_ALL_ELSE
    for step in path:
        value = value[step]  # type: ignore[index]  # the path leads through what was written
        noun = _NOUNS.get(str(step), noun)
        if isinstance(value, dict):
            found = _called(value, noun, step)
    return found


def _called(value: dict[str, Value], noun: Noun, step: str | int) -> Phrase:
    match value:
        case {"id": str() as name} | {"name": str() as name}:
            return named(noun, name)
        case _:
            return Phrase("part.key", {"name": step}) if isinstance(step, str) else Phrase(f"unnamed.{noun}")


def excerpt(value: object) -> str:
    """A value short enough for a sentence."""
    text = " ".join(value.split()) if isinstance(value, str) else "…"
    return text if len(text) <= _LONGEST_EXCERPT else text[: _LONGEST_EXCERPT - 1] + "…"


def _problem(raw: Raw, shape: type[BaseModel], details: ErrorDetails) -> Problem:
    path, missing = _written(raw.value, details["loc"])
    key = str(next((step for step in reversed(path) if isinstance(step, str)), raw.path))
    match details["type"]:
        case "extra_forbidden":
            return _unknown_key(raw, path, _shape_at(shape, path[:-1]))
        case "missing":
            return Problem("missing-key", raw.place(path), {"key": str(missing), "owner": owner(raw, path)})
        case "dict_type" | "model_type" if (
            details["input"] and isinstance(details["input"], str) and isinstance(path[-1:] and path[-1], int)
        ):
            return _bare_entry(raw, path, details["input"])
        case "dict_type" | "model_type" | "list_type" | "too_short":
            return Problem(_structural(details), raw.place(path), {"key": key})
        case code:
            context = details.get("ctx", {})
            values = {"key": key, "value": excerpt(details["input"])} | {k: v for k, v in context.items() if v}
            return Problem(code, _place(raw, path, details), values, suggestion=values.pop("suggestion", None))


def _bare_entry(raw: Raw, path: KeyPath, text: str) -> Problem:
    """An entry of a list written as a text, with how it would be written with its keys."""
    noun = next((_NOUNS[str(step)] for step in reversed(path) if str(step) in _NOUNS), _NOUN_OF_ALL_ELSE)
    words = excerpt(text).replace('"', "'")
    id_ = text if is_id(text) else as_id(text) or "id"
    example = _ENTRIES.get(noun, '{{id: {id}, title: "{words}"}}').format(id=id_, words=words)
    return Problem("bare-entry", raw.place(path), {"words": words, "example": example})


def _structural(details: ErrorDetails) -> str:
    if details["input"] == "":
        return "empty-value"
    return {"list_type": "not-a-list", "too_short": "empty-list"}.get(details["type"], "not-a-mapping")


def _place(raw: Raw, path: KeyPath, details: ErrorDetails) -> Location:
    if details["loc"][-1:] == ("[key]",):
        return raw.keys[path]
    index = details.get("ctx", {}).get("index")
    return raw.place((*path, int(index)) if index else path)


def _written(value: Value, loc: tuple[int | str, ...]) -> tuple[KeyPath, str | int | None]:
    """The part of a fault's `loc` that the author wrote, and the step that is not there, if any.

    Steps that only the schema knows (a scale's options when it is written as a list) are left out.
    """
    path: KeyPath = ()
    missing: str | int | None = None
    for step in loc:
        match value:
            case dict() if step in value:
                path, value = (*path, step), value[str(step)]
            case list() if isinstance(step, int):
                path, value = (*path, step), value[step]
            case _:
                missing = step
    return path, missing


def _unknown_key(raw: Raw, path: KeyPath, shape: type[Shape]) -> Problem:
    key = str(path[-1])
    known = list(fields(shape))
    values: dict[str, Filling] = {"key": key, "owner": owner(raw, path[:-1]), "known": ", ".join(known)}
    return Problem(shape.unknown_code, raw.keys[path], values, suggestion=nearest(key, known))


def _shape_at(top: type[BaseModel], path: KeyPath) -> type[Shape]:
    """The shape of the group of keys at a path."""
    shape = next(shapes_in(top))
    for step in path:
        if step in (known := fields(shape)):
            shape = next(shapes_in(known[str(step)].annotation), shape)
    return shape


def fields(shape: type[Shape]) -> dict[str, FieldInfo]:
    """A shape's fields by the keys that authors write."""
    return {field.alias or name: field for name, field in shape.model_fields.items()}


def shapes_in(annotation: Any) -> Iterator[type[Shape]]:  # noqa: ANN401 - annotations have no common type
    """The shapes that a field of this type holds, itself or in lists and mappings."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    elif isinstance(annotation, type) and issubclass(annotation, RootModel):
        yield from shapes_in(annotation.model_fields["root"].annotation)
    for part in get_args(annotation):
        yield from shapes_in(part)


def is_by_key(known: FieldInfo | None) -> bool:
    """Whether things stand under free keys, as scales do."""
    return known is not None and get_origin(known.annotation) is dict


def is_whole(known: FieldInfo | None) -> bool:
    """Whether a mapping is replaced whole: conditions, which are lists by key."""
    return known is not None and any(get_origin(part) is list for part in _parts(known.annotation))


def _parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - annotations have no common type
    if get_origin(annotation) is dict:
        for part in get_args(annotation)[1:]:
            yield from _unwrapped(part)


def _unwrapped(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    yield annotation
    if hasattr(annotation, "__metadata__"):
        yield from _unwrapped(get_args(annotation)[0])
