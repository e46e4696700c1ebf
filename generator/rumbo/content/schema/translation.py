"""What of a file is words, and how a translation says them again.

A translation holds nothing but words, under the ids of what it translates: a list of things with ids becomes a mapping
by id, and a thing with a single word (an option's label) is written as just that. Which keys hold words is said by the
shapes (`Label`, `Text`); this module knows no format.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from rumbo.content.schema.fields import Names, Words
from rumbo.content.schema.shape import Shape, excerpt, fields, shapes_in
from rumbo.content.source import KeyPath, Raw, Value, put_at
from rumbo.location import Location
from rumbo.wording.problems import Faulty, Problem, nearest

MARK = "translates"
"""The key of a translation that holds the fingerprint of the words it translates."""

_MARK_MEANS = "Which words it translates; written by `rumbo check --mark-translated FILE`."
_DIGITS = 12

Tree = dict[str, "Tree | KeyPath"]
"""The words of a file by their keys in a translation; each leaf is the word's path in the file itself."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A file with a translation's words in place of its own; `mark` is the fingerprint that the translation states."""

    raw: Raw
    mark: str | None


def fingerprint(raw: Raw, shape: type[Shape], body: str = "") -> str:
    """A hash of a file's words: another one tells that a translation may no longer say the same.

    Only the words and their ids count, so neither points nor the order of things change it.
    """
    words = sorted((list(keys), raw.at(path)) for keys, path in _leaves(wording(raw, shape)))
    told = json.dumps([words, body], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()[:_DIGITS]


def translated(raw: Raw, translation: Raw, shape: type[Shape]) -> Fit:
    """A file as it reads in another language: numbers, ids and places are its own, words and their places those of it.

    Raises:
        Faulty: with every word that the translation lacks, and every key in it that the file has no words for.
    """
    said = translation.value if isinstance(translation.value, dict) else {}
    unsaid = _names(shape) - said.keys()
    wanted = {key: part for key, part in wording(raw, shape).items() if key not in unsaid}
    problems = list(_misfits(raw, translation, wanted))
    if problems:
        raise Faulty(problems)
    value, values = deepcopy(raw.value), dict(raw.values)
    for keys, path in _leaves(wanted):
        put_at(value, path, translation.at(keys))
        values[path] = translation.values[keys]
    mark = translation.value.get(MARK) if isinstance(translation.value, dict) else None
    texts = {**raw.texts, **translation.texts}
    return Fit(replace(raw, value=value, values=values, texts=texts), mark if isinstance(mark, str) else None)


def wording(raw: Raw, shape: type[Shape]) -> Tree:
    """Where a file's words are, by their keys in a translation."""
    return _parts(raw.value, shape, ())


def needed(raw: Raw, shape: type[Shape]) -> Tree:
    """The same without names, which a translation may leave as they are."""
    return {key: part for key, part in wording(raw, shape).items() if key not in _names(shape)}


def leaves(tree: Tree) -> Iterator[tuple[tuple[str, ...], KeyPath]]:
    """Every word of a file: its keys in a translation, and its path in the file itself."""
    return _leaves(tree)


def only(translation: Raw, wanted: Tree, *, kept: Callable[[Location], bool]) -> Raw:
    """A translation without what nothing in the file asks for any more, but for what stands at places that are kept."""
    return replace(translation, value=_only(translation, wanted, kept, ()))


def _only(translation: Raw, wanted: Tree, kept: Callable[[Location], bool], keys: tuple[str, ...]) -> Value:
    said = translation.at(keys)
    if not isinstance(said, dict):
        return said
    found: dict[str, Value] = {}
    for key, value in said.items():
        part = wanted.get(key)
        if part is not None or (*keys, key) == (MARK,) or kept(translation.keys[*keys, key]):
            found[key] = _only(translation, part, kept, (*keys, key)) if isinstance(part, dict) else value
    return found


