"""How a value of a key is read and what an editor is told of it: what every kind of value begins with.

A value comes in as the text that the author wrote and leaves typed, or fails with a code of the problem catalogue.
"""

import re

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from rumbo.wording.phrases import Filling
from rumbo.wording.problems import nearest

_LONGEST_LINE = 2_000
"""Characters of a title or label: some ten times as many as the longest that anybody reads."""


def fault(code: str, **values: Filling | None) -> PydanticCustomError:
    """A problem of the catalogue with one value; `suggestion` is what the author may have meant."""
    return PydanticCustomError(code, code, dict(values))


def written(value: object) -> str:
    """What an author wrote, which is not nothing."""
    if not isinstance(value, str):
        raise fault("not-a-text")
    if not value.strip():
        raise fault("empty-value")
    return value


def one_line(value: object) -> str:
    """What an author wrote, on one line however it was wrapped."""
    line = " ".join(written(value).split())
    if len(line) > _LONGEST_LINE:
        raise fault("text-too-long", most=str(_LONGEST_LINE))
    return line


def among(known: tuple[str, ...], code: str = "not-one-of") -> BeforeValidator:
    """One of a few words."""

    def check(value: object) -> str:
        text = written(value)
        if text not in known:
            raise fault(code, known=", ".join(known), suggestion=nearest(text, known))
        return text

    return BeforeValidator(check)


def matching(pattern: str, code: str) -> BeforeValidator:
    """Text that is all of a pattern."""

    def check(value: object) -> str:
        if not isinstance(value, str):
            raise fault("not-a-text")
        if not re.fullmatch(pattern, value):
            raise fault(code)
        return value

    return BeforeValidator(check)


def for_editors(*types: str, pattern: str | None = None, **more: object) -> WithJsonSchema:
    """What an editor accepts. YAML reads `5` as a number and `true` as a flag before a schema sees them."""
    return WithJsonSchema({"type": list(types), **({"pattern": f"^({pattern})$"} if pattern else {}), **more})
