"""Puts the rows of a workbook together into a questionnaire, and remembers the cell that each part was written in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from rumbo.content.source import KeyPath, Value
from rumbo.content.workbook import tables
from rumbo.content.workbook.notices import Notice, notice
from rumbo.content.workbook.opening import Cell, Grid
from rumbo.content.workbook.rows import Ids, Row, Rows, by_words, value_of
from rumbo.content.workbook.tables import Column, Sheet
from rumbo.location import Location
from rumbo.wording.phrases import Language
from rumbo.wording.problems import nearest

Inner = Callable[[Row], Mapping[str, list[Row]]]
"""The rows of what is inside a thing, by key."""


@dataclass(slots=True)
class Assembled:
    """A questionnaire with the cell of each of its parts by path; `given` are the ids that were made for it."""

    slug: str
    value: dict[str, Value]
    cells: dict[KeyPath, Location] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    problems: list[Notice] = field(default_factory=list)

    def cell(self, path: KeyPath) -> Location | None:
        """The cell of a part, or of what is around it."""
        while path and path not in self.cells:
            path = path[:-1]
        return self.cells.get(path)


def assembled(file: str, grids: Mapping[str, Grid], known: Ids) -> Assembled:
    """The questionnaire of a workbook's sheets; `known` are the ids that were given when it was read before."""
    read = Rows(file, known)
    rows = {sheet: read.rows(sheet, grids) for sheet in get_args(Sheet)}
    read.give_ids(rows)
    return _Assembly(read).whole(rows)


class _Assembly:
    def __init__(self, read: Rows) -> None:
        self._given, self.problems = read.given, read.notices
        self._cells: dict[KeyPath, Location] = {}

    def whole(self, rows: Mapping[Sheet, list[Row]]) -> Assembled:
        """Everything in its place."""
        value, slug = self._settings(rows["diagnostic"])
        remedies = self._remedies(rows["remedies"])
        answers = self._grouped(rows["options"], "question", "options")
        caps = self._grouped(rows["caps"], "question", "caps")
        dimensions = [str(row.thing.get("id", "")) for row in rows["dimensions"]]
        self._homeless(rows, dimensions)
        profile = [row for row in rows["questions"] if row.thing.get("kind") == tables.PROFILE]
        for row in profile:
            row.thing.pop("kind")
        if profile:
            value["profile"] = self._things(
                profile, ("profile",), lambda row: {"options": answers.get(_id_of(row), [])}
            )

        def asked(row: Row) -> dict[str, list[Row]]:
            own = answers.get(_id_of(row), [])
            ranges = any("from" in answer.thing for answer in own)
            return {"ranges" if ranges else "options": own, "caps": caps.get(_id_of(row), [])}

        scales = self._scales(answers, value)
        if scales:
            value["scales"] = scales
        value["dimensions"] = self._dimensions(rows, "", ("dimensions",), asked)
        value["bands"] = self._things(rows["bands"], ("bands",), lambda _: {})
        self._give_remedies(value, remedies)
        return Assembled(slug, value, self._cells, self._given, self.problems)

    def _settings(self, rows: list[Row]) -> tuple[dict[str, Value], str]:
        value: dict[str, Value] = {}
        slug = ""
        known = _setting_names()
        for row in rows:
            key, text = row.belongs.get("key", ""), row.belongs.get("value", "")
            column = known.get(key.lower())
            if key.lower() in _SLUG:
                slug = text
            elif key.startswith(tables.SCALE) and text:
                tables.put(value, f"{key}", tables.from_cell(text, "names"))
            elif key.startswith(tables.TEMPLATE) and text:
                self._template(value, key, row)
            elif column is None:
                meant = nearest(key.lower(), known)
                self.problems.append(notice("unknown-column", row.place, {"heading": key}, suggestion=meant))
            elif text:
                tables.put(value, column.key, value_of(column, text))
                self._cells[tuple(column.key.split("."))] = row.cells["value"].place
        return value, slug

    def _template(self, value: dict[str, Value], key: str, row: Row) -> None:
        """One key of a template, which stands as a row: `template:NAME.KEY`."""
        name, _, said = key.removeprefix(tables.TEMPLATE).partition(".")
        column = next((column for column in tables.template() if column.key == said), None)
        templates = value.setdefault("templates", {})
        if column is None or not name or not isinstance(templates, dict):
            self.problems.append(notice("unknown-column", row.place, {"heading": key}))
            return
        template = templates.setdefault(name, {})
        if isinstance(template, dict):
            template[said] = value_of(column, row.belongs["value"])
        self._cells["templates", name, said] = row.cells["value"].place

    def _grouped(self, rows: list[Row], key: str, sheet: str) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in rows:
            if owner := row.belongs.get(key):
                found.setdefault(owner, []).append(row)
            else:
                self.problems.append(notice("row-of-nothing", row.place, {"column": key, "sheet": sheet}))
        return found

    def _homeless(self, rows: Mapping[Sheet, list[Row]], dimensions: list[str]) -> None:
        """Rows that say they belong to what there is not."""
        asked = [_id_of(row) for row in rows["questions"]]
        for sheet, key, known in (
            ("dimensions", "parent", dimensions),
            ("questions", "dimension", dimensions),
            ("options", "question", asked),
            ("caps", "question", asked),
        ):
            for row in rows[sheet]:  # type: ignore[index]
                owner = row.belongs.get(key, "")
                is_known = owner in known or owner.startswith(tables.SCALE)
                if owner and not is_known:
                    values = {"id": owner, "column": key}
                    place = row.cells[key].place
                    self.problems.append(notice("unknown-owner", place, values, suggestion=nearest(owner, known)))
                elif not owner and key == "dimension" and row.thing.get("kind") != tables.PROFILE:
                    self.problems.append(notice("row-of-nothing", row.place, {"column": key, "sheet": sheet}))

    def _dimensions(
        self, rows: Mapping[Sheet, list[Row]], parent: str, path: KeyPath, asked: Inner, depth: int = 0
    ) -> list[Value]:
        mine = [row for row in rows["dimensions"] if row.belongs.get("parent", "") == parent]
        made: list[Value] = []
        for row in mine if depth < _DEEPEST else ():
            at = (*path, len(made))
            thing = self._thing(row, at)
            if (
                below := self._dimensions(rows, _id_of(row), (*at, "dimensions"), asked, depth + 1)
                if _id_of(row)
                else []
            ):
                thing["dimensions"] = below
            questions = [q for q in rows["questions"] if q.belongs.get("dimension") == _id_of(row)]
            if questions:
                thing["questions"] = self._things(questions, (*at, "questions"), asked)
            made.append(thing)
        return made

    def _things(self, rows: list[Row], path: KeyPath, inner: Inner) -> list[Value]:
        made: list[Value] = []
        for row in rows:
            at = (*path, len(made))
            thing = self._thing(row, at)
            for key, below in inner(row).items():
                if below:
                    thing[key] = self._things(below, (*at, key), lambda _: {})
            made.append(thing)
        return made

    def _thing(self, row: Row, path: KeyPath) -> dict[str, Value]:
        self._cells[path] = row.place
        for key, cell in row.cells.items():
            self._cells[*path, *key.split(".", 1)] = cell.place
        return dict(row.thing)

    def _scales(self, answers: Mapping[str, list[Row]], value: dict[str, Value]) -> dict[str, Value]:
        made: dict[str, Value] = {}
        for owner, rows in answers.items():
            if owner.startswith(tables.SCALE):
                name = owner.removeprefix(tables.SCALE)
                span = value.pop(owner, None)
                path: KeyPath = ("scales", name) if span is None else ("scales", name, "options")
                options = self._things(rows, path, lambda _: {})
                made[name] = options if span is None else {"options": options, "points_range": span}
        return made

    def _remedies(self, rows: list[Row]) -> dict[tuple[str, str], list[Cell]]:
        found: dict[tuple[str, str], list[Cell]] = {}
        for row in rows:
            playbook = row.cells.get("playbook")
            if playbook is None or not row.belongs.get("remedied"):
                self.problems.append(notice("row-of-nothing", row.place, {"column": "playbook", "sheet": "remedies"}))
            else:
                found.setdefault((row.belongs["remedied"], row.belongs.get("answer", "")), []).append(playbook)
        return found

    def _give_remedies(self, value: dict[str, Value], remedies: dict[tuple[str, str], list[Cell]]) -> None:
        for thing, path, owner in list(_owners(value)):
            for answer, at in _answers(thing, path):
                cells = remedies.pop((owner, str(answer["id"]) if at != path else ""), [])
                if cells:
                    answer["remedies"] = [cell.text for cell in cells]
                    self._cells |= {(*at, "remedies", index): cell.place for index, cell in enumerate(cells)}
        for (owner, answer_id), cells in remedies.items():
            values = {"id": answer_id or owner, "column": "remedied"}
            self.problems.append(notice("unknown-owner", cells[0].place, values))


