"""What golden respondents may say of the remedies, beside the result's own fields."""

from pathlib import Path
from shutil import copytree

import pytest

from rumbo.content.review import review

MINIMAL = Path(__file__).parents[1] / "sites" / "minimal"
BOTH = "{responsable: nadie, revision: nunca}"
BEST = "{responsable: alguien, revision: siempre}"


def codes(folder: Path, answers: str, expect: str) -> list[str]:
    copytree(MINIMAL, folder, dirs_exist_ok=True)
    cases = folder / "diagnostics" / "entregas" / "cases.yml"
    cases.write_text(f"- name: X\n  answers: {answers}\n  expect: {expect}\n", "utf-8")
    return [problem.code for problem in review(folder, drafts=False).problems if not problem.advice]


@pytest.mark.parametrize(
    ("answers", "expect"),
    [
        (BOTH, "{first: [poner-responsable]}"),
        (BOTH, "{first: [revisar-cada-mes, poner-responsable]}"),
        (BOTH, "{early: [revisar-cada-mes, poner-responsable]}"),
        (BEST, "{late: [poner-responsable], never: [poner-responsable]}"),
    ],
)
def test_what_a_consultant_would_say_holds(tmp_path: Path, answers: str, expect: str) -> None:
    assert codes(tmp_path, answers, expect) == []


@pytest.mark.parametrize(
    ("answers", "expect"),
    [
        (BOTH, "{first: [revisar-cada-mes]}"),
        (BEST, "{early: [poner-responsable]}"),
        (BOTH, "{late: [revisar-cada-mes]}"),
        (BOTH, "{never: [poner-responsable]}"),
    ],
)
def test_what_the_path_denies_is_told(tmp_path: Path, answers: str, expect: str) -> None:
    assert codes(tmp_path, answers, expect) == ["advice-failed"]
