"""The command line: the only module that prints. It decides nothing: it calls, words and counts.

It speaks the language of `--lang`, else that of the terminal; `--help` and the complaints of click itself are English.

Exit codes: 0 clean, 1 problems in the content, 2 wrong use, 3 the machine would not, 130 interrupted.
"""

import difflib
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import get_args

import click

from rumbo import scaffold
from rumbo.cli import coverage, studies
from rumbo.cli.scored import report, score
from rumbo.cli.surviving import Surviving
from rumbo.cli.terminal import (
    LANGUAGE,
    PROBLEMS,
    SITE,
    exit_on,
    language,
    our_faults,
    out,
    print_json,
    progress,
    refusal,
    say,
    show,
    site_folder,
    tell,
    tell_written,
    wrong_use,
)
from rumbo.cli.verified import verify
from rumbo.cli.writing import write_whole
from rumbo.content import loader
from rumbo.content.review import Reviewed, review, updated_cases
from rumbo.pages import compiler
from rumbo.publishing import publish
from rumbo.publishing import serve as preview
from rumbo.wording.phrases import Language, Phrase, locale_language, why
from rumbo.wording.problems import Faulty

_VERSION = version("rumbo")
_PORT = 8000


@click.group(cls=Surviving, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(_VERSION, prog_name="rumbo")
@click.option("-C", "--folder", type=click.Path(path_type=Path), default=".", help="The site's folder [default: here].")
@click.option("--lang", type=click.Choice(get_args(Language)), help="What to speak [default: as the terminal].")
@click.pass_context
def main(context: click.Context, folder: Path, lang: Language | None) -> None:
    """Turn questionnaires and playbooks into a site of self-diagnostics.

    \b
    rumbo new my-site && cd my-site     start a site
    rumbo serve                         preview it while you write
    rumbo check                         see everything that is wrong with it
    rumbo build                         write site/, for any static host

    Exit code: 0 clean, 1 problems in the content, 2 wrong use, 3 the machine would not, 130 interrupted.
    """
    context.obj = folder
    context.meta[LANGUAGE] = lang or locale_language(os.environ)


@main.command()
@click.argument("what", nargs=-1, required=True, metavar="DIR | playbook SLUG | diagnostic SLUG")
@click.option("--empty", is_flag=True, help="With DIR: one tiny diagnostic and two playbooks, not the starter content.")
@click.pass_obj
def new(folder: Path, what: tuple[str, ...], *, empty: bool) -> None:
    """Start a site, a playbook or a diagnostic.

    \b
    rumbo new my-site                   a site in the new folder my-site
    rumbo new my-site --empty           the same, with next to nothing in it
    rumbo new playbook plan-de-ventas   a draft in playbooks/plan-de-ventas.md
    rumbo new diagnostic ventas         a draft in diagnostics/ventas/

    A site in a folder called playbook: rumbo new ./playbook
    """
    with wrong_use():
        match what:
            case ("playbook" | "diagnostic" as kind,):
                raise refusal("which", kind=kind)
            case ("playbook" | "diagnostic", _) if empty:
                raise refusal("empty")
            case ("playbook", slug):
                tell_written(scaffold.new_playbook(site_folder(folder), slug))
            case ("diagnostic", slug):
                tell_written(scaffold.new_diagnostic(site_folder(folder), slug))
            case (name,):
                scaffold.new_site(folder / name, _VERSION, empty=empty)
                tell(Phrase("new.site", {"name": name}))
            case (kind, *_):
                raise refusal("neither", kind=kind)


@main.command()
@click.argument("path", required=False)
@click.pass_obj
def eject(folder: Path, path: str | None) -> None:
    """Copy one file of the theme into the site's templates/, to change it there.

    \b
    rumbo eject                         lists the theme's files
    rumbo eject pages/home.html.jinja   copies one; delete the copy to go back
    """
    if path is None:
        out.print("\n".join(scaffold.ejectable()))
    else:
        with wrong_use():
            tell_written(scaffold.eject(site_folder(folder), path))


@main.command()
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


@main.command()
@click.option("--strict", is_flag=True, help="Build nothing while there is advice.")
@click.option("--whole", is_flag=True, hidden=True, help="Have the engine draw every page: slow, and the same.")
@click.pass_obj
def build(folder: Path, *, strict: bool, whole: bool) -> None:
    """Write the site to site/, ready for any static host. Drafts are left out.

    \b
    rumbo build
    rumbo -C client build --strict
    """
    reviewed = review(site_folder(folder), drafts=False)
    show(reviewed.problems)
    exit_on(reviewed.problems, strict=strict)
    with progress() as step, our_faults():
        publish.build(compiler.compile_sites(reviewed.sites), folder / SITE, step, whole=whole)
    tell(Phrase("build.done", {"folder": str(folder / SITE)}))


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 shows it to the whole network.")
@click.option("--port", type=click.IntRange(0, 65_535), default=_PORT, show_default=True, help="0 takes a free one.")
@click.pass_obj
def serve(folder: Path, host: str, port: int) -> None:
    """Preview the site, drafts included; the page reloads when a file changes.

    \b
    rumbo serve
    rumbo serve --port 9000
    """
    try:
        preview.serve(site_folder(folder), (host, port), tell=say, show=show, language=language())
    except preview.AddressError as error:
        raise refusal("address", address=f"{host}:{port}", reason=why(error, language())) from error
    except KeyboardInterrupt:
        out.print()


main.add_command(score)
main.add_command(report)
main.add_command(verify)
