"""The kinds of value that a key can have: text, ids, numbers, flags, colours, addresses.

A value comes in as the text that the author wrote and leaves typed, or fails with a code of the problem catalogue; each
kind also says, for editors, which YAML values it accepts. Knows no key's name.
"""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from rumbo import kinds
from rumbo.content.schema import addresses, points
from rumbo.model import RESERVED_IDS
from rumbo.scoring.contract import Allowance, Combine, DontKnow, WhenHidden
from rumbo.wording.languages import CODE
from rumbo.wording.phrases import Filling, Phrase
from rumbo.wording.problems import nearest

_KEBAB = r"[a-z0-9]+(-[a-z0-9]+)*"
_NUMBER = r"-?[0-9]{1,12}(\.[0-9]{1,12}|/[0-9]{1,12})?"
_WHOLE = r"[0-9]{1,9}"
_WITH_UNIT = rf"({_NUMBER})\s*[%a-zA-Z€$]+"
_GROUPED = r"-?[1-9][0-9]{0,2}(?:[ \u00a0\u202f'\u2019][0-9]{3})+"
_POINT_BEFORE_THREE = r"-?[1-9][0-9]{0,2}\.[0-9]{3}"
_COLOUR = r"#[0-9a-fA-F]{6}"
_STEP = r"(?!\.{1,2}(?:/|$))[^/\\<>:\"|?*\x00-\x1f]+"
_LOOPBACK = r"localhost|127\.0\.0\.1"
_RECEIVER = (
    rf"(?:https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|http://(?:{_LOOPBACK}))(?::[0-9]{{1,5}})?"
    r"(?:[/?][A-Za-z0-9._~!$&()*+,=:@%/?-]*)?"
)
"""Whole and encrypted on its way, but on one's own machine; nothing in it that could widen a policy."""
_KEPT = f"{_STEP}(?:/{_STEP})*"
_NAME_OF_MKDOCS = r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*"
_LONGEST_ID = 64
_LONGEST_LINE = 2_000
"""Characters of a title or label: some ten times as many as the longest that anybody reads."""
LEAVE_OUT = "leave_out"
"""The key of names that are not wanted."""
_YES = {"true": True, "false": False}

Direction = Literal["up", "down"]


def fault(code: str, **values: Filling | None) -> PydanticCustomError:
    """A problem of the catalogue with one value; `suggestion` is what the author may have meant."""
    return PydanticCustomError(code, code, dict(values))


def is_id(word: str) -> bool:
    """Whether a word can be an id or a slug: ASCII kebab-case."""
    return len(word) <= _LONGEST_ID and re.fullmatch(_KEBAB, word) is not None


def as_id(text: str) -> str | None:
    """The id that an author may have meant by a text."""
    plain = text.lower().translate(str.maketrans("áéíóúüñ", "aeiouun"))
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words if is_id(words) and words != text else None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise fault("not-a-text")
    if not value.strip():
        raise fault("empty-value")
    return value


def _line(value: object) -> str:
    line = " ".join(_text(value).split())
    if len(line) > _LONGEST_LINE:
        raise fault("text-too-long", most=str(_LONGEST_LINE))
    return line


def _id(value: object) -> str:
    text = _text(value)
    if text in RESERVED_IDS:
        raise fault("reserved-id")
    if not is_id(text):
        raise fault("bad-id", suggestion=as_id(text))
    return text


def _number(value: object) -> Fraction:
    text = _text(value)
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
    text = _text(value)
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
        text = _text(value)
        if not re.fullmatch(_WHOLE, text):
            found = re.fullmatch(_WITH_UNIT, text)
            raise fault("not-a-whole-number", suggestion=found[1] if found and found[1].isdigit() else None)
        return int(bounded(text))

    return check


def _flag(value: object) -> bool:
    text = _text(value)
    if text not in _YES:
        raise fault("not-a-flag", suggestion=text.lower() if text.lower() in _YES else None)
    return _YES[text]


def among(known: tuple[str, ...], code: str = "not-one-of") -> BeforeValidator:
    """One of a few words."""

    def check(value: object) -> str:
        text = _text(value)
        if text not in known:
            raise fault(code, known=", ".join(known), suggestion=nearest(text, known))
        return text

    return BeforeValidator(check)


def _matching(pattern: str, code: str) -> BeforeValidator:
    def check(value: object) -> str:
        if not isinstance(value, str):
            raise fault("not-a-text")
        if not re.fullmatch(pattern, value):
            raise fault(code)
        return value

    return BeforeValidator(check)


def _address(value: object) -> str:
    if not isinstance(value, str):
        raise fault("not-a-text")
    if not addresses.is_contact(value):
        raise fault("bad-url", suggestion=addresses.meant(value))
    return value


def _public_key(value: object) -> str:
    if not isinstance(value, str):
        raise fault("not-a-text")
    if not points.is_public_key(value):
        raise fault("bad-public-key")
    return value


def _site_url(value: object) -> str:
    """The address of the folder that the site will be, in one spelling."""
    if not isinstance(value, str):
        raise fault("not-a-text")
    if not addresses.is_web(value):
        raise fault("bad-url", suggestion=addresses.meant(value))
    if not addresses.is_of_folder(value):
        raise fault("bad-site-url", suggestion=addresses.of_folder(value))
    return addresses.of_folder(value)


