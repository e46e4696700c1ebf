"""Keeps what was worked out, under a key that names all it depends on: what is kept is never wrong, only missing.

So whoever asks gives the same answer with any memory and with none, and nobody has to say what became stale.
"""

from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Protocol


class Memory(Protocol):
    """Bytes by key."""

    def recall(self, key: str) -> bytes | None:
        """What has been kept under a key; None where nothing has, or it is kept no longer."""

    def keep(self, key: str, value: bytes) -> None:
        """Keep the only value that there can be under a key."""


class Nothing:
    """Keeps nothing."""

    def recall(self, key: str) -> bytes | None:  # noqa: ARG002 - as a memory has it
        """Nothing, whatever the key."""
        return None

    def keep(self, key: str, value: bytes) -> None:
        """Let it go."""


NOTHING: Memory = Nothing()


class Mind:
    """Keeps, as long as the process lives, what it was asked for in this round or in the one before."""

    def __init__(self) -> None:
        self._now: dict[str, bytes] = {}
        self._before: dict[str, bytes] = {}

    def recall(self, key: str) -> bytes | None:
        """What has been kept under a key."""
        value = self._now.get(key)
        if value is None and (value := self._before.get(key)) is not None:
            self._now[key] = value
        return value

    def keep(self, key: str, value: bytes) -> None:
        """Keep a value for this round and the next."""
        self._now[key] = value

    def turn(self) -> None:
        """Begin a round: what the last one did not ask for goes."""
        self._before, self._now = self._now, {}


def key(kind: str, *parts: str | bytes) -> str:
    """The key of a thing, beginning with its kind, that depends on these parts, in this order, and on nothing else."""
    digest = blake2b(digest_size=20)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return f"{kind}-{digest.hexdigest()}"


def recalled(memory: Memory, name: str, work_out: Callable[[], bytes]) -> bytes:
    """What is kept under a key; where nothing is, it is worked out and kept."""
    found = memory.recall(name)
    if found is None:
        found = work_out()
        memory.keep(name, found)
    return found


def digest_of(files: Iterable[tuple[str, bytes]]) -> str:
    """One key for files by path, whatever their order."""
    return key("files", *(part for path, content in sorted(files) for part in (path, content)))
