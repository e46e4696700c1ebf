"""The command that writes a site: the base's, a client's, or all of them."""

from pathlib import Path

import click

from rumbo.cli import clients
from rumbo.cli.terminal import our_faults, progress, refusal, site_folder, tell
from rumbo.pages import compiler
from rumbo.publishing import publish
from rumbo.wording.phrases import Phrase


@click.command()
@click.option("--client", metavar="SLUG", help="Build this client's site, into sites/SLUG/.")
@click.option("--all", "everyone", is_flag=True, help="Build the base into site/ and every client's into sites/SLUG/.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where --client writes instead.")
@click.option("--strict", is_flag=True, help="Build nothing while there is advice.")
@click.option("--whole", is_flag=True, hidden=True, help="Have the engine draw every page: slow, and the same.")
@click.pass_obj
def build(  # noqa: PLR0913 - one for each word of the command
    folder: Path, *, client: str | None, everyone: bool, output: Path | None, strict: bool, whole: bool
) -> None:
    """Write the site to site/, ready for any static host. Drafts are left out.

    \b
    rumbo build
    rumbo -C client build --strict
    rumbo build --client acme           a client's site, into sites/acme/
    rumbo build --all                   the base and all clients
    """
    base = site_folder(folder)
    if everyone and client:
        raise refusal("not-both")
    if output and not client:
        raise refusal("no-output-for-all")
    for sites, place in clients.wanted(base, client, everyone=everyone, output=output, strict=strict):
        with progress() as step, our_faults():
            publish.build(compiler.compile_sites(sites), place, step, whole=whole)
        tell(Phrase("build.done", {"folder": str(place)}))
