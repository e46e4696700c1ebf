"""A command line that starts at once, and that nothing ends with a traceback or in words that no console shows.

Knows no command: it loads the one that is called, and what prints only when there is something to print.
"""

import errno
import importlib
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from keyword import iskeyword
from typing import Any

import click

from rumbo.cli.exits import INTERRUPTED, MACHINE
from rumbo.wording.phrases import Phrase, of_file

_TRACEBACK = "RUMBO_TRACEBACK"


class Surviving(click.Group):
    """A command line whose every end is a sentence and an exit code.

    `commands_in` names for each command the module of this room that holds it, and says in one line what it does.
    """

    def __init__(self, *, commands_in: Mapping[str, tuple[str, str]], **options: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(**options)
        self._commands_in = commands_in

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click has it
        """The names of all commands, in the order of the table."""
        return list(self._commands_in)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click has it
        """Load a command, and nothing that only others need."""
        if cmd_name not in self._commands_in:
            return None
        module, _ = self._commands_in[cmd_name]
        command: click.Command = getattr(
            importlib.import_module(f"rumbo.cli.{module}"), cmd_name + "_" * iskeyword(cmd_name)
        )
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - likewise
        """List what the commands do without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, does) for name, (_, does) in self._commands_in.items()])

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
    from rumbo.cli.terminal import err, words  # noqa: PLC0415 - most commands end well

    err.print(words(phrase))
    sys.exit(code)
