"""Puts a YAML parser's events together into plain values, and refuses what authors have no need of.

Works through events without recursion, so that no input can exhaust the stack. Knows nothing of files and bytes.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from rumbo.content.source.raw import KeyPath, Raw, Value
from rumbo.content.source.slips import LOADER, further_slips, marked, slip
from rumbo.location import Location
from rumbo.wording.problems import MOST, Faulty, Problem

MAX_DEPTH = 32
"""Deeper than any diagnostic needs: a dimension inside a dimension takes two levels."""

UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What no text holds: control characters, and those that turn the direction of all that follows."""
_LONGEST_QUOTE = 60
_BY_THEMSELVES = frozenset(
    ("bare-entry", "both-keys", "empty-value", "not-a-text", "points-on-exclusive", "unknown-key", "wrong-kind")
)
"""Faults of what is written, that nothing written elsewhere could excuse."""
_NO_SPACE = re.compile(r"[a-z_]+:[^\s/]")
"""A key and its value that a missing space makes one word of."""
_FEW = 40
"""Characters within which a colon stands before its value."""


def compose(path: str, text: str) -> Raw:
    """Read one YAML document.

    Raises:
        Faulty: with every problem found, up to the first that makes the rest unreadable.
        Slipped: where that is YAML's own; with what can be read of the rest.
    """
    composer = _Composer(path, text)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        first = slip(path, error, text)
        further, rest = further_slips(path, text, first.place)
        raise Slipped(path, [*composer.problems, first, *further], rest) from None
    return composer.finish()


class Slipped(Faulty):
    """A file that YAML cannot read, with what can be read of it."""

    def __init__(self, path: str, problems: Sequence[Problem], rest: str) -> None:
        """Take the problems, and the text without the entries that cannot be read; empty if nothing is left."""
        super().__init__(problems)
        self._path = path
        self._rest = rest

    def misfits(self, judge: Callable[[Raw], object]) -> list[Problem]:
        """What is wrong with the rest by itself, whatever stands in the entries that could not be read."""
        try:
            judge(compose(self._path, self._rest))
        except Faulty as faulty:
            return [problem for problem in faulty.problems if problem.code in _BY_THEMSELVES]
        return []


@dataclass(slots=True)
class _Open:
    """A mapping or list still being read; `key` waits for its value."""

    path: KeyPath
    value: dict[str, Value] | list[Value]
    key: str | None = None


class _Composer:
    """Turns a parser's events into plain values without recursion, so that no input can exhaust the stack."""

    def __init__(self, path: str, text: str) -> None:
        self._raw = Raw(path, "", texts={path: text})
        self._value: Value | None = None
        self._stack: list[_Open] = []
        self.problems: list[Problem] = []
        self._untold = 0
        self._flow: list[bool] = []

    def take(self, event: yaml.Event) -> None:
        """Read on by one event of the parser."""
        place = marked(self._raw.path, event.start_mark)
        match event:
            case yaml.DocumentStartEvent() if self._value is not None:
                self.stop(Problem("several-documents", place))
            case yaml.ScalarEvent():
                self._refuse_marks(event, place)
                self._refuse_unprintable(event, place)
                if not self._is_cut_off(event):
                    self._scalar(event.value, place)
            case yaml.AliasEvent():
                self._problem("alias", place, name=f"*{event.anchor}")
                self._scalar("", place)
            case yaml.CollectionStartEvent():
                self._refuse_marks(event, place)
                self._flow.append(bool(event.flow_style))
                self._open({} if isinstance(event, yaml.MappingStartEvent) else [], place)
            case yaml.CollectionEndEvent():
                self._flow.pop()
                self._stack.pop()

    def finish(self) -> Raw:
        """What was read.

        Raises:
            Faulty: if anything was wrong with it.
        """
        if self._value is None:
            self._problem("empty-file", Location(self._raw.path))
        if self.problems or self._value is None:
            raise Faulty(self.problems, self._untold)
        return replace(self._raw, value=self._value)

    def stop(self, *problems: Problem) -> None:
        """Give up: what follows cannot be understood. This is told however much was found before."""
        raise Faulty([*self.problems, *problems], self._untold)

    def _problem(self, code: str, place: Location, **values: str) -> None:
        """Note a problem, or once there are enough to tell of, that there was another."""
        if len(self.problems) < MOST:
            self.problems.append(Problem(code, place, values))
        else:
            self._untold += 1

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Location) -> None:
        if event.anchor is not None:
            self._problem("alias", place, name=f"&{event.anchor}")
        if event.tag is not None:
            self._problem("tag", place, tag=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def _refuse_unprintable(self, event: yaml.ScalarEvent, place: Location) -> None:
        r"""In double quotes YAML reads `\0` and `\u202e` as the characters that no file may hold as they are."""
        if event.style == '"' and (odd := UNPRINTABLE.search(event.value)):
            self._problem("control-character", place, number=f"U+{ord(odd[0]):04X}")

    def _is_cut_off(self, event: yaml.ScalarEvent) -> bool:
        """Whether this is the value that a comma in a text, or in a number, made of what comes after it.

        In braces, `{points: 1,5}` reads as points: 1 and a key 5 without a value; so does all of `{points:1}`.
        """
        match self._stack:
            case [*_, _Open(value=dict() as siblings, key=str() as key) as top] if self._flow[-1] and (
                siblings or _NO_SPACE.match(key)
            ):
                before, text = next(reversed(siblings.items()), (key, ""))
            case _:
                return False
        written: Any = event
        start = written.start_mark.index
        has_colon = self._raw.texts[self._raw.path][max(0, start - _FEW) : start].rstrip()[-1:] in ("", ":")
        if written.value or written.style or has_colon or not isinstance(text, str):
            return False
        top.key = None
        place = self._raw.keys.pop((*top.path, key))
        if _NO_SPACE.match(key):
            self._problem("missing-space", place, key=key)
        elif key.isdigit() and text.lstrip("-").isdigit():
            self._problem("decimal-comma", place, key=before, number=f"{text}.{key}")
        else:
            self._problem("unquoted-comma", place, key=before, text=f"{text}, {key}"[:_LONGEST_QUOTE])
        return True

    def _scalar(self, text: str, place: Location) -> None:
        match self._stack:
            case [*_, _Open(value=dict() as siblings, key=None) as top]:
                self._key(top, siblings, text, place)
            case _:
                self._put(text, place)

    def _key(self, top: _Open, siblings: dict[str, Value], key: str, place: Location) -> None:
        path = (*top.path, key)
        if key == "<<":
            self._problem("merge-key", place)
        elif key in siblings:
            self._problem("duplicate-key", place, key=key, line=str(self._raw.keys[path].line))
        top.key = key
        self._raw.keys[path] = place

    def _open(self, value: dict[str, Value] | list[Value], place: Location) -> None:
        if len(self._stack) == MAX_DEPTH:
            self.stop(Problem("too-deep", place))
        path = self._put(value, place)
        self._raw.wholes[place] = path
        self._stack.append(_Open(path, value))

    def _put(self, value: Value, place: Location) -> KeyPath:
        """Hang a value where it belongs, and remember its place."""
        path: KeyPath = ()
        match self._stack:
            case [*_, _Open(path=above, value=list() as items)]:
                path = (*above, len(items))
                items.append(value)
            case [*_, _Open(path=above, value=dict() as entries, key=str() as key) as top]:
                path = (*above, key)
                entries[key] = value
                top.key = None
            case [*_, _]:
                self.stop(Problem("key-not-text", place))
            case _:
                self._value = value
        self._raw.values[path] = place
        return path
