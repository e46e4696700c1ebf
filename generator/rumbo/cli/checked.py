"""The command that says all there is to say of a site's files."""

import difflib
import sys
from pathlib import Path

import click

from rumbo.cli import coverage, studies
from rumbo.cli.exits import PROBLEMS
from rumbo.cli.terminal import exit_on, language, out, print_json, show, site_folder
from rumbo.cli.writing import write_whole
from rumbo.content import loader
from rumbo.content.review import Reviewed, review, updated_cases
from rumbo.wording.phrases import why
from rumbo.wording.problems import Faulty


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
    "--study",
    "respondents",
    type=click.IntRange(min=1),
    metavar="N",
    help="Also tell what N random respondents of each diagnostic are told to do.",
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, for tools.")
@click.pass_obj
def check(  # noqa: PLR0913 - one for each word of the command
    folder: Path,
    *,
    strict: bool,
    update_cases: bool,
    translations: tuple[str, ...],
    respondents: int | None,
    as_json: bool,
) -> None:
    """Print every problem of the site's files, and advice on its questionnaires.

    \b
    rumbo check
    rumbo -C client check --strict
    rumbo check --update-cases          when the scores changed on purpose
    rumbo check --mark-translated playbooks/mapa.en.md
    rumbo check --study 1000            does the advice follow from the answers?
    """
    for translation in translations:
        _mark_translated(site_folder(folder), Path(translation))
    if update_cases:
        _update_cases(site_folder(folder))
    reviewed = review(site_folder(folder), drafts=True, respondents=respondents or 0)
    if as_json:
        _print_json(reviewed)
    else:
        _print_tables(reviewed)
        show(reviewed.problems)
    exit_on(reviewed.problems, strict=strict)


def _print_tables(reviewed: Reviewed) -> None:
    for table in coverage.tables(reviewed.site, language()) if reviewed.site else ():
        out.print(table)
    for part in studies.tables(reviewed.studies, language()):
        out.print(part)


def _print_json(reviewed: Reviewed) -> None:
    found = coverage.reaches(reviewed.site) if reviewed.site else {}
    told = coverage.report(reviewed.problems, found, language())
    if reviewed.studies:
        told["study"] = studies.report(reviewed.studies)
    print_json(told)


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
