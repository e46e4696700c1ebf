"""What a question's kind says of its keys, held against what was written; and the kind read from it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from rumbo.content.schema.questionnaire import MissingShape, OptionShape, QuestionShape, RangeShape, ScaleShape
from rumbo.content.schema.shape import owner, references
from rumbo.content.source import Spot
from rumbo.kinds import Kind, KindName, keys_of, read
from rumbo.kinds.answers import Missing, Option, Range
from rumbo.kinds.written import Keys, Scale, Written
from rumbo.wording.phrases import Filling
from rumbo.wording.problems import Problem, nearest


def scale(id_: str, written: ScaleShape, spot: Spot) -> Scale:
    """The options of a shared scale, written as a list or as a group of keys."""
    return Scale(id_, _options(written.options, _scale_options(spot)), written.points_range)


def scale_misfits(written: ScaleShape, spot: Spot) -> Iterator[Problem]:
    """What does not belong into a shared scale, which serves questions of kind choice."""
    yield from _option_misfits(written.options, "choice", _scale_options(spot))


def misfits(written: QuestionShape, spot: Spot, scales: Mapping[str, object]) -> Iterator[Problem]:
    """What does not belong to a question's kind, or is missing for it."""
    who, kind = owner(spot.raw, spot.path), written.kind
    keys = keys_of(kind, is_line=written.linear is not None)
    yield from _foreign_keys(written, spot, keys)
    for key in keys.needed:
        if getattr(written, key) is None:
            yield Problem("missing-for-kind", spot.place, {"owner": who, "kind": kind, "key": key})
    if keys.either:
        yield from _either(written, spot, *keys.either)
    if written.reverse is not None and written.scale is None and "reverse" in keys.known:
        yield Problem("reverse-without-scale", (spot / "reverse").key_place, {"owner": who})
    if written.scale is not None and written.scale not in scales:
        values = {"question": written.id, "id": written.scale}
        yield Problem("unknown-scale", (spot / "scale").place, values, suggestion=nearest(written.scale, scales))
    yield from _option_misfits(written.options or [], kind, spot / "options")


def kind_of(written: QuestionShape, spot: Spot, scales: Mapping[str, Scale]) -> Kind:
    """The part of a question that its kind decides; it is known to fit (`misfits`)."""
    ranges = enumerate(written.ranges or [])
    return read(
        written.kind,
        Written(
            options=_options(written.options or [], spot / "options"),
            ranges=tuple(_range(part, spot / "ranges" / index) for index, part in ranges),
            scale=scales[written.scale] if written.scale else None,
            reverse=bool(written.reverse),
            points_range=written.points_range,
            full=written.full or Fraction(0),
            choose=written.choose,
            unit=written.unit or "",
            minimum=written.min or Fraction(0),
            maximum=written.max or Fraction(0),
            linear=written.linear,
        ),
    )


def _scale_options(spot: Spot) -> Spot:
    return spot if spot.is_list else spot / "options"


def _foreign_keys(written: QuestionShape, spot: Spot, keys: Keys) -> Iterator[Problem]:
    for key in sorted(written.model_fields_set - keys.known):
        values: dict[str, Filling] = {"owner": owner(spot.raw, spot.path), "kind": written.kind, "key": key}
        yield Problem("wrong-kind", (spot / key).key_place, values)


def _either(written: QuestionShape, spot: Spot, one: str, other: str) -> Iterator[Problem]:
    values: dict[str, Filling] = {"owner": owner(spot.raw, spot.path), "one": one, "other": other}
    given = [getattr(written, key) is not None for key in (one, other)]
    if all(given):
        yield Problem("both-keys", (spot / other).key_place, values)
    elif not any(given):
        yield Problem("neither-key", spot.place, values)


def _option_misfits(options: list[OptionShape], kind: KindName, spot: Spot) -> Iterator[Problem]:
    known = keys_of(kind).option
    for index, option in enumerate(options):
        at = spot / index
        values: dict[str, Filling] = {"owner": owner(at.raw, at.path), "kind": kind}
        for key in sorted(option.model_fields_set - known):
            yield Problem("wrong-kind", (at / key).key_place, values | {"key": key})
        if option.exclusive and option.points is not None:
            yield Problem("points-on-exclusive", (at / "points").key_place, {"option": option.id})
        elif option.exclusive and option.missing is not None:
            yield Problem("missing-on-exclusive", (at / "missing").key_place, {"option": option.id})
        elif "points" in known and option.points is None and not option.exclusive:
            yield Problem("missing-for-kind", at.place, values | {"key": "points"})


def _options(written: list[OptionShape], spot: Spot) -> tuple[Option, ...]:
    return tuple(_option(option, spot / index) for index, option in enumerate(written))


def _option(written: OptionShape, spot: Spot) -> Option:
    return Option(
        id=written.id,
        label=written.label,
        place=spot.place,
        points=Fraction(0) if written.exclusive else written.points,
        remedies=references(written.remedies, spot / "remedies"),
        exclusive=bool(written.exclusive),
        official=bool(written.official),
        first=bool(written.first),
        missing=_missing(written.missing, spot / "missing"),
        because=written.because,
    )


def _missing(written: MissingShape | None, spot: Spot) -> Missing:
    if written is None:
        return Missing()
    return Missing(references(written.remedies, spot / "remedies"), bool(written.first))


def _range(written: RangeShape, spot: Spot) -> Range:
    return Range(
        id=written.id,
        start=written.start,
        points=written.points,
        place=spot.place,
        remedies=references(written.remedies, spot / "remedies"),
        first=bool(written.first),
        because=written.because,
    )
