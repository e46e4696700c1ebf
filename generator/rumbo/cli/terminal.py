"""How the command line speaks: in the language of the command that is running. Knows no command."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from rumbo.cli.exits import PROBLEMS
from rumbo.publishing import swap
from rumbo.wording.phrases import Filling, Language, Phrase, counted, in_words, locale_language
from rumbo.wording.problems import Problem, in_order, printed

SITE = "site"
"""The folder that is published, in that of the site."""
SITES = "sites"
"""The folder of all clients' published folders, in that of the base."""
LANGUAGE = "rumbo.language"
"""Where click keeps, for the time of a command, what it speaks."""
_MISNAMED = ("site_config.yaml", "site_config.yml.txt", "site-config.yml", "site_config.YML", "config.yml")
"""What the owner's file is called instead."""

# What authors wrote is printed as it is: their brackets and colons are no markup.
_PLAIN: dict[str, Any] = dict.fromkeys(("markup", "emoji", "highlight"), False) | {"soft_wrap": True}
out = Console(**_PLAIN)
err = Console(**_PLAIN, stderr=True)


def language() -> Language:
    """What the command that is running speaks; before it is known, what the terminal does."""
    running = click.get_current_context(silent=True)
    spoken: Language = (running.meta.get(LANGUAGE) if running else None) or locale_language(os.environ)
    return spoken


def words(said: object) -> str:
    """Something said, in the language of the command."""
    return in_words(said, language())


def tell(phrase: Phrase) -> None:
    """Print what came of it."""
    out.print(words(phrase))


def say(phrase: Phrase) -> None:
    """Print what is being done."""
    out.print(words(phrase), style="dim")


def print_json(told: object) -> None:
    """Print for tools; where the console has not every character, in ASCII, since its escapes would not be JSON."""
    out.print(json.dumps(told, ensure_ascii=not out.encoding.startswith("utf"), indent=2))


def tell_written(place: Path) -> None:
    """Name a file that has been written."""
    tell(Phrase("new.written", {"file": str(place)}))


def show(problems: Sequence[Problem]) -> None:
    """All at once, sorted by place, with what is wrong and the repair below, then how many."""
    ordered = in_order(problems)
    told = [printed(problem, language()).partition("\n")[::2] for problem in ordered]
    if out.color_system:
        for (first, others), problem in zip(told, ordered, strict=True):
            out.print(first, style="yellow" if problem.advice else "red")
            out.print(others)
    elif told:  # at once: rich takes its time for each
        out.print("\n".join("\n".join(each) for each in told))
    advice = sum(problem.advice for problem in ordered)
    if ordered:
        out.print()
    counts = {"problems": counted("check.problems", len(ordered) - advice), "advice": counted("check.advice", advice)}
    tell(Phrase("check.found", counts))


def exit_on(problems: Sequence[Problem], *, strict: bool) -> None:
    """End the command where something of this fails it."""
    if any(strict or not problem.advice for problem in problems):
        sys.exit(PROBLEMS)


def refusal(key: str, **values: Filling) -> click.UsageError:
    """Wrong use, said in our words."""
    return click.UsageError(words(Phrase(f"refused.{key}", values)))


def site_folder(folder: Path) -> Path:
    """The folder, if it holds a site."""
    if not (folder / "site_config.yml").is_file():
        misnamed = [name for name in _MISNAMED if (folder / name).is_file()]
        if misnamed:
            raise refusal("misnamed-site", file=misnamed[0])
        raise refusal("no-site", folder=str(folder.resolve()))
    if swap.restore(folder / SITE):
        err.print(words(Phrase("occupied.restored", {"folder": str(folder / SITE)})))
    return folder


@contextmanager
def progress() -> Iterator[Callable[[Phrase], None]]:
    """A moving line on a terminal, plain lines in a pipe."""
    if not out.is_terminal:
        yield say
        return
    with out.status(words(Phrase("build.begins"))) as status:
        yield lambda phrase: status.update(words(phrase))
