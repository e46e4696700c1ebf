"""Codes of languages as sites write them: `es`, or with a country or a script, `pt-BR`, `zh-Hant`. Knows no words."""

import re
from collections.abc import Collection

CODE = r"[a-z]{2}(?:-[A-Z][A-Za-z]{1,3})?"
"""A pattern for `re` and for editors."""
_LONGEST_COUNTRY = 3
"""Characters; what is longer is a script, as in `zh-Hant`."""


def spelled(code: str) -> str | None:
    """A code as sites write it, where only its capitals or its hyphen are otherwise: `PT_br` is `pt-BR`."""
    language, _, place = code.replace("_", "-").partition("-")
    country = place.upper() if len(place) <= _LONGEST_COUNTRY else place.capitalize()
    found = f"{language.lower()}-{country}" if place else language.lower()
    return found if found != code and re.fullmatch(CODE, found) else None


def nearest(language: str, known: Collection[str]) -> str | None:
    """The one of some known languages that comes nearest: itself, or what it is a variant of."""
    wider = language.partition("-")[0]
    return next((found for found in (language, wider) if found in known), None)
