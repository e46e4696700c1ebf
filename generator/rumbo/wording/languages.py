"""Codes of languages as sites write them: `es`, or with a country or a script, `pt-BR`, `zh-Hant`. Knows no words."""

from collections.abc import Collection
from functools import cache

from babel import Locale, UnknownLocaleError

CODE = r"[a-z]{2}(?:-[A-Z][A-Za-z]{1,3})?"
"""A pattern for `re` and for editors."""


def nearest(language: str, known: Collection[str]) -> str | None:
    """The one of some known languages that comes nearest: itself, or what it is a variant of."""
    wider = language.partition("-")[0]
    return next((found for found in (language, wider) if found in known), None)


def variant(language: str) -> str | None:
    """What tells a variant from its language, in its own words: the country or the script, `Brasil`."""
    code, locale = language.partition("-")[2], locale_of(language)
    return locale.territories.get(code) or locale.scripts.get(code) or code or None


@cache
def locale_of(language: str) -> Locale:
    """What CLDR says of a language; of one that it does not know, what it says of English."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")
