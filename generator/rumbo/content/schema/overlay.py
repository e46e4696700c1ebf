"""A client's file laid over the base's: the same ids as a translation, and under them only what differs (CL-1, CL-2).

What comes out is a whole file again, in which every part remembers the file that it was written in. Which keys there
are, and what stands under each, is said by the shapes; this module knows no format.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from rumbo.content.schema.shape import Shape, excerpt, fields, shapes_in
from rumbo.content.schema.translation import lone_word, worded_keys
from rumbo.content.source import Path, Raw, Value
from rumbo.location import Location
from rumbo.wording.phrases import Filling
from rumbo.wording.problems import Problem, nearest

OVERRIDES = "overrides"
"""The key of an overlay that holds the fingerprint of what it overrides."""
BECAUSE = "because"
BODY = "body"
"""What a replaced body is called among what is overridden; no key of a file."""

_ADD, _AFTER, _LEAVE_OUT = "add", "after", "leave_out"
_FIXED = frozenset({"id", "kind", "scale"})
"""What a thing is: whoever wants another adds another."""
_FREE = frozenset({"remedies", "show_if", "order", "first", "evidence", "draft", "version", "minutes"})
"""What may differ without a reason, besides words."""
_LABEL = "label"
_DIGITS = 12
_IDENTITY = frozenset(
    {"name", "publisher", "contact", "url", "languages", "brand", "diagnostics", "playbooks", "pages", "silence"}
)
"""Who the site belongs to and what it holds: of the owner's file, what nobody takes from the base."""

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference of a client's: the keys and ids that lead to it, and what it says instead of what, if anything.

    `verb` is "says", "adds" or "leaves-out".
    """

    verb: str
    keys: Names
    place: Location
    old: Value | None = None
    new: Value | None = None


@dataclass(slots=True)
class Laid:
    """A file with an overlay laid over it. `mark` is the fingerprint that the overlay states."""

    raw: Raw
    mark: str | None = None
    mark_place: Location | None = None
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def overridden(self) -> dict[str, Value | None]:
        """What the base says wherever the overlay says something else, by its keys."""
        told = (change for change in self.changes if change.verb == "says" and change.keys[0] not in _IDENTITY)
        return {".".join(change.keys): change.old for change in told}


def fingerprint(overridden: Mapping[str, Value | None]) -> str:
    """A hash of what an overlay overrides: another one tells that the base has moved under it."""
    told = json.dumps(overridden, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:_DIGITS]


def laid(base: Raw, over: Raw, shape: type[Shape] | None, *, reasons: bool = False) -> Laid:
    """The base's file with a client's laid over it.

    Args:
        base: the file as the base has it.
        over: what the client says instead.
        shape: what the file may say; None for plain groups of words by key, such as a translation.
        reasons: whether numbers may differ only with a `because` beside them.
    """
    work = _Laying(base, over, reasons=reasons)
    value = work.group((), (), shape, (), reasoned=False)
    raw = Raw(base.path, value, work.keys, work.values, work.wholes, {**base.texts, **over.texts})
    marked = over.value.get(OVERRIDES) if isinstance(over.value, dict) else None
    mark = marked if isinstance(marked, str) else None
    return Laid(raw, mark, over.place((OVERRIDES,)), work.changes, work.problems)


def without(raw: Raw, gone: Mapping[str, frozenset[str]], mend: Callable[[str], str]) -> Raw:
    """A file without some names in its lists, and with every text mended.

    `gone` are the names, by the key of the lists that they are taken out of.
    """
    work = _Laying(raw, raw, gone=gone, mend=mend)
    value = work.copy(raw, (), ())
    return Raw(raw.path, value, work.keys, work.values, work.wholes, raw.texts)


class _Laying:
    """Builds the laid file anew, since what is added and left out moves what follows."""

    def __init__(
        self,
        base: Raw,
        over: Raw,
        *,
        reasons: bool = False,
        gone: Mapping[str, frozenset[str]] | None = None,
        mend: Callable[[str], str] = str,
    ) -> None:
        self._mend = mend
        self._base, self._over, self._reasons, self._gone = base, over, reasons, gone or {}
        self.keys: dict[Path, Location] = {}
        self.values: dict[Path, Location] = {}
        self.wholes: dict[Location, Path] = {}
        self.changes: list[Change] = []
        self.problems: list[Problem] = []

    def group(self, at: Path, over: Path, shape: type[Shape] | None, to: Path, *, reasoned: bool) -> Value:
        """A mapping of the base's with a mapping laid over it; `at`, `over` and `to` are its paths in each file."""
        said = _at(self._over.value, over)
        if not isinstance(said, dict):
            return self._misshapen(at, over, to)
        below = _at(self._base.value, at)
        assert isinstance(below, dict)  # noqa: S101 - callers ask for groups only where the base has one
        self._place(self._base, at, to)
        reasoned = BECAUSE in said or (reasoned and shape is not None and BECAUSE not in fields(shape))
        made: dict[str, Value] = {}
        for key in [*below, *(key for key in said if key not in below)]:
            is_said = key in said and (*over, key) != (OVERRIDES,)
            if is_said and not self._is_fixed(at, (*over, key), shape):
                made[key] = self._entry((*at, key), (*over, key), shape, (*to, key), reasoned=reasoned)
            elif key in below:
                made[key] = self.copy(self._base, (*at, key), (*to, key), key=True)
        return made

    def _is_fixed(self, at: Path, over: Path, shape: type[Shape] | None) -> bool:
        key = str(over[-1])
        if not (self._reasons and shape and key in _FIXED and key in fields(shape)):
            return False
        values: dict[str, Filling] = {"key": key, "at": _dotted(self._names(at))}
        self.problems.append(Problem("fixed-by-base", self._over.keys[over], values))
        return True

    def _entry(self, at: Path, over: Path, shape: type[Shape] | None, to: Path, *, reasoned: bool) -> Value:
        key = str(over[-1])
        known = fields(shape).get(key) if shape else None
        old, new = _at(self._base.value, at), _at(self._over.value, over)
        inner = next(shapes_in(known.annotation), None) if known else None
        is_laid = isinstance(old, list) or (old is None and isinstance(new, dict))
        if is_laid and inner is not None and "id" in fields(inner) and not _is_by_key(known):
            self.keys[to] = self._base.keys.get(at) or self._over.keys[over]
            return self._things(at, over, inner, to, reasoned=reasoned)
        if isinstance(old, dict) and isinstance(new, dict) and not _is_whole(known):
            self.keys[to] = self._base.keys[at]
            if inner is not None and _is_by_key(known):
                return self._by_key(at, over, inner, to, reasoned=reasoned)
            return self.group(at, over, inner, to, reasoned=reasoned)
        if shape is None and isinstance(old, str) and isinstance(new, dict) and _LABEL not in new:
            return self._word_and_more(at, over, to, old)
        self._must_have_reason(at, over, shape, old, reasoned=reasoned)
        return self._said(at, over, to, old, new)

    def _word_and_more(self, at: Path, over: Path, to: Path, word: str) -> Value:
        """A thing that a translation writes as its one word, with more words beside it."""
        self.keys[to] = self._base.keys[at]
        self._place(self._over, over, to)
        self.values[*to, _LABEL] = self._base.place(at)
        new = _at(self._over.value, over)
        return {_LABEL: word} | {key: self._said((*at, key), (*over, key), (*to, key), None, new[key]) for key in new}

    def _by_key(self, at: Path, over: Path, shape: type[Shape], to: Path, *, reasoned: bool) -> Value:
        """Things by free keys, as scales are: each is a group, or the list of its options."""
        below, said = _at(self._base.value, at), _at(self._over.value, over)
        self._place(self._base, at, to)
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

    def _scale(self, at: Path, over: Path, shape: type[Shape], to: Path, *, reasoned: bool) -> Value:
        old, new = _at(self._base.value, at), _at(self._over.value, over)
        holder = next(key for key in worded_keys(shape))
        inner = next(shapes_in(fields(shape)[holder].annotation))
        if isinstance(old, list):
            return self._things(at, over, inner, to, reasoned=reasoned)
        if isinstance(new, dict) and holder not in new and not new.keys() <= fields(shape).keys():
            self._place(self._base, at, to)
            made = {key: self.copy(self._base, (*at, key), (*to, key), key=True) for key in old if key != holder}
            self.keys[*to, holder] = self._base.keys[*at, holder]
            return {**made, holder: self._things((*at, holder), over, inner, (*to, holder), reasoned=reasoned)}
        return self.group(at, over, shape, to, reasoned=reasoned)

    def _things(self, at: Path, over: Path, shape: type[Shape], to: Path, *, reasoned: bool) -> Value:
        """A list of things with ids, and under their ids what differs."""
        said = _at(self._over.value, over)
        listed = _at(self._base.value, at)
        if not isinstance(said, dict):
            return self._misshapen(at, over, to)
        if isinstance(listed, list):
            self._place(self._base, at, to)
        else:
            listed = []
            self._place(self._over, over, to)
        ids = [str(thing.get("id")) if isinstance(thing, dict) else "" for thing in listed]
        gone = set(self._leaving_out(at, over, ids))
        added = self._adding(over, ids)
        for key in said:
            if key not in ids and not (key in (_ADD, _LEAVE_OUT) and isinstance(said[key], list)):
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
                made.append(self._addition(entry, (*to, len(made))))
        for entry in (entry for entries in added.values() for entry in entries):
            made.append(self._addition(entry, (*to, len(made))))
        return made

    def _thing(self, at: Path, over: Path, to: Path, shape: type[Shape], *, reasoned: bool) -> Value:
        new, lone = _at(self._over.value, over), lone_word(shape)
        if not isinstance(new, str) or lone is None:
            return self.group(at, over, shape, to, reasoned=reasoned)
        self._place(self._base, at, to)
        below = _at(self._base.value, at)
        made: dict[str, Value] = {}
        for key in dict.fromkeys([*below, lone]):
            if key == lone:
                made[lone] = self._said((*at, lone), over, (*to, lone), _at(self._base.value, (*at, lone)), new)
            else:
                made[str(key)] = self.copy(self._base, (*at, key), (*to, key), key=True)
        return made

    def _leaving_out(self, at: Path, over: Path, ids: Sequence[str]) -> Iterator[str]:
        listed = _at(self._over.value, (*over, _LEAVE_OUT))
        for index, id_ in enumerate(listed if isinstance(listed, list) else ()):
            place = self._over.place((*over, _LEAVE_OUT, index))
            if id_ in ids:
                listed_there = _at(self._base.value, at)
                old = listed_there[ids.index(id_)]
                self.changes.append(Change("leaves-out", (*self._names_over(over), str(id_)), place, old))
                yield str(id_)
            else:
                self._nothing(str(id_), place, ids)

    def _adding(self, over: Path, ids: Sequence[str]) -> dict[str, list[Path]]:
        """What is added, by the id that it comes after; in the order written, so that one may follow another."""
        listed = _at(self._over.value, (*over, _ADD))
        found: dict[str, list[Path]] = {}
        stands: dict[str, str] = {}
        for index, entry in enumerate(listed if isinstance(listed, list) else ()):
            path = (*over, _ADD, index)
            after = entry.get(_AFTER) if isinstance(entry, dict) else None
            if isinstance(after, str) and after not in (*ids, *stands):
                self._nothing(after, self._over.place((*path, _AFTER)), [*ids, *stands])
                after = None
            anchor = stands.get(str(after), str(after or ""))
            found.setdefault(anchor, []).append(path)
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                stands[str(entry["id"])] = anchor
                self._added((*self._names_over(over), str(entry["id"])), path)
        return found

    def _addition(self, path: Path, to: Path) -> Value:
        return self.copy(self._over, path, to, leave=_AFTER)

    def _added(self, names: Names, path: Path) -> None:
        self.changes.append(Change("adds", names, self._over.place(path), new=_at(self._over.value, path)))

    def _said(self, at: Path, over: Path, to: Path, old: Value | None, new: Value | None) -> Value:
        names = self._names(at)
        if old == new:
            values: dict[str, Filling] = {"at": _dotted(names)}
            self.problems.append(Problem("idle-override", self._over.place(over), values, advice=True))
        else:
            self.changes.append(Change("says", names, self._over.place(over), old, new))
        return self.copy(self._over, over, to, key=at in self._base.keys or over in self._over.keys)

    def _must_have_reason(
        self, at: Path, over: Path, shape: type[Shape] | None, old: Value | None, *, reasoned: bool
    ) -> None:
        key = str(over[-1])
        if not self._reasons or shape is None or key not in fields(shape) or key == BECAUSE:
            return
        if key in _FREE or key in worded_keys(shape) or reasoned or old == _at(self._over.value, over):
            return
        values: dict[str, Filling] = {"key": key, "at": _dotted(self._names(at[:-1]))}
        self.problems.append(Problem("override-without-because", self._over.keys[over], values))

    def _misshapen(self, at: Path, over: Path, to: Path) -> Value:
        values: dict[str, Filling] = {"key": str(over[-1]) if over else self._over.path}
        code = "list-over-ids" if over and isinstance(_at(self._over.value, over), list) else "not-a-mapping"
        self.problems.append(Problem(code, self._over.place(over), values))
        return self.copy(self._base, at, to)

    def _nothing(self, name: str, place: Location, known: Sequence[str]) -> None:
        values: dict[str, Filling] = {"id": name, "file": self._base.path, "known": ", ".join(known)}
        self.problems.append(Problem("override-of-nothing", place, values, suggestion=nearest(name, known)))

    def copy(self, raw: Raw, path: Path, to: Path, *, key: bool = False, leave: str | None = None) -> Value:
        """A part of a file as it is, with its places; without what is gone."""
        if key and path in raw.keys:
            self.keys[to] = raw.keys[path]
        self._place(raw, path, to)
        value = _at(raw.value, path)
        if isinstance(value, dict):
            return {name: self.copy(raw, (*path, name), (*to, name), key=True) for name in value if name != leave}
        if isinstance(value, list):
            gone = self._gone.get(str(path[-1]), frozenset()) if path else frozenset()
            kept = [index for index, entry in enumerate(value) if _name_of(entry) not in gone]
            return [self.copy(raw, (*path, index), (*to, new)) for new, index in enumerate(kept)]
        return self._mend(str(value))

    def _place(self, raw: Raw, path: Path, to: Path) -> None:
        place = raw.place(path)
        self.values[to] = place
        if not isinstance(_at(raw.value, path), str):
            self.wholes[place] = to

    def _names(self, at: Path) -> Names:
        """The keys and ids that lead to a part of the base's file."""
        names: list[str] = []
        value: Any = self._base.value
        for step in at:
            value = value[step] if isinstance(step, int) or (isinstance(value, dict) and step in value) else None
            named = isinstance(step, int) and isinstance(value, dict) and "id" in value
            names.append(str(value["id"]) if named else str(step))
        return tuple(names)

    def _names_over(self, over: Path) -> Names:
        return tuple(str(step) for step in over)


def _name_of(entry: Value) -> str:
    """What an entry of a list names: itself, or by its id."""
    return entry if isinstance(entry, str) else str(entry.get("id", "")) if isinstance(entry, dict) else ""


def described(change: Change) -> tuple[str, str]:
    """What a change says instead of what, short enough for a sentence: the new words, the old ones."""
    return excerpt(change.new), excerpt(change.old)


def _is_by_key(known: FieldInfo | None) -> bool:
    """Whether things stand under free keys, as scales do."""
    return known is not None and get_origin(known.annotation) is dict


def _is_whole(known: FieldInfo | None) -> bool:
    """Whether a mapping is replaced whole: conditions, which are lists by key."""
    return known is not None and any(get_origin(part) is list for part in _parts(known.annotation))


def _parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - annotations have no common type
    if get_origin(annotation) is dict:
        for part in get_args(annotation)[1:]:
            yield from _unwrapped(part)


def _unwrapped(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    yield annotation
    if hasattr(annotation, "__metadata__"):
        yield from _unwrapped(get_args(annotation)[0])


def _dotted(names: Names) -> str:
    return ".".join(names)


def _at(value: Any, path: Path) -> Any:  # noqa: ANN401 - what was written has no shape yet
    """What stands at a path, or None."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
