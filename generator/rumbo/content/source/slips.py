"""What an author meant where a YAML parser can only say that it does not understand, and where else it would stop.

A parser stops at its first mistake. Here the entry around it is taken away and the rest is read again, so that an
author is told of every slip of a file at once.
"""

import re
from typing import Any

import yaml

from rumbo.location import Location
from rumbo.wording.problems import Problem

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_SLIPS = 20
"""Slips of one file that are told at once; each takes another reading."""
LARGEST = 200_000
"""Characters of a text that is read more than once; no questionnaire by hand is as long."""
_SLIPS = {
    "mapping values are not allowed": "unquoted-colon",
    "found unexpected end of stream": "unclosed-quote",
    "expected ',' or": "unclosed-bracket",
    "could not find expected ':'": "missing-colon",
}
"""Mistakes that deserve a sentence of their own, by what either YAML parser calls them."""
_OF_A_MARK = ("bad-yaml", "unclosed-bracket")
_OPENED_EARLIER = ("unclosed-quote", "unclosed-bracket", "missing-colon")
_MARKED = re.compile(
    r"""(?:(?:^|[\s{,])([\w-]+):|^\s*-|[\[,])[ ]+   # a key, an entry or a comma, then
    (?:([*&%@`!|>])(?=\S)                          # a mark that means something to YAML,
    |(["'])(?:(?!\3).)*\3(?=\s*[^\s,\]}\#:])        # a part of the text in quotes,
    |(\[)[^\]]*\](?=\s*[^\s,\]}\#:]))               # or in brackets
    """,
    re.VERBOSE,
)
"""A text that starts with what YAML takes for its own."""
_COMMENTED = re.compile(r"[:,\[][ ]+(#[^\s,\]}]+)")
_ODD_BLANK = re.compile(r"[ ]*([^\S \t\n])")
_LONGEST_TEXT = 60


def marked(path: str, mark: Any) -> Location:  # noqa: ANN401 - either parser has marks of its own
    """The place of a parser's mark."""
    return Location(path, mark.line + 1, mark.column + 1)


def slip(path: str, error: yaml.MarkedYAMLError, text: str) -> Problem:
    """The mistake that the parser met, as its author would call it."""
    mark: Any = error.problem_mark
    if text[mark.index : mark.index + 1] == "\t":
        return Problem("tab-character", marked(path, mark))
    lines = text.split("\n")
    for line in (mark.line, mark.line - 1):
        if 0 <= line < len(lines) and (found := _odd_blank(path, lines[line], line)):
            return found
    code = next((code for words, code in _SLIPS.items() if words in (error.problem or "")), "bad-yaml")
    if code == "unclosed-bracket" and (found := _commented(path, lines, error.context_mark)):
        return found
    if code in _OF_A_MARK and mark.line < len(lines) and (found := _unquoted(path, lines[mark.line], mark)):
        return found
    return Problem(code, marked(path, error.context_mark if code in _OPENED_EARLIER else mark))


def further_slips(path: str, text: str, place: Location) -> tuple[list[Problem], str]:
    """What else a parser would not understand, and the text without the entries in which it met a mistake.

    The text is empty where it could not be told how far a mistake reaches.
    """
    found: list[Problem] = []
    while len(found) < MOST_SLIPS and len(text) < LARGEST:
        text = _without_entry(text, place.line)
        try:
            for _event in yaml.parse(text, Loader=LOADER):
                pass
        except yaml.MarkedYAMLError as error:
            further = slip(path, error, text)
            if further.place.line <= place.line:
                break
            found.append(further)
            place = further.place
        else:
            return found, text
    return found, ""


def _odd_blank(path: str, line: str, number: int) -> Problem | None:
    """A blank that looks like a space and is none, where a line is moved to the right."""
    found = _ODD_BLANK.match(line)
    values = {"number": f"U+{ord(found[1]):04X}"} if found else {}
    return Problem("odd-blank", Location(path, number + 1, found.start(1) + 1), values) if found else None


def _unquoted(path: str, line: str, mark: Any) -> Problem | None:  # noqa: ANN401 - as above
    """The text at or before the mark that starts with what YAML takes for its own."""
    texts = [found for found in _MARKED.finditer(line) if _start(found) <= mark.column]
    if not texts:
        return None
    start = _start(texts[-1])
    in_braces = "{" in line[:start]
    written = re.split(r"[,}]" if in_braces else r"\s#", line[start:])[0].strip()
    quoted = "'" + written + "'" if '"' in written else f'"{written}"'
    values = {"mark": line[start], "text": quoted[:_LONGEST_TEXT]}
    return Problem("unquoted-mark", Location(path, mark.line + 1, start + 1), values)


def _commented(path: str, lines: list[str], mark: Any) -> Problem | None:  # noqa: ANN401 - as above
    """The value after a bracket that starts with #, so that the rest of the line is a comment."""
    found = _COMMENTED.search(lines[mark.line], mark.column) if mark and mark.line < len(lines) else None
    if not found:
        return None
    values = {"mark": "#", "text": f'"{found[1]}"'[:_LONGEST_TEXT]}
    return Problem("unquoted-mark", Location(path, mark.line + 1, found.start(1) + 1), values)


def _start(found: re.Match[str]) -> int:
    """Where the text starts that the pattern found."""
    return next(found.start(group) for group in (2, 3, 4) if found[group])


def _without_entry(text: str, line: int) -> str:
    """The text with the entry around a line left empty, so that all lines keep their numbers."""
    lines = text.split("\n")
    first = min(line, len(lines)) - 1
    depth = _depth(lines[first])
    while first and not lines[first].lstrip().startswith("- ") and depth:
        first -= 1
        if lines[first].strip() and _depth(lines[first]) < depth:
            depth = _depth(lines[first])
    last = max(line, first + 1)
    while last < len(lines) and (not lines[last].strip() or _depth(lines[last]) > depth):
        last += 1
    return "\n".join([*lines[:first], *[""] * (last - first), *lines[last:]])


def _depth(line: str) -> int:
    """How many blanks a line starts with."""
    return len(line) - len(line.lstrip())
