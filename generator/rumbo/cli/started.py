"""The commands that write an author's first files: a site, a playbook, a diagnostic, a copy of the theme's."""

import sys
from importlib.metadata import version
from pathlib import Path

import click

from rumbo.cli.exits import PROBLEMS
from rumbo.cli.scaffolding import wrong_use
from rumbo.cli.terminal import language as spoken
from rumbo.cli.terminal import out, refusal, show, site_folder, tell, tell_written
from rumbo.cli.writing import write_whole
from rumbo.content import exporting, scaffold
from rumbo.wording.phrases import Phrase
from rumbo.wording.problems import Faulty


@click.command()
@click.argument(
    "what",
    nargs=-1,
    required=True,
    metavar="DIR | playbook SLUG | diagnostic SLUG | client SLUG | spreadsheet | translation FILE",
)
@click.option("--empty", is_flag=True, help="With DIR: one tiny diagnostic and two playbooks, not the starter content.")
@click.option(
    "--language",
    default="es",
    metavar="XX",
    help="What the content of DIR is written in, or the translation [default: es].",
)
@click.option("--from", "source", metavar="DIAGNOSTIC", help="With spreadsheet: which diagnostic to write into it.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="With spreadsheet: the workbook to write.")
@click.pass_obj
def new(  # noqa: PLR0913 - one for each word of the command
    folder: Path, what: tuple[str, ...], *, empty: bool, language: str, source: str | None, output: Path | None
) -> None:
    """Start a site, a playbook, a diagnostic, or a client's site.

    \b
    rumbo new my-site                   a site in the new folder my-site
    rumbo new my-site --empty           the same, with next to nothing in it
    rumbo new my-site --language en     the same, written in English, with Spanish as its translation
    rumbo new my-site --empty --language fr   next to nothing, written in French, English or Spanish
    rumbo new playbook plan-de-ventas   a draft in playbooks/plan-de-ventas.md
    rumbo new diagnostic ventas         a draft in diagnostics/ventas/
    rumbo new client acme               what of this site differs for a client, in clients/acme/
    rumbo new spreadsheet -o x.xlsx     a workbook to fill in, or --from a diagnostic
    rumbo new translation FILE --language en   every text of FILE to translate, with the original beside it

    A site in a folder called playbook: rumbo new ./playbook
    """
    with wrong_use():
        match what:
            case ("spreadsheet",):
                tell_written(_spreadsheet(site_folder(folder), source, output))
            case ("translation", file):
                tell_written(_translation(site_folder(folder), Path(file), language))
            case ("playbook" | "diagnostic" | "client" | "translation" as kind,):
                raise refusal("which", kind=kind)
            case ("playbook" | "diagnostic" | "client", _) if empty:
                raise refusal("empty")
            case ("playbook", slug):
                tell_written(scaffold.new_playbook(site_folder(folder), slug))
            case ("diagnostic", slug):
                tell_written(scaffold.new_diagnostic(site_folder(folder), slug))
            case ("client", slug):
                place = scaffold.new_client(site_folder(folder), slug)
                tell(Phrase("of-client.new", {"folder": str(place), "slug": slug}))
            case (name,):
                scaffold.new_site(folder / name, version("rumbo"), empty=empty, language=language)
                tell(Phrase("new.site", {"name": name}))
            case (kind, *_):
                raise refusal("neither", kind=kind)


def _translation(folder: Path, file: Path, language: str) -> Path:
    try:
        return scaffold.new_translation(folder, file if file.exists() else folder / file, language)
    except Faulty as faulty:
        show(faulty.problems)
        sys.exit(PROBLEMS)


def _spreadsheet(folder: Path, source: str | None, output: Path | None) -> Path:
    if output is None or output.exists():
        raise refusal("no-spreadsheet-output")
    try:
        content = exporting.spreadsheet(folder, source, spoken())
    except LookupError as error:
        raise refusal("no-such-diagnostic", slug=str(source), known=", ".join(error.args)) from error
    write_whole(output, content)
    return output


@click.command()
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
