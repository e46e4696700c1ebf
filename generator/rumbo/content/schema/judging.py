"""What a client's file may say over the base's (CL-1): numbers need a reason, and what a thing is stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rumbo.content.schema.copying import Copying, found
from rumbo.content.schema.shape import Shape, fields
from rumbo.content.schema.translation import worded_keys
from rumbo.content.source import KeyPath, Raw, Value
from rumbo.location import Location
from rumbo.wording.phrases import Filling
from rumbo.wording.problems import Problem, nearest

OVERRIDES = "overrides"
"""The key of an overlay that holds the fingerprint of what it overrides."""
BECAUSE = "because"

_FIXED = frozenset({"id", "kind", "scale", "like"})
"""What a thing is: whoever wants another adds another."""
_FREE = frozenset({"remedies", "show_if", "one_at_a_time", "order", "first", "evidence", "draft", "version", "minutes"})
"""What may differ without a reason, besides words."""

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


class Judging(Copying):
    """Keeps what changes in a file that is laid over another, and what is wrong with it."""

    def __init__(self, base: Raw, over: Raw, *, reasons: bool) -> None:
        super().__init__()
        self._base, self._over, self._reasons = base, over, reasons
        self.changes: list[Change] = []
        self.problems: list[Problem] = []

    def _is_fixed(self, at: KeyPath, over: KeyPath, shape: type[Shape] | None) -> bool:
        key = str(over[-1])
        if not (self._reasons and shape and key in _FIXED and key in fields(shape)):
            return False
        values: dict[str, Filling] = {"key": key, "at": dotted(self._names(at))}
        self.problems.append(Problem("fixed-by-base", self._over.keys[over], values))
        return True

    def _must_have_reason(
        self, at: KeyPath, over: KeyPath, shape: type[Shape] | None, old: Value | None, *, reasoned: bool
    ) -> None:
        key = str(over[-1])
        if not self._reasons or shape is None or key not in fields(shape) or key == BECAUSE:
            return
        if key in _FREE or key in worded_keys(shape) or reasoned or old == found(self._over.value, over):
            return
        values: dict[str, Filling] = {"key": key, "at": dotted(self._names(at[:-1]))}
        self.problems.append(Problem("override-without-because", self._over.keys[over], values))

    def _misshapen(self, at: KeyPath, over: KeyPath, to: KeyPath) -> Value:
        values: dict[str, Filling] = {"key": str(over[-1]) if over else self._over.path}
        code = "list-over-ids" if over and isinstance(found(self._over.value, over), list) else "not-a-mapping"
        self.problems.append(Problem(code, self._over.place(over), values))
        return self.copy(self._base, at, to)

    def _nothing(self, name: str, place: Location, known: Sequence[str]) -> None:
        values: dict[str, Filling] = {"id": name, "file": self._base.path, "known": ", ".join(known)}
        self.problems.append(Problem("override-of-nothing", place, values, suggestion=nearest(name, known)))

    def _names(self, at: KeyPath) -> Names:
        """The keys and ids that lead to a part of the base's file."""
        names: list[str] = []
        value: Any = self._base.value
        for step in at:
            value = value[step] if isinstance(step, int) or (isinstance(value, dict) and step in value) else None
            named = isinstance(step, int) and isinstance(value, dict) and "id" in value
            names.append(str(value["id"]) if named else str(step))
        return tuple(names)


def dotted(names: Names) -> str:
    """Keys and ids as a person writes them."""
    return ".".join(names)
