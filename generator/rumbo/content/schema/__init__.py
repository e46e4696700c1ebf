"""What authors may write, and what it becomes: raw documents in, model out, every fault located.

Judges the shape of one file at a time; whether its words mean anything beside the other files is for `checks`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from rumbo.content.schema import overlay, translation
from rumbo.content.schema.cases import CasesShape, cases
from rumbo.content.schema.collection import CollectionShape, collection
from rumbo.content.schema.diagnostic import diagnostic
from rumbo.content.schema.fields import as_id, is_id
from rumbo.content.schema.overlay import BECAUSE, BODY, OVERRIDES, Change, Laid, described, without
from rumbo.content.schema.playbook import PlaybookShape, playbook
from rumbo.content.schema.questionnaire import DiagnosticShape
from rumbo.content.schema.settings import PageShape, SettingsShape, page, settings
from rumbo.content.schema.shape import Shape, excerpt
from rumbo.content.schema.short import filled, lengthened
from rumbo.content.schema.strings import string_misfits
from rumbo.content.schema.translation import MARK, Fit, Tree, only
from rumbo.content.source import KeyPath, Raw, Value

__all__ = [
    "BECAUSE",
    "BODY",
    "MARK",
    "OVERRIDES",
    "Change",
    "Fit",
    "Laid",
    "Tree",
    "as_id",
    "cases",
    "collection",
    "described",
    "diagnostic",
    "excerpt",
    "filled",
    "fingerprint",
    "is_id",
    "json_schemas",
    "laid",
    "lengthened",
    "needed_words",
    "only",
    "overridden_hash",
    "page",
    "playbook",
    "settings",
    "string_misfits",
    "translated",
    "without",
    "wording",
    "words",
]

_TRANSLATABLE: dict[str, type[Shape]] = {
    "site_config": SettingsShape,
    "playbook": PlaybookShape,
    "collection": CollectionShape,
    "diagnostic": DiagnosticShape,
    "page": PageShape,
}
_SHAPES: dict[str, type[BaseModel]] = {
    "site_config": SettingsShape,
    "playbook": PlaybookShape,
    "collection": CollectionShape,
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
    formats = {name: shape.model_json_schema(schema_generator=_ForEditors) for name, shape in _SHAPES.items()}
    words = {f"{name}-translation": translation.json_schema(shape) for name, shape in _TRANSLATABLE.items()}
    return formats | words


def translated(kind: str, original: Raw, words: Raw) -> Fit:
    """A file of a kind ("diagnostic") as its translation says it.

    Raises:
        Faulty: with every word that the translation lacks or has too many.
    """
    return translation.translated(original, words, _TRANSLATABLE[kind])


def laid(kind: str | None, base: Raw, over: Raw) -> Laid:
    """A file of a kind with a client's laid over it; None for plain groups of words, such as a translation."""
    return overlay.laid(base, over, _TRANSLATABLE[kind] if kind else None, reasons=kind == "diagnostic")


def overridden_hash(overridden: Mapping[str, Value | None]) -> str:
    """What an overlay is marked with, as long as the base says the same under it."""
    return overlay.fingerprint(overridden)


def wording(kind: str, original: Raw) -> Tree:
    """Where the words of a file of a kind are, by their keys in a translation."""
    return translation.wording(original, _TRANSLATABLE[kind])


def needed_words(kind: str, original: Raw) -> Tree:
    """The same without the names that a translation may leave as they are."""
    return translation.needed(original, _TRANSLATABLE[kind])


def words(tree: Tree) -> Iterator[tuple[tuple[str, ...], KeyPath]]:
    """Every word of a file: its keys in a translation, and its path in the file itself."""
    return translation.leaves(tree)


def fingerprint(kind: str, original: Raw, body: str = "") -> str:
    """What a translation of a file of a kind is marked with, as long as the file says the same."""
    return translation.fingerprint(original, _TRANSLATABLE[kind], body)
