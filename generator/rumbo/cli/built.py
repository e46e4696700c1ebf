"""The command that writes a site: the base's, a client's, or all of them.

What judges files and makes pages of them is loaded when there is something to judge: a third of an unchanged build.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rumbo.cli.faults import our_faults
from rumbo.cli.terminal import SITE, SITES, exit_on, progress, refusal, say, show, site_folder, tell
from rumbo.content.folder import Files, read
from rumbo.memory import NOTHING, Memory, store
from rumbo.pages.tree import Publication
from rumbo.publishing import unchanged
from rumbo.wording.phrases import Phrase

if TYPE_CHECKING:
    from rumbo.model import Site


@click.command()
@click.option("--client", metavar="SLUG", help="Build this client's site, into sites/SLUG/.")
@click.option("--all", "everyone", is_flag=True, help="Build the base into site/ and every client's into sites/SLUG/.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where --client writes instead.")
@click.option("--strict", is_flag=True, help="Build nothing while there is advice.")
@click.option("--no-cache", is_flag=True, help="Use nothing that earlier builds kept, and keep nothing.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to work in [default: one a core].")
@click.option("--whole", is_flag=True, hidden=True, help="Have the engine draw every page: slow, and the same.")
@click.pass_obj
def build(  # noqa: PLR0913 - one for each word of the command
    folder: Path,
    *,
    client: str | None,
    everyone: bool,
    output: Path | None,
    strict: bool,
    no_cache: bool,
    jobs: int | None,
    whole: bool,
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
    kept = not (no_cache or whole)
    if everyone:
        _build_everyone(base, kept=kept, strict=strict, whole=whole)
    elif client:
        _build_client(base, client, output or base / SITES / client, kept=kept, strict=strict, jobs=jobs, whole=whole)
    else:
        _build_base(base, kept=kept, strict=strict, jobs=jobs, whole=whole)


def _build_everyone(folder: Path, *, kept: bool, strict: bool, whole: bool) -> None:
    """The base's site and all clients', each by one process."""
    from rumbo.cli.everyone import build_everyone  # noqa: PLC0415 - what is unchanged waits for none of it

    opened = partial(store.opened, folder, used=kept, partly=True)
    build_everyone(folder, partial(_write, whole=whole), opened, strict=strict)


def _build_client(  # noqa: PLR0913 - as the command has it
    folder: Path, client: str, place: Path, *, kept: bool, strict: bool, jobs: int | None, whole: bool
) -> None:
    from rumbo.cli import clients  # noqa: PLC0415 - likewise

    with store.opened(folder, used=kept) as memory:
        found = clients.reviewed(folder, client, strict=strict, memory=memory)
        _publish(found.sites, place, memory, jobs=jobs, whole=whole)


def _build_base(folder: Path, *, kept: bool, strict: bool, jobs: int | None, whole: bool) -> None:
    """The base's own site, as much of it as is not there already as its files make it."""
    files = read(folder)
    name = unchanged.name(files.contents)
    if kept and not files.problems:
        with store.opened(folder, partly=True) as memory:
            if _stands(name, folder / SITE, memory, strict=strict):
                return
            if standing := _revised(files, folder / SITE, memory, strict=strict):
                unchanged.keep(name, folder / SITE, standing, memory)
                return
    with store.opened(folder, used=kept) as memory:
        standing = _whole(folder, files, memory, strict=strict, jobs=jobs, whole=whole)
        unchanged.keep(name, folder / SITE, standing, memory)


def _stands(name: str, place: Path, memory: Memory, *, strict: bool) -> bool:
    """Whether the site of this name lies there already; then it is told what was said of it."""
    with our_faults():
        standing = unchanged.recalled(name, place, memory)
    if standing is None:
        return False
    _show(standing, strict=strict)
    say(Phrase("build.unchanged"))
    tell(Phrase("build.done", {"folder": str(place)}))
    return True


def _show(standing: unchanged.Standing, *, strict: bool) -> None:
    show(standing.problems)
    exit_on(standing.problems, strict=strict)


def _revised(files: Files, place: Path, memory: Memory, *, strict: bool) -> unchanged.Standing | None:
    """What is said of a site where nothing changed but words that concern no other page; its pages are written."""
    from rumbo.publishing import revising, texts  # noqa: PLC0415 - as above

    with our_faults():
        revised = revising.recalled(files.contents, place, memory)
    if revised is None:
        return None
    standing = revised.kept.standing
    _show(standing, strict=strict)
    with progress() as step, our_faults():
        step(Phrase("build.revising", {"files": ", ".join(revised.pages)}))
        revising.write(revised)
    unchanged_texts = revised.kept.texts.keys() - set(revised.pages)
    texts.keep(files.contents, place, revised.kept, memory, but=unchanged_texts)
    tell(Phrase("build.done", {"folder": str(place)}))
    return standing


def _whole(  # noqa: PLR0913 - as the command has it
    folder: Path, files: Files, memory: Memory, *, strict: bool, jobs: int | None, whole: bool
) -> unchanged.Standing:
    """What is said of a site that is judged and built from its beginning."""
    from rumbo.content.review import review  # noqa: PLC0415 - as above
    from rumbo.publishing import texts  # noqa: PLC0415 - as above

    reviewed = review(folder, drafts=False, base=files, memory=memory, jobs=jobs)
    show(reviewed.problems)
    exit_on(reviewed.problems, strict=strict)
    publication = _publish(reviewed.sites, folder / SITE, memory, jobs=jobs, whole=whole)
    standing = unchanged.Standing(reviewed.problems, publication.keep)
    if memory is not NOTHING:
        kept = texts.kept_of(reviewed.sites, publication, folder / SITE, standing, memory)
        if kept:
            texts.keep(files.contents, folder / SITE, kept, memory)
    return standing


def _publish(sites: "Sequence[Site]", place: Path, memory: Memory, *, jobs: int | None, whole: bool) -> Publication:
    say(Phrase("build.begins"))
    publication = _write(sites, place, memory, jobs=jobs, whole=whole, telling=progress)
    tell(Phrase("build.done", {"folder": str(place)}))
    return publication


def _write(  # noqa: PLR0913 - as above
    sites: "Sequence[Site]",
    place: Path,
    memory: Memory,
    *,
    jobs: int | None = 1,
    whole: bool,
    telling: Callable[[], AbstractContextManager[Callable[[Phrase], None]]] = lambda: nullcontext(lambda _: None),
) -> Publication:
    from rumbo.pages import compiler  # noqa: PLC0415 - likewise
    from rumbo.publishing import publish  # noqa: PLC0415 - likewise

    with our_faults():
        publication = compiler.compile_sites(sites, memory, jobs=jobs)  # before a moving line, which is a thread
        with telling() as step:
            publish.build(publication, place, step, memory=memory, whole=whole)
    return publication
