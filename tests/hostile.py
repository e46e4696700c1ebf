"""What somebody hostile might put into a visitor's browser: files, links, rounds, whatever lies in its storage.

Generated from a seed, so that a red one can be had again. Mixes the attack strings with values of every wrong kind,
with names that every object has, and with ids that the page knows.
"""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

from fuzzing import ATTACKS

NAMES = ("__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "length", "then", "valueOf", "toJSON")
WRONG: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e308,
    "",
    "x" * 5_000,
    [],
    {},
    [[]],
    {"toString": 1},
    {"length": -1},
    "\ud800",
    "\u202e",
    "\x00",
)
KNOWN = ("puerta", "llave", "canales", "cuales", "horas", "papel", "memoria")
PARTS = ("diagnostic", "version", "hash", "answers", "profile", "notes", "times")
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz.-_~%() \u200b<>\"'&=#?/\\"


def text(random: Random) -> str:
    """An attack, or nonsense."""
    if random.random() < 0.7:
        return random.choice(ATTACKS)
    return "".join(random.choices(SIGNS, k=random.randrange(60)))


def value(random: Random, depth: int = 0) -> Any:  # noqa: ANN401 - anything that JSON can write
    """Anything but what is expected."""
    kind = random.randrange(4 if depth < 3 else 2)
    if kind == 0:
        return text(random)
    if kind == 1:
        return random.choice(WRONG)
    inner = [value(random, depth + 1) for _ in range(random.randrange(4))]
    return inner if kind == 2 else {name(random): found for found in inner}


def name(random: Random) -> str:
    """A key: one that the page knows, one that every object has, or an attack."""
    return random.choice((random.choice(KNOWN), random.choice(NAMES), text(random)))


def record(random: Random) -> dict[str, Any]:
    return {name(random): value(random) for _ in range(random.randrange(6))}


def file(random: Random) -> str:
    """An answers file of which some is right and some is not; some are no JSON."""
    whole: dict[str, Any] = {"diagnostic": "todo", "version": "2.1", "hash": "0123456789ab", "answers": record(random)}
    for part in random.sample(PARTS, random.randrange(4)):
        whole[part] = random.choice((value, record))(random)
    written = json.dumps(random.choice((whole, whole, whole, value(random))))
    return written if random.random() < 0.8 else written[: random.randrange(len(written) + 1)]


def body(random: Random) -> str:
    """What stands in a link behind its sum."""
    parts = ["".join(random.choices(SIGNS, k=random.choice((4, 8, 12, 5)))) for _ in range(random.randrange(6))]
    start = random.choice(("0123456789ab", "0123456789ab", text(random)))
    return ".".join([start, random.choice(("2_1a_1", text(random), "_zzzz_")), *parts, *random.choices(ATTACKS, k=1)])


def rounds(random: Random, good: dict[str, Any]) -> str:
    """A list of rounds in which one is good and all others have something wrong."""
    bad: list[Any] = [value(random) for _ in range(3)]
    bad += [good | {"id": text(random), part: value(random)} for part in ("date", "answers", "scores")]
    wrong = {"overall": good["scores"]["overall"] | {random.choice(("value", "exact", "status")): value(random)}}
    bad += [good | {"scores": wrong}, good | {"scores": good["scores"] | {name(random): value(random)}}]
    bad.insert(random.randrange(len(bad)), good)
    return json.dumps(bad)


def plan(random: Random, good: dict[str, Any]) -> str:
    """A plan of which one place, however deep, holds something else."""
    whole: Any = json.loads(json.dumps(good))
    part, depth = whole, random.randrange(5)
    while True:
        key = random.choice(list(part) if isinstance(part, dict) else range(len(part)))
        if depth == 0 or not isinstance(part[key], dict | list) or not part[key]:
            part[key] = value(random)
            return json.dumps(whole)
        part, depth = part[key], depth - 1


def many(make: Any, count: int, seed: int, *more: object) -> Iterator[Any]:  # noqa: ANN401 - makers differ
    """So many of a kind."""
    random = Random(seed)  # noqa: S311 - no secret
    return (make(random, *more) for _ in range(count))
