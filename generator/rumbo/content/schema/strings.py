"""Holds the words of an interface against those that come with Rumbo: the same keys, the same gaps to fill in."""

import re
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from rumbo.content.source import Raw
from rumbo.wording.plurals import FORMS, forms
from rumbo.wording.problems import Problem, nearest

_PLURAL = re.compile(rf"-({'|'.join(FORMS)})$")


def string_misfits(written: Raw, shipped: Raw, language: str) -> Iterator[Problem]:
    """Sections and keys that a strings file lacks or has too many, and words with gaps that nothing fills.

    Where the shipped words have a singular and a plural, the file has every form that its language has.
    """
    model: Any = shipped.value
    found = written.value if isinstance(written.value, dict) else {}
    if not found:
        yield Problem("not-a-mapping", written.place(()), {"key": written.path})
        return
    for section in model:
        if section not in found:
            yield Problem("missing-string", written.place(()), {"key": section})
    for section, words in found.items():
        if section not in model:
            meant = nearest(section, model)
            yield Problem("surplus-string", written.keys[section,], {"key": section}, suggestion=meant)
        elif not isinstance(words, dict):
            yield Problem("not-a-mapping", written.place((section,)), {"key": section})
        else:
            wanted = _in_forms(model[section], language)
            yield from _section(written, section, words, wanted)


def _in_forms(model: Mapping[str, str], language: str) -> Mapping[str, str]:
    """The keys that a section has in a language, with the shipped words: whatever is counted in all its forms."""
    stems = {key.removesuffix("-one") for key in model if key.endswith("-one")}
    counted = {stem for stem in stems if f"{stem}-other" in model}
    found = {key: text for key, text in model.items() if not _PLURAL.search(key) or _PLURAL.sub("", key) not in counted}
    return found | {f"{stem}-{form}": model[f"{stem}-other"] for stem in counted for form in forms(language)}


def _section(written: Raw, section: str, words: Mapping[str, object], model: Mapping[str, str]) -> Iterator[Problem]:
    for key in model:
        if key not in words:
            yield Problem("missing-string", written.place((section,)), {"key": f"{section}.{key}"})
    for key, text in words.items():
        path = (section, key)
        if key not in model:
            yield Problem(
                "surplus-string", written.keys[path], {"key": f"{section}.{key}"}, suggestion=nearest(key, model)
            )
        elif not isinstance(text, str):
            yield Problem("not-a-text", written.place(path), {"key": key})
        else:
            for gap in sorted(_gaps(text) - _fillable(key, model)):
                yield Problem("unknown-gap", written.place(path), {"key": f"{section}.{key}", "gap": gap})


def _fillable(key: str, model: Mapping[str, str]) -> set[str]:
    """The gaps that are filled in a word: those of the shipped one, in its singular or its plural."""
    stem = _PLURAL.sub("", key)
    return {gap for name in (key, f"{stem}-one", f"{stem}-other") for gap in _gaps(model.get(name, ""))}


def _gaps(text: str) -> set[str]:
    try:
        return {gap for _, gap, _, _ in Formatter().parse(text) if gap is not None}
    except ValueError:
        return {"{"}
