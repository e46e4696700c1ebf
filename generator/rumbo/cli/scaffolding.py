"""How a command ends that cannot write an author's files as asked."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from rumbo.cli.terminal import language
from rumbo.content import scaffold
from rumbo.wording.phrases import why


@contextmanager
def wrong_use() -> Iterator[None]:
    """What cannot be written as asked is the asker's to mend."""
    try:
        yield
    except scaffold.ScaffoldError as error:
        raise click.UsageError(why(error, language())) from error
