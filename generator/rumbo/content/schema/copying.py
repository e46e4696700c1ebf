"""Copies a file part by part, each with its place, so that parts can go, come and change on the way."""

from collections.abc import Callable, Mapping
from typing import Any

from rumbo.content.source import KeyPath, Raw, Value
from rumbo.location import Location


class Copying:
    """A file that is built anew, since what is taken out moves what follows.

    `gone` are names that are taken out, by the key under which they stand; `mend` is done to every text.
    """

    def __init__(self, gone: Mapping[str, frozenset[str]] | None = None, mend: Callable[[str], str] = str) -> None:
        self._gone, self._mend = gone or {}, mend
        self.keys: dict[KeyPath, Location] = {}
        self.values: dict[KeyPath, Location] = {}
        self.wholes: dict[Location, KeyPath] = {}

    def raw(self, path: str, value: Value, texts: Mapping[str, str]) -> Raw:
        """What was built."""
        return Raw(path, value, self.keys, self.values, self.wholes, dict(texts))

    def copy(self, raw: Raw, path: KeyPath, to: KeyPath, *, key: bool = False, leave: str | None = None) -> Value:
        """A part of a file as it is, with its places; without what is gone."""
        if key and path in raw.keys:
            self.keys[to] = raw.keys[path]
        self.place(raw, path, to)
        value = found(raw.value, path)
        if isinstance(value, dict):
            kept = (name for name in value if name != leave and not self._is_gone(name, value[name]))
            return {name: self.copy(raw, (*path, name), (*to, name), key=True) for name in kept}
        if isinstance(value, list):
            gone = self._gone.get(str(path[-1]), frozenset()) if path else frozenset()
            left = [index for index, entry in enumerate(value) if _name_of(entry) not in gone]
            return [self.copy(raw, (*path, index), (*to, new)) for new, index in enumerate(left)]
        return self._mend(str(value))

    def _is_gone(self, key: str, value: Value) -> bool:
        """Whether a key names nothing but what is taken out."""
        return isinstance(value, str) and value in self._gone.get(key, ())

    def place(self, raw: Raw, path: KeyPath, to: KeyPath) -> None:
        """Remember where a part stands."""
        place = raw.place(path)
        self.values[to] = place
        if not isinstance(found(raw.value, path), str):
            self.wholes[place] = to


def _name_of(entry: Value) -> str:
    """What an entry of a list names: itself, or by its id."""
    return entry if isinstance(entry, str) else str(entry.get("id", "")) if isinstance(entry, dict) else ""


def found(value: Any, path: KeyPath) -> Any:  # noqa: ANN401 - what was written has no shape yet
    """What stands at a path, or None."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
