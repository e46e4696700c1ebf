"""The command that says all there is to say of a site's files."""

import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from rumbo.cli import coverage, studies
from rumbo.cli.exits import PROBLEMS
from rumbo.cli.terminal import exit_on, language, out, print_json, say, show, site_folder
from rumbo.cli.writing import write_whole
from rumbo.content import loader
from rumbo.content.review import Reviewed, review, review_clients, updated_cases
from rumbo.memory import store
from rumbo.wording.phrases import Phrase, why
from rumbo.wording.problems import Faulty, Problem


@click.command()
@click.option("--strict", is_flag=True, help="Let advice fail the check too.")
@click.option("--update-cases", is_flag=True, help="First write what golden respondents get into cases.yml.")
@click.option(
    "--mark-translated",
    "translations",
    multiple=True,
    metavar="FILE",
    help="First mark this translation as up to date; may be given several times.",
)
@click.option(
    "--mark-current",
    "overlays",
    multiple=True,
    metavar="FILE",
    help="First mark this file of a client's with what the base says now; may be given several times.",
)
@click.option(
    "--study",
    "respondents",
    type=click.IntRange(min=1),
    metavar="N",
    help="Also tell what N random respondents of each diagnostic are told to do.",
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, for tools.")
@click.option("--no-cache", is_flag=True, help="Use nothing that was kept before, and keep nothing.")
@click.pass_obj
def check(  # noqa: PLR0913 - one for each word of the command
    folder: Path,
    *,
    strict: bool,
    update_cases: bool,
    translations: tuple[str, ...],
    overlays: tuple[str, ...],
    respondents: int | None,
    as_json: bool,
    no_cache: bool,
) -> None:
    """Print every problem of the site's files, and advice on its questionnaires.

    \b
    rumbo check
    rumbo -C client check --strict
    rumbo check --update-cases          when the scores changed on purpose
    rumbo check --mark-translated playbooks/mapa.en.md
    rumbo check --mark-current clients/acme/diagnostics/ventas/diagnostic.yml
    rumbo check --study 1000            does the advice follow from the answers?

    The sites of all clients are checked too; what is the base's is said once.
    """
    for translation in translations:
        _mark_translated(site_folder(folder), Path(translation))
    for overlay in overlays:
        _mark_current(site_folder(folder), Path(overlay))
    if update_cases:
        _update_cases(site_folder(folder))
    with store.opened(site_folder(folder), used=not no_cache, partly=True) as memory:
        reviewed = review(folder, drafts=True, respondents=respondents or 0, memory=memory, jobs=None)
        of_clients = review_clients(folder, reviewed, drafts=True, memory=memory).values()
    problems = [*reviewed.problems, *(problem for found in of_clients for problem in found.problems)]
    if as_json:
        _print_json(reviewed, problems)
    else:
        _print_tables(reviewed)
        show(problems)
    exit_on(problems, strict=strict)


def _print_tables(reviewed: Reviewed) -> None:
    for table in coverage.tables(reviewed.site, language()) if reviewed.site else ():
        out.print(table)
    for part in studies.tables(reviewed.studies, language()):
        out.print(part)


def _print_json(reviewed: Reviewed, problems: Sequence[Problem]) -> None:
    found = coverage.reaches(reviewed.site) if reviewed.site else {}
    told = coverage.report(problems, found, language())
    if reviewed.studies:
        told["study"] = studies.report(reviewed.studies)
    print_json(told)


def _mark_current(folder: Path, file: Path) -> None:
    """Write into a client's file, named from the site's folder or from here, what the base says under it."""
    place = folder / file if (folder / file).is_file() else file
    try:
        for written, content in loader.marked_current(folder, place).items():
            write_whole(written, content)
    except loader.MarkingError as error:
        raise click.UsageError(why(error, language())) from error
    say(Phrase("of-client.marked", {"file": str(file)}))


def _mark_translated(folder: Path, file: Path) -> None:
    """Write into a translation, named from the site's folder or from here, which words it translates."""
    place = folder / file if (folder / file).is_file() else file
    try:
        write_whole(place, loader.marked(folder, place).encode())
    except loader.MarkingError as error:
        raise click.UsageError(why(error, language())) from error
    except Faulty as faulty:
        show(faulty.problems)
        sys.exit(PROBLEMS)


def _update_cases(folder: Path) -> None:
    for file, (before, after) in updated_cases(folder).items():
        name = file.relative_to(folder).as_posix()
        lines = difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="")
        out.print("\n".join(lines))
        write_whole(file, after.encode())
