"""The JSON Schemas in docs/ describe what both engines read and write, field by field."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rumbo.content import loader
from rumbo.model import Diagnostic
from rumbo.model.document import scoring_document
from rumbo.scoring.assessment import assess
from rumbo.scoring.contract import PUBLISHED, Answers

REPOSITORY = Path(__file__).parents[1]
SITES = [site for folder in ("corpus", "instruments") for site in loader.load(REPOSITORY / "tests" / folder).sites]


@pytest.mark.parametrize("diagnostic", [d for site in SITES for d in site.diagnostics], ids=str)
def test_the_schemas_describe_every_field_of_documents_and_results(diagnostic: Diagnostic) -> None:
    [site] = [site for site in SITES if diagnostic in site.diagnostics]
    document = scoring_document(diagnostic, site.playbooks)
    assert misfits("scoring-document", document) == []
    for case in diagnostic.cases:
        answers: Answers = {
            "diagnostic": diagnostic.slug,
            "answers": {id_: value if isinstance(value, str) else list(value) for id_, value in case.answers.items()},
            "profile": dict(case.profile),
        }
        assert misfits("answers", answers) == []
        assert misfits("result", assess(document, answers)) == []


def test_a_field_that_no_schema_describes_is_found() -> None:
    assert misfits("answers", {"diagnostic": "d", "answers": {}, "more": 1}) != []
    assert misfits("answers", {"diagnostic": "d", "answers": {"q": 1}}) != []


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_schema_is_one_itself(name: str) -> None:
    Draft202012Validator.check_schema(written(name))


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
