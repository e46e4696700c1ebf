"""From a workbook to `diagnostics/<slug>/diagnostic.yml`: read, merged with what is there, judged.

Nothing that an author wrote is lost: where both the workbook and the file have changed since the last import, the file
stands and the difference is told. What the site's checks find is told of the cell that it comes from.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from rumbo.content import loader, schema
from rumbo.content.loader import Files, paths
from rumbo.content.source import KeyPath, Value, read_yaml, written_yaml
from rumbo.content.workbook.assembling import Assembled, assembled
from rumbo.content.workbook.notices import Notice, Refused, notice
from rumbo.content.workbook.opening import Grid, opened
from rumbo.content.workbook.tables import ORIGIN
from rumbo.location import Location
from rumbo.wording.problems import Faulty, Problem

MEMORY = "imported.json"
"""What the last import brought, beside the diagnostic: its values, and the ids that it gave."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import would write, by path in the site; nothing where something is wrong."""

    slug: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    problems: tuple[Problem, ...] = ()


def imported(folder: Path, file: Path, slug: str | None) -> Imported:
    """What a workbook brings to the site in a folder, as the diagnostic `slug` or as the workbook calls itself."""
    try:
        grids, notices = opened(file.name, file.read_bytes())
    except Refused as refused:
        return Imported(slug or "", notices=refused.notices)
    named = slug or _stem(file)
    memory = _remembered(folder / "diagnostics" / named / MEMORY)
    found = assembled(file.name, grids, _ids(memory))
    origin = _origin(grids.get(ORIGIN, {}))
    if slug is None and found.slug and found.slug != named:
        named = found.slug
        memory = _remembered(folder / "diagnostics" / named / MEMORY)
        found = assembled(file.name, grids, _ids(memory))
    notices = [*notices, *found.problems]
    if not schema.is_id(named):
        notices.append(notice("bad-slug", Location(file.name), {"slug": named}))
    if any(not told.advice for told in notices):
        return Imported(named, notices=tuple(notices))
    return _judged(folder, named, found, {**origin, **memory}, notices)


def _judged(
    folder: Path, slug: str, found: Assembled, memory: Mapping[str, dict[str, Value]], notices: list[Notice]
) -> Imported:
    path = paths.diagnostic(slug)
    files = loader.read(folder)
    written = _written(path, files)
    mine = None if written is None else _stripped(written)
    merging = _Merging(found)
    value = found.value if mine is None else merging.merged(memory.get("value"), mine, found.value, ())
    text = written_yaml(value) if value != mine else files.contents[path]
    told = {"value": found.value, "ids": found.given}
    remembered = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
    problems = tuple(_located(problem, path, text, found) for problem in _problems(files, path, text))
    notices = [*notices, *merging.notices]
    if any(not problem.advice for problem in problems):
        return Imported(slug, notices=tuple(notices), problems=problems)
    return Imported(slug, {path: text, f"diagnostics/{slug}/{MEMORY}": remembered}, tuple(notices), problems)


def _stem(file: Path) -> str:
    return schema.as_id(f"{file.stem} ") or file.stem


def _remembered(place: Path) -> dict[str, dict[str, Value]]:
    try:
        told = json.loads(place.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    is_whole = isinstance(told, dict) and all(isinstance(part, dict) for part in told.values())
    return told if is_whole else {}


def _origin(grid: Grid) -> dict[str, dict[str, Value]]:
    """What a workbook was written from, where that can still be read."""
    try:
        told = json.loads(base64.b64decode("".join(cell.text for _, cell in sorted(grid.items()))))
    except (ValueError, RecursionError):
        return {}
    return {"value": _stripped(told)} if isinstance(told, dict) else {}


def _stripped(value: Any) -> Any:  # noqa: ANN401 - it is what was written
    """Without the spaces around texts, which no cell keeps."""
    if isinstance(value, dict):
        return {key: _stripped(part) for key, part in value.items()}
    return [_stripped(part) for part in value] if isinstance(value, list) else str(value).strip()


def _ids(memory: Mapping[str, Mapping[str, Value]]) -> dict[str, str]:
    return {name: id_ for name, id_ in memory.get("ids", {}).items() if isinstance(id_, str)}


def _written(path: str, files: Files) -> Value | None:
    """What stands in the diagnostic's file now, if it can be read."""
    try:
        return read_yaml(path, files.contents[path]).value if path in files.contents else None
    except Faulty:
        return None


def _problems(files: Files, path: str, text: bytes) -> list[Problem]:
    """What is wrong with the diagnostic in its site."""
    loaded = loader.load_files(replace(files, contents={**files.contents, path: text}), drafts=True)
    return [problem for problem in loaded.problems if problem.place.path == path]


def _located(problem: Problem, path: str, text: bytes, found: Assembled) -> Problem:
    """A problem of the file that would be written, at the cell that it comes from."""
    raw = read_yaml(path, text)
    parts = {place: at for at, place in [*raw.values.items(), *raw.keys.items()]}
    at = parts.get(problem.place)
    if at is None:
        before = [place for place in parts if place <= problem.place]
        at = parts[max(before)] if before else ()
    cell = found.cell(at)
    return replace(problem, place=cell) if cell else problem


@dataclass(slots=True)
class _Merging:
    """Three-way: what the last import brought, what the file says now, what the workbook says now."""

    found: Assembled
    notices: list[Notice] = field(default_factory=list)

    def merged(self, before: Value | None, mine: Value | None, theirs: Value | None, at: KeyPath) -> Value | None:
        if theirs in (before, mine):
            return mine
        if mine == before:
            return theirs
        if isinstance(mine, dict) and isinstance(theirs, dict):
            was = before if isinstance(before, dict) else {}
            parts = {
                key: self.merged(was.get(key), mine.get(key), theirs.get(key), (*at, key)) for key in {**mine, **theirs}
            }
            return {key: part for key, part in parts.items() if part is not None}
        if _has_ids(mine) and _has_ids(theirs):
            return self._things(_by_id(before), _by_id(mine), _by_id(theirs), at)
        place = self.found.cell(at) or Location(self.found.slug)
        values = {
            "mine": schema.excerpt(mine or ""),
            "theirs": schema.excerpt(theirs or ""),
            "key": ".".join(map(str, at)),
        }
        self.notices.append(notice("both-changed", place, values, advice=True))
        return mine

    def _things(
        self, before: Mapping[str, Value], mine: Mapping[str, Value], theirs: Mapping[str, Value], at: KeyPath
    ) -> Value:
        order = {id_: index for index, id_ in enumerate(theirs)}
        ids = [*theirs, *(id_ for id_ in mine if id_ not in theirs)]
        merged = (self.merged(before.get(id_), mine.get(id_), theirs.get(id_), (*at, order.get(id_, 0))) for id_ in ids)
        return [part for part in merged if part is not None]


def _has_ids(value: Value | None) -> bool:
    return isinstance(value, list) and all(isinstance(part, dict) and "id" in part for part in value)


def _by_id(value: Value | None) -> dict[str, Value]:
    parts: Sequence[Value] = value if isinstance(value, list) else ()
    return {str(part["id"]): part for part in parts if isinstance(part, dict) and "id" in part}
