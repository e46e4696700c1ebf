"""The command that writes a site: the base's, a client's, or all of them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click

from rumbo.cli import clients
from rumbo.cli.everyone import build_everyone
from rumbo.cli.terminal import SITE, SITES, exit_on, our_faults, progress, refusal, say, show, site_folder, tell
from rumbo.content import loader
from rumbo.content.review import review
from rumbo.memory import Memory, store
from rumbo.model import Site
from rumbo.pages.tree import Publication
from rumbo.publishing import publish, unchanged
from rumbo.wording.phrases import Phrase


@click.command()
@click.option("--client", metavar="SLUG", help="Build this client's site, into sites/SLUG/.")
@click.option("--all", "everyone", is_flag=True, help="Build the base into site/ and every client's into sites/SLUG/.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where --client writes instead.")
@click.option("--strict", is_flag=True, help="Build nothing while there is advice.")
@click.option("--no-cache", is_flag=True, help="Use nothing that earlier builds kept, and keep nothing.")
@click.option("--whole", is_flag=True, hidden=True, help="Have the engine draw every page: slow, and the same.")
@click.pass_obj
def build(  # noqa: PLR0913 - one for each word of the command
    folder: Path, *, client: str | None, everyone: bool, output: Path | None, strict: bool, no_cache: bool, whole: bool
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
    used = not (no_cache or whole)
    if everyone:
        opened = partial(store.opened, base, used=used, partly=True)
        build_everyone(base, partial(_write, whole=whole), opened, strict=strict)
        return
    with store.opened(base, used=used) as memory:
        if client:
            found = clients.reviewed(base, client, strict=strict, memory=memory)
            _publish(found.sites, output or base / SITES / client, memory, whole=whole)
        else:
            _build_base(base, memory, strict=strict, whole=whole)


def _build_base(folder: Path, memory: Memory, *, strict: bool, whole: bool) -> None:
    """The base's own site, unless it stands already as its files make it."""
    files, place = loader.read(folder), folder / SITE
    name = unchanged.name(files.contents)
    with our_faults():
        standing = None if files.problems else unchanged.recalled(name, place, memory)
    if standing:
        show(standing.problems)
        exit_on(standing.problems, strict=strict)
        say(Phrase("build.unchanged"))
        tell(Phrase("build.done", {"folder": str(place)}))
        return
    reviewed = review(folder, drafts=False, base=files, memory=memory)
    show(reviewed.problems)
    exit_on(reviewed.problems, strict=strict)
    publication = _publish(reviewed.sites, place, memory, whole=whole)
    unchanged.keep(name, place, unchanged.Standing(reviewed.problems, publication.keep), memory)


def _publish(sites: Sequence[Site], place: Path, memory: Memory, *, whole: bool) -> Publication:
    with progress() as step:
        publication = _write(sites, place, memory, step, whole=whole)
    tell(Phrase("build.done", {"folder": str(place)}))
    return publication


def _write(
    sites: Sequence[Site], place: Path, memory: Memory, step: Callable[[Phrase], None] = lambda _: None, *, whole: bool
) -> Publication:
    from rumbo.pages import compiler  # noqa: PLC0415 - what is unchanged waits for none of it

    with our_faults():
        publication = compiler.compile_sites(sites, memory)
        publish.build(publication, place, step, memory=memory, whole=whole)
    return publication
