"""What golden respondents may say of the remedies, beside the result's own fields."""

from pathlib import Path
from shutil import copytree

import pytest

from rumbo.content.review import review, updated_cases

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


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("answers: {responsble: nadie}", ["3:13: unknown-question", 'Did you mean "responsable"?']),
        ("answers: {responsable: nade}", ["3:26: unknown-option", 'Did you mean "nadie"?']),
        ("answers: {tamano: pocas}", ["3:13: unknown-question", "Name a question"]),
        ("answers: {responsable: [nadie]}", ["3:26: no-answer", "which is not answered in that form"]),
        ("answers: {revision: not-applicable}", ["3:23: no-answer", "which does not allow that answer"]),
        ("profile: {tamaño: pocas}", ["3:13: unknown-question", 'Did you mean "tamano"?']),
        ("profile: {tamano: poca}", ["3:21: unknown-option", 'Did you mean "pocas"?']),
    ],
)
def test_an_answer_that_no_visitor_could_give_is_a_slip_at_its_place(
    tmp_path: Path, given: str, said: list[str]
) -> None:
    copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    cases = tmp_path / "diagnostics" / "entregas" / "cases.yml"
    text = f"- name: X\n  # what it answers\n  {given}\n  expect: {{overall: {{value: '99'}}}}\n"
    cases.write_text(text, "utf-8")
    (problem,) = review(tmp_path, drafts=False).problems
    assert all(part in str(problem) for part in said)
    assert updated_cases(tmp_path) == {}, "a slip is never blessed"


def test_an_answer_expected_to_be_ignored_is_none(tmp_path: Path) -> None:
    expect = "{ignored: [{question: responsable, reason: unknown-option}]}"
    assert codes(tmp_path, "{responsable: nade}", expect) == []
