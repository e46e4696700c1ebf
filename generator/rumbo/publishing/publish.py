"""Turns staged trees into the published folder: has each language's frame drawn, puts the site together, swaps.

Knows nothing of what the pages say. Whatever goes wrong, the folder published before stays as it was.
"""

from collections.abc import Callable
from pathlib import Path

from rumbo.memory import NOTHING, Memory
from rumbo.pages.tree import OutputTree, Publication
from rumbo.publishing import assembly, drawing, finishing, marker, swap, writing
from rumbo.wording.phrases import Phrase

Tell = Callable[[Phrase], None]


def build(
    publication: Publication,
    site_dir: Path,
    tell: Tell = lambda _: None,
    *,
    memory: Memory = NOTHING,
    whole: bool = False,
) -> None:
    """Build every language and put the result in place of `site_dir`.

    `tell` is called with what each step is as it begins. Nothing is left half done: the new site is built beside the
    old one and takes its place by renaming. What the `memory` holds is not worked out again. `whole` has the engine
    draw every page, which is slow and gives the same.

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
        drawn = [_draw(tree, work / tree.frame.language, tell, None if whole else memory) for tree in publication.trees]
        tell(Phrase("build.merging"))
        site = work / "site"
        writing.write(assembly.assembled(publication, drawn, memory), site, before=place)
        marker.mark(site)
        finishing.even_out(site)
        swap.bring_along(publication.keep, place, site)
        tell(Phrase("build.swapping"))
        swap.swap(site, place)


def _draw(tree: OutputTree, work: Path, tell: Tell, memory: Memory | None) -> drawing.Drawn:
    tell(Phrase("build.language", {"language": tree.frame.language, "count": str(len(tree.pages))}))
    return drawing.draw(tree, work, whole=True) if memory is None else drawing.recalled(tree, work, memory)
