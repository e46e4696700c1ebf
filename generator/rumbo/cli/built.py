"""The command that writes a site."""

from pathlib import Path

import click

from rumbo.cli.terminal import SITE, exit_on, our_faults, progress, show, site_folder, tell
from rumbo.content.review import review
from rumbo.pages import compiler
from rumbo.publishing import publish
from rumbo.wording.phrases import Phrase


@click.command()
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
