"""The kinds of value that a key can have, but numbers: text, ids, flags, colours, addresses. Knows no key's name."""

import re
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, WithJsonSchema

from rumbo import kinds
from rumbo.content.schema import addresses, points
from rumbo.content.schema.values import among, fault, for_editors, matching, one_line, written
from rumbo.model import RESERVED_IDS
from rumbo.scoring.contract import Allowance, Combine, DontKnow, WhenHidden
from rumbo.wording.languages import CODE

_KEBAB = r"[a-z0-9]+(-[a-z0-9]+)*"
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
LEAVE_OUT = "leave_out"
"""The key of names that are not wanted."""
_YES = {"true": True, "false": False}

Direction = Literal["up", "down"]


def is_id(word: str) -> bool:
    """Whether a word can be an id or a slug: ASCII kebab-case."""
    return len(word) <= _LONGEST_ID and re.fullmatch(_KEBAB, word) is not None


def as_id(text: str) -> str | None:
    """The id that an author may have meant by a text."""
    plain = text.lower().translate(str.maketrans("áéíóúüñ", "aeiouun"))
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words if is_id(words) and words != text else None


def _id(value: object) -> str:
    text = written(value)
    if text in RESERVED_IDS:
        raise fault("reserved-id")
    if not is_id(text):
        raise fault("bad-id", suggestion=as_id(text))
    return text


def _flag(value: object) -> bool:
    text = written(value)
    if text not in _YES:
        raise fault("not-a-flag", suggestion=text.lower() if text.lower() in _YES else None)
    return _YES[text]


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
            return "listed", tuple(one_line(name) for name in value)
        case dict() if value.keys() == {LEAVE_OUT} and isinstance(value[LEAVE_OUT], list):
            return "others", tuple(one_line(name) for name in value[LEAVE_OUT])
        case _:
            raise fault("bad-selection")


def _answer(value: object) -> str | tuple[str, ...]:
    return tuple(one_line(part) for part in value) if isinstance(value, list) else one_line(value)


class Words:
    """Marks what visitors read, and a translation therefore says again."""


class Names(Words):
    """Marks what is a name more often than not: where a translation leaves it out, it stays as it is."""


Text = Annotated[str, BeforeValidator(written), for_editors("string", "number", "boolean", minLength=1), Words()]
Line = Annotated[str, BeforeValidator(one_line), for_editors("string", "number", "boolean", minLength=1)]
Label = Annotated[Line, Words()]
Name = Annotated[Line, Names()]
Id = Annotated[str, BeforeValidator(_id), for_editors("string", "integer", pattern=_KEBAB)]
Flag = Annotated[bool, BeforeValidator(_flag), for_editors("boolean")]
Colour = Annotated[str, matching(_COLOUR, "bad-colour"), for_editors("string", pattern=_COLOUR)]
Language = Annotated[str, matching(CODE, "bad-language"), for_editors("string", pattern=CODE)]
SiteUrl = Annotated[str, BeforeValidator(_site_url), for_editors("string", pattern="https?://.*")]
Address = Annotated[str, BeforeValidator(_address), for_editors("string", pattern="https?://.*|mailto:.*|tel:.*")]
MkdocsName = Annotated[
    str, matching(_NAME_OF_MKDOCS, "bad-name-of-mkdocs"), for_editors("string", pattern=_NAME_OF_MKDOCS)
]
Receiver = Annotated[str, matching(_RECEIVER, "bad-receiver"), for_editors("string", pattern=_RECEIVER)]
PublicKey = Annotated[str, BeforeValidator(_public_key), for_editors("string", pattern="[A-Za-z0-9_-]{87}")]
Kept = Annotated[str, matching(_KEPT, "bad-keep"), for_editors("string", pattern=_KEPT)]
Whereabouts = Annotated[
    str, matching(f"{_KEBAB}(/{_KEBAB})*", "bad-silence"), for_editors("string", pattern=f"{_KEBAB}(/{_KEBAB})*")
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
