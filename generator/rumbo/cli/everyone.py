"""Builds the base's site and every client's: what they share is made once, with the base's, then they abreast."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from rumbo.cli.terminal import SITE, SITES, exit_on, show, tell
from rumbo.content import loader
from rumbo.content.review import Reviewed, review, review_client
from rumbo.memory import Memory
from rumbo.memory.abreast import each
from rumbo.model import Site
from rumbo.wording.phrases import Phrase

Opened = Callable[[], AbstractContextManager[Memory]]
"""Opens what earlier builds kept; each copy of the process opens it for itself."""
Write = Callable[[Sequence[Site], Path, Memory], object]
"""Writes a site in all its languages to a folder."""


def build_everyone(folder: Path, write: Write, opened: Opened, *, strict: bool) -> None:
    """The base into site/ and every client into sites/SLUG/, once nothing is wrong with any."""
    with opened() as memory:
        base = review(folder, drafts=False, memory=memory)
    clients = _reviewed(folder, base, opened)
    problems = [*base.problems, *(problem for reviewed in clients.values() for problem in reviewed.problems)]
    show(problems)
    exit_on(problems, strict=strict)
    with opened() as memory:
        write(base.sites, folder / SITE, memory)
    tell(Phrase("build.done", {"folder": str(folder / SITE)}))

    def made(slug: str) -> Path:
        place = folder / SITES / slug
        with opened() as memory:
            write(clients[slug].sites, place, memory)
        return place

    for place in each(made, list(clients)):
        tell(Phrase("build.done", {"folder": str(place)}))


def _reviewed(folder: Path, base: Reviewed, opened: Opened) -> dict[str, Reviewed]:
    files, slugs = loader.read(folder), loader.client_slugs(folder)

    def reviewed(slug: str) -> Reviewed:
        with opened() as memory:
            return review_client(folder, slug, base, files, drafts=False, memory=memory)

    return dict(zip(slugs, each(reviewed, slugs), strict=True))