def json_schema(shape: type[Shape]) -> dict[str, Any]:
    """The JSON Schema of a translation, for editors: which keys, never which ids."""
    known: dict[str, Any] = {}
    mark = {"type": "string", "pattern": f"^[0-9a-f]{{{_DIGITS}}}$", "description": _MARK_MEANS}
    top = _group(shape, known)
    return {**top, "properties": {MARK: mark, **top["properties"]}, "$defs": known}


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands under a key: a word, or things of a `shape`; `by_key` where it is a mapping of such by free keys."""

    shape: type[Shape] | None
    by_key: bool
    means: str


def _part(field: FieldInfo) -> _Part:
    shape = next(shapes_in(field.annotation), None)
    return _Part(shape, by_key=get_origin(field.annotation) is dict, means=field.description or "")


@cache
def _worded(shape: type[Shape]) -> Mapping[str, _Part]:
    """The keys of a shape under which there are words."""
    return {key: _part(field) for key, field in fields(shape).items() if _has_words(field)}


@cache
def _names(shape: type[Shape]) -> frozenset[str]:
    """The keys of a format under which there is a name."""
    return frozenset(
        key for key, field in fields(shape).items() if any(isinstance(mark, Names) for mark in field.metadata)
    )


def lone_word(shape: type[Shape]) -> str | None:
    """The key of the word that stands for a whole thing of a shape where it has no other."""
    worded = _worded(shape)
    return next(iter(worded)) if len(worded) == 1 else shape.lone


def worded_keys(shape: type[Shape]) -> Iterable[str]:
    """The keys of a shape under which there are words, at any depth."""
    return _worded(shape)


def _has_words(field: FieldInfo) -> bool:
    """Whether a field is marked as words, or holds things with such a field at any depth."""
    reached = list(shapes_in(field.annotation))
    for shape in reached:
        below = (inner for part in fields(shape).values() for inner in shapes_in(part.annotation))
        reached.extend(inner for inner in below if inner not in reached)
    own = (part for shape in reached for part in fields(shape).values())
    return any(_is_marked(part.annotation, part.metadata) for part in (field, *own))


def _is_marked(annotation: Any, marks: Sequence[object]) -> bool:  # noqa: ANN401 - annotations have no common type
    if any(isinstance(mark, Words) for mark in marks):
        return True
    return any(_is_marked(part, getattr(part, "__metadata__", ())) for part in get_args(annotation))


def _within(value: Any, part: _Part, path: KeyPath) -> Tree | KeyPath:  # noqa: ANN401 - it has the shape that the part says
    if part.by_key:
        return {key: _wording(entry, part.shape, (*path, key)) for key, entry in value.items()}
    return _wording(value, part.shape, path)


def _wording(value: Any, shape: type[Shape] | None, path: KeyPath) -> Tree | KeyPath:  # noqa: ANN401 - it has that shape
    if shape is None:
        return path
    if isinstance(value, list) and "id" in fields(shape):
        things = {entry["id"]: _wording(entry, shape, (*path, index)) for index, entry in enumerate(value)}
        return {id_: words for id_, words in things.items() if words != {}}
    only = next(iter(_worded(shape).values()))
    if isinstance(value, list):  # a scale written as the list of its options
        return _within(value, only, path)
    parts = _parts(value, shape, path)
    lone = lone_word(shape)
    return parts.get(lone, {}) if lone and parts.keys() <= {lone} else parts


def _parts(value: Any, shape: type[Shape], path: KeyPath) -> Tree:  # noqa: ANN401 - as above
    """The words under each key of one thing."""
    found = {key: _within(value[key], part, (*path, key)) for key, part in _worded(shape).items() if key in value}
    return {key: part for key, part in found.items() if part != {}}


def _leaves(tree: Tree, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], KeyPath]]:
    for key, part in tree.items():
        if isinstance(part, dict):
            yield from _leaves(part, (*above, key))
        else:
            yield (*above, key), part


def _misfits(raw: Raw, translation: Raw, wanted: Tree, keys: tuple[str, ...] = ()) -> Iterator[Problem]:
    """Every key that one of the two has and the other has not; `keys` lead to the part that is looked at."""
    said = translation.at(keys)
    if not isinstance(said, dict):
        yield Problem("not-a-mapping", translation.place(keys), {"key": keys[-1] if keys else translation.path})
        return
    for key in said:
        if key not in wanted and (*keys, key) != (MARK,):
            values = {"key": ".".join((*keys, key)), "file": raw.path}
            yield Problem("surplus-translation", translation.keys[*keys, key], values, suggestion=nearest(key, wanted))
    for key, part in wanted.items():
        if key not in said:
            values = {"key": ".".join((*keys, key)), "file": raw.path, "words": excerpt(_first_words(raw, part))}
            yield Problem("missing-translation", _lacking(raw, translation, keys, part), values)
        elif isinstance(part, dict):
            yield from _misfits(raw, translation, part, (*keys, key))
        elif not isinstance(said[key], str):
            yield Problem("not-a-text", translation.place((*keys, key)), {"key": key})
        elif not str(said[key]).strip():
            yield Problem("empty-value", translation.place((*keys, key)), {"key": key})


def _lacking(raw: Raw, translation: Raw, keys: tuple[str, ...], part: Tree | KeyPath) -> Location:
    """Where words are missing: beside the original of those words, which may be a client's file."""
    place, origin = translation.place(keys), raw.place(_first(part)).path
    home = origin.removesuffix(raw.path)
    is_clients = home not in ("", origin) and place.path == translation.path
    return Location(home + translation.path) if is_clients else place


def _first_words(raw: Raw, part: Tree | KeyPath) -> Value:
    """The words that a part of a file starts with."""
    return raw.at(_first(part))


def _first(part: Tree | KeyPath) -> KeyPath:
    while isinstance(part, dict):
        part = next(iter(part.values()))
    return part


def _schema_of(shape: type[Shape], known: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of the words of one shape; those of shapes inside it are collected in `known`."""
    worded = _worded(shape)
    if len(worded) == 1:
        return _part_schema(next(iter(worded.values())), known)
    name = shape.__name__.removesuffix("Shape")
    if name not in known:
        known[name] = {}  # dimensions hold dimensions
        known[name] = _group(shape, known)
    whole = {"$ref": f"#/$defs/{name}"}
    return {"anyOf": [_part_schema(worded[shape.lone], known), whole]} if shape.lone else whole


def _group(shape: type[Shape], known: dict[str, Any]) -> dict[str, Any]:
    properties = {key: _part_schema(part, known) for key, part in _worded(shape).items()}
    return {"type": "object", "description": shape.__doc__, "additionalProperties": False, "properties": properties}


def _part_schema(part: _Part, known: dict[str, Any]) -> dict[str, Any]:
    word = {"type": ["string", "number", "boolean"], "description": part.means}
    inner = word if part.shape is None else _schema_of(part.shape, known)
    if part.by_key or (part.shape is not None and "id" in fields(part.shape)):
        return {"type": "object", "description": part.means, "additionalProperties": inner}
    return inner
