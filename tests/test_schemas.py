"""The JSON Schemas in docs/ describe what both engines read and write, field by field."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from rumbo.content import loader
from rumbo.model import Diagnostic
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.scoring.assessment import assess
from rumbo.scoring.contract import PUBLISHED, Answers
from schemas import misfits, written

REPOSITORY = Path(__file__).parents[1]
SITES = [site for folder in ("corpus", "instruments") for site in loader.load(REPOSITORY / "tests" / folder).sites]


@pytest.mark.parametrize("diagnostic", [d for site in SITES for d in site.diagnostics], ids=str)
def test_the_schemas_describe_every_field_of_documents_and_results(diagnostic: Diagnostic) -> None:
    [site] = [site for site in SITES if diagnostic in site.diagnostics]
    document = scoring_document(diagnostic, remedies(site))
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
