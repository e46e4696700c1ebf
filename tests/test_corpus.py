"""The corpus of scoring cases, the published instruments and the shipped golden respondents, in both engines."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engines import Engine, in_python
from rumbo.content import cases, loader
from rumbo.model import Case, Site
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.scoring.contract import Given, ScoringDocument

TESTS = Path(__file__).parent
SITES = {"corpus": TESTS / "corpus", "instruments": TESTS / "instruments", "shipped": TESTS.parent}


def site_in(folder: Path) -> Site:
    loaded = loader.load(folder)
    assert loaded.site, "\n".join(map(str, loaded.problems))
    return loaded.site


def every_case() -> Iterator[object]:
    for name, folder in SITES.items():
        site = site_in(folder)
        for diagnostic in site.diagnostics:
            document = scoring_document(diagnostic, remedies(site))
            for case in diagnostic.cases:
                yield pytest.param(document, case, id=f"{name}: {diagnostic.slug}: {case.name}")


@pytest.mark.parametrize(("document", "case"), list(every_case()))
def test_a_golden_respondent_gets_what_is_expected_in_both_engines(
    document: ScoringDocument, case: Case, browser_engine: Engine
) -> None:
    answers: Given = {"answers": dict(case.answers), "profile": dict(case.profile)}
    in_browser = browser_engine(document, answers)
    assert list(cases.mismatches(case, in_browser["result"])) == []
    assert in_browser == in_python(document, answers)
