"""Lays one file over another: under the ids of the one, what the other says instead, adds and leaves out (CL-1).

Which keys there are, and what stands under each, is said by the shapes; of the formats this module knows only what CL-1
says of their keys.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from rumbo.content.schema.copying import found
from rumbo.content.schema.judging import BECAUSE, OVERRIDES, Change, Judging, Names, dotted
from rumbo.content.schema.shape import Shape, fields, is_by_key, is_whole, shapes_in
from rumbo.content.schema.translation import lone_word, worded_keys
from rumbo.content.source import KeyPath, Value
from rumbo.wording.phrases import Filling
from rumbo.wording.problems import Problem

_ADD, _AFTER, _LEAVE_OUT = "add", "after", "leave_out"
_LABEL = "label"


class Laying(Judging):
    """Builds a file with another laid over it; keeps what changes and what is wrong with it."""

    def group(self, at: KeyPath, over: KeyPath, shape: type[Shape] | None, to: KeyPath, *, reasoned: bool) -> Value:
        """A mapping of the base's with a mapping laid over it; `at`, `over` and `to` are its paths in each file."""
        said, below = self._both(at, over)
        if not isinstance(below, dict):  # the base's own fault, of which it is told
            return self.copy(self._base, at, to)
        if not isinstance(said, dict):
            return self._misshapen(at, over, to)
        self.place(self._base, at, to)
        reasoned = BECAUSE in said or (reasoned and shape is not None and BECAUSE not in fields(shape))
        made: dict[str, Value] = {}
        for key in [*below, *(key for key in said if key not in below)]:
            is_said = key in said and (*over, key) != (OVERRIDES,)
            if is_said and not self._is_fixed(at, (*over, key), shape):
                made[key] = self._entry((*at, key), (*over, key), shape, (*to, key), reasoned=reasoned)
            elif key in below:
                made[key] = self.copy(self._base, (*at, key), (*to, key), key=True)
        return made

    def _both(self, at: KeyPath, over: KeyPath) -> tuple[Any, Any]:
        """What the overlay says and what the base says."""
        return found(self._over.value, over), found(self._base.value, at)

    def _entry(self, at: KeyPath, over: KeyPath, shape: type[Shape] | None, to: KeyPath, *, reasoned: bool) -> Value:
        key = str(over[-1])
        known = fields(shape).get(key) if shape else None
        old, new = found(self._base.value, at), found(self._over.value, over)
        inner = next(shapes_in(known.annotation), None) if known else None
        is_laid = isinstance(old, list) or (old is None and isinstance(new, dict))
        if is_laid and inner is not None and "id" in fields(inner) and not is_by_key(known):
            self.keys[to] = self._base.keys.get(at) or self._over.keys[over]
            return self._things(at, over, inner, to, reasoned=reasoned)
        if isinstance(old, dict) and isinstance(new, dict) and not is_whole(known):
            self.keys[to] = self._base.keys[at]
            if inner is not None and is_by_key(known):
                return self._by_key(at, over, inner, to, reasoned=reasoned)
            return self.group(at, over, inner, to, reasoned=reasoned)
        if shape is None and isinstance(old, str) and isinstance(new, dict) and _LABEL not in new:
            return self._word_and_more(at, over, to, old)
        self._must_have_reason(at, over, shape, old, reasoned=reasoned)
        return self._said(at, over, to, old, new)

    def _word_and_more(self, at: KeyPath, over: KeyPath, to: KeyPath, word: str) -> Value:
        """A thing that a translation writes as its one word, with more words beside it."""
        self.keys[to] = self._base.keys[at]
        self.place(self._over, over, to)
        self.values[*to, _LABEL] = self._base.place(at)
        new = found(self._over.value, over)
        return {_LABEL: word} | {key: self._said((*at, key), (*over, key), (*to, key), None, new[key]) for key in new}

    def _by_key(self, at: KeyPath, over: KeyPath, shape: type[Shape], to: KeyPath, *, reasoned: bool) -> Value:
        """Things by free keys, as scales are: each is a group, or the list of its options."""
        below, said = found(self._base.value, at), found(self._over.value, over)
        self.place(self._base, at, to)
        made: dict[str, Value] = {}
        for key in [*below, *(key for key in said if key not in below)]:
            paths = (*at, key), (*over, key), (*to, key)
            if key not in said:
                made[key] = self.copy(self._base, paths[0], paths[2], key=True)
            elif key not in below:
                self._added(self._names(paths[0]), paths[1])
                made[key] = self.copy(self._over, paths[1], paths[2], key=True)
            else:
                self.keys[paths[2]] = self._base.keys[paths[0]]
                made[key] = self._scale(*paths[:2], shape, paths[2], reasoned=reasoned)
        return made

    def _scale(self, at: KeyPath, over: KeyPath, shape: type[Shape], to: KeyPath, *, reasoned: bool) -> Value:
        old, new = found(self._base.value, at), found(self._over.value, over)
        holder = next(iter(worded_keys(shape)), None)
        if holder is None:
            return self.group(at, over, shape, to, reasoned=reasoned)
        inner = next(shapes_in(fields(shape)[holder].annotation))
        if isinstance(old, list):
            return self._things(at, over, inner, to, reasoned=reasoned)
        if (
            isinstance(old, dict)
            and isinstance(new, dict)
            and holder not in new
            and not new.keys() <= fields(shape).keys()
        ):
            self.place(self._base, at, to)
            made = {key: self.copy(self._base, (*at, key), (*to, key), key=True) for key in old if key != holder}
            self.keys[*to, holder] = self._base.keys[*at, holder]
            return {**made, holder: self._things((*at, holder), over, inner, (*to, holder), reasoned=reasoned)}
        return self.group(at, over, shape, to, reasoned=reasoned)

    def _things(self, at: KeyPath, over: KeyPath, shape: type[Shape], to: KeyPath, *, reasoned: bool) -> Value:
        """A list of things with ids, and under their ids what differs."""
        said = found(self._over.value, over)
        listed = found(self._base.value, at)
        if not isinstance(said, dict):
            return self._misshapen(at, over, to)
        if isinstance(listed, list):
            self.place(self._base, at, to)
        else:
            listed = []
            self.place(self._over, over, to)
        ids = [str(thing.get("id")) if isinstance(thing, dict) else "" for thing in listed]
        gone = set(self._leaving_out(at, over, ids))
        added = self._adding(over, ids)
        for key in said:
            if key in ids or (key in (_ADD, _LEAVE_OUT) and isinstance(said[key], list)):
                continue
            if key in (_ADD, _LEAVE_OUT):
                self.problems.append(Problem("not-a-list", self._over.place((*over, key)), {"key": key}))
            else:
                self._nothing(key, self._over.keys[*over, key], ids)
        made: list[Value] = []
        for index, id_ in enumerate(ids):
            if id_ not in gone:
                place = (*to, len(made))
                paths = (*at, index), (*over, id_), place
                laid_over = id_ in said
                made.append(
                    self._thing(*paths, shape, reasoned=reasoned)
                    if laid_over
                    else self.copy(self._base, paths[0], place)
                )
            for entry in added.pop(id_, ()):
                made.append(self.copy(self._over, entry, (*to, len(made)), leave=_AFTER))
        for entry in (entry for entries in added.values() for entry in entries):
            made.append(self.copy(self._over, entry, (*to, len(made)), leave=_AFTER))
        return made

    def _thing(self, at: KeyPath, over: KeyPath, to: KeyPath, shape: type[Shape], *, reasoned: bool) -> Value:
        new, lone = found(self._over.value, over), lone_word(shape)
        if not isinstance(new, str) or lone is None:
            return self.group(at, over, shape, to, reasoned=reasoned)
        self.place(self._base, at, to)
        below = found(self._base.value, at)
        made: dict[str, Value] = {}
        for key in dict.fromkeys([*below, lone]):
            if key == lone:
                made[lone] = self._said((*at, lone), over, (*to, lone), found(self._base.value, (*at, lone)), new)
            else:
                made[str(key)] = self.copy(self._base, (*at, key), (*to, key), key=True)
        return made

    def _leaving_out(self, at: KeyPath, over: KeyPath, ids: Sequence[str]) -> Iterator[str]:
        listed = found(self._over.value, (*over, _LEAVE_OUT))
        for index, id_ in enumerate(listed if isinstance(listed, list) else ()):
            place = self._over.place((*over, _LEAVE_OUT, index))
            if id_ in ids:
                old = found(self._base.value, (*at, ids.index(id_)))
                self.changes.append(Change("leaves-out", (*map(str, over), str(id_)), place, old))
                yield str(id_)
            else:
                self._nothing(str(id_), place, ids)

    def _adding(self, over: KeyPath, ids: Sequence[str]) -> dict[str, list[KeyPath]]:
        """What is added, by the id that it comes after; in the order written, so that one may follow another."""
        listed = found(self._over.value, (*over, _ADD))
        added: dict[str, list[KeyPath]] = {}
        stands: dict[str, str] = {}
        for index, entry in enumerate(listed if isinstance(listed, list) else ()):
            path = (*over, _ADD, index)
            after = entry.get(_AFTER) if isinstance(entry, dict) else None
            if isinstance(after, str) and after not in (*ids, *stands):
                self._nothing(after, self._over.place((*path, _AFTER)), [*ids, *stands])
                after = None
            anchor = stands.get(str(after), str(after or ""))
            added.setdefault(anchor, []).append(path)
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                stands[str(entry["id"])] = anchor
                self._added((*map(str, over), str(entry["id"])), path)
        return added

    def _added(self, names: Names, path: KeyPath) -> None:
        self.changes.append(Change("adds", names, self._over.place(path), new=found(self._over.value, path)))

    def _said(self, at: KeyPath, over: KeyPath, to: KeyPath, old: Value | None, new: Value | None) -> Value:
        names = self._names(at)
        if old == new:
            values: dict[str, Filling] = {"at": dotted(names)}
            self.problems.append(Problem("idle-override", self._over.place(over), values, advice=True))
        else:
            self.changes.append(Change("says", names, self._over.place(over), old, new))
        return self.copy(self._over, over, to, key=at in self._base.keys or over in self._over.keys)
