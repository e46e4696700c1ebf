"""How a command ends that cannot build what is sound: whose fault it is, and what to do."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from rumbo.cli.exits import MACHINE, PROBLEMS
from rumbo.cli.terminal import err, language, words
from rumbo.pages.tree import ThemeError
from rumbo.publishing import engine, policy, swap
from rumbo.wording.phrases import Phrase, of_file, why


@contextmanager
def our_faults() -> Iterator[None]:
    """What goes wrong after the files were found sound is a fault of the theme, of Rumbo or of the machine.

    It is never an author's. What lies where the site should go is the asker's to mend.
    """
    try:
        yield
    except swap.OccupiedError as error:
        raise click.UsageError(why(error, language())) from error
    except (swap.BusyError, OSError) as error:
        told = of_file(error) if isinstance(error, OSError) else why(error, language())
        err.print(words(Phrase("build.failed")), words(told), sep="\n")
        sys.exit(MACHINE)
    except (ThemeError, engine.EngineError, policy.PolicyError) as error:
        err.print(words(Phrase("build.failed")), why(error, language()), sep="\n")
        err.print(words(Phrase("build.whose")), style="dim")
        sys.exit(PROBLEMS)
