"""A result as tables for the terminal, in the words of its diagnostic. Computes nothing and prints nothing.

Numbers are written as in the files of golden respondents, with a point in every language.

Every cell is a `Text`: an author's square brackets are words, not markup.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from rich.table import Table
from rich.text import Text

from rumbo.model import Cap, Diagnostic, Remedy
from rumbo.pages.report.summary import lowest_links
from rumbo.scoring.contract import DimensionResult, Figures, RemedyResult, Result
from rumbo.wording.phrases import Filling, Language, Phrase, in_words


def parts(
    result: Result, diagnostic: Diagnostic, remedies: Mapping[str, Remedy], language: Language
) -> Iterator[Text | Table]:
    """A headline, the dimensions and the remedies of a result object (docs/scoring.md)."""
    card = _Card(result, diagnostic, language)
    yield Text(card.said("title", diagnostic=diagnostic.title, version=diagnostic.version), style="bold")
    yield card.scores()
    yield from map(Text, card.caps())
    if result["remedies"]:
        yield card.remedies(remedies)


@dataclass(frozen=True, slots=True)
class _Card:
    result: Result
    diagnostic: Diagnostic
    language: Language

    def said(self, key: str, **values: Filling) -> str:
        """A phrase of the scorecard's."""
        return in_words(Phrase(f"score.{key}", values), self.language)

    def scores(self) -> Table:
        """The overall score and every dimension."""
        headings = ("", self.said("score"), self.said("band"), self.said("answered"), "")
        table = Table(*headings, box=None, header_style="dim")
        table.add_row(Text(self.said("overall")), *self._cells(self.result["overall"]), style="bold")
        titles = {dimension.id: dimension.title for dimension in self.diagnostic.all_dimensions()}
        for depth, node in _walk(self.result["dimensions"], 0):
            title = titles[node["id"]]
            table.add_row(Text("  " * depth + self._marked(node, title)), *self._cells(node))
        return table

    def _marked(self, node: DimensionResult, title: str) -> str:
        lowest = [found["id"] for found in lowest_links(self.result)]
        if node["id"] not in lowest:
            return title
        if len(lowest) > 1:
            return self.said("weakest-tied", dimension=title)
        return self.said("weakest", dimension=title)

    def caps(self) -> Iterator[str]:
        """Why a score is lower than its answers alone would make it."""
        caps: dict[tuple[str, str], Cap] = {
            (question.id, cap.id): cap for question in self.diagnostic.all_questions() for cap in question.caps
        }
        for node in (self.result["overall"], *(node for _, node in _walk(self.result["dimensions"], 0))):
            for binding in node["capped_by"]:
                yield self.said("capped", why=caps[binding["question"], binding["cap"]].because.strip())

    def remedies(self, remedies: Mapping[str, Remedy]) -> Table:
        """The playbooks in their order: what each moves in its own dimension, and where the total then stands."""
        headings = ("", self.said(self.result["remedies_for"]), self.said("moves"), self.said("after"))
        table = Table(*headings, box=None, header_style="dim")
        for place, remedy in enumerate(self.result["remedies"], start=1):
            title = Text(f"{remedies[remedy['playbook']].title}\n").append(self._reason(remedy), style="dim")
            table.add_row(Text(f"{place}."), title, Text(self._moves(remedy)), Text(remedy["after"] or ""))
        return table

    def _moves(self, remedy: RemedyResult) -> str:
        moved = remedy["moves"]
        return self.said("move", dimension=moved["id"], start=moved["from"], end=moved["to"]) if moved else ""

    def _reason(self, remedy: RemedyResult) -> str:
        """The questions that it mends, or for whom it comes; then what else is to be known of it."""
        mends = ", ".join(mend["question"] for mend in remedy["mends"])
        told = [mends or self.said("needed", playbooks=", ".join(remedy["needed_by"]))]
        told += [self.said("close")] if remedy["close"] else []
        told += [self.said("has", playbooks=", ".join(remedy["has"]))] if remedy["has"] else []
        return "; ".join(told)

    def _cells(self, node: Figures) -> tuple[Text, ...]:
        bands = {band.id: band.title for band in self.diagnostic.bands}
        status = in_words(Phrase(f"status.{node['status']}"), self.language)
        return tuple(map(Text, (self._score(node), bands.get(node["band"] or "", ""), self._coverage(node), status)))

    def _coverage(self, node: Figures) -> str:
        if node["coverage"] is None:
            return ""
        return self.said("share", percent=str(floor(100 * Fraction(node["coverage"]))))

    def _score(self, node: Figures) -> str:
        """The value alone when it is final, with its range while it is not, the range alone when it is none (D4)."""
        between = self.said("between", low=node["low"] or "", high=node["high"] or "")
        match node["status"]:
            case "scored":
                return str(node["value"])
            case "provisional":
                return self.said("about", value=node["value"] or "", between=between)
            case "not-scored":
                return between
            case _:
                return ""


def _walk(nodes: list[DimensionResult], depth: int) -> Iterator[tuple[int, DimensionResult]]:
    for node in nodes:
        yield depth, node
        yield from _walk(node["dimensions"], depth + 1)
