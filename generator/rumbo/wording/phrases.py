"""What Rumbo says on the command line and inside the sentences of problems, in each language that it speaks.

A `Phrase` is a key of wording/phrases.<language>.toml with what fills it in. It turns into words at the very end, when
the language of whoever reads is known, so that no sentence mixes two. Knows no problem and prints nothing.
"""

import errno
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal, Union, get_args

from rumbo.wording.plurals import form

Language = Literal["en", "es", "fr"]
"""The languages that the command line speaks: one phrases, problems and lint file each."""
Noun = Literal[
    "answer",
    "band",
    "cap",
    "card",
    "case",
    "collection",
    "diagnostic",
    "dimension",
    "drawing",
    "option",
    "part",
    "playbook",
    "profile-question",
    "question",
    "range",
    "scale",
    "step",
]
"""What a thing with a name is called."""

Filling = Union[str, "Phrase"]
"""What fills a gap: an author's own words, a number, or words of ours."""

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a locale is named; the first that is set counts (POSIX)."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words still without a language. As text it is English. `number` asks for the form that goes with it."""

    key: str
    values: Mapping[str, Filling] = field(default_factory=dict)
    number: int | None = None

    def __str__(self) -> str:
        return in_words(self)


@cache
def phrases(language: Language = "en") -> Mapping[str, str]:
    """Every phrase of a language by `table.key`."""
    text = resources.files("rumbo.wording").joinpath(f"phrases.{language}.toml").read_text("utf-8")
    return {
        f"{table}.{key}": phrase for table, entries in tomllib.loads(text).items() for key, phrase in entries.items()
    }


def in_words(said: object, language: Language = "en") -> str:
    """A phrase in a language; anything else as it is."""
    return filled(_sentence(said, language), said.values, language) if isinstance(said, Phrase) else str(said)


def why(error: Exception, language: Language = "en") -> str:
    """What an error tells: the phrase that it was raised with, else its own words."""
    given = error.args[0] if error.args else None
    return in_words(given if isinstance(given, Phrase) else error, language)


def _sentence(said: Phrase, language: Language) -> str:
    known = phrases(language)
    if said.number is None:
        return known[said.key]
    exact = "none" if said.number == 0 else form(language, said.number)
    return known.get(f"{said.key}-{exact}") or known[f"{said.key}-other"]


def filled(sentence: str, values: Mapping[str, Filling], language: Language) -> str:
    """A sentence with its gaps filled in."""
    return sentence.format(**{gap: in_words(value, language) for gap, value in values.items()})


def locale_language(environment: Mapping[str, str]) -> Language:
    """The language of a terminal whose environment this is: one of ours where it says so, else English."""
    named = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    code = re.split(r"[-_.@]", named)[0].lower()
    return next((language for language in get_args(Language) if language == code), "en")


def named(noun: Noun, name: str) -> Phrase:
    """A thing by its name: `question "patrocinador"`."""
    return Phrase(f"named.{noun}", {"name": name})


def counted(key: str, number: int) -> Phrase:
    """A number of things: `key-none` for 0, else the form that goes with the number in a language."""
    return Phrase(key, {"count": str(number)}, number)


def reason_of(error: OSError) -> Phrase:
    """Why the operating system refused; in its own words where we have none."""
    known = f"reason.{errno.errorcode.get(error.errno or 0, '').lower()}"
    return Phrase(known) if known in phrases() else Phrase("reason.other", {"words": error.strerror or str(error)})


def of_file(error: OSError) -> Phrase:
    """What the operating system refused, with the file that it was asked for where it names one."""
    file = error.filename2 or error.filename
    if file is None:
        return reason_of(error)
    return Phrase(
        "reason.of",
        {"file": os.fsdecode(file) if isinstance(file, str | bytes) else str(file), "reason": reason_of(error)},
    )
