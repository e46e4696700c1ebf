"""Prints a page of a site as a PDF, from a build of its own: `site/` may be older, and is not a command's to touch."""

import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from rumbo.cli.asked import Day
from rumbo.cli.faults import our_faults
from rumbo.cli.terminal import language, progress
from rumbo.model import Site
from rumbo.pages import compiler, routes
from rumbo.publishing import printing, publish
from rumbo.wording.phrases import Phrase, why

Command = Callable[..., Any]


def paper_option(command: Command) -> Command:
    """`--paper A4|Letter` of a command that prints."""
    choice = click.Choice(["A4", "Letter"], case_sensitive=False)
    return click.option("--paper", type=choice, default="A4", show_default=True)(command)


def day_option(means: str) -> Callable[[Command], Command]:
    """`--date DATE` of a command that prints; where nobody says one, the day of today."""
    told = f"{means}: 2027-01-11 [default: today]."
    return click.option("--date", "day", type=Day(), default=_today, metavar="DATE", help=told)


def _today() -> date:
    return datetime.now().astimezone().date()


def on_paper(site: Site, route: str, opening: printing.Opening, paper: printing.Paper) -> bytes:
    """The PDF of the page at a `route`, in the site's language.

    Raises:
        click.UsageError: there is no browser to print with, or it fails.
    """
    try:
        browser = printing.find_browser()
        with tempfile.TemporaryDirectory(prefix="rumbo-report-") as work, progress() as step, our_faults():
            built = compiler.compile_sites([site], downloads=False)
            publish.build(built, Path(work) / "site", step)
            step(Phrase("build.printing"))
            path = built.trees[0].frame.folder + routes.relative(route, routes.HOME)
            page = printing.BuiltPage(Path(work) / "site", built.url, path)
            return printing.print_page(browser, page, opening, paper)
    except printing.PrintingError as error:
        raise click.UsageError(why(error, language())) from error
