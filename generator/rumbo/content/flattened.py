"""A client's site as files that stand alone: what is laid over the base's is written out, all else is a copy."""

from collections.abc import Iterator
from typing import Any

from rumbo.content import paths, schema
from rumbo.content.loader import Loaded, Reading
from rumbo.content.loader.selecting import asked
from rumbo.content.source import read_markdown, read_yaml, written_yaml

_OF_CLIENTS = ("playbooks",)
"""Keys of the owner's file that choose among the base's files, and say nothing where those are all there are."""


def files(loaded: Loaded) -> dict[str, bytes]:
    """Every file of a site in which nothing is wrong, by path: they build the same site with no base around."""
    if loaded.site is None or loaded.reading is None:
        return {}
    languages = loaded.site.settings.languages
    return {path: data for path, data in _written(loaded.reading) if _is_spoken(path, languages)}


def _is_spoken(path: str, languages: tuple[str, ...]) -> bool:
    found = paths.as_translation(path)
    return found is None or not paths.is_content(found.original) or found.language in languages


def _written(reading: Reading) -> Iterator[tuple[str, bytes]]:
    published = reading.published()
    for path, data in published.items():
        if path in reading.articles:
            yield path, _article(path, data, reading)
        elif path in reading.raws and not path.startswith(f"{paths.THEME}/"):
            yield path, _yaml(path, data, reading)
        else:
            yield path, data


def _yaml(path: str, data: bytes, reading: Reading) -> bytes:
    value = _whole(path, reading)
    return data if value == read_yaml(path, data).value else written_yaml(value)


def _article(path: str, data: bytes, reading: Reading) -> bytes:
    before, now = read_markdown(path, data), reading.articles[path]
    value = _whole(path, reading)
    if value == before.front.value and now.body == before.body:
        return data
    return b"---\n" + written_yaml(value) + b"---\n" + now.body.encode()


def _whole(path: str, reading: Reading) -> object:
    """The values of a file, marked anew where it is a translation of what a client says otherwise."""
    value = reading.raws[path].value
    assert isinstance(value, dict)  # noqa: S101 - every format is a group of keys
    found = paths.as_translation(path)
    if path == paths.SETTINGS:
        return {key: part for key, part in value.items() if key not in _OF_CLIENTS}
    if path.startswith("diagnostics/"):
        value = _alone(value, asked(reading.away))
    if found and found.original in reading.raws and schema.MARK in value:
        return {**value, schema.MARK: _mark(found.original, reading)}
    return value


def _alone(value: Any, unasked: frozenset[str]) -> Any:  # noqa: ANN401 - any part of a file
    """Without what is the same as a question of a diagnostic that the client does not have."""
    if isinstance(value, dict):
        kept = ((key, part) for key, part in value.items() if key != "same_as" or _diagnostic(part) not in unasked)
        return {key: _alone(part, unasked) for key, part in kept}
    return [_alone(part, unasked) for part in value] if isinstance(value, list) else value


def _diagnostic(name: object) -> str:
    return str(name).partition("/")[0]


def _mark(original: str, reading: Reading) -> str:
    article = reading.articles.get(original)
    kind = paths.kind_of(original) or ""
    return schema.fingerprint(kind, reading.raws[original], article.body if article else "")
