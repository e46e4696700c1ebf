"""Lays what is imported over what stands in a file: three-way, so that nothing that an author wrote is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rumbo.content import schema
from rumbo.content.source import KeyPath, Value
from rumbo.content.workbook.assembling import Assembled
from rumbo.content.workbook.notices import Notice, notice
from rumbo.location import Location


@dataclass(slots=True)
class Merging:
    """Three-way: what the last import brought, what the file says now, what the workbook says now."""

    found: Assembled
    notices: list[Notice] = field(default_factory=list)

    def merged(self, before: Value | None, mine: Value | None, theirs: Value | None, at: KeyPath) -> Value | None:
        """What the file should say: where both have changed the same thing, what it says now."""
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
