"""Does the same with several things at a time, a core for each, where the machine can copy a process; else in turn.

A copy knows all that this process has read and made, and takes what it makes itself with it, but for what it returns.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def each(work: Callable[[T], R], things: Sequence[T], most: int | None = None) -> Iterator[R]:
    """What comes of each of the things, in their order; the copies are made now, and begin at once.

    What the work on one of them raises, an end of the command among it, is raised in its turn. Whoever asks for no
    more of them waits for those that are under way. There are as many copies as cores, `most` at most.
    """
    copies = min(len(things), cores(), most or len(things))
    if copies < 2:  # noqa: PLR2004 - one is this process itself
        return map(work, things)
    context = get_context("fork")
    told: list[Connection] = []
    processes: list[BaseProcess] = []
    gc.freeze()  # what stands is not looked through again in each copy
    for number in range(copies):
        told_here, tells = context.Pipe(duplex=False)
        process = context.Process(target=_do, args=(work, things[number::copies], told_here, tells), daemon=True)
        process.start()
        tells.close()
        told.append(told_here)
        processes.append(process)
    gc.unfreeze()
    return _gathered(len(things), told, processes)


def cores() -> int:
    """How many this process may use; one where no process can be copied, or not safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _do(work: Callable[[T], R], things: Sequence[T], told: Connection, tells: Connection) -> None:
    """Work in a copy; it ends after what it is at when nobody listens any more."""
    told.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that was copied decides
    for thing in things:
        try:
            outcome: tuple[R | None, BaseException | None] = work(thing), None
        except BaseException as error:  # noqa: BLE001 - it is raised where the work was asked for
            outcome = None, error
        try:
            tells.send(outcome)
        except BrokenPipeError:
            return


def _gathered(count: int, told: Sequence[Connection], processes: Sequence[BaseProcess]) -> Iterator[R]:
    try:
        for number in range(count):
            result, error = told[number % len(told)].recv()
            if error is not None:
                raise error
            yield result
    finally:
        for connection in told:
            connection.close()
        for process in processes:
            process.join()
