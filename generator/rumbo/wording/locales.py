"""What CLDR says of a language."""

from functools import cache

from babel import Locale, UnknownLocaleError


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
