"""Documents held against the JSON Schemas in docs/schemas."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

REPOSITORY = Path(__file__).parents[1]


def misfits(name: str, value: object) -> list[str]:
    """Where a value strays from a schema, undescribed fields among it: our own writers add none."""
    return [error.message for error in Draft202012Validator(closed(written(name))).iter_errors(value)]


def written(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((REPOSITORY / "docs" / "schemas" / f"{name}.json").read_text("utf-8"))
    return found


def closed(part: Any) -> Any:  # noqa: ANN401 - JSON
    """A schema that takes no fields but those it describes."""
    if isinstance(part, list):
        return [closed(entry) for entry in part]
    if not isinstance(part, dict):
        return part
    shut = {"additionalProperties": False} if isinstance(part.get("type"), str) and "properties" in part else {}
    return shut | {key: closed(value) for key, value in part.items()}
