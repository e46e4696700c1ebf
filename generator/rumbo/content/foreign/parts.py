"""Reads a document that may come from anybody, key by key, and remembers which of its keys nobody asked for.

What is of the wrong type is as if it were not there; it is told with all else that has no place.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rumbo.content import schema
from rumbo.content.source import UNPRINTABLE
from rumbo.content.workbook.notices import MOST_BYTES, Notice, Refused
from rumbo.location import Location
from rumbo.model import RESERVED_IDS
from rumbo.wording.phrases import Filling, Phrase

MOST_THINGS = 20_000
"""Groups of keys in one document: some forty times the largest questionnaire that we have seen."""
_LONGEST_ID = 48
_MOST_KEYS = 100
"""Keys that are named; a document with more of them that we do not know is none of ours."""
_CALLED = ("id", "name", "title", "value")
"""What a thing is called where it is told of, the first that there is."""


def told(code: str, place: Location, values: Mapping[str, Filling] | None = None, *, advice: bool = True) -> Notice:
    """A notice in the words of the table `foreign`."""
    return Notice(place, Phrase(f"foreign.{code}", values or {}), advice=advice)


def document(file: str, data: bytes) -> "Part":
    """The document of a JSON file.

    Raises:
        Refused: it is none, or larger than any questionnaire.
    """
    if len(data) > MOST_BYTES:
        raise _too_large(file)
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise Refused([_refused("no-json", f"{file}:{error.lineno}:{error.colno}")]) from None
    except (ValueError, RecursionError):
        raise Refused([_refused("no-json", file)]) from None
    if not isinstance(value, dict):
        raise Refused([_refused("no-json", file)])
    return Part(file, value, Ledger())


def _too_large(file: str) -> Refused:
    return Refused([_refused("too-large", file, most=str(MOST_BYTES // 1024 // 1024))])


def _refused(code: str, place: str, **values: str) -> Notice:
    return told(code, Location(place), values, advice=False)


@dataclass(slots=True)
class Ledger:
    """Every thing that was looked at."""

    parts: list["Part"] = field(default_factory=list)

    def unread(self, document: "Part") -> Iterator[Notice]:
        """What nobody asked for, in one sentence: each key with how often it stands and where first."""
        found: dict[str, list[Part]] = {}
        for part in self.parts:
            for key in part.value.keys() - part.read:
                if part.value[key] not in (None, "", [], {}, False):
                    found.setdefault(key, []).append(part)
        if found:
            keys = (
                f"{plain(key)[:_LONGEST_ID]} ({len(parts)}: {'/'.join(parts[0].at) or '.'})"
                for key, parts in sorted(found.items())
            )
            yield told("no-place-for-keys", document.place, {"keys": ", ".join(list(keys)[:_MOST_KEYS])})


class Part:
    """A group of keys of the document, with what it is called and what leads to it."""

    def __init__(self, file: str, value: Mapping[str, Any], ledger: Ledger, at: tuple[str, ...] = ()) -> None:
        self.file, self.value, self.ledger, self.at = file, value, ledger, at
        self.read: set[str] = set()
        ledger.parts.append(self)
        if len(ledger.parts) > MOST_THINGS:
            raise _too_large(file)

    @property
    def place(self) -> Location:
        """Where it stands: the file, and the names of what is around it."""
        return Location(": ".join(filter(None, (self.file, "/".join(self.at)))))

    def __contains__(self, key: str) -> bool:
        return key in self.value

    def get(self, *keys: str) -> Any:  # noqa: ANN401 - it is what was written
        """What stands under the first of some keys that is there."""
        found = [self.value[key] for key in keys if key in self.value]
        self.read.update(keys)
        return found[0] if found else None

    def text(self, *keys: str) -> str:
        """A text, without characters that no text can be written with; a number is one too."""
        return plain(self.get(*keys))

    def line(self, *keys: str) -> str:
        """A text on one line."""
        return " ".join(self.text(*keys).split())

    def flag(self, *keys: str) -> bool:
        """Whether it says so."""
        return self.get(*keys) is True

    def inside(self, key: str) -> "Part | None":
        """A group under a key."""
        value = self.get(key)
        return Part(self.file, value, self.ledger, (*self.at, key)) if isinstance(value, dict) else None

    def things(self, *keys: str) -> list["Part"]:
        """The groups in a list; what is no group there is told as one with that value alone."""
        listed = self.get(*keys)
        found = enumerate(listed if isinstance(listed, list) else (), start=1)
        groups = ((index, value if isinstance(value, dict) else {"value": value}) for index, value in found)
        return [Part(self.file, value, self.ledger, (*self.at, called(value, index))) for index, value in groups]


def plain(value: object) -> str:
    """A value as a text; the empty one where it is neither a text nor a number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return UNPRINTABLE.sub("", str(value).replace("\r\n", "\n")).strip()


def called(value: Mapping[str, Any], index: int) -> str:
    """What a thing of a list is called: its name, else its number."""
    names = (" ".join(plain(value.get(key)).split()) for key in _CALLED)
    return schema.excerpt(next(filter(None, names), str(index)))


class Ids:
    """Gives ids that stand once, made from words; none of those `taken`."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def made(self, *words: str) -> str:
        """An id made from the first words that one can be made from."""
        ids = (schema.as_id(f"{part[:_LONGEST_ID]} ") for part in words)
        stem = next(filter(None, ids), "id")
        found, number = stem, 2
        while found in self._taken or found in RESERVED_IDS:
            found, number = f"{stem}-{number}", number + 1
        self._taken.add(found)
        return found
