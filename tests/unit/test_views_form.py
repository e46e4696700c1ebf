"""What the form sees of a diagnostic with every kind of question."""

from fractions import Fraction
from pathlib import Path

import pytest
from markupsafe import Markup

from rumbo.content import loader
from rumbo.model import Diagnostic
from rumbo.pages.views.diagnostic import DiagnosticPage, Setting, diagnostic_page
from rumbo.pages.views.form import QuestionView, SectionView
from rumbo.pages.views.numerals import Numerals

LOADED = loader.load(Path(__file__).parents[1] / "sites/every-kind")


@pytest.fixture(scope="module")
def diagnostic() -> Diagnostic:
    assert LOADED.site, "\n".join(map(str, LOADED.problems))
    return LOADED.site.diagnostics[0]


def page_of(diagnostic: Diagnostic, root: str = "") -> DiagnosticPage:
    assert LOADED.site
    setting = Setting(
        prose=lambda text: Markup("<p>{}</p>").format(text), numerals=Numerals(","), assets="assets/x", root=root
    )
    return diagnostic_page(diagnostic, LOADED.site.playbooks, {}, setting)


@pytest.fixture(scope="module")
def page(diagnostic: Diagnostic) -> DiagnosticPage:
    return page_of(diagnostic)


def sections(page: DiagnosticPage) -> dict[str, SectionView]:
    return {part.id: part for top in page.sections for part in top.walk()}


def questions(page: DiagnosticPage) -> dict[str, QuestionView]:
    return {asked.id: asked for part in sections(page).values() for asked in part.questions}


def points(page: DiagnosticPage, question: str) -> list[str | None]:
    return [option.points for option in questions(page)[question].options]


def test_scored_questions_are_numbered_through_and_notes_are_not(page: DiagnosticPage) -> None:
    numbers = [asked.number for asked in questions(page).values()]
    assert numbers == [1, 2, 3, None, *range(4, 12)]
    assert page.question_count == 11


def test_sections_are_numbered_by_their_depth(page: DiagnosticPage) -> None:
    assert [(part.number, part.level) for part in sections(page).values()] == [
        ("1", 1),
        ("2", 1),
        ("3", 1),
        ("3.1", 2),
        ("3.2", 2),
    ]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("puerta", ["0,0", "25,0", "50,0"]),
        ("llave", ["0,0", "25,0"]),
        ("canales", ["8,3", "16,7", "0,0"]),
        ("cuales", ["12,5", "12,5", "0,0"]),
        ("techo", ["0,0", "50,0"]),
    ],
)
def test_an_option_is_worth_its_part_of_its_own_dimension(
    page: DiagnosticPage, question: str, expected: list[str]
) -> None:
    assert points(page, question) == expected


def test_a_number_says_its_limits_and_what_each_range_is_worth(page: DiagnosticPage) -> None:
    field = questions(page)["horas"].field
    assert field
    assert (field.minimum, field.maximum, field.unit) == ("0", "240", "horas")
    stretches = [(part.start, part.end, part.points, part.last) for part in field.stretches]
    assert stretches == [("0", "24", "25,0", False), ("24", "48", "8,3", False), ("48", "240", "0,0", True)]


def test_a_number_in_proportion_says_where_it_is_best(page: DiagnosticPage) -> None:
    field = questions(page)["parte"].field
    assert field
    assert (field.best, field.stretches) == ("100", ())


def test_only_what_excludes_the_others_stands_alone_among_several(page: DiagnosticPage) -> None:
    assert [option.alone for option in questions(page)["canales"].options] == [False, False, True]


def test_a_condition_is_said_by_number_and_labels_or_by_the_profile_question(page: DiagnosticPage) -> None:
    (on_question,) = questions(page)["llave"].needs
    assert (on_question.number, on_question.answers) == (1, ("A medias, <b>dicen</b>", "La hay"))
    (on_profile,) = questions(page)["mando"].needs
    assert (on_profile.number, on_profile.ask, on_profile.answers) == (None, "¿Cuál es tu papel?", ("Dirijo",))


def test_a_note_carries_its_condition_as_the_scoring_document_would(page: DiagnosticPage) -> None:
    assert questions(page)["memoria"].show_if == '[{"key": "puerta", "any_of": ["la-hay"]}]'
    assert questions(page)["llave"].show_if == ""


def test_the_page_finds_its_document_its_method_and_the_whole_site(diagnostic: Diagnostic) -> None:
    page = page_of(diagnostic, root="../")
    assert page.document_url == "../../assets/x/todo.json"
    assert page.method_url == "method/"
    assert page.root_url == "../../../"


@pytest.mark.parametrize(
    ("number", "printed"),
    [("3", "3"), ("5/2", "2,5"), ("200/3", "66,67"), ("-1/2", "-0,5"), ("1/8", "0,13"), ("0", "0")],
)
def test_a_number_is_printed_with_as_few_decimals_as_say_it(number: str, printed: str) -> None:
    assert Numerals(",").plain(Fraction(number)) == printed
