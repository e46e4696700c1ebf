"""Markdown so intricate that turning it into a page would take minutes is refused before anything tries.

The limits are some ten times what the most elaborate guide uses. Every text is looked at in one pass.
"""

import re
from collections.abc import Iterator

from rumbo.content.checks.texts import Prose
from rumbo.prose.markup import TAG
from rumbo.wording.phrases import Phrase
from rumbo.wording.problems import Problem

MOST_MARKS = 20_000
"""Punctuation in one text."""
MOST_IN_BLOCK = 1_000
"""Marks that a converter has to pair, between two blank lines."""
MOST_BLOCKS = 5_000
MOST_NESTED = 12
MOST_COLUMNS = 4 * MOST_NESTED

_MARK = re.compile(r"[^\w\s]")
_PAIRED = re.compile(r"[\[\]()*_`<&\\~\"'{]")
_BLOCK = re.compile(r"(?:[ \t]*\S[^\n]*\n?)+")
_BRACKET = re.compile(r"\\.|[\[\]]")
_MARKERS = re.compile(r"^(?:[ \t]*+(?:>|(?:[-*+]|[0-9]{1,9}[.)])(?=[ \t]))){1,}+", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*+(?=(?:[-*+]|[0-9]{1,9}[.)])[ \t])", re.MULTILINE)
_EMPTY = frozenset(
    {"br", "hr", "img", "input", "wbr", "col", "source", "meta", "link", "area", "base", "embed", "track"}
)


def of_text(prose: Prose) -> Iterator[Problem]:
    """The first place where a text is too intricate, with what there is too much of."""
    found = next(_excesses(prose), None)
    if found:
        what, most, offset = found
        yield Problem("too-intricate", prose.locate(offset), {"what": Phrase(f"intricate.{what}", {"most": str(most)})})


Excess = tuple[str, int, int]
"""What there is too much of, the most that there may be, and the offset where it is passed."""


def _excesses(prose: Prose) -> Iterator[Excess]:
    """Every excess; nothing is counted mark by mark that is too short to hold so many."""
    if len(prose.text) > MOST_MARKS:
        yield from _beyond("marks", MOST_MARKS, (found.start() for found in _MARK.finditer(prose.text)))
    if prose.text.count("\n") >= MOST_BLOCKS:
        yield from _beyond("blocks", MOST_BLOCKS, (found.start() for found in _BLOCK.finditer(prose.text)))
    for line in _MARKERS.finditer(prose.read):
        yield from _in_markers(line)
    for item in _ITEM.finditer(prose.read):
        if len(item[0].expandtabs(4)) > MOST_COLUMNS:
            yield "nested", MOST_NESTED, item.end()
    if prose.read.count("<") > 4 * MOST_NESTED:
        yield from _deep("nested", 4 * MOST_NESTED, _tags(prose.read))
    for block in _BLOCK.finditer(prose.read):
        yield from _in_block(block)


def _in_markers(line: re.Match[str]) -> Iterator[Excess]:
    if len(line[0]) > MOST_NESTED:
        markers = re.finditer(r"[^\s0-9]", line[0])
        yield from _beyond("nested", MOST_NESTED, (line.start() + marker.start() for marker in markers))


def _in_block(block: re.Match[str]) -> Iterator[Excess]:
    if len(block[0]) > MOST_IN_BLOCK:
        found = (block.start() + mark.start() for mark in _PAIRED.finditer(block[0]))
        yield from _beyond("paired", MOST_IN_BLOCK, found)
    if block[0].count("[") > MOST_NESTED:
        yield from _deep("nested", MOST_NESTED, _brackets(block))


def _beyond(what: str, most: int, offsets: Iterator[int]) -> Iterator[Excess]:
    yield from ((what, most, offset) for number, offset in enumerate(offsets) if number == most)


def _deep(what: str, most: int, steps: Iterator[tuple[int, int]]) -> Iterator[Excess]:
    """Whether steps down and up go deeper than `most`; each comes with its offset."""
    depth = 0
    for step, offset in steps:
        depth = max(0, depth + step)
        if depth > most:
            yield what, most, offset


def _brackets(block: re.Match[str]) -> Iterator[tuple[int, int]]:
    for found in _BRACKET.finditer(block[0]):
        if len(found[0]) == 1:
            yield (1 if found[0] == "[" else -1), block.start() + found.start()


def _tags(text: str) -> Iterator[tuple[int, int]]:
    for found in TAG.finditer(text):
        if found["name"].lower() not in _EMPTY and not found[0].endswith("/>"):
            yield (-1 if found[0].startswith("</") else 1), found.start()
