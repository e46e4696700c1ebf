"""Why a score is what it is and what would change it (D5, D6), read from the page as a visitor reads it."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import built
from browsing import hosted, label
from respondent import Respondent, Value
from rumbo.content import loader
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.scoring.assessment import assess
from rumbo.scoring.contract import Result, ScoringDocument

TESTS = Path(__file__).parents[1]

Answers = Mapping[str, Value]
Node = dict[str, Any]

FULL: dict[str, Value] = {
    "plano": "mucho",
    "humedad": "nada",
    "juntas": "medio",
    "zocalo": "poco",
    "grosor": "20",
    "puertas": ["delante"],
    "ventanas": "mucho",
    "tejas": "medio",
    "canalon": "mucho",
}
CROOKED: dict[str, Value] = {**FULL, "plano": "poco"}
LEAKING: dict[str, Value] = {**FULL, "canalon": "nada"}
PARTIAL: dict[str, Value] = {
    "plano": "medio",
    "humedad": "poco",
    "juntas": "dont-know",
    "grosor": "not-applicable",
    "tejas": "medio",
    "canalon": "not-applicable",
}
UNDECIDED: dict[str, Value] = {**FULL, "humedad": "dont-know"}
BEST: dict[str, Value] = {
    **FULL,
    "juntas": "mucho",
    "zocalo": "mucho",
    "grosor": "30",
    "puertas": ["delante", "detras"],
    "tejas": "mucho",
}
RESPONDENTS = {
    "full": FULL,
    "capped": CROOKED,
    "capped at the top": LEAKING,
    "partial": PARTIAL,
    "undecided": UNDECIDED,
    "best": BEST,
}


@dataclass
class Sheet:
    """One diagnostic on its page, and what the Python scorer says of the answers on it."""

    respondent: Respondent
    document: ScoringDocument
    result: Result

    @property
    def nodes(self) -> dict[str, Node]:
        overall = {**self.result["overall"], "id": "overall", "dimensions": self.result["dimensions"], "questions": []}
        return {node["id"]: node for node in walk(overall)}

    def why(self, node: str) -> Locator:
        return self.respondent.page.locator(f"[data-why={node}]")

    def upward(self, node: str) -> Locator:
        return self.respondent.page.locator(f"[data-next-band={node}]")

    def rows(self, node: str) -> dict[str, list[str]]:
        """The rows that stand in a sum: their cells from the second on, by id."""
        lines = self.why(node).locator("[data-line]:not([hidden])").all()
        return {str(line.get_attribute("data-line")): line.locator("td").all_inner_texts() for line in lines}

    def parts(self, node: str) -> list[Fraction]:
        """What is added up, where the scale starts included."""
        base = self.why(node).locator("[data-base]:not([hidden]) td").all_inner_texts()
        return [number(text) for text in [*base, *(cells[-1] for cells in self.rows(node).values())]]

    def total(self, node: str) -> str:
        return self.why(node).locator("[data-slot=total]").inner_text()

    def left_out(self, node: str) -> dict[str, str]:
        lines = self.why(node).locator("[data-out]:not([hidden])").all()
        return {str(line.get_attribute("data-out")): line.locator("[data-slot]").inner_text() for line in lines}


def walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node["dimensions"]:
        yield from walk(child)


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def printed(text: str) -> str:
    return text.replace(".", ",")


@pytest.fixture(scope="module")
def house_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with hosted(built("explained", tmp_path_factory)) as url:
        yield url


@pytest.fixture
def sheet(page: Page, house_url: str) -> Callable[[Answers], Sheet]:
    """The page of the small house with answers on it, all folds of its result open."""
    return lambda answers: opened(page, house_url, TESTS / "sites/explained", answers)


def opened(page: Page, url: str, folder: Path, answers: Answers) -> Sheet:
    site = loader.load(folder).sites[0]
    diagnostic = site.diagnostics[0]
    respondent = Respondent(page, f"{url}diagnostics/{diagnostic.slug}/").opens()
    key = f"rumbo:/:answers:{diagnostic.slug}"
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, json.dumps({"answers": answers})])
    respondent.opens("?again#result")
    respondent.unfolds()
    document = scoring_document(diagnostic, remedies(site))
    return Sheet(respondent, document, assess(document, {"answers": answers}))


@pytest.mark.parametrize("answers", RESPONDENTS.values(), ids=RESPONDENTS)
def test_every_sum_on_the_page_adds_up_to_its_score(sheet: Callable[[Answers], Sheet], answers: Answers) -> None:
    adds_up(sheet(answers))


def test_every_sum_of_a_golden_respondent_adds_up(page: Page, site_url: str) -> None:
    case = loader.load(TESTS.parent).sites[0].diagnostics[0].cases[2]
    adds_up(opened(page, site_url, TESTS.parent, case.answers))


def adds_up(sheet: Sheet) -> None:
    for id_, node in sheet.nodes.items():
        if node["status"] not in ("scored", "provisional"):
            expect(sheet.why(id_).locator("table")).to_be_hidden()
            continue
        assert sheet.total(id_) == printed(node["raw"])
        if node["base"] is not None:
            assert sum(sheet.parts(id_)) == number(sheet.total(id_)), id_
            wanted = {part["id"]: printed(part["contribution"]) for part in counted(node)}
            assert {line: cells[-1] for line, cells in sheet.rows(id_).items()} == wanted
        limits = sheet.why(id_).locator("[data-limit]:not([hidden])")
        assert limits.count() == len(node["capped_by"])
        assert set(limits.locator("td").all_inner_texts()) <= {printed(node["value"])}


def counted(node: Node) -> list[Node]:
    return [part for part in [*node["questions"], *node["dimensions"]] if part["contribution"] is not None]


def test_a_row_says_the_answer_with_its_points_value_weight_and_part(sheet: Callable[[Answers], Sheet]) -> None:
    shown = sheet(FULL)
    suelo = shown.rows("suelo")
    assert suelo["plano"][:3] == ["4", "1", "2"]
    assert suelo["humedad"][:3] == ["1", "1", "1"]  # reversed: the lowest points are the best answer
    assert suelo["juntas"][:3] == ["3", "2/3", "1"]
    assert suelo["grosor"][:3] == ["—", "2/3", "0,5"]
    assert shown.rows("planta")["puertas"][:3] == ["1", "1/3", "1"]
    expect(shown.why("suelo").locator("[data-line=juntas] th")).to_have_text("3. ¿Están selladas las juntas? Medio")
    expect(shown.why("suelo").locator("[data-base]")).to_contain_text(label("why.base"))
    assert shown.rows("altura") == {"planta": ["6,67 (de 0 a 10)"], "tejado": ["4,33"]}
    expect(shown.why("altura")).to_contain_text(label("why.weakest"))


def test_a_cap_is_a_row_of_its_own_that_gives_the_score(sheet: Callable[[Answers], Sheet]) -> None:
    shown = sheet(CROOKED)
    row = shown.why("suelo").locator("[data-limit]")
    expect(row).to_contain_text("Tope en 2,2, por la pregunta 1. Sobre un suelo torcido")
    expect(row.locator("td")).to_have_text("2,20")
    assert number(shown.total("suelo")) > Fraction("2.2")


def test_what_a_sum_leaves_out_is_listed_with_the_reason(sheet: Callable[[Answers], Sheet]) -> None:
    shown = sheet(PARTIAL)
    assert shown.left_out("suelo") == {
        "juntas": "todavía no se sabe",
        "zocalo": "oculta por otra respuesta",
        "grosor": "no aplica a tu caso",
    }
    assert shown.left_out("tejado") == {"canalon": "no aplica a tu caso"}
    assert shown.left_out("altura") == {"planta": "sin responder"}
    assert shown.left_out("overall") == {}
    shown = sheet(UNDECIDED)
    assert shown.left_out("suelo")["zocalo"] == "depende de otra sin responder"


def test_what_is_hidden_or_not_known_and_counts_as_lowest_is_a_row_that_says_so(
    sheet: Callable[[Answers], Sheet],
) -> None:
    shown = sheet({**CROOKED, "grosor": "dont-know"})
    assert shown.rows("suelo")["juntas"] == ["—", "0", "1", "0,00"]
    expect(shown.why("suelo").locator("[data-line=juntas]")).to_contain_text("Oculta por otra respuesta; cuenta como")
    expect(shown.why("suelo").locator("[data-line=grosor]")).to_contain_text(label("why.dont-know-lowest"))


def test_without_enough_answers_no_sum_is_shown(sheet: Callable[[Answers], Sheet]) -> None:
    shown = sheet({"plano": "medio"})
    expect(shown.why("suelo")).to_contain_text(label("why.too-little"))
    expect(shown.upward("suelo")).to_contain_text("Sin puntuación no hay todavía un nivel")


@pytest.mark.parametrize("answers", RESPONDENTS.values(), ids=RESPONDENTS)
def test_the_way_up_links_the_very_questions_that_the_scorer_names(
    sheet: Callable[[Answers], Sheet], answers: Answers
) -> None:
    shown = sheet(answers)
    for id_, way in shown.result["next_band"].items():
        rows = shown.upward(id_).locator("tr:is([data-step], [data-edge]):not([hidden])")
        steps = [step.get_attribute("data-step") for step in rows.all()]
        assert steps[: len(way or [])] == (way or [])
        assert steps[len(way or []) :][:1] == ([None] if way else steps[:1])  # the line where it is enough
        assert rows.locator("a").count() == len([step for step in steps if step])


def test_the_way_up_is_said_as_what_would_be_and_never_as_a_promise(sheet: Callable[[Answers], Sheet]) -> None:
    shown = sheet(CROOKED)
    expect(shown.upward("suelo")).to_contain_text(
        "Según tus respuestas de hoy, bastaría la de arriba, en su mejor respuesta, para llegar a «En pie»."
    )
    expect(sheet(BEST).upward("overall")).to_contain_text(label("next-band.way-last"))


FIRMNESS = {
    (True, True): "podría cambiar el nivel",
    (True, False): "podría subir el nivel; uno menos no lo bajaría",
    (False, True): "podría bajar el nivel; uno más no lo subiría",
    (False, False): "no cambiaría el nivel",
}


@pytest.mark.parametrize("answers", RESPONDENTS.values(), ids=RESPONDENTS)
def test_how_firm_a_band_is_is_said(sheet: Callable[[Answers], Sheet], answers: Answers) -> None:
    shown = sheet(answers)
    for id_, node in shown.nodes.items():
        said = shown.why(id_).locator("[data-slot=firm]")
        if node["one_answer"] is None:
            expect(said).to_be_hidden()
        else:
            expect(said).to_contain_text(FIRMNESS[node["one_answer"]["up"], node["one_answer"]["down"]])


def test_a_row_says_todays_answer_the_best_one_and_what_it_would_add(sheet: Callable[[Answers], Sheet]) -> None:
    shown = sheet({**FULL, "plano": "medio", "ventanas": "poco"})
    cells = {
        str(row.get_attribute("data-step")): row.locator("td").all_inner_texts()
        for row in shown.respondent.page.locator("[data-next-band] [data-step]:not([hidden])").all()
    }
    assert cells["plano"][:2] == ["Medio", "Mucho"]
    assert cells["grosor"][:2] == ["20", "30"]
    assert cells["puertas"][:2] == ["Delante", "Todas"]


def test_the_answers_that_cost_most_follow_with_their_points(sheet: Callable[[Answers], Sheet]) -> None:
    shown = sheet({**FULL, "plano": "medio"})
    questions = [question for node in shown.nodes.values() for question in node["questions"]]
    costly = [question for question in questions if question["cost"] and number(question["cost"])]
    costly.sort(key=lambda question: -Fraction(question["exact_cost"]))
    way = shown.result["next_band"]["overall"] or []
    wanted = [question for question in costly if question["id"] not in way][:3]
    rows = shown.upward("overall").locator(
        "[data-edge] ~ [data-step]:not([hidden])" if way else "[data-step]:not([hidden])"
    )
    assert [row.get_attribute("data-step") for row in rows.all()] == [question["id"] for question in wanted]
    for row, question in zip(rows.all(), wanted, strict=True):
        expect(row.locator("[data-slot=cost]")).to_contain_text(f"+{printed(question['cost'])} punto")


def test_a_gain_that_a_cap_or_a_weaker_link_holds_down_is_said_and_not_printed_as_zero(
    sheet: Callable[[Answers], Sheet],
) -> None:
    page = sheet(LEAKING).respondent.page
    gutter = page.locator("[data-remedy=levantar] [data-reason=canalon]")
    expect(gutter).to_contain_text("+")
    assert "+0,00" not in page.locator("[data-part=path]").inner_text()
    page = sheet({**CROOKED, "canalon": "nada"}).respondent.page
    held = page.locator("[data-remedy=apuntalar] [data-reason=plano] [data-slot=gain]")
    expect(held).to_have_text(label("result.held-cap"))
    page = sheet(
        {**FULL, "ventanas": "nada", "puertas": ["delante"], "tejas": "nada", "canalon": "poco"}
    ).respondent.page
    other = page.locator("[data-remedy=levantar] [data-reason]:not([hidden]) [data-slot=gain]")
    assert any("lo fija otra parte más baja" in text for text in other.all_text_contents())


def test_a_remedy_names_what_to_finish_first(sheet: Callable[[Answers], Sheet]) -> None:
    card = sheet(LEAKING).respondent.page.locator("[data-remedy=levantar]")
    expect(card).to_contain_text("Termina antes: Apuntalar")


def test_nothing_that_only_a_result_needs_is_loaded_before_there_is_one(page: Page, house_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    respondent = Respondent(page, f"{house_url}diagnostics/casa/").opens()
    assert not {"figures.mjs", "assessment.mjs", "result.mjs"} & set(asked)
    respondent.sees_result()
    assert {"figures.mjs", "assessment.mjs", "result.mjs"} <= set(asked)


def test_no_explanation_has_a_fault_of_accessibility(
    sheet: Callable[[Answers], Sheet], faultless: Callable[[Page], None]
) -> None:
    faultless(sheet(CROOKED).respondent.page)
