"""A diagnostic written short, as the same written long: answers as words by id, and questions that are like others.

Nothing after this knows which of the two an author wrote; every part keeps the place where it was written.
"""

from collections.abc import Iterator
from typing import Any

from rumbo.content.schema.copying import Copying
from rumbo.content.schema.questionnaire import TemplateShape
from rumbo.content.schema.shape import fields
from rumbo.content.source import KeyPath, Raw, Value, put_at

LIKE, TEMPLATES = "like", "templates"
_POINTS = {"choice": str, "several": lambda _: "1"}
"""What an answer gives by its place, where a kind has points: one more than the one before, or one each."""
_ANSWERED = frozenset({"kind", "options", "scale", "ranges", "linear"})
"""The keys that say how a question is answered."""


def lengthened(raw: Raw) -> Raw:
    """A diagnostic with all answers as lists: words by id become answers whose points go by place."""
    short = list(_short_answers(raw.value))
    if not short:
        return raw
    work = Copying()
    value = work.copy(raw, (), ())
    for path, kind in short:
        put_at(value, path, _listed(work, raw, path, _POINTS.get(kind)))
    return work.raw(raw.path, value, raw.texts)


def filled(raw: Raw) -> Raw:
    """A diagnostic in which every question says what its template and the defaults say for it."""
    top = raw.value if isinstance(raw.value, dict) else {}
    defaults = top.get("defaults")
    scale = defaults.get("scale") if isinstance(defaults, dict) else None
    if TEMPLATES not in top and scale is None:
        return raw
    work = Copying()
    value = work.copy(raw, (), ())
    for path, asked in _questions(value):
        for key in _of_template(top, asked):
            asked[key] = work.copy(raw, (TEMPLATES, str(asked[LIKE]), key), (*path, key), key=True)
        if scale is not None and not _ANSWERED.intersection(asked):
            asked["scale"] = work.copy(raw, ("defaults", "scale"), (*path, "scale"), key=True)
    return work.raw(raw.path, value, raw.texts)


def _of_template(top: dict[str, Any], asked: dict[str, Any]) -> list[str]:
    """The keys that a question has from its template."""
    templates = top.get(TEMPLATES)
    template = (
        templates.get(asked.get(LIKE)) if isinstance(templates, dict) and isinstance(asked.get(LIKE), str) else None
    )
    if not isinstance(template, dict):
        return []
    answered = _ANSWERED.intersection(asked) - {"kind"}
    return [
        key
        for key in template
        if key not in asked and key in fields(TemplateShape) and not (key == "scale" and answered)
    ]


def _questions(value: Value) -> Iterator[tuple[KeyPath, dict[str, Any]]]:
    """Every question, however deep, with its path."""
    waiting: list[tuple[KeyPath, Any]] = [((), value)]
    for path, around in waiting:
        yield from (((*path, "questions", index), asked) for index, asked in _things(around, "questions"))
        waiting += [((*path, "dimensions", index), inner) for index, inner in _things(around, "dimensions")]


def _things(around: Any, key: str) -> list[tuple[int, dict[str, Any]]]:  # noqa: ANN401 - it has no shape yet
    listed = around.get(key) if isinstance(around, dict) else None
    return [
        (index, thing)
        for index, thing in enumerate(listed if isinstance(listed, list) else ())
        if isinstance(thing, dict)
    ]


def _short_answers(value: Value) -> Iterator[tuple[KeyPath, str]]:
    """The path of all answers that are words by id, with the kind of their question."""
    for path, asked in _questions(value):
        if isinstance(asked.get("options"), dict):
            yield (*path, "options"), _kind(value, asked)
    for index, asked in _things(value, "profile"):
        if isinstance(asked.get("options"), dict):
            yield ("profile", index, "options"), "profile"
    scales = value.get("scales") if isinstance(value, dict) else None
    for name, scale in scales.items() if isinstance(scales, dict) else ():
        if isinstance(scale, dict):
            inner = scale.get("options")
            if isinstance(inner, dict):
                yield ("scales", name, "options"), "choice"
            elif inner is None and scale and "points_range" not in scale:
                yield ("scales", name), "choice"


def _kind(value: Any, asked: dict[str, Any]) -> str:  # noqa: ANN401 - as above
    if "kind" not in asked and "kind" in _of_template(value, asked):
        return str(value[TEMPLATES][asked[LIKE]]["kind"])
    return str(asked.get("kind", "choice"))


def _listed(work: Copying, raw: Raw, path: KeyPath, points: Any) -> list[Value]:  # noqa: ANN401 - a function or none
    """Words by id as a list; an answer that has more to say is a group of its other keys."""
    made: list[Value] = []
    work.place(raw, path, path)
    words = raw.at(path)
    assert isinstance(words, dict)  # noqa: S101 - only answers written as words by id are listed
    for index, (id_, said) in enumerate(words.items()):
        to = (*path, index)
        option: dict[str, Value] = {"id": id_}
        if isinstance(said, dict):
            option |= {key: work.copy(raw, (*path, id_, key), (*to, key), key=True) for key in said}
        else:
            option["label"] = work.copy(raw, (*path, id_), (*to, "label"), key=True)
            work.keys[*to, "label"] = raw.keys[*path, id_]
        work.values[to] = work.values[*to, "id"] = work.keys[*to, "id"] = raw.keys[*path, id_]
        work.wholes[raw.keys[*path, id_]] = to
        if points and "points" not in option and "exclusive" not in option:
            option["points"] = points(index)
            work.values[*to, "points"] = work.keys[*to, "points"] = raw.keys[*path, id_]
        made.append(option)
    return made
