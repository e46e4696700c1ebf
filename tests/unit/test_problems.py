"""The catalogue, and every example of it in tests/problems/: the smallest mistake that gives exactly that code."""

from pathlib import Path
from string import Formatter

import pytest

from mistakes import EXAMPLES, TESTS, example
from rumbo.content.review import review, review_clients
from rumbo.location import Location
from rumbo.wording.problems import Entry, Problem, catalogue, in_order, nearest, sentences


def test_the_site_that_the_examples_change_has_no_problem() -> None:
    assert review(TESTS / "sites" / "minimal", drafts=False).problems == ()


@pytest.mark.parametrize("code", catalogue())
def test_every_code_has_an_example(code: str) -> None:
    assert code in EXAMPLES


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_gives_exactly_its_code_at_the_place_marked(code: str, tmp_path: Path) -> None:
    mistaken = example(code)
    mistaken.write(tmp_path)
    base = review(tmp_path, drafts=False, respondents=mistaken.respondents)
    clients = review_clients(tmp_path, base, drafts=False).values()
    problems = [problem for reviewed in (base, *clients) for problem in reviewed.problems]
    found = [problem for problem in problems if problem.code != mistaken.beside]
    printed = "\n".join(map(str, found))
    assert {(problem.code, str(problem.place)) for problem in found} == {(code, mistaken.place)}, printed


@pytest.mark.parametrize("entry", catalogue().values(), ids=lambda entry: entry.code)
def test_every_code_says_what_is_wrong_and_how_to_mend_it(entry: Entry) -> None:
    for text in (entry.says, entry.repair):
        assert text.endswith((".", "?"))
        assert all(name is None or name.isidentifier() for _, name, _, _ in Formatter().parse(text))


def test_a_problem_reads_as_place_code_fault_and_repair() -> None:
    problem = Problem(
        "unknown-playbook",
        Location("diagnostics/implementacion/diagnostic.yml", 34, 19),
        {"owner": 'question "patrocinador"', "id": "patrocinio-visble"},
        suggestion="patrocinio-visible",
    )
    assert str(problem).splitlines() == [
        "diagnostics/implementacion/diagnostic.yml:34:19: unknown-playbook",
        '    question "patrocinador" is remedied by "patrocinio-visble", which does not exist.',
        '    Did you mean "patrocinio-visible"?',
    ]


def test_braces_in_an_authors_words_are_left_alone() -> None:
    problem = Problem("not-a-flag", Location("x.yml", 1, 1), {"key": "{value}", "value": "{0}"})
    assert sentences(problem)[0] == '"{value}" is "{0}"; it can only be true or false.'


def test_a_word_unlike_all_known_ones_gets_no_suggestion() -> None:
    assert nearest("plazos", ["ventas", "equipos", "plazo"]) == "plazo"
    assert nearest("plazos", ["ventas", "finanzas y control"]) is None


def test_problems_come_sorted_by_place_and_each_once() -> None:
    late, early = (Problem("empty-file", Location(path)) for path in ("b.yml", "a.yml"))
    assert in_order([late, early, late]) == [early, late]
