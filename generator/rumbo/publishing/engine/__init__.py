"""The engine: draws pages in the theme's frame. MkDocs 1.6 and Material 9.8 are known in this room alone.

Nothing of theirs is imported before a page has to be drawn: most commands, and builds that have kept what they need,
never do.
"""

from pathlib import Path
from urllib.parse import quote, urlsplit

from rumbo.pages.tree import Frame, OutputTree

__all__ = ["EngineError", "build", "scope"]


class EngineError(Exception):
    """The engine did not build a tree as it stands; `complaints` are its own words, one each."""

    def __init__(self, complaints: list[str]) -> None:
        super().__init__(complaints)  # as given: it may have to cross from one process to another
        self.complaints = complaints

    def __str__(self) -> str:
        return "\n".join(self.complaints)


def build(tree: OutputTree, into: Path, staging: Path) -> None:
    """Write the tree to the empty folder `staging` and build it `into` a folder, which is emptied first.

    What the engine makes for the search and for robots is left to others: its index holds no documents, and there is no
    sitemap.

    Raises:
        EngineError: on whatever the engine so much as warns of.
    """
    from rumbo.publishing.engine import building  # noqa: PLC0415 - takes half a second

    building.build(tree, into, staging)


def scope(frame: Frame) -> str:
    """The path that the theme's own keys in the browser's storage begin with: the site's, for all its languages.

    It stands in an inline script: nothing in it means anything there.
    """
    return quote(urlsplit(frame.url).path or "/", safe="/%").removesuffix(frame.folder)
