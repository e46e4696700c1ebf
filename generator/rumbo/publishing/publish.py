"""Turns staged trees into the published folder: has each language's frame drawn, puts the site together, swaps.

Knows nothing of what the pages say. Whatever goes wrong, the folder published before stays as it was.
"""

import os
from collections.abc import Callable
from pathlib import Path

from rumbo.pages.tree import OutputTree, Publication
from rumbo.publishing import assembly, drawing, finishing, marker, swap
from rumbo.wording.phrases import Phrase

Tell = Callable[[Phrase], None]


def build(publication: Publication, site_dir: Path, tell: Tell = lambda _: None, *, whole: bool = False) -> None:
    """Build every language and put the result in place of `site_dir`.

    `tell` is called with what each step is as it begins. Nothing is left half done: the new site is built beside the
    old one and takes its place by renaming. `whole` has the engine draw every page, which is slow and gives the same.

    Raises:
        engine.EngineError: what the engine complains of.
        ThemeError: a frame that does not print what is a page's own.
        policy.PolicyError: a page that its own policy would break.
        swap.OccupiedError: `site_dir` holds what Rumbo did not build.
        swap.BusyError: another build into it is under way.
        OSError: this machine would not; a full disk, a folder that cannot be written.
    """
    place = swap.real(site_dir, publication.keep)
    with swap.work_folder(place) as work:
        drawn = [_draw(tree, work / tree.frame.language, tell, whole=whole) for tree in publication.trees]
        tell(Phrase("build.merging"))
        site = work / "site"
        _write(assembly.assembled(publication, drawn), site)
        marker.mark(site)
        finishing.even_out(site)
        swap.bring_along(publication.keep, place, site)
        tell(Phrase("build.swapping"))
        swap.swap(site, place)


def _draw(tree: OutputTree, work: Path, tell: Tell, *, whole: bool) -> drawing.Drawn:
    tell(Phrase("build.language", {"language": tree.frame.language, "count": str(len(tree.pages))}))
    return drawing.draw(tree, work, whole=whole)


def _write(files: assembly.Files, folder: Path) -> None:
    """Every file below an empty folder."""
    made: set[str] = set()
    for path, content in files:
        place = f"{folder}/{path}"
        parent = place.rpartition("/")[0]
        if parent not in made:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103 - twice as fast, for thousands of pages
            made.add(parent)
        with open(place, "wb") as file:  # noqa: PTH123 - likewise
            file.write(content)
