"""Puts a YAML parser's events together into plain values, and refuses what authors have no need of.

Works through events without recursion, so that no input can exhaust the stack. Knows nothing of files and bytes.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

import yaml

from rumbo.content.source.raw import KeyPath, Raw, Value
from rumbo.location import Location
from rumbo.wording.problems import MOST, Faulty, Problem

MAX_DEPTH = 32
"""Deeper than any diagnostic needs: a dimension inside a dimension takes two levels."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SLIPS = {
    "mapping values are not allowed": "unquoted-colon",
    "found unexpected end of stream": "unclosed-quote",
    "expected ',' or": "unclosed-bracket",
    "could not find expected ':'": "missing-colon",
}
"""Mistakes that deserve a sentence of their own, by what either YAML parser calls them."""
UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What no text holds: control characters, and those that turn the direction of all that follows."""
_LONGEST_QUOTE = 60
_FEW = 40
"""Characters within which a colon stands before its value."""
_OPENED_EARLIER = ("unclosed-quote", "unclosed-bracket", "missing-colon")


def compose(path: str, text: str) -> Raw:
    """Read one YAML document.

    Raises:
        Faulty: with every problem found, up to the first that makes the rest unreadable.
    """
    composer = _Composer(path, text)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        composer.stop(*_slip(path, error, text))
    return composer.finish()


def _slip(path: str, error: yaml.MarkedYAMLError, text: str) -> tuple[str, Location]:
    """The code for a mistake that the parser met, and its place."""
    mark: Any = error.problem_mark
    if text[mark.index : mark.index + 1] == "\t":
        return "tab-character", marked(path, mark)
    code = next((code for slip, code in _SLIPS.items() if slip in (error.problem or "")), "bad-yaml")
    return code, marked(path, error.context_mark if code in _OPENED_EARLIER else mark)


def marked(path: str, mark: Any) -> Location:  # noqa: ANN401 - either parser has marks of its own
    """The place of a parser's mark."""
    return Location(path, mark.line + 1, mark.column + 1)


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
        self._problems: list[Problem] = []
        self._untold = 0
        self._flow: list[bool] = []

    def take(self, event: yaml.Event) -> None:
        """Read on by one event of the parser."""
        place = marked(self._raw.path, event.start_mark)
        match event:
            case yaml.DocumentStartEvent() if self._value is not None:
                self.stop("several-documents", place)
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
        if self._problems or self._value is None:
            raise Faulty(self._problems, self._untold)
        return replace(self._raw, value=self._value)

    def stop(self, code: str, place: Location) -> None:
        """Give up: what follows cannot be understood. This is told however much was found before."""
        self._problems.append(Problem(code, place))
        raise Faulty(self._problems, self._untold)

    def _problem(self, code: str, place: Location, **values: str) -> None:
        """Note a problem, or once there are enough to tell of, that there was another."""
        if len(self._problems) < MOST:
            self._problems.append(Problem(code, place, values))
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

        In braces, `{points: 1,5}` reads as points: 1 and a key 5 without a value.
        """
        match self._stack:
            case [*_, _Open(value=dict() as siblings, key=str() as key) as top] if self._flow[-1] and siblings:
                before, text = next(reversed(siblings.items()))
            case _:
                return False
        written: Any = event
        start = written.start_mark.index
        has_colon = self._raw.texts[self._raw.path][max(0, start - _FEW) : start].rstrip()[-1:] in ("", ":")
        if written.value or written.style or has_colon or not isinstance(text, str):
            return False
        top.key = None
        place = self._raw.keys.pop((*top.path, key))
        if key.isdigit() and text.lstrip("-").isdigit():
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
            self.stop("too-deep", place)
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
                self.stop("key-not-text", place)
            case _:
                self._value = value
        self._raw.values[path] = place
        return path
