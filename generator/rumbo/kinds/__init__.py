"""The kinds of question, one module each: its keys, its checks, its measure, its control, its words and columns.

The only place that lists them. Everybody else asks a question's `kind`.
"""

from typing import Literal, assert_never, get_args

from rumbo.kinds import choice, note, number, pick, rank, several
from rumbo.kinds.choice import Choice
from rumbo.kinds.kind import Kind
from rumbo.kinds.note import Note
from rumbo.kinds.written import Keys, Written

KindName = Literal["choice", "several", "number", "pick", "rank", "note"]
"""The kinds as authors write them."""


def keys_of(name: KindName, *, is_line: bool = False) -> Keys:
    """Which keys a question of that kind has; a number scored along a line has fewer."""
    match name:
        case "choice":
            return choice.KEYS
        case "several":
            return several.KEYS
        case "number":
            return number.KEYS_OF_A_LINE if is_line else number.KEYS
        case "pick":
            return pick.KEYS
        case "rank":
            return rank.KEYS
        case "note":
            return note.KEYS
        case _:
            assert_never(name)


def read(name: KindName, written: Written) -> Kind:
    """A question's kind from what its author wrote, which is known to fit `keys_of`."""
    match name:
        case "choice":
            return choice.read(written)
        case "several":
            return several.read(written)
        case "number":
            return number.read(written)
        case "pick":
            return pick.read(written)
        case "rank":
            return rank.read(written)
        case "note":
            return Note()
        case _:
            assert_never(name)


def described() -> str:
    """All kinds, for an author who chooses one."""
    *others, last = (keys_of(name).means for name in get_args(KindName))
    return f"{', '.join(others)}, or {last}."


def having(key: str) -> str:
    """The kinds that have a key of their own, for an author who looks at that key."""
    return f"kind: {' or '.join(name for name in get_args(KindName) if key in keys_of(name).known)}."


__all__ = ["Choice", "Kind", "KindName", "Note", "described", "having", "keys_of", "read"]
