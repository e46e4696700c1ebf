"""Has the engine draw what stands around every page of a language, in a folder that is then read and forgotten."""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from rumbo.memory import Memory, digest_of, key
from rumbo.pages import routes
from rumbo.pages.tree import OutputTree
from rumbo.publishing import engine, policy, shells
from rumbo.publishing.finishing import without_pointer

NOT_FOUND = "404.html"
_GENERATOR = re.compile(r'(<meta name="generator" content=")[^"]*')


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the engine drew for one language.

    `pages` are whole HTML by path in the tree: shells, or with `whole` the pages themselves. `files` are the theme's
    own by path, the 404 page among them. `known` are the theme's inline scripts.
    """

    pages: Mapping[str, str]
    files: Mapping[str, bytes]
    known: frozenset[str]
    whole: bool = False


def recalled(tree: OutputTree, work: Path, memory: Memory) -> Drawn:
    """The same as `draw` of the shells, which are drawn only where the memory does not hold them.

    Raises:
        engine.EngineError: what the engine complains of.
    """
    asked = shells.marked(tree)
    name = key("drawn", repr(asked.frame), repr(sorted(asked.pages.items())), digest_of(asked.overrides.items()))
    if (kept := memory.recall(name)) is not None:
        return _read(kept)
    drawn = draw(tree, work)
    memory.keep(name, _written(drawn))
    return drawn


def draw(tree: OutputTree, work: Path, *, whole: bool = False) -> Drawn:
    """Draw the shells of a tree in an empty folder; or `whole`, the slow way, every page by itself.

    Raises:
        engine.EngineError: what the engine complains of.
    """
    asked = replace(tree, files={}) if whole else shells.marked(tree)
    engine.build(asked, work / "drawn", work / "staged")
    files = _files(work / "drawn")
    pages = {path: _page(files.pop(routes.file(path))) for path in asked.pages}
    files[NOT_FOUND] = _page(files[NOT_FOUND]).encode()
    return Drawn(pages, files, policy.known_scripts(tree, work), whole)


def _written(drawn: Drawn) -> bytes:
    files = {path: b64encode(content).decode() for path, content in drawn.files.items()}
    return json.dumps([dict(drawn.pages), files, sorted(drawn.known)]).encode()


def _read(kept: bytes) -> Drawn:
    pages, files, known = json.loads(kept)
    return Drawn(pages, {path: b64decode(content) for path, content in files.items()}, frozenset(known))


def _files(folder: Path) -> dict[str, bytes]:
    found = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    return {path: without_pointer(path, file.read_bytes()) for path, file in sorted(found.items())}


def _page(html: bytes) -> str:
    """A page that says what made it without saying which version of what."""
    return _GENERATOR.sub(r"\1Rumbo", html.decode())
