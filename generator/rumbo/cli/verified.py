"""The command that holds a built folder against what Rumbo promises."""

import sys
from pathlib import Path

import click

from rumbo.cli.exits import PROBLEMS
from rumbo.cli.terminal import SITE, out, refusal, tell, words
from rumbo.publishing import verify as verifying
from rumbo.wording.phrases import Phrase, counted

_SHOWN = 100


@click.command()
@click.argument("site", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def verify(folder: Path, site: Path | None) -> None:
    """Check a built folder: policies, links, hashes, weights, leftovers of a machine.

    \b
    rumbo verify                        the site/ of this folder
    rumbo verify /var/www/diagnostico   any other, wherever it was built
    """
    place = site or folder / SITE
    if not any(place.rglob("*.html")):
        raise refusal("nothing-built", folder=str(place))
    found = verifying.verify(place)
    for finding in found[:_SHOWN]:
        out.print(f"{finding.place}: {finding.key}", style="red")
        out.print(f"    {words(finding.what)}")
    if found[_SHOWN:]:
        tell(Phrase("verify.more", {"count": str(len(found) - _SHOWN)}))
    tell(counted("verify.found", len(found)))
    if found:
        sys.exit(PROBLEMS)
