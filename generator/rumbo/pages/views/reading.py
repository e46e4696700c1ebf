"""How long a text takes to read, by its language. Knows no page and no reader."""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil
from types import MappingProxyType

WORDS_A_MINUTE: Mapping[str, int] = MappingProxyType(
    {"ar": 138, "de": 179, "en": 228, "es": 218, "fi": 161, "fr": 195, "he": 187, "it": 188, "nl": 202}
    | {"pl": 166, "pt": 181, "ru": 184, "sl": 180, "sv": 199, "tr": 166}
)
"""Means of native speakers reading aloud: Trauzettel-Klosinski and Dietz (2012), doi:10.1167/iovs.11-8284."""

ELSEWHERE = 184
"""The mean over the languages of the same study, for one that it did not measure."""

_WORD = re.compile(r"\S*\w\S*")


def words(texts: Iterable[str]) -> int:
    """How many there are in plain texts."""
    return sum(len(_WORD.findall(text)) for text in texts)


def minutes(words: int, language: str) -> Fraction:
    """The number of whole minutes, at least one, that so many words take in a language (`es`, or `pt-BR`)."""
    rate = WORDS_A_MINUTE.get(language.partition("-")[0], ELSEWHERE)
    return Fraction(max(1, ceil(Fraction(words, rate))))
