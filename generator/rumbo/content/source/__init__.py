"""Reads an author's YAML and Markdown strictly, and remembers where every key and value stands.

Every scalar is text: what `012`, `No` or `1:30` mean is the schema's business, as is every key's name. Only the part of
YAML that a consultant needs is let in: mappings, lists and text, without anchors, tags or merge keys.
"""

import re
from functools import lru_cache

from rumbo.content.source.composer import MAX_DEPTH, UNPRINTABLE, Slipped, compose
from rumbo.content.source.raw import Article, KeyPath, Raw, Spot, Value, put_at
from rumbo.content.source.rewriting import with_values, written_yaml
from rumbo.location import Location
from rumbo.wording.problems import Faulty, Problem

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "UNPRINTABLE",
    "Article",
    "KeyPath",
    "Raw",
    "Slipped",
    "Spot",
    "Value",
    "put_at",
    "read_markdown",
    "read_yaml",
    "too_large",
    "with_values",
    "written_yaml",
]

MAX_BYTES = 1024 * 1024
"""The most that is read of one text."""
_REMEMBERED = 4096
"""Files that a preview need not read again, since they are what they were. Nobody changes what has been read."""
_FENCE = re.compile(r"---[ \t]*")


@lru_cache(maxsize=_REMEMBERED)
def read_yaml(path: str, data: bytes) -> Raw:
    """Read one YAML document.

    Args:
        path: how problems name the file.
        data: its bytes, UTF-8.

    Raises:
        Faulty: with every problem found, up to the first that makes the rest unreadable.
    """
    return compose(path, _text(path, data))


@lru_cache(maxsize=_REMEMBERED)
def read_markdown(path: str, data: bytes) -> Article:
    """Read a Markdown file that starts with front matter between two lines of `---`.

    Raises:
        Faulty: as `read_yaml`, and where the front matter is missing or not closed.
    """
    lines = _text(path, data).split("\n")
    if not _FENCE.fullmatch(lines[0]):
        raise Faulty([Problem("no-front-matter", Location(path, 1, 1))])
    end = next((number for number, line in enumerate(lines[1:], start=1) if _FENCE.fullmatch(line)), None)
    if end is None:
        raise Faulty([Problem("open-front-matter", Location(path, 1, 1))])
    if not any(line.partition("#")[0].strip() for line in lines[1:end]):
        raise Faulty([Problem("no-front-matter", Location(path, 1, 1))])
    # An empty line stands in for the opening fence, so that lines keep their numbers.
    front = compose(path, "\n".join(["", *lines[1:end], ""]))
    return Article(front, "\n".join(lines[end + 1 :]), Location(path, end + 2, 1))


def too_large(path: str, size: int, most: int) -> Problem | None:
    """The problem of a file with more bytes than are read of it, if it has."""
    values = {"kilobytes": str(size // 1024), "most": str(most // 1024)}
    return Problem("file-too-large", Location(path), values) if size > most else None


def _text(path: str, data: bytes) -> str:
    if large := too_large(path, len(data), MAX_BYTES):
        raise Faulty([large])
    text = _decode(path, data).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if odd := UNPRINTABLE.search(text):
        place = _place_in(path, text[: odd.start()])
        raise Faulty([Problem("control-character", place, {"number": f"U+{ord(odd[0]):04X}"})])
    if not text.strip():
        raise Faulty([Problem("empty-file", Location(path))])
    return text


def _decode(path: str, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Faulty([Problem("not-utf-8", _place_in(path, data[: error.start].decode()))]) from None


def _place_in(path: str, before: str) -> Location:
    """The place that comes right after this much of a file."""
    return Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
