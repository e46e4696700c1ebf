"""Lays Markdown out as every editor's preview shows it, for a converter that asks for more.

Previews follow CommonMark: a list or a table may follow a line of text, an item's own list needs two spaces, a list may
be numbered `1)`. Python-Markdown asks for a blank line and four spaces, and shows all else as one paragraph. Works line
by line; knows nothing of what stands in a line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ITEM = re.compile(r"(?P<indent> *)(?P<marker>[-*+]|[0-9]{1,9}[.)])(?P<space> +)(?P<text>\S.*)")
_RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})")
_FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,})(?P<rest>.*)")
_QUOTE = re.compile(r" {0,3}> ?")
_HEADING = re.compile(r"#{1,6}(?: .*)?")
_DELIMITERS = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_STEP = 4
_MOST_QUOTES = 20


@dataclass(frozen=True, slots=True)
class _Open:
    """A list item that lines may still belong to: the columns of its marker and its text, and its list's kind."""

    marker: int
    text: int
    numbered: bool


def laid_out(lines: list[str], depth: int = 0) -> list[str]:
    """The lines with blank lines before lists and tables, and list items four columns apart."""
    return list(_Layout(depth).lines([line.expandtabs(_STEP) for line in lines]))


class _Layout:
    def __init__(self, depth: int) -> None:
        self._depth = depth
        self._open: list[_Open] = []
        self._after_text = False
        self._fence = ""
        self._fence_indent = 0

    def lines(self, lines: list[str]) -> Iterator[str]:
        quoted: list[str] = []
        for number, line in enumerate(lines):
            if self._is_quotation(line):
                quoted.append(line)
                continue
            yield from self._quotation(quoted)
            quoted = []
            yield from self._line(line, lines[number + 1] if number + 1 < len(lines) else "")
        yield from self._quotation(quoted)

    def _is_quotation(self, line: str) -> bool:
        inside = self._open and line.startswith(" " * (self._open[-1].marker + 2))
        return not self._fence and not inside and self._depth < _MOST_QUOTES and bool(_QUOTE.match(line))

    def _quotation(self, lines: list[str]) -> Iterator[str]:
        if lines:
            yield from (
                f"> {line}" for line in laid_out([_QUOTE.sub("", line, count=1) for line in lines], self._depth + 1)
            )
            self._after_text = True

    def _line(self, line: str, following: str) -> Iterator[str]:
        if self._fence:
            yield self._code(line)
        elif not line.strip():
            self._after_text = False
            yield line
        elif self._open and (fence := _FENCE.fullmatch(line)):
            yield from self._opened_fence(fence)
        elif (item := _ITEM.fullmatch(line)) and not _RULE.fullmatch(line) and self._is_item(item):
            yield from self._item(item)
        elif self._open and (_HEADING.fullmatch(line) or _RULE.fullmatch(line)):
            self._open.clear()
            self._after_text = False
            yield from ("", line, "")
        else:
            yield from self._text(line, following)

    def _is_item(self, item: re.Match[str]) -> bool:
        """Four columns to the right of any list it is code; in the middle of a sentence only 1 starts a list."""
        indent = len(item["indent"])
        if not self._open:
            starts = not item["marker"][0].isdigit() or item["marker"][:-1] == "1"
            return indent < _STEP and (starts or not self._after_text)
        return indent < self._open[-1].text + _STEP

    def _item(self, item: re.Match[str]) -> Iterator[str]:
        indent = len(item["indent"])
        numbered = item["marker"][0].isdigit()
        before: _Open | None = None
        if self._after_text and not self._open:
            yield ""
        while self._open and indent < self._open[-1].marker + 2:
            before = self._open.pop()
        if before and before.numbered != numbered and self._after_text:
            yield ""
        depth = len(self._open)
        self._open.append(_Open(indent, indent + len(item["marker"]) + len(item["space"]), numbered))
        self._after_text = True
        yield f"{' ' * _STEP * depth}{item['marker'].replace(')', '.')} {item['text']}"

    def _text(self, line: str, following: str) -> Iterator[str]:
        indent = len(line) - len(line.lstrip(" "))
        if not self._after_text:
            while self._open and indent < self._open[-1].marker + 2:
                self._open.pop()
        goes_on = self._after_text and len(self._open) == 1  # the converter takes such a line however it stands
        if self._open and indent < _STEP * len(self._open) + _STEP:
            line = line if goes_on else self._belonging(line, indent)
        elif self._after_text and "|" in line and _DELIMITERS.fullmatch(following) and "-" in following:
            yield ""
        self._after_text = True
        yield line

    def _belonging(self, line: str, indent: int) -> str:
        """A line of the innermost item's text, or of code in it."""
        beyond = indent - self._open[-1].text
        return " " * (_STEP * len(self._open) + (beyond if beyond >= _STEP else 0)) + line.lstrip(" ")

    def _opened_fence(self, fence: re.Match[str]) -> Iterator[str]:
        """Code in a list item becomes code by its indentation, which is all that the converter knows there."""
        self._fence, self._fence_indent = fence["fence"], len(fence["indent"])
        yield ""

    def _code(self, line: str) -> str:
        if line.strip().startswith(self._fence) and not line.strip().strip(self._fence[0]):
            self._fence, self._after_text = "", False
            return ""
        indent = min(self._fence_indent, len(line) - len(line.lstrip(" ")))
        return " " * _STEP * (len(self._open) + 1) + line[indent:]
