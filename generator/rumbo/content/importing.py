"""From a workbook, a table of questions or another program's questionnaire to a diagnostic: read, merged, judged.

Nothing that an author wrote is lost: where both the workbook and the file have changed since the last import, the file
stands and the difference is told. What the site's checks find is told of the cell that it comes from.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

from rumbo.content import loader, paths, schema
from rumbo.content.foreign import lens, survey
from rumbo.content.foreign.made import Site, bands
from rumbo.content.foreign.parts import document, told
from rumbo.content.loader import Files
from rumbo.content.merging import Merging
from rumbo.content.source import Value, read_yaml, written_yaml
from rumbo.content.workbook.assembling import Assembled, assembled
from rumbo.content.workbook.notices import MOST_BYTES, Notice, Refused, notice
from rumbo.content.workbook.opening import Grid, opened
from rumbo.content.workbook.questions import Completion, Standing, doubtful
from rumbo.content.workbook.rows import loose
from rumbo.content.workbook.separated import separated
from rumbo.content.workbook.tables import ORIGIN
from rumbo.location import Location
from rumbo.wording.phrases import Language
from rumbo.wording.problems import Faulty, Problem

_SECONDS = 20
"""What a question takes to answer, as a first guess."""

MEMORY = "imported.json"
"""What the last import brought, beside the diagnostic: its values, and the ids that it gave."""

_FORMATS = ((lens.is_lens, lens.made), (survey.is_survey, survey.made))
"""How a document of each format is known, and what makes a diagnostic of it."""


_TABLES = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import would write, by path in the site; nothing where something is wrong."""

    slug: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    problems: tuple[Problem, ...] = ()


def imported(folder: Path, file: Path, slug: str | None) -> Imported:
    """What a file brings to the site in a folder, as the diagnostic `slug` or as the file calls itself."""
    try:
        if file.suffix.lower() == ".json":
            return _from_document(folder, file, slug or _stem(file))
        if file.suffix.lower() in _TABLES:
            return _from_table(folder, file, slug or _stem(file))
        return _from_workbook(folder, file, slug)
    except Refused as refused:
        return Imported(slug or "", notices=refused.notices)


def _from_document(folder: Path, file: Path, slug: str) -> Imported:
    """What a lens or a survey brings."""
    read = document(file.name, _content(file))
    if not schema.is_id(slug):
        raise Refused([notice("bad-slug", Location(file.name), {"slug": slug})])
    made_by = next((made for is_it, made in _FORMATS if is_it(read)), None)
    if made_by is None:
        raise Refused([told("no-format", Location(file.name), advice=False)])
    site = _site(loader.read(folder))
    made = made_by(read, slug, site)
    if made.playbooks and not site.theme:
        raise Refused([told("no-theme", Location(paths.SETTINGS), advice=False)])
    if any(not notice.advice for notice in made.notices):
        raise Refused(made.notices)
    found = Assembled(slug, made.value, made.cells)
    memory = _remembered(folder / "diagnostics" / slug / MEMORY)
    return _judged(folder, _Brought(slug, found, memory, made.notices, made.playbooks))


def _content(file: Path) -> bytes:
    """A file's bytes; of one that is too large no more than tells so."""
    with file.open("rb") as opening:
        return opening.read(MOST_BYTES + 1)


def _site(files: Files) -> Site:
    """What an importer has to know of a site, whatever is wrong with it."""
    try:
        config = read_yaml(paths.SETTINGS, files.contents[paths.SETTINGS]).value
    except Faulty:
        config = {}
    settings = config if isinstance(config, dict) else {}
    spoken = settings.get("languages", ["es"])
    language = spoken[0] if isinstance(spoken, list) and spoken else ""
    themes = settings.get("themes")
    playbooks = sorted(filter(paths.is_playbook, files.contents))
    return Site(
        next((known for known in get_args(Language) if known == language), get_args(Language)[0]),
        next(iter(themes), "") if isinstance(themes, dict) else "",
        Path(playbooks[0]).stem if playbooks else "",
    )


def _from_workbook(folder: Path, file: Path, slug: str | None) -> Imported:
    grids, notices = opened(file.name, _content(file))
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
    return _judged(folder, _Brought(named, found, {**origin, **memory}, notices))


