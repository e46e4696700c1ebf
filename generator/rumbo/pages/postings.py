"""The search's files of a language: a table of all pages and words, and in shards where each word stands.

A browser loads the table with its first question, and of the shards those of the words that were asked for. Words that
share their beginning, as the forms of one word do, lie in one shard.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

FOLDER = "search"
TABLE = f"{FOLDER}/table.json"
_SHARD = 24_000
"""Bytes after which a shard ends."""
_COMMON = 0.5
_FEW = 50
_TELLING = 6
"""Of words that stand on more than half of all pages, if those are not few, what only their text holds is left out."""
_PLACE = re.compile("([0-9a-z]+)([A-Z])")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


Entry = tuple[str, str, str]
"""A place below the language's root, its title and its line."""


@dataclass(frozen=True, slots=True)
class Index:
    """Where every word stands, as the shards have it.

    `words` are all of them with all their places; `told` the same of those so common that not all places are told.
    """

    entries: list[Entry]
    words: dict[str, str]
    told: dict[str, str]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """All files by path."""
        telling = {**self.words, **self.told}
        postings = [(word, telling[word]) for word in sorted(telling) if telling[word]]
        shards = list(_shards(postings))
        table = {
            "entries": self.entries,
            "words": " ".join(word for word, _ in postings),
            "starts": [start for start, _ in shards],
        }
        contents = [content for _, content in shards]
        text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
        version = blake2b("\0".join([text, *contents]).encode(), digest_size=6).hexdigest()
        yield TABLE, f'{{"version":"{version}",{text[1:]}'.encode()
        for number, content in enumerate(contents):
            yield f"{FOLDER}/{number}.txt", content.encode()

    def revised(self, before: bytes, after: bytes) -> "Index":
        """The index once one page's only entry says other words; each is what `search.entries` gave for it."""
        [*old, was], [*new, weights] = json.loads(before), json.loads(after)
        number = self.entries.index(old)
        entries = [*self.entries[:number], new, *self.entries[number + 1 :]]
        words, told = dict(self.words), dict(self.told)
        for word in {word for word, _ in was.items() ^ weights.items()}:
            places = dict(_read(words.pop(word, "")))
            places.pop(number, None)
            told.pop(word, None)
            if word in weights:
                places[number] = weights[word]
            if places:
                _put(word, sorted(places.items()), len(entries), words, told)
        return Index(entries, words, told)


@lru_cache(maxsize=8)  # the site's files and what is kept of it ask for the same
def indexed(found: tuple[bytes, ...]) -> Index:
    """The index of what `search.entries` gave for each page."""
    entries = json.loads(b"[" + b",".join(filter(None, found)) + b"]")
    standing: dict[str, list[tuple[int, int]]] = {}
    for number, (*_, weights) in enumerate(entries):
        for word, weight in weights.items():
            standing.setdefault(word, []).append((number, weight))
    index = Index([entry[:3] for entry in entries], {}, {})
    for word, places in standing.items():
        _put(word, places, len(entries), index.words, index.told)
    return index


def _put(word: str, places: list[tuple[int, int]], entries: int, words: dict[str, str], told: dict[str, str]) -> None:
    words[word] = _written(places)
    if entries >= _FEW and len(places) >= entries * _COMMON:
        told[word] = _written([place for place in places if place[1] >= _TELLING])


def _written(places: list[tuple[int, int]]) -> str:
    """Distances in base 36, each followed by its weight as a capital letter."""
    distances = (after - before for before, after in pairwise([0, *(number for number, _ in places)]))
    return "".join(f"{_base36(step)}{chr(64 + weight)}" for step, (_, weight) in zip(distances, places, strict=True))


def _read(written: str) -> Iterator[tuple[int, int]]:
    number = 0
    for step, weight in _PLACE.findall(written):
        number += int(step, 36)
        yield number, ord(weight) - 64


def _base36(number: int) -> str:
    digits = _DIGITS[number % 36]
    while number := number // 36:
        digits = _DIGITS[number % 36] + digits
    return digits


def _shards(postings: list[tuple[str, str]]) -> Iterator[tuple[int, str]]:
    """The number of the first word and a line for each word of every shard."""
    start, size, lines = 0, 0, list[str]()
    for number, (_, places) in enumerate(postings):
        if size > _SHARD:
            yield start, "\n".join(lines)
            start, size, lines = number, 0, []
        lines.append(places)
        size += len(places) + 1
    yield start, "\n".join(lines)
