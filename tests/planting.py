"""Plants a text in every place of a site where an author can write words: settings, titles, labels, Markdown.

Which keys hold words is asked of the schemas, so that a new one is planted in without a word here.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mistakes import TESTS
from rumbo.content import loader, schema
from rumbo.content.loader import Files
from rumbo.content.source import read_markdown, read_yaml

Plant = Callable[[str, bool], str]
"""What to plant for a key; the flag says that its text is Markdown."""

MARKDOWN = frozenset({"home", "intro", "about", "text", "texts", "why", "good", "hint", "because"})


def _worded(part: Any, key: str = "") -> Iterator[str]:  # noqa: ANN401 - a JSON Schema
    """Every key that holds words somewhere in the JSON Schema of a translation."""
    if "$ref" in part:
        return
    if part.get("type") == ["string", "number", "boolean"]:
        yield key
    for name, inner in part.get("properties", {}).items():
        yield from _worded(inner, name)
    if isinstance(part.get("additionalProperties"), dict):
        yield from _worded(part["additionalProperties"], key)


def worded_keys() -> frozenset[str]:
    """The keys under which authors write words that visitors read."""
    schemas = [found for name, found in schema.json_schemas().items() if name.endswith("-translation")]
    parts = [part for found in schemas for part in (found, *found.get("$defs", {}).values())]
    keys = {key for part in parts for key in _worded(part)}
    return frozenset(keys - {schema.MARK, "at"}) | {
        "label",
        "because",
    }  # in a translation these two stand right under ids


KEYS = worded_keys()


def whole_site() -> dict[str, bytes]:
    """Two small sites in one: every kind of page and every kind of question."""
    files = dict(loader.read(TESTS / "sites" / "every-kind").contents) | dict(
        loader.read(TESTS / "sites" / "every-page").contents
    )
    settings = files["site_config.yml"].replace(b"themes: {", b"themes: {tema: Tema, ")
    return files | {"site_config.yml": settings.replace(b"diagnostics: [puente, otro]\n", b"")}


def planted(files: Mapping[str, bytes], plant: Plant) -> Files:
    """The files with their words replaced."""
    return Files({path: _planted(path, content, plant) for path, content in files.items()})


def _planted(path: str, content: bytes, plant: Plant) -> bytes:
    if path.endswith(".yml") and not path.startswith("templates/"):
        return _as_yaml(_grown(read_yaml(path, content).value, plant))
    if path.endswith(".md"):
        front = read_markdown(path, content).front.value
        body = plant("body", True).encode(errors="surrogatepass")  # noqa: FBT003 - it is Markdown
        return b"---\n" + _as_yaml(_grown(front, plant)) + b"\n---\n\n" + body
    return content


def _as_yaml(value: object) -> bytes:
    """JSON is YAML, and keeps every character apart from what surrounds it."""
    return json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass")


def _grown(value: Any, plant: Plant, key: str = "") -> Any:  # noqa: ANN401 - YAML
    match value:
        case dict():
            # A step names a heading of the body that is planted over.
            kept = {name: part for name, part in value.items() if name != "at" or "task" not in value}
            return {name: _grown(part, plant, key if key in _BY_ID else name) for name, part in kept.items()}
        case list() if key in _IDS:
            return value
        case list():
            return [_grown(part, plant, key) for part in value]
        case str() if key in KEYS:
            return plant(key, key in MARKDOWN)
        case bool() | None:
            return value
        case _:
            return str(value)


_BY_ID = ("themes", "roles", "texts")
"""Keys whose words stand under ids."""

_IDS = ("roles", "when")
"""Keys that hold words, and in a list ids: a playbook's roles, the answers that trigger a cap."""
