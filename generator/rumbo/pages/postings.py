"""The search's files of a language: a table of all pages and words, and in shards where each word stands.

A browser loads the table with its first question, and of the shards those of the words that were asked for. Words that
share their beginning, as the forms of one word do, lie in one shard.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import pairwise

TABLE = "search/table.json"
_SHARD = 24_000
"""Bytes after which a shard ends."""
_COMMON = 0.5
_FEW = 50
_TELLING = 6
"""Of words that stand on more than half of all pages, if those are not few, what only their text holds is left out."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def files(found: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """All files by path, of what `search.entries` gave for each page."""
    entries = json.loads(b"[" + b",".join(filter(None, found)) + b"]")
    postings = _postings(entries)
    shards = list(_shards(postings))
    table = {
        "entries": [entry[:3] for entry in entries],
        "words": " ".join(word for word, _ in postings),
        "starts": [start for start, _ in shards],
    }
    contents = [content for _, content in shards]
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    version = blake2b("\0".join([text, *contents]).encode(), digest_size=6).hexdigest()
    yield TABLE, f'{{"version":"{version}",{text[1:]}'.encode()
    for number, content in enumerate(contents):
        yield f"search/{number}.txt", content.encode()


def _postings(entries: list[tuple[str, str, str, dict[str, int]]]) -> list[tuple[str, str]]:
    """Every word, in order, with the entries that it stands in: numbers as distances, each with the weight there."""
    standing: dict[str, list[tuple[int, int]]] = {}
    for number, (*_, weights) in enumerate(entries):
        for word, weight in weights.items():
            standing.setdefault(word, []).append((number, weight))
    telling = {word: _telling(places, len(entries)) for word, places in standing.items()}
    return [(word, _written(telling[word])) for word in sorted(telling) if telling[word]]


def _telling(places: list[tuple[int, int]], entries: int) -> list[tuple[int, int]]:
    if entries < _FEW or len(places) < entries * _COMMON:
        return places
    return [place for place in places if place[1] >= _TELLING]


def _written(places: list[tuple[int, int]]) -> str:
    """Distances in base 36, each followed by its weight as a capital letter."""
    distances = (after - before for before, after in pairwise([0, *(number for number, _ in places)]))
    return "".join(f"{_base36(step)}{chr(64 + weight)}" for step, (_, weight) in zip(distances, places, strict=True))


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
