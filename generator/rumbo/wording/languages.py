"""Codes of languages as sites write them: `es`, or with a country or a script, `pt-BR`, `zh-Hant`. Knows no words."""

from collections.abc import Collection

CODE = r"[a-z]{2}(?:-[A-Z][A-Za-z]{1,3})?"
"""A pattern for `re` and for editors."""


def nearest(language: str, known: Collection[str]) -> str | None:
    """The one of some known languages that comes nearest: itself, or what it is a variant of."""
    wider = language.partition("-")[0]
    return next((found for found in (language, wider) if found in known), None)
