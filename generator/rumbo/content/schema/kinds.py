"""The kinds of question: which keys belong to each, and what each becomes in the model (SC-1, SC-2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from rumbo import model
from rumbo.content.schema.questionnaire import OptionShape, QuestionShape, RangeShape, ScaleShape
from rumbo.content.schema.shape import owner, references
from rumbo.content.source import Spot
from rumbo.wording.phrases import Filling
from rumbo.wording.problems import Problem, nearest

_ANY = {"id", "kind", "ask", "hint", "why", "show_if"}
_SCORED = _ANY | {"good", "weight", "allow", "dont_know", "evidence", "caps", "remedies", "weak_below", "when_hidden"}
_KEYS = {
    "choice": _SCORED | {"options", "scale", "reverse", "points_range"},
    "several": _SCORED | {"options", "full"},
    "number": _SCORED | {"unit", "min", "max", "ranges", "linear", "points_range"},
    "pick": _SCORED | {"options", "choose"},
    "note": _ANY,
}
_LINEAR_KEYS = _KEYS["number"] - {"points_range"}
_NEEDED = {"several": ("options", "full"), "number": ("min", "max"), "pick": ("options", "choose")}
_EITHER = {"choice": ("options", "scale"), "number": ("ranges", "linear")}
_ANY_OPTION = {"id", "label", "remedies", "first"}
_OPTION_KEYS = {
    "choice": _ANY_OPTION | {"points"},
    "several": _ANY_OPTION | {"points", "exclusive"},
    "pick": _ANY_OPTION | {"official"},
    "number": _ANY_OPTION,
    "note": _ANY_OPTION,
}


@dataclass(frozen=True, slots=True)
class Scale:
    """A shared scale, read: its options and, where it states one, its points_range."""

    options: tuple[model.Option, ...]
    points_range: model.Span | None


def scale(written: ScaleShape, spot: Spot) -> Scale:
    """The options of a shared scale, written as a list or as a group of keys."""
    return Scale(_options(written.options, _scale_options(spot)), written.points_range)


def scale_misfits(written: ScaleShape, spot: Spot) -> Iterator[Problem]:
    """What does not belong into a shared scale, which serves questions of kind choice."""
    yield from _option_misfits(written.options, "choice", _scale_options(spot))


def misfits(written: QuestionShape, spot: Spot, scales: Mapping[str, object]) -> Iterator[Problem]:
    """What does not belong to a question's kind, or is missing for it."""
    who, kind = owner(spot.raw, spot.path), written.kind
    yield from _foreign_keys(written, spot)
    for key in _NEEDED.get(kind, ()):
        if getattr(written, key) is None:
            yield Problem("missing-for-kind", spot.place, {"owner": who, "kind": kind, "key": key})
    if kind in _EITHER:
        yield from _either(written, spot, *_EITHER[kind])
    if written.reverse is not None and written.scale is None and kind == "choice":
        yield Problem("reverse-without-scale", (spot / "reverse").key_place, {"owner": who})
    if written.scale is not None and written.scale not in scales:
        values = {"question": written.id, "id": written.scale}
        yield Problem("unknown-scale", (spot / "scale").place, values, suggestion=nearest(written.scale, scales))
    yield from _option_misfits(written.options or [], kind, spot / "options")


def kind_of(written: QuestionShape, spot: Spot, scales: Mapping[str, Scale]) -> model.Kind:
    """The part of a question that its kind decides; it is known to fit (`misfits`)."""
    match written:
        case QuestionShape(kind="choice", scale=str() as name):
            shared = scales[name]
            span = written.points_range or shared.points_range or _span(shared.options)
            return model.Choice(shared.options, span, scale=name, reverse=bool(written.reverse))
        case QuestionShape(kind="choice", options=list() as listed):
            options = _options(listed, spot / "options")
            return model.Choice(options, written.points_range or _span(options))
        case QuestionShape(kind="several", options=list() as listed, full=Fraction() as full):
            return model.Several(_options(listed, spot / "options"), full)
        case QuestionShape(kind="pick", options=list() as listed, choose=int() as choose):
            return model.Pick(_options(listed, spot / "options"), choose)
        case QuestionShape(kind="number", min=Fraction() as low, max=Fraction() as high):
            return _measured(written, spot, low, high)
        case _:
            return model.Note()


def _measured(written: QuestionShape, spot: Spot, low: Fraction, high: Fraction) -> model.Ranged | model.Linear:
    unit = written.unit or ""
    if written.ranges is None:
        return model.Linear(low, high, unit, down=written.linear == "down")
    ranges = tuple(_range(part, spot / "ranges" / index) for index, part in enumerate(written.ranges))
    return model.Ranged(low, high, unit, ranges, written.points_range or _span(ranges))


def _scale_options(spot: Spot) -> Spot:
    return spot if spot.is_list else spot / "options"


def _foreign_keys(written: QuestionShape, spot: Spot) -> Iterator[Problem]:
    known = _LINEAR_KEYS if written.linear else _KEYS[written.kind]
    for key in sorted(written.model_fields_set - known):
        values: dict[str, Filling] = {"owner": owner(spot.raw, spot.path), "kind": written.kind, "key": key}
        yield Problem("wrong-kind", (spot / key).key_place, values)


def _either(written: QuestionShape, spot: Spot, one: str, other: str) -> Iterator[Problem]:
    values: dict[str, Filling] = {"owner": owner(spot.raw, spot.path), "one": one, "other": other}
    given = [getattr(written, key) is not None for key in (one, other)]
    if all(given):
        yield Problem("both-keys", (spot / other).key_place, values)
    elif not any(given):
        yield Problem("neither-key", spot.place, values)


def _option_misfits(options: list[OptionShape], kind: str, spot: Spot) -> Iterator[Problem]:
    for index, option in enumerate(options):
        at = spot / index
        values: dict[str, Filling] = {"owner": owner(at.raw, at.path), "kind": kind}
        for key in sorted(option.model_fields_set - _OPTION_KEYS[kind]):
            yield Problem("wrong-kind", (at / key).key_place, values | {"key": key})
        if option.exclusive and option.points is not None:
            yield Problem("points-on-exclusive", (at / "points").key_place, {"option": option.id})
        elif "points" in _OPTION_KEYS[kind] and option.points is None and not option.exclusive:
            yield Problem("missing-for-kind", at.place, values | {"key": "points"})


def _options(written: list[OptionShape], spot: Spot) -> tuple[model.Option, ...]:
    return tuple(_option(option, spot / index) for index, option in enumerate(written))


def _option(written: OptionShape, spot: Spot) -> model.Option:
    return model.Option(
        id=written.id,
        label=written.label,
        place=spot.place,
        points=Fraction(0) if written.exclusive else written.points,
        remedies=references(written.remedies, spot / "remedies"),
        exclusive=bool(written.exclusive),
        official=bool(written.official),
        first=bool(written.first),
    )


def _range(written: RangeShape, spot: Spot) -> model.Range:
    return model.Range(
        id=written.id,
        start=written.start,
        points=written.points,
        place=spot.place,
        remedies=references(written.remedies, spot / "remedies"),
        first=bool(written.first),
    )


def _span(answers: tuple[model.Option, ...] | tuple[model.Range, ...]) -> model.Span:
    points = [answer.points for answer in answers if answer.points is not None]
    return min(points), max(points)
