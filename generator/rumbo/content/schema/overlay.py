"""A client's file laid over the base's: the same ids as a translation, and under them only what differs (CL-1, CL-2).

What comes out is a whole file again, in which every part remembers the file that it was written in. Which keys there
are, and what stands under each, is said by the shapes; this module knows no format.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rumbo.content.schema.copying import Copying
from rumbo.content.schema.judging import BECAUSE, OVERRIDES, Change
from rumbo.content.schema.laying import Laying
from rumbo.content.schema.shape import Shape, excerpt
from rumbo.content.source import Raw, Value
from rumbo.location import Location
from rumbo.wording.problems import Problem

__all__ = ["BECAUSE", "BODY", "OVERRIDES", "Change", "Laid", "described", "fingerprint", "laid", "without"]

BODY = "body"
"""What a replaced body is called among what is overridden; no key of a file."""

_DIGITS = 12
_IDENTITY = frozenset(
    {"name", "publisher", "contact", "url", "languages", "brand", "diagnostics", "playbooks", "pages", "silence"}
)
"""Who the site belongs to and what it holds: of the owner's file, what nobody takes from the base."""


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
    work = Laying(base, over, reasons=reasons)
    value = work.group((), (), shape, (), reasoned=False)
    raw = work.raw(base.path, value, {**base.texts, **over.texts})
    marked = over.value.get(OVERRIDES) if isinstance(over.value, dict) else None
    mark = marked if isinstance(marked, str) else None
    return Laid(raw, mark, over.place((OVERRIDES,)), work.changes, work.problems)


def without(raw: Raw, gone: Mapping[str, frozenset[str]], mend: Callable[[str], str]) -> Raw:
    """A file without some names in its lists, and with every text mended.

    `gone` are the names, by the key of the lists that they are taken out of.
    """
    work = Copying(gone, mend)
    return work.raw(raw.path, work.copy(raw, (), ()), raw.texts)


def described(change: Change) -> tuple[str, str]:
    """What a change says instead of what, short enough for a sentence: the new words, the old ones."""
    return excerpt(change.new), excerpt(change.old)
