"""What authors may write, and what it becomes: raw documents in, model out, every fault located.

Judges the shape of one file at a time; whether its words mean anything beside the other files is for `checks`.
"""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from rumbo.schema.cases import CasesShape, cases
from rumbo.schema.diagnostic import diagnostic
from rumbo.schema.fields import as_id, is_id
from rumbo.schema.playbook import PlaybookShape, playbook
from rumbo.schema.questionnaire import DiagnosticShape
from rumbo.schema.settings import SettingsShape, page, settings

__all__ = ["as_id", "cases", "diagnostic", "is_id", "json_schemas", "page", "playbook", "settings"]

_SHAPES: dict[str, type[BaseModel]] = {
    "site_config": SettingsShape,
    "playbook": PlaybookShape,
    "diagnostic": DiagnosticShape,
    "cases": CasesShape,
}


class _ForEditors(GenerateJsonSchema):
    """A key is left out rather than empty, and its name is title enough."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: object) -> bool:
        del schema
        return False


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each format, for editors: what YAML reads as a number or a flag is welcome as such."""
    return {name: shape.model_json_schema(schema_generator=_ForEditors) for name, shape in _SHAPES.items()}
