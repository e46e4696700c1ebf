"""An author's file as plain values, with the place of every key and value. Knows neither YAML nor any key's name."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from rumbo.location import Location

Value = str | list["Value"] | dict[str, "Value"]
KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Raw:
    """A file as plain values. `keys` and `values` locate every key and value by its path from the top.

    `wholes` is the way back: the path of every mapping and list by the place where it starts. `texts` are the files
    that its parts were written in, whole: one, or a translation and what it translates.
    """

    path: str
    value: Value
    keys: dict[KeyPath, Location] = field(default_factory=dict)
    values: dict[KeyPath, Location] = field(default_factory=dict)
    wholes: dict[Location, KeyPath] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def at(self, path: KeyPath) -> Value:
        """What was written at a path that leads to something."""
        return part_at(self.value, path)

    def place(self, path: KeyPath) -> Location:
        """Where the value at a path starts; for a path that was not written, what is around it."""
        return self.values[path] if path in self.values else self.place(path[:-1])

    def word_place(self, path: KeyPath, word: str) -> Location:
        """Where some words of the text at a path stand, however its lines are broken; else where the text starts."""
        start = self.place(path)
        if not word.strip() or start.path not in self.texts:
            return start
        text = self.texts[start.path]
        lines = _line_starts(text)
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, word.split())) + r"(?!\w)"
        found = re.compile(pattern).search(text, lines[start.line - 1] + start.column - 1)
        if not found:
            return start
        line = bisect_right(lines, found.start())
        return Location(start.path, line, found.start() - lines[line - 1] + 1)


def part_at(value: Value, path: KeyPath) -> Value:
    """The part of a value that a path leads to.

    Raises:
        LookupError, TypeError: it leads to nothing.
    """
    for step in path:
        value = value[step]  # type: ignore[index]  # the path leads through what was written
    return value


def put_at(value: Value, path: KeyPath, part: Value) -> None:
    """Put a part where a path leads, in place of what stands there if anything does."""
    part_at(value, path[:-1])[path[-1]] = part  # type: ignore[index]  # as above


@lru_cache(maxsize=8)
def _line_starts(text: str) -> list[int]:
    """The index at which each line of a text starts."""
    return [0, *(found.end() for found in re.finditer("\n", text))]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place inside a raw document; `spot / "questions" / 2` goes deeper."""

    raw: Raw
    path: KeyPath = ()

    def __truediv__(self, step: str | int) -> "Spot":
        return Spot(self.raw, (*self.path, step))

    @property
    def place(self) -> Location:
        """Where this value starts."""
        return self.raw.place(self.path)

    @property
    def key_place(self) -> Location:
        """Where the key of this value stands."""
        return self.raw.keys[self.path]

    @property
    def is_list(self) -> bool:
        """Whether a list was written here."""
        return (*self.path, 0) in self.raw.values


@dataclass(frozen=True, slots=True)
class Article:
    """A Markdown file: its front matter, and its body with the place where that starts."""

    front: Raw
    body: str
    body_place: Location
