"""Sees to it that nothing ends a command with a traceback, or in words that no console shows. Knows no command."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any

import click

from rumbo.cli.terminal import MACHINE, err, words
from rumbo.wording.phrases import Phrase, of_file

INTERRUPTED = 130
"""128 and the number of SIGINT, as shells have it."""
_TRACEBACK = "RUMBO_TRACEBACK"


class Surviving(click.Group):
    """A command line whose every end is a sentence and an exit code."""

    def main(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as click has it
        """Let every character be printed, as `\\u2192` where the console has no such one."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **options)

    def invoke(self, context: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run a command, and say what came between."""
        with _survived():
            return super().invoke(context)


@contextmanager
def _survived() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        _end(INTERRUPTED, Phrase("stopped.interrupted"))
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except OSError as error:
        if error.errno == errno.EPIPE:  # whoever was reading has gone
            raise
        _end(MACHINE, Phrase("stopped.machine", {"why": of_file(error)}))
    except MemoryError:
        _end(MACHINE, Phrase("stopped.machine", {"why": Phrase("reason.enomem")}))
    except Exception as error:
        if os.environ.get(_TRACEBACK):
            raise
        _end(MACHINE, Phrase("stopped.fault", {"kind": type(error).__name__, "words": str(error)}))


def _end(code: int, phrase: Phrase) -> None:
    err.print(words(phrase))
    sys.exit(code)
