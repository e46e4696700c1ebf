"""Work that keeps what it works out, spread over processes: what copies of this one keep, it keeps too."""

import threading
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from rumbo.memory import Memory
from rumbo.memory.abreast import cores, each

_FEW = 8

T = TypeVar("T")
R = TypeVar("R")


class Noted:
    """Passes all on to a memory, and notes what was asked for and what was given."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.asked: list[str] = []
        self.given: dict[str, bytes] = {}

    def recall(self, key: str) -> bytes | None:
        """What has been kept under a key."""
        found = self._memory.recall(key)
        if found is not None:
            self.asked.append(key)
        return found

    def keep(self, key: str, value: bytes) -> None:
        """Keep a value."""
        self.given[key] = value
        self._memory.keep(key, value)

    def spread(
        self,
        work: Callable[[Sequence[T]], R],
        things: Sequence[T],
        jobs: int | None,
        ready: Callable[[], None] = lambda: None,
    ) -> list[R]:
        """What work that asks this memory makes of the things, in runs of them; a few are not worth a process.

        `ready` makes what every copy would make for itself.
        """
        jobs = min(jobs or cores(), cores(), len(things) // _FEW) if threading.active_count() == 1 else 1
        if jobs <= 1:
            return [work(things)]
        ready()

        def noting(part: Sequence[T]) -> tuple[R, list[str], dict[str, bytes]]:
            self.asked, self.given = [], {}
            return work(part), self.asked, self.given

        cuts = [len(things) * number // jobs for number in range(jobs + 1)]
        found: list[R] = []
        for made, asked, given in each(noting, [things[start:end] for start, end in pairwise(cuts)]):
            for key in asked:
                self._memory.recall(key)  # so that it counts as used
            for key, value in given.items():
                self._memory.keep(key, value)
            found.append(made)
        return found
