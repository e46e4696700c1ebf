"""The words that the lint looks for in one language, read from wording/lint.<language>.toml.

Knows no rule: it finds words and phrases, and tells where they stand. A language without a file has no lexicon.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from unicodedata import normalize

Hit = re.Match[str]
Lists = Mapping[str, str | list[str]]

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_SENTENCE_END = re.compile(r"(?<=[.!;:])\s+")
_CLAUSE_END = re.compile(r"[,;:.()¿?]")
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")


class Lexicon:
    """The lists of one language by name; a list that a language does not have finds nothing."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._patterns: dict[str, re.Pattern[str] | None] = {}
        self._asking_from = str(lists.get("asking-from", ""))

    def words(self, name: str) -> list[str]:
        """A list as it was written."""
        found = self._lists.get(name, [])
        return [found] if isinstance(found, str) else found

    def find(self, name: str, text: str) -> Hit | None:
        """The first word or phrase of a list in a text."""
        return next(self.find_all(name, text), None)

    def find_all(self, name: str, text: str) -> Iterator[Hit]:
        """All words and phrases of a list in a text, in order."""
        pattern = self._pattern(name)
        return pattern.finditer(text) if pattern else iter(())

    def opening(self, name: str, text: str) -> Hit | None:
        """The word or phrase of a list that a text starts with, after any spaces and the sign that opens a question."""
        pattern = self._pattern(name)
        return pattern.match(text, len(text) - len(text.lstrip(f" {self._asking_from}"))) if pattern else None

    def opens(self, name: str, text: str) -> bool:
        """Whether a text starts with a word or phrase of a list."""
        return self.opening(name, text) is not None

    def without(self, name: str, text: str) -> str:
        """A text in which the phrases of a list are blank; what is left keeps its place."""
        pattern = self._pattern(name)
        return pattern.sub(_blank, text) if pattern else text

    def asking(self, ask: str) -> str:
        """A stem of which only what asks is left, in its place: no lead-in, nothing quoted, the rest is blank."""
        text = unquoted(ask)
        if self._asking_from and self._asking_from in text:
            return _only(text, _spans_from(self._asking_from, text))
        asked = [span for span in sentences(text) if "?" in text[slice(*span)]]
        return _only(text, asked) if asked else text

    def is_relative(self, text: str, start: int) -> bool:
        """Whether what stands at `start` belongs to a clause that only says which things are meant, or in which case.

        The first word of what asks is none of its openers: "Who never …" asks, "those who never …" does not.
        """
        clause = _CLAUSE_END.split(text[:start])[-1]
        asks = not _WORD.search(text[: start - len(clause)])
        return self.find("relatives", after_first_word(clause) if asks else clause) is not None

    def _pattern(self, name: str) -> re.Pattern[str] | None:
        if name not in self._patterns:
            words = self.words(name)
            self._patterns[name] = _any_of(words) if words else None
        return self._patterns[name]


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language, or of the one that it is a variant of, if there is one."""
    file = resources.files("rumbo.wording").joinpath(f"lint.{language.partition('-')[0]}.toml")
    return Lexicon(tomllib.loads(file.read_text("utf-8"))) if file.is_file() else None


def unquoted(text: str) -> str:
    """A text in which what is quoted is blank: others' words, or the name of an answer."""
    return _QUOTED.sub(_blank, text)


def after_first_word(text: str) -> str:
    """A text without its first word."""
    return text.strip().partition(" ")[2]


def tokens(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text starts and ends; a colon or a semicolon ends one too."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """What finds any of some phrases, the longest first."""
    parts = sorted((_phrase(normalize("NFC", phrase)) for phrase in phrases), key=len, reverse=True)
    return re.compile(rf"(?<![\w'\u2019])(?:{'|'.join(parts)})(?![\w'\u2019])", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())


def _blank(found: Hit) -> str:
    return " " * len(found[0])


def _only(text: str, spans: Iterable[tuple[int, int]]) -> str:
    kept = [" "] * len(text)
    for start, end in spans:
        kept[start:end] = text[start:end]
    return "".join(kept)


def _spans_from(sign: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(sign)
    while start >= 0:
        end = text.find("?", start)
        stop = len(text) if end < 0 else end + 1
        yield start, stop
        start = text.find(sign, stop)
