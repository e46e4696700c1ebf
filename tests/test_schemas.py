"""The JSON Schemas in docs/ describe what both engines read and write, field by field."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from rumbo.content import loader
from rumbo.model import Diagnostic
from rumbo.scoring.assessment import assess
from rumbo.scoring.document import scoring_document

REPOSITORY = Path(__file__).parents[1]
SITES = [site for folder in ("corpus", "instruments") for site in loader.load(REPOSITORY / "tests" / folder).sites]


@pytest.mark.parametrize("diagnostic", [d for site in SITES for d in site.diagnostics], ids=str)
def test_the_schemas_describe_every_field_of_documents_and_results(diagnostic: Diagnostic) -> None:
    [site] = [site for site in SITES if diagnostic in site.diagnostics]
    document = scoring_document(diagnostic, site.playbooks)
    assert list(misfits(document, described("scoring-document"))) == []
    for case in diagnostic.cases:
        answers = {"diagnostic": diagnostic.slug, "answers": dict(case.answers), "profile": dict(case.profile)}
        assert list(misfits(answers, described("answers"))) == []
        assert list(misfits(assess(document, answers), described("result"))) == []


def described(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((REPOSITORY / "docs" / "schemas" / f"{name}.json").read_text("utf-8"))
    return found


def misfits(
    value: object, part: Mapping[str, Any], top: Mapping[str, Any] | None = None, at: str = "$"
) -> Iterator[str]:
    """Where a value strays from a schema, undescribed fields among it; for the words that our schemas use."""
    top = top or part
    part = resolved(part, top)
    if any_of := part.get("anyOf"):
        if all(list(misfits(value, option, top)) for option in any_of):
            yield f"{at} is none of its kinds"
        return
    if not fits(value, part):
        yield f"{at} is {value!r}"
    if isinstance(value, dict):
        yield from (f"{at} lacks {key}" for key in part.get("required", []) if key not in value)
        for key, entry in value.items():
            inner = part.get("properties", {}).get(key, part.get("additionalProperties"))
            yield from [f"{at}.{key} is undescribed"] if inner is None else misfits(entry, inner, top, f"{at}.{key}")
    if isinstance(value, list | tuple):
        for index, entry in enumerate(value):
            yield from misfits(entry, part.get("items", {}), top, f"{at}[{index}]")


def resolved(part: Mapping[str, Any], top: Mapping[str, Any]) -> dict[str, Any]:
    """A schema with what it refers to put in place."""
    found = {key: value for key, value in part.items() if key not in ("$ref", "allOf")}
    for reference in [*([part["$ref"]] if "$ref" in part else []), *(entry["$ref"] for entry in part.get("allOf", []))]:
        other = resolved(top["$defs"][reference.rpartition("/")[2]], top)
        properties = other.get("properties", {}) | found.get("properties", {})
        required = [*other.get("required", []), *found.get("required", [])]
        found = {**other, **found, "properties": properties, "required": required}
    return found


def fits(value: object, part: Mapping[str, Any]) -> bool:
    names = {str: "string", bool: "boolean", int: "integer", dict: "object", list: "array", tuple: "array"}
    kinds = part.get("type", [])
    return (
        (not kinds or names.get(type(value), "null") in ([kinds] if isinstance(kinds, str) else kinds))
        and ("enum" not in part or value in part["enum"])
        and (not isinstance(value, str) or re.search(part.get("pattern", ""), value) is not None)
    )