def _selected(value: object) -> tuple[str, tuple[str, ...]]:
    """Which of the playbooks, in a word, and which are named."""
    match value:
        case "all" | "reached":
            return value, ()
        case list() if value:
            return "listed", tuple(_line(name) for name in value)
        case dict() if value.keys() == {LEAVE_OUT} and isinstance(value[LEAVE_OUT], list):
            return "others", tuple(_line(name) for name in value[LEAVE_OUT])
        case _:
            raise fault("bad-selection")


def _answer(value: object) -> str | tuple[str, ...]:
    return tuple(_line(part) for part in value) if isinstance(value, list) else _line(value)


def _span(value: object) -> tuple[Fraction, Fraction]:
    match value:
        case [low, high]:
            return _number(low), _number(high)
        case _:
            raise fault("not-a-range")


def _editor(*types: str, pattern: str | None = None, **more: object) -> WithJsonSchema:
    """What an editor accepts. YAML reads `5` as a number and `true` as a flag before a schema sees them."""
    return WithJsonSchema({"type": list(types), **({"pattern": f"^({pattern})$"} if pattern else {}), **more})


_NUMERIC = _editor("number", "string", pattern=_NUMBER)


class Words:
    """Marks what visitors read, and a translation therefore says again."""


class Names(Words):
    """Marks what is a name more often than not: where a translation leaves it out, it stays as it is."""


Text = Annotated[str, BeforeValidator(_text), _editor("string", "number", "boolean", minLength=1), Words()]
Line = Annotated[str, BeforeValidator(_line), _editor("string", "number", "boolean", minLength=1)]
Label = Annotated[Line, Words()]
Name = Annotated[Line, Names()]
Id = Annotated[str, BeforeValidator(_id), _editor("string", "integer", pattern=_KEBAB)]
Number = Annotated[Fraction, BeforeValidator(_number), _NUMERIC]
Quantity = Annotated[Fraction, BeforeValidator(_quantity), _NUMERIC]
Amount = Annotated[Fraction, BeforeValidator(_within(0)), _NUMERIC]
Positive = Annotated[Fraction, BeforeValidator(_positive), _NUMERIC]
PositiveQuantity = Annotated[Fraction, BeforeValidator(_positive_quantity), _NUMERIC]
Percent = Annotated[Fraction, BeforeValidator(_percent), _NUMERIC]
Count = Annotated[int, BeforeValidator(_whole(0)), _editor("integer", "string", pattern=_WHOLE)]
Ordinal = Annotated[int, BeforeValidator(_whole(1)), _editor("integer", "string", pattern=_WHOLE)]
GroupSize = Annotated[int, BeforeValidator(_whole(3)), _editor("integer", "string", pattern=_WHOLE)]
Decimals = Annotated[int, BeforeValidator(_whole(0, 3)), _editor("integer", "string", pattern="[0-3]")]
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
Flag = Annotated[bool, BeforeValidator(_flag), _editor("boolean")]
Colour = Annotated[str, _matching(_COLOUR, "bad-colour"), _editor("string", pattern=_COLOUR)]
Language = Annotated[str, _matching(CODE, "bad-language"), _editor("string", pattern=CODE)]
SiteUrl = Annotated[str, BeforeValidator(_site_url), _editor("string", pattern="https?://.*")]
Address = Annotated[str, BeforeValidator(_address), _editor("string", pattern="https?://.*|mailto:.*|tel:.*")]
MkdocsName = Annotated[
    str, _matching(_NAME_OF_MKDOCS, "bad-name-of-mkdocs"), _editor("string", pattern=_NAME_OF_MKDOCS)
]
Receiver = Annotated[str, _matching(_RECEIVER, "bad-receiver"), _editor("string", pattern=_RECEIVER)]
PublicKey = Annotated[str, BeforeValidator(_public_key), _editor("string", pattern="[A-Za-z0-9_-]{87}")]
Kept = Annotated[str, _matching(_KEPT, "bad-keep"), _editor("string", pattern=_KEPT)]
Whereabouts = Annotated[
    str, _matching(f"{_KEBAB}(/{_KEBAB})*", "bad-silence"), _editor("string", pattern=f"{_KEBAB}(/{_KEBAB})*")
]
Selected = Annotated[
    tuple[str, tuple[str, ...]],
    BeforeValidator(_selected),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["all", "reached"]},
                {"type": "array", "items": {"type": "string"}},
                {
                    "type": "object",
                    "properties": {LEAVE_OUT: {"type": "array", "items": {"type": "string"}}},
                    "required": [LEAVE_OUT],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
Answer = Annotated[
    str | tuple[str, ...],
    BeforeValidator(_answer),
    WithJsonSchema({"type": ["string", "number", "boolean", "array"]}),
]
KindName = Annotated[kinds.KindName, among(get_args(kinds.KindName))]
CombineName = Annotated[Combine, among(get_args(Combine))]
DontKnowName = Annotated[DontKnow, among(get_args(DontKnow))]
WhenHiddenName = Annotated[WhenHidden, among(get_args(WhenHidden))]
AllowanceName = Annotated[Allowance, among(get_args(Allowance))]
DirectionName = Annotated[Direction, among(get_args(Direction))]
