"""The kinds of number that a key can have, all exact. What was meant by a unit or a comma is told with the mistake."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from rumbo.content.schema.values import fault, for_editors, written
from rumbo.wording.phrases import Phrase

_NUMBER = r"-?[0-9]{1,12}(\.[0-9]{1,12}|/[0-9]{1,12})?"
_WHOLE = r"[0-9]{1,9}"
_WITH_UNIT = rf"({_NUMBER})\s*[%a-zA-Z€$]+"
_GROUPED = r"-?[1-9][0-9]{0,2}(?:[ \u00a0\u202f'\u2019][0-9]{3})+"
_POINT_BEFORE_THREE = r"-?[1-9][0-9]{0,2}\.[0-9]{3}"


def _number(value: object) -> Fraction:
    text = written(value)
    if not re.fullmatch(_NUMBER, text) or re.search(r"/0+$", text):
        raise fault("not-a-number", suggestion=_meant_number(text))
    return Fraction(text)


def _meant_number(text: str) -> str | None:
    """The number in a text with a unit, with gaps between its thousands, or with a decimal comma.

    A comma before three digits parts thousands as often as decimals, so nothing is made of it.
    """
    if found := re.fullmatch(_WITH_UNIT, text):
        return found[1]
    if re.fullmatch(_GROUPED, text):
        return re.sub(r"\D", "", text)
    with_point = text.replace(",", ".", 1)
    return with_point if re.fullmatch(_NUMBER, with_point) and not re.search(r",\d{3}$|/", text) else None


def _quantity(value: object) -> Fraction:
    """A number of things in the world. `1.500` is refused: half of all authors mean 1500 by it."""
    text = written(value)
    if re.fullmatch(_POINT_BEFORE_THREE, text):
        exact = Fraction(text)
        short = text.rstrip("0").rstrip(".")
        raise fault("ambiguous-number", whole=text.replace(".", ""), exact=short if short != text else str(exact))
    return _number(text)


def _within(low: int, high: int | None = None) -> Callable[[object], Fraction]:
    """A number from `low` to `high`."""
    ends = {"low": str(low)} if high is None else {"low": str(low), "high": str(high)}
    bounds = Phrase("bounds.at-least" if high is None else "bounds.between", ends)

    def check(value: object) -> Fraction:
        number = _number(value)
        if number < low or (high is not None and number > high):
            raise fault("out-of-bounds", bounds=bounds)
        return number

    return check


def _percent(value: object) -> Fraction:
    """A percentage. Whole hundredths below 1, such as 0.5, were meant as a share of one; 0.001 was not."""
    number = _within(0, 100)(value)
    parts = number * 100
    if 0 < number < 1 and parts.denominator == 1:
        raise fault("not-a-percentage", suggestion=str(parts))
    return number


def _positive(value: object) -> Fraction:
    number = _number(value)
    if number <= 0:
        raise fault("out-of-bounds", bounds=Phrase("bounds.above", {"low": "0"}))
    return number


def _positive_quantity(value: object) -> Fraction:
    _quantity(value)
    return _positive(value)


def _whole(low: int, high: int | None = None) -> Callable[[object], int]:
    bounded = _within(low, high)

    def check(value: object) -> int:
        text = written(value)
        if not re.fullmatch(_WHOLE, text):
            found = re.fullmatch(_WITH_UNIT, text)
            raise fault("not-a-whole-number", suggestion=found[1] if found and found[1].isdigit() else None)
        return int(bounded(text))

    return check


def _span(value: object) -> tuple[Fraction, Fraction]:
    match value:
        case [low, high]:
            return _number(low), _number(high)
        case _:
            raise fault("not-a-range")


_NUMERIC = for_editors("number", "string", pattern=_NUMBER)

Number = Annotated[Fraction, BeforeValidator(_number), _NUMERIC]
Quantity = Annotated[Fraction, BeforeValidator(_quantity), _NUMERIC]
Amount = Annotated[Fraction, BeforeValidator(_within(0)), _NUMERIC]
Positive = Annotated[Fraction, BeforeValidator(_positive), _NUMERIC]
PositiveQuantity = Annotated[Fraction, BeforeValidator(_positive_quantity), _NUMERIC]
Percent = Annotated[Fraction, BeforeValidator(_percent), _NUMERIC]
Count = Annotated[int, BeforeValidator(_whole(0)), for_editors("integer", "string", pattern=_WHOLE)]
Ordinal = Annotated[int, BeforeValidator(_whole(1)), for_editors("integer", "string", pattern=_WHOLE)]
GroupSize = Annotated[int, BeforeValidator(_whole(3)), for_editors("integer", "string", pattern=_WHOLE)]
Decimals = Annotated[int, BeforeValidator(_whole(0, 3)), for_editors("integer", "string", pattern="[0-3]")]
Span = Annotated[
    tuple[Fraction, Fraction],
    BeforeValidator(_span),
    WithJsonSchema(
        {
            "type": "array",
            "items": {"type": ["number", "string"], "pattern": f"^({_NUMBER})$"},
            "minItems": 2,
            "maxItems": 2,
        }
    ),
]