def _from_table(folder: Path, file: Path, slug: str) -> Imported:
    """What a sheet of questions brings, to the diagnostic that stands or to a new one."""
    sheet, notices = separated(file.name, _content(file))
    if lost := [*loose(sheet), *doubtful(sheet)]:
        raise Refused([*notices, *lost])
    if not schema.is_id(slug):
        raise Refused([*notices, notice("bad-slug", Location(file.name), {"slug": slug})])
    files = loader.read(folder)
    memory = _remembered(folder / "diagnostics" / slug / MEMORY)
    written = _written(paths.diagnostic(slug), files)
    site = _site(files)
    if written is None:
        standing = Standing(slug, _begun(file.stem, sheet, site), _ids(memory), new=True, playbook=site.playbook)
        if site.playbook:
            notices.append(notice("no-remedies", Location(file.name), {"playbook": site.playbook}, advice=True))
    else:
        standing = Standing(slug, _stripped(written), _ids(memory))
    completion = Completion(file.name, standing)
    found = assembled(file.name, completion.whole(sheet), _ids(memory))
    found.given |= completion.given
    notices += found.problems
    if any(not told.advice for told in notices):
        return Imported(slug, notices=tuple(notices))
    return _judged(folder, _Brought(slug, found, {"value": dict(standing.diagnostic), **memory}, notices))


def _begun(title: str, sheet: Grid, site: Site) -> dict[str, Value]:
    """What a new diagnostic has before its first question."""
    asked = max(row for row, _ in sheet) - 1
    return {
        "title": title,
        "summary": title,
        "version": "1.0",
        "minutes": str(max(1, round(_SECONDS * asked / 60))),
        "dimensions": [],
        "bands": bands(site, told=False),
    }


@dataclass(frozen=True, slots=True)
class _Brought:
    """What a file brings: a questionnaire and the playbooks beside it, with what the last import brought."""

    slug: str
    found: Assembled
    memory: Mapping[str, dict[str, Value]]
    notices: list[Notice]
    playbooks: Mapping[str, bytes] = field(default_factory=dict)


def _judged(folder: Path, brought: _Brought) -> Imported:
    slug, found, memory, playbooks = brought.slug, brought.found, brought.memory, brought.playbooks
    path = paths.diagnostic(slug)
    files = loader.read(folder)
    written = _written(path, files)
    mine = None if written is None else _stripped(written)
    merging = Merging(found)
    value = found.value if mine is None else merging.merged(memory.get("value"), mine, found.value, ())
    text = written_yaml(value) if value != mine else files.contents[path]  # a file that says the same stays as it is
    remembered = json.dumps({"value": found.value, "ids": found.given}, ensure_ascii=False, indent=1).encode() + b"\n"
    new = {place: content for place, content in playbooks.items() if place not in files.contents}
    kept = sorted(place for place in playbooks.keys() - new.keys() if files.contents[place] != playbooks[place])
    problems = tuple(_located(problem, path, text, found) for problem in _problems(files, {path: text, **new}))
    notices = [*brought.notices, *merging.notices, *(told("playbook-kept", Location(place)) for place in kept)]
    if any(not problem.advice for problem in problems):
        return Imported(slug, notices=tuple(notices), problems=problems)
    written_anew = {path: text, f"diagnostics/{slug}/{MEMORY}": remembered, **new}
    return Imported(slug, written_anew, tuple(notices), problems)


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
        return schema.lengthened(read_yaml(path, files.contents[path])).value if path in files.contents else None
    except Faulty:
        return None


def _problems(files: Files, new: Mapping[str, bytes]) -> list[Problem]:
    """What is wrong with new files in their site."""
    loaded = loader.load_files(replace(files, contents={**files.contents, **new}), drafts=True)
    return [problem for problem in loaded.problems if problem.place.path in new]


def _located(problem: Problem, path: str, text: bytes, found: Assembled) -> Problem:
    """A problem of the file that would be written, at the cell that it comes from; of a playbook, where it is."""
    if problem.place.path != path:
        return problem
    try:
        raw = read_yaml(path, text)
    except Faulty:  # there is no telling where
        return replace(problem, place=found.cell(()) or problem.place)
    parts = {place: at for at, place in [*raw.values.items(), *raw.keys.items()]}
    at = parts.get(problem.place)
    if at is None:
        before = [place for place in parts if place <= problem.place]
        at = parts[max(before)] if before else ()
    cell = found.cell(at)
    return replace(problem, place=cell) if cell else problem
