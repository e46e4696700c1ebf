"""What explanations see of a diagnostic: which rows a sum can have, and the points at either end of a question."""

from pathlib import Path

import pytest

from rumbo.content import loader
from rumbo.model import Diagnostic
from rumbo.pages.views.numerals import Numerals
from rumbo.pages.views.why import WhyView, WhyWriter

SITES = Path(__file__).parents[1] / "sites"


def diagnostic(folder: str) -> Diagnostic:
    return loader.load(SITES / folder).sites[0].diagnostics[0]


def writer(found: Diagnostic) -> WhyWriter:
    scored = [question.id for question in found.all_questions() if question.is_scored]
    return WhyWriter(found, {id_: place for place, id_ in enumerate(scored, start=1)}, Numerals(","))


def dimension(folder: str, id_: str) -> WhyView:
    found = diagnostic(folder)
    part = next(part for part in found.all_dimensions() if part.id == id_)
    return writer(found).dimension(part, 1, found.score_range)


@pytest.mark.parametrize(
    ("folder", "holder", "question", "ends"),
    [
        ("explained", "suelo", "plano", ("1", "4")),
        ("explained", "suelo", "humedad", ("4", "1")),
        ("explained", "suelo", "grosor", ("", "")),
        ("explained", "planta", "puertas", ("0", "3")),
        ("every-kind", "medidas", "cuales", ("0", "2")),
        ("every-kind", "medidas", "horas", ("0", "3")),
    ],
    ids=["choice", "reversed", "in proportion", "several", "pick", "ranges"],
)
def test_a_line_holds_the_points_of_the_worst_and_the_best_answer(
    folder: str, holder: str, question: str, ends: tuple[str, str]
) -> None:
    line = next(line for line in dimension(folder, holder).lines if line.id == question)
    assert (line.worst, line.best) == ends


def test_a_note_is_no_row_of_a_sum() -> None:
    assert [line.id for line in dimension("every-kind", "base").lines] == ["puerta", "llave", "mando"]


def test_a_child_says_its_range_only_where_it_is_another() -> None:
    ranges = {child.id: (child.low, child.high) for child in dimension("explained", "altura").children}
    assert ranges == {"planta": ("0", "10"), "tejado": ("", "")}


def test_the_overall_score_can_be_raised_by_questions_at_any_depth() -> None:
    overall = writer(diagnostic("explained")).overall()
    assert [line.id for line in overall.below][-4:] == ["puertas", "ventanas", "tejas", "canalon"]
    assert [child.id for child in overall.children] == ["suelo", "altura"]
