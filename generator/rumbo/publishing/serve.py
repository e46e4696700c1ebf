"""Previews a site while it is being written: builds, serves, watches, rebuilds, reloads the page.

Keeps the last good site when the files have problems. What it adds to pages (a banner, a script of the same
origin) it adds on the way out, so that a built site never holds it. Prints nothing: `tell` and `show` do.
"""

import os
import shutil
import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from urllib.parse import urlsplit

import watchfiles

from rumbo.content import paths
from rumbo.content.review import Reviewed, review
from rumbo.memory import NOTHING, Memory, Mind
from rumbo.pages import compiler
from rumbo.publishing import publish
from rumbo.publishing.answering import Preview, Server
from rumbo.wording.phrases import Language, Phrase, in_words, of_file, reason_of, why
from rumbo.wording.problems import Problem, printed

_IGNORED_FOLDERS = frozenset({"site", "sites", "node_modules", "schemas"})
Show = Callable[[Sequence[Problem]], None]


class AddressError(Exception):
    """The preview cannot be had at an address; told with the system's reason."""


def serve(  # noqa: PLR0913 - who is told, in which language, is the caller's to say
    folder: Path,
    address: tuple[str, int],
    *,
    tell: publish.Tell,
    show: Show,
    language: Language,
    client: str | None = None,
) -> None:
    """Serve the site of a folder until interrupted; drafts are shown. Pages tell of problems in the `language`.

    Raises:
        AddressError: the address cannot be had.
    """
    preview, memory = Preview(language), Mind()
    changes: SimpleQueue[object] = SimpleQueue()
    with _listening(address, preview) as server:
        # Watching begins before the first build: what is saved while a build runs must lead to another one.
        for task in (server.serve_forever, lambda: _watch(folder.resolve(), changes)):
            threading.Thread(target=task, daemon=True).start()
        rebuild(preview, folder, tell, show, client=client, memory=memory)
        tell(Phrase("serve.at", {"url": f"http://{address[0]}:{server.server_port}{preview.base}"}))
        while True:
            changes.get()
            while not changes.empty():
                changes.get()
            memory.turn()
            rebuild(preview, folder, tell, show, client=client, memory=memory)


def _listening(address: tuple[str, int], preview: Preview) -> Server:
    try:
        return Server(address, preview)
    except OSError as error:
        raise AddressError(reason_of(error)) from error


def rebuild(  # noqa: PLR0913 - as `serve`
    preview: Preview,
    folder: Path,
    tell: publish.Tell,
    show: Show,
    *,
    client: str | None = None,
    memory: Memory = NOTHING,
) -> None:
    """Build the folder as it stands now; whatever goes wrong is told, and the last good site goes on being served.

    What the `memory` holds is not worked out again.
    """
    try:
        reviewed = review(folder, drafts=True, client=client, memory=memory)
        show(reviewed.problems)
        _take_over(preview, folder, tell, reviewed, memory)
    except Exception as error:  # noqa: BLE001 - templates and scripts of an owner's can raise anything
        said = of_file(error) if isinstance(error, OSError) else error
        told = in_words(said, preview.language) if isinstance(said, Phrase) else why(said, preview.language)
        tell(Phrase("serve.failed", {"why": told}))
        preview.update([told])


def _take_over(preview: Preview, folder: Path, tell: publish.Tell, reviewed: Reviewed, memory: Memory) -> None:
    """By turns into one of two places, so that the one being served stays whole."""
    if not reviewed.sites:
        complaints = [printed(problem, preview.language) for problem in reviewed.problems if not problem.advice]
        preview.update(complaints)
        return
    places = [folder / ".cache" / "preview" / name for name in ("a", "b")]
    free = places[0] if preview.folder != places[0] else places[1]
    publication = replace(compiler.compile_sites(reviewed.sites, memory), keep=())
    shutil.rmtree(free, ignore_errors=True)  # ours alone, marked or not
    publish.build(publication, free, tell, memory=memory)
    preview.update((), free, urlsplit(publication.url).path or "/")
    tell(Phrase("serve.current"))


def _watch(folder: Path, changes: SimpleQueue[object]) -> None:
    """Report every batch of changes, for ever."""
    linked = _linked(folder)
    for batch in watchfiles.watch(folder, watch_filter=_concerns_site(folder, linked), debounce=300):
        linked.clear()
        linked.update(_linked(folder))
        changes.put(batch)


def _linked(folder: Path) -> set[str]:
    """What the links in a site's folders lead to: a change there names another place than the one that is read."""
    places = (place for room in (*paths.ROOMS, paths.THEME) for place in (folder / room).rglob("*"))
    return {os.path.realpath(place) for place in places if place.is_symlink()}


def _concerns_site(folder: Path, linked: Collection[str]) -> watchfiles.BaseFilter:
    """What a rebuild is for: not what builds write, nor what editors and version control leave lying about."""

    class Filter(watchfiles.DefaultFilter):
        def __call__(self, change: watchfiles.Change, path: str) -> bool:
            if path in linked:
                return True
            parts = Path(path).relative_to(folder).parts
            hidden = any(part.startswith(".") for part in parts)
            return not hidden and _IGNORED_FOLDERS.isdisjoint(parts[:1]) and super().__call__(change, path)

    return Filter()
