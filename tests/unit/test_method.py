"""The method page agrees with the scoring document: whatever decides a score stands on it, unrounded."""

import re
import shutil
from collections import defaultdict
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from rumbo.content import loader
from rumbo.model import Site
from rumbo.model.document import scoring_document
from rumbo.pages import compiler, routes
from rumbo.scoring.contract import CapPart, ClausePart, DimensionPart, QuestionPart, ScoringDocument
from rumbo.scoring.instrument import read
from rumbo.scoring.measures import read as read_measure
from rumbo.scoring.reach import reach

TESTS = Path(__file__).parents[1]
REASONS = {
    "    title: Plazos\n": "    title: Plazos\n    because: Por la dimensión.\n",
    "        ask: ¿Quién responde de los plazos?\n": "        ask: ¿Quién?\n        because: Por la pregunta.\n",
    "label: Una persona, points: 1}": "label: Una persona, points: 1, because: Por la respuesta.}",
    "title: Firme}": "title: Firme, because: Por la banda.}",
}
"""What each thing of the smallest site says of its numbers."""
SITES = ("sites/explained", "sites/every-kind", "corpus")


@dataclass
class Part:
    """What stands under one heading: the cells of its tables and its other lines, with the playbooks they link to."""

    rows: list[list[str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def numbers(self, pattern: str) -> list[tuple[Fraction, ...]]:
        """The numbers that a sentence holds, each time it is said."""
        found = [match.groups() for line in self.lines for match in re.finditer(pattern, line)]
        return [tuple(map(number, groups)) for groups in found]

    def column(self, index: int) -> list[str]:
        return [row[index] for row in self.rows]


class Reader(HTMLParser):
    """Reads a page into parts by the id of the heading they stand under; links are read as [slug]."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: dict[str, Part] = defaultdict(Part)
        self._part = self.parts["top"]
        self._text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if re.fullmatch("h[1-6]", tag):
            self._part = self.parts[found.get("id") or "top"]
        if tag == "tr":
            self._part.rows.append([])
        if tag == "a" and "/playbooks/" in str(found["href"]):
            self._text.append(f"[{str(found['href']).rstrip('/').rpartition('/')[2]}]")
        if tag in ("th", "td", "p", "li"):
            self._end_line()

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            self._part.rows[-1].append(self._taken())
        elif tag in ("p", "li"):
            self._end_line()

    def _end_line(self) -> None:
        if text := self._taken():
            self._part.lines.append(text)

    def _taken(self) -> str:
        text, self._text = " ".join("".join(self._text).split()), []
        return text


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


@cache
def site(folder: str) -> Site:
    found = loader.load(TESTS / folder).sites[0]
    return replace(found, language="es", settings=replace(found.settings, languages=("es",)))


@cache
def pages(folder: str) -> dict[str, str]:
    return {path: page.html for path, page in compiler.compile_site(site(folder)).pages.items()}


@dataclass
class Audited:
    """A method page beside the scoring document that it lays open."""

    page: dict[str, Part]
    document: ScoringDocument

    @property
    def dimensions(self) -> list[DimensionPart]:
        return [found for top in self.document["dimensions"] for found in walk(top)]

    @property
    def questions(self) -> list[QuestionPart]:
        return [question for dimension in self.dimensions for question in dimension["questions"]]


def walk(dimension: DimensionPart) -> list[DimensionPart]:
    return [dimension, *(found for child in dimension["dimensions"] for found in walk(child))]


@pytest.fixture(params=[f"{folder}:{found.slug}" for folder in SITES for found in site(folder).diagnostics])
def audited(request: pytest.FixtureRequest) -> Audited:
    folder, _, slug = request.param.partition(":")
    diagnostic = next(found for found in site(folder).diagnostics if found.slug == slug)
    page = Reader(pages(folder)[routes.method(slug)]).parts
    return Audited(page, scoring_document(diagnostic, site(folder).playbooks))


def test_it_names_the_version_and_both_hashes(audited: Audited) -> None:
    said = " ".join(audited.page["top"].lines)
    for name in (audited.document["version"], audited.document["hash"], audited.document["remedies_hash"]):
        assert name in said


def test_bands_and_limits_are_those_of_the_document(audited: Audited) -> None:
    document = audited.document
    bands = audited.page["bands"].rows[1:]
    assert [number(row[1]) for row in bands] == [Fraction(band["from"]) for band in document["bands"]]
    assert [row[3] == "Sí" for row in bands] == [band["weak"] for band in document["bands"]]
    top = audited.page["top"]
    assert top.numbers(r"menos del (\S+) %") == [(Fraction(document["min_coverage"]),)]
    low, high = map(Fraction, document["score_range"])
    assert top.numbers(r"imprimen entre (\S+) y (\S+), con (\S+) decimal") == [
        (low, high, Fraction(document["decimals"]))
    ]


def test_every_dimension_has_its_weight_range_and_reach(audited: Audited) -> None:
    found = reach(read(audited.document))
    spans = {"overall": audited.page["top"], **{d["id"]: audited.page[f"d-{d['id']}"] for d in audited.dimensions}}
    for id_, part in spans.items():
        span, word = found.spans[id_], "exacto" if found.exact else "cota"
        assert part.numbers(rf": de (\S+) a (\S+) \({word}\)") == [(span.low, span.high)]
    for dimension in audited.dimensions:
        part = audited.page[f"d-{dimension['id']}"]
        assert part.numbers(r"^Peso (\S+) \(") == [(Fraction(dimension["weight"]),)]
        own = part.numbers(r"Se imprime entre (\S+) y (\S+?)\.$") or [
            tuple(map(Fraction, range_above(audited, dimension)))
        ]
        assert own == [tuple(map(Fraction, dimension["score_range"]))]


def range_above(audited: Audited, dimension: DimensionPart) -> list[str]:
    around = [found["score_range"] for found in audited.dimensions if dimension in found["dimensions"]]
    return next(iter(around), audited.document["score_range"])


def test_every_answer_has_its_value_and_every_question_its_weight(audited: Audited) -> None:
    for question in audited.questions:
        part = audited.page[f"m-{question['id']}"]
        assert [number(text) for text in part.column(2)[1:]] == values(question)
        weight, weak_below = Fraction(question["weight"]), Fraction(question["weak_below"])
        facts = part.numbers(r"^Peso (\S+) · .*debajo del (\S+) %")
        never = part.numbers(r"^Peso (\S+) · .*nunca débil por sí sola")
        assert facts == ([(weight, weak_below)] if weight and weak_below else [])
        assert never == ([(weight,)] if weight and not weak_below else [])
        measure = question["measure"]
        if measure["measure"] == "number":
            limits = (Fraction(measure["min"]), Fraction(measure["max"]))
            assert part.numbers(r"Un número entre (\S+) y (\S+)") == [limits]
        if measure["measure"] == "some" and measure["most"]:
            assert part.numbers(r"Acertar (?:el orden de los )?(\d+)") == [(Fraction(measure["most"]),)]


def values(question: QuestionPart) -> list[Fraction]:
    """The s of each answer by itself."""
    return [min(s, Fraction(1)) for s in read_measure(question["measure"]).shares.values()]


def test_every_cap_and_every_condition_is_there(audited: Audited) -> None:
    asked = [(f"m-{question['id']}", question["show_if"], question["caps"]) for question in audited.questions]
    held: list[tuple[str, list[ClausePart], list[CapPart]]] = [
        (f"d-{dimension['id']}", dimension["show_if"], []) for dimension in audited.dimensions
    ]
    for id_, clauses, limits in asked + held:
        part = audited.page[id_]
        caps = [(Fraction(cap["at"]),) for cap in limits]
        assert part.numbers(r"^Tope: .* no pasa de (\S+)\.$") == caps
        conditions = [line for line in part.lines if line.startswith("Contesta solo si")]
        named = [line.partition("has respondido")[2].count("«") for line in conditions]
        assert named == [len(clause["any_of"]) for clause in clauses]


def test_it_says_which_playbook_remedies_what_and_what_each_asks_for(audited: Audited) -> None:
    remedies = audited.document["remedies"]
    for entry in remedies["questions"]:
        part = audited.page[f"m-{entry['question']}"]
        cells = [text.partition("Sin marcar:") for text in part.column(4)[1:]]
        for place, lists in ((0, entry["options"]), (2, entry["missing"])):
            told = [slugs(cell[place]) for cell in cells]
            assert [found for found in told if found] == [option["remedies"] for option in lists]
        otherwise = [slugs(line) for line in part.lines if line.startswith("Guías para")]
        assert otherwise == ([entry["otherwise"]] if entry["otherwise"] else [])
    listed = [
        {"playbook": slugs(row[0])[0], "effort": str(number(row[1].split()[0])), "needs": slugs(row[2])}
        for row in audited.page["playbooks"].rows[1:]
    ]
    assert listed == remedies["playbooks"]


def slugs(text: str) -> list[str]:
    return re.findall(r"\[([\w-]+)\]", text)


def test_the_reason_of_a_number_stands_where_the_number_does(tmp_path: Path) -> None:
    shutil.copytree(TESTS / "sites" / "minimal", tmp_path, dirs_exist_ok=True)
    place = next(tmp_path.glob("diagnostics/*/diagnostic.yml"))
    text = place.read_text("utf-8")
    for before, after in REASONS.items():
        assert before in text
        text = text.replace(before, after, 1)
    place.write_text(text, "utf-8")
    loaded = loader.load(tmp_path)
    assert loaded.site, "\n".join(map(str, loaded.problems))
    pages = compiler.compile_site(loaded.site).pages
    page = pages[routes.method(loaded.site.diagnostics[0].slug)].html
    assert [reason for reason in ("dimensión", "pregunta", "respuesta", "banda") if f"Por la {reason}." in page] == [
        "dimensión",
        "pregunta",
        "respuesta",
        "banda",
    ]