_DEEPEST = 6


def _owners(value: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], KeyPath, str]]:
    """Everything that may have remedies, or whose answers may: the thing, its path, what it is called."""
    for name, scale in value.get("scales", {}).items():
        inside = isinstance(scale, dict)
        thing = scale if inside else {"options": scale}
        yield thing, ("scales", name) if inside else ("scales", name, _BARE), f"{tables.SCALE}{name}"
    waiting: list[tuple[dict[str, Any], KeyPath]] = [
        (found, ("dimensions", index)) for index, found in enumerate(value.get("dimensions", ()))
    ]
    for dimension, path in waiting:
        yield dimension, path, str(dimension.get("id", ""))
        for key in ("questions", "dimensions"):
            for index, below in enumerate(dimension.get(key, ())):
                if key == "dimensions":
                    waiting.append((below, (*path, key, index)))
                else:
                    yield below, (*path, key, index), str(below.get("id", ""))


_BARE = "*"
"""Stands for the options of a scale that is written as their list."""


def _answers(thing: dict[str, Any], path: KeyPath) -> Iterator[tuple[dict[str, Any], KeyPath]]:
    """A thing itself, and its options or ranges."""
    yield thing, path
    for key in ("options", "ranges"):
        for index, answer in enumerate(thing.get(key, ())):
            if isinstance(answer, dict) and "id" in answer:
                yield answer, (*path[:-1], index) if path[-1:] == (_BARE,) else (*path, key, index)


def _setting_names() -> dict[str, Column]:
    return by_words(tables.settings())


_SLUG = frozenset({"slug", *(tables.heading("slug", language).lower() for language in get_args(Language))})


def _id_of(row: Row) -> str:
    return str(row.thing.get("id", ""))
