"""What the result sees: every text, cap and card that some answers could call for."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from markupsafe import Markup

from rumbo.content import loader
from rumbo.location import Location
from rumbo.model import Band, Diagnostic
from rumbo.pages.views.diagnostic import Setting, diagnostic_page
from rumbo.pages.views.numerals import Numerals
from rumbo.pages.views.result import NodeView, ResultView

LOADED = loader.load(Path(__file__).parents[1] / "sites/every-kind")


@pytest.fixture(scope="module")
def diagnostic() -> Diagnostic:
    assert LOADED.site, "\n".join(map(str, LOADED.problems))
    return LOADED.site.diagnostics[0]


def result_of(diagnostic: Diagnostic) -> ResultView:
    assert LOADED.site
    setting = Setting(prose=Markup, numerals=Numerals(","), assets="assets/x")
    return diagnostic_page(diagnostic, LOADED.site.playbooks, {}, setting).result


@pytest.fixture(scope="module")
def result(diagnostic: Diagnostic) -> ResultView:
    return result_of(diagnostic)


def nodes(result: ResultView) -> dict[str, NodeView]:
    return {node.id: node for top in result.nodes for node in top.walk()}


def test_a_dimension_says_its_own_text_where_it_has_one_else_the_bands(result: ResultView) -> None:
    assert [str(text.text) for text in nodes(result)["base"].texts] == [
        "Texto propio de la base.",
        "Texto de la banda media.",
        "Texto de la banda alta.",
    ]


def test_a_cap_stands_at_the_dimension_that_it_limits(result: ResultView) -> None:
    (cap,) = nodes(result)["base"].caps
    assert (cap.question, cap.id, cap.number, cap.answers, cap.at) == ("puerta", "sin-puerta", 1, ("No hay",), "20")
    assert [node.id for node in nodes(result).values() if node.caps] == ["base", "medidas"]
    assert result.caps == ()


def test_a_cap_for_what_is_left_out_names_it_apart_from_answers(result: ResultView) -> None:
    (cap,) = nodes(result)["medidas"].caps
    assert (cap.answers, cap.missing) == ((), ("Tienda",))


def test_scores_texts_and_caps_are_printed_on_their_nodes_range(diagnostic: Diagnostic) -> None:
    ranged = replace(diagnostic, score_range=(Fraction(1), Fraction(5)))
    base = nodes(result_of(ranged))["base"]
    assert base.top == "5"
    assert [(text.start, text.end) for text in base.texts] == [("1", "3"), ("3", "4,2"), ("4,2", "5")]
    assert base.caps[0].at == "1,8"


@pytest.mark.parametrize(
    ("count", "marks", "tones"),
    [(1, "○", [1]), (2, "○●", [1, 4]), (3, "○◑●", [1, 3, 4]), (4, "○◔◕●", [1, 2, 3, 4]), (5, "○◔◑◕●", [1, 2, 3, 3, 4])],
)
def test_bands_of_any_number_go_from_an_empty_shape_to_a_full_one(
    diagnostic: Diagnostic, count: int, marks: str, tones: list[int]
) -> None:
    bands = tuple(
        Band(id=f"b{place}", start=Fraction(place * 10), title="B", place=Location("x")) for place in range(count)
    )
    result = result_of(replace(diagnostic, bands=bands))
    assert "".join(band.mark for band in result.bands) == marks
    assert [band.tone for band in result.bands] == tones


def test_every_playbook_that_some_answer_leads_to_or_that_one_needs_has_a_card(result: ResultView) -> None:
    assert {card.playbook.slug for card in result.remedies} == {"primero", "segundo", "tercero"}


def test_a_card_names_the_questions_it_can_mend_and_who_needs_it(result: ResultView) -> None:
    cards = {card.playbook.slug: card for card in result.remedies}
    assert [asked.id for asked in cards["segundo"].reasons] == ["puerta", "llave", "mando"]
    assert [link.slug for link in cards["primero"].needed_by] == ["segundo"]
    assert cards["segundo"].playbook.url == "../../playbooks/segundo/"
    assert cards["segundo"].first_step == "Empieza por segundo"
