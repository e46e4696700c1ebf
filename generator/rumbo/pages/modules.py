"""A script of the theme taken apart into what it asks of others, what it gives, and the rest.

Reads what `minify` has already freed of comments; knows of the language just how modules ask each other.
"""

import posixpath
import re
from dataclasses import dataclass

_IMPORT = re.compile(r'import\{([^}]*)\}from"(\.[^"]+)";?')
_EXPORT = re.compile(r"(?:^|(?<=[;}\n]))export (?=(?:async )?(?:function\b\*?|class|const) ?([\w$]+))")
_OTHER = re.compile(r"(?:^|[;}\n])(?:import|export)(?![\w$(])|(?<![\w$.])import\.meta")
_ADDRESS = re.compile(r'(?:from|import\(?)"(\.[^"]+)"')


@dataclass(frozen=True, slots=True)
class Asked:
    """What a module is given by the one at `path`, which calls it `there`; `here` is its own name for it."""

    path: str
    there: str
    here: str


@dataclass(frozen=True, slots=True)
class Module:
    """A module without its imports and exports: what it asks for, the names that it gives, and the rest of it."""

    path: str
    asked: tuple[Asked, ...]
    given: tuple[str, ...]
    body: str


def parted(path: str, text: str) -> Module | None:
    """The module at `path`, taken apart; nothing where it is written in a way that is not ours."""
    asked = tuple(
        Asked(address(path, found[2]), *_both(name)) for found in _IMPORT.finditer(text) for name in found[1].split(",")
    )
    rest = _IMPORT.sub("", text)
    body = _EXPORT.sub("", rest)
    return None if _OTHER.search(body) else Module(path, asked, tuple(_EXPORT.findall(rest)), body)


def addresses(path: str, text: str) -> set[str]:
    """All that a script asks for, ours or not."""
    return {address(path, found) for found in _ADDRESS.findall(text)}


def address(path: str, asked: str) -> str:
    """Where the module lies that the one at `path` asks for."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), asked))


def relative(path: str, seen_from: str) -> str:
    """What the module at `seen_from` has to ask for to get the one at `path`."""
    found = posixpath.relpath(path, posixpath.dirname(seen_from))
    return found if found.startswith(".") else f"./{found}"


def _both(name: str) -> tuple[str, str]:
    there, _, here = name.partition(" as ")
    return there, here or there
