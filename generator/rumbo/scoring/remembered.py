"""Works a thing out once for the same arguments, told by identity: a scoring document (SC-12) is asked for by many.

For frozen values that have no cheap hash.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

Ts = TypeVarTuple("Ts")
T = TypeVar("T")


def remembered(*, most: int = 64, alike: bool = False) -> Callable[[Callable[[*Ts], T]], Callable[[*Ts], T]]:
    """A function that gives the same result again for the very same objects; beyond `most`, the oldest go.

    The objects are kept as long as their result, so that no other can come by their identity. Nobody may change either.
    With `alike`, objects that are equal to those of a result have it too: clients' sites hold copies of the base's.
    """

    def recalling(work_out: Callable[[*Ts], T]) -> Callable[[*Ts], T]:
        kept: dict[tuple[int, ...], tuple[tuple[object, ...], T]] = {}

        @wraps(work_out)
        def recall(*args: *Ts) -> T:
            key = tuple(map(id, args))
            if (found := kept.get(key)) is None:
                while len(kept) >= most:
                    kept.pop(next(iter(kept)), None)
                same = next((old for old in kept.values() if old[0] == args), None) if alike else None
                found = kept[key] = args, same[1] if same else work_out(*args)
            return found[1]

        return recall

    return recalling
