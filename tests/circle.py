"""Several people's answers as a browser takes them from a chooser of files."""

import json
from collections.abc import Iterator, Mapping

from playwright.sync_api import FilePayload

from rumbo.scoring.contract import DimensionPart, Measure, QuestionPart, ScoringDocument


def handed(name: str, answers: Mapping[str, object], diagnostic: str = "puente", **more: object) -> FilePayload:
    """Somebody's answers; without a name for an empty one."""
    document = {"diagnostic": diagnostic, "answers": answers, **({"name": name} if name else {}), **more}
    return raw(f"{name or 'x'}.json", json.dumps(document).encode())


def raw(name: str, content: bytes) -> FilePayload:
    """A file of whatever it holds."""
    return {"name": name, "mimeType": "application/json", "buffer": content}


BROKEN = raw("roto.json", b"{")


def rotating(document: ScoringDocument, place: int) -> dict[str, str | list[str]]:
    """What the person at that place answers: to every question, each by a place of their own on its scale."""
    items = [item for dimension in document["dimensions"] for item in _items(dimension)]
    return {item["id"]: _answer(item["measure"], place + turn) for turn, item in enumerate(items)}


def _items(dimension: DimensionPart) -> Iterator[QuestionPart]:
    yield from dimension["questions"]
    for child in dimension["dimensions"]:
        yield from _items(child)


def _answer(measure: Measure, place: int) -> str | list[str]:
    if measure["measure"] == "number":
        low, high = int(measure["min"]), int(measure["max"])
        return str(low + 7 * place % (high - low + 1))
    options = [option["id"] for option in measure["options"]]
    if measure["measure"] == "one":
        return options[place % len(options)]
    return [options[(place + step) % len(options)] for step in range(measure["most"] or 1)]
