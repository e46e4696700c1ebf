"""The sheets of a workbook and their columns, and how what stands under a key is written in a cell and read from it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from rumbo.content.schema import questionnaire
from rumbo.content.schema.shape import Shape, fields, shapes_in
from rumbo.content.source import Value
from rumbo.wording.phrases import Language, Phrase, in_words, phrases

Sheet = Literal["diagnostic", "dimensions", "questions", "options", "caps", "bands", "remedies"]
Form = Literal["text", "names", "conditions"]
"""How a cell holds what stands under a key: as it is, as names with commas, as `question: answers; …`."""

SCALE = "scale:"
"""What stands before the name of a shared scale where its options say whose they are."""
PROFILE = "profile"
"""The kind of a question about the respondent."""

ORIGIN = "_rumbo"
"""The sheet, never shown, that holds what a workbook was written from."""

TEMPLATE = "template:"
"""What stands before the name and key of a template on the first sheet: `template:counted.min`."""

_NESTED = frozenset(
    {"dimensions", "questions", "options", "ranges", "caps", "profile", "scales", "templates", "bands", "remedies"}
)
"""What has a sheet, or rows, of its own."""
_SHAPES: Mapping[Sheet, tuple[type[Shape], ...]] = {
    "dimensions": (questionnaire.DimensionShape,),
    "questions": (questionnaire.QuestionShape,),
    "options": (questionnaire.OptionShape, questionnaire.RangeShape),
    "caps": (questionnaire.CapShape,),
    "bands": (questionnaire.BandShape,),
}
_BEFORE: Mapping[Sheet, tuple[str, ...]] = {
    "dimensions": ("parent",),
    "questions": ("dimension",),
    "options": ("question",),
    "caps": ("question",),
}
"""The columns that say what a row belongs to."""
REMEDIES = ("remedied", "answer", "playbook")
TEXTS = "texts."
"""What a column of texts by band starts with; the band's id follows."""

_SEPARATOR = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column by its key; a key of a group inside is dotted: `missing.remedies`."""

    key: str
    form: Form = "text"


def columns(sheet: Sheet, bands: Iterable[str] = ()) -> list[Column]:
    """The columns of a sheet; `bands` are those that dimensions may have texts for."""
    if sheet == "remedies":
        return [Column(key) for key in REMEDIES]
    if sheet == "diagnostic":
        return [Column("key"), Column("value")]
    found = {key: Column(key) for key in _BEFORE.get(sheet, ())}
    for shape in _SHAPES[sheet]:
        found |= {column.key: column for column in _of_shape(shape)}
    by_band = [Column(f"{TEXTS}{band}") for band in bands] if sheet == "dimensions" else []
    return [*found.values(), *by_band]


def settings() -> list[Column]:
    """The keys at the top of a questionnaire, a row each."""
    return list(_of_shape(questionnaire.DiagnosticShape))


def template() -> list[Column]:
    """The keys of a template; remedies are names in a cell there."""
    return [Column(key, _form(field.annotation)) for key, field in fields(questionnaire.TemplateShape).items()]


def _of_shape(shape: type[Shape], before: str = "") -> Iterator[Column]:
    for key, field in fields(shape).items():
        inner = next(shapes_in(field.annotation), None)
        if inner is not None and key not in _NESTED:
            yield from _of_shape(inner, f"{before}{key}.")
        elif (key not in _NESTED or before) and key != "texts":
            yield Column(before + key, _form(field.annotation))


def _form(annotation: Any) -> Form:  # noqa: ANN401 - annotations have no common type
    parts = list(_unwrapped(annotation))
    if any(get_origin(part) is dict for part in parts):
        return "conditions"
    return "names" if any(get_origin(part) in (list, tuple) for part in parts) else "text"


def _unwrapped(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    yield annotation
    if get_origin(annotation) not in (list, tuple, dict):
        for part in get_args(annotation):
            yield from _unwrapped(part)


def in_cell(value: Value | None) -> str:
    """What stands under a key, as a cell holds it."""
    match value:
        case None:
            return ""
        case list():
            return ", ".join(map(str, value))
        case dict():
            return "; ".join(f"{key}: {in_cell(part)}" for key, part in value.items())
        case _:
            return value


def from_cell(text: str, form: Form) -> Value:
    """What a cell says, as it would be written under its key."""
    if form == "names":
        return _names(text)
    if form == "conditions":
        clauses = (clause.partition(":") for clause in re.split(r"[;\n]", text) if clause.strip())
        return {key.strip(): _names(answers) for key, _, answers in clauses}
    return text


def _names(text: str) -> list[Value]:
    return [part.strip() for part in _SEPARATOR.split(text) if part.strip()]


def put(thing: dict[str, Value], key: str, value: Value) -> None:
    """Put what a cell says under its key, into a group inside where the key is dotted."""
    outer, dot, inner = key.partition(".")
    if not dot:
        thing[key] = value
        return
    group = thing.setdefault(outer, {})
    if isinstance(group, dict):
        group[inner] = value


def get(thing: Mapping[str, Any], key: str) -> Value | None:
    """What stands under a key, dotted or not."""
    outer, dot, inner = key.partition(".")
    found = thing.get(outer)
    return found.get(inner) if dot and isinstance(found, dict) else None if dot else found


def name(sheet: Sheet | Literal["help"], language: Language) -> str:
    """What a sheet is called."""
    return in_words(Phrase(f"sheets.{sheet}"), language)


def heading(key: str, language: Language) -> str:
    """What stands at the head of a column, or before a value of the first sheet."""
    if key.startswith(TEXTS):
        return in_words(Phrase("columns.texts", {"band": key.removeprefix(TEXTS)}), language)
    known = f"columns.{key.replace('.', '-')}"
    return in_words(Phrase(known), language) if known in phrases(language) else key
