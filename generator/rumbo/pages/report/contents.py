"""What a report says: the result of one file of answers in the words of its diagnostic's page, block after block.

Every number is the result object's own; every word is the page's, the interface's or the author's. Computes nothing but
which sentence is true, and knows no file format.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from rumbo.model import Contact
from rumbo.pages.report.blocks import Bar, Block, Heading, Paragraph, Run, Table, said
from rumbo.pages.report.respondent import noted, of_themselves
from rumbo.pages.report.rich import absolute, paragraphs
from rumbo.pages.report.summary import headline, links_behind, lowest_links, weakest_link
from rumbo.pages.views.diagnostic import DiagnosticPage
from rumbo.pages.views.numerals import Amount
from rumbo.pages.views.result import BandView, CapView, LinkView, NodeView, RemedyView, VerdictText
from rumbo.scoring.contract import OVERALL, DimensionResult, Figures, Given, QuestionResult, RemedyResult, Result

Words = Callable[..., str]

MOST_COSTLY = 3
"""So many answers are told besides those that are enough for the next band, as on the page."""
_WHOLE = Fraction(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """For whom a report is, and of which day in words; company and person are empty where nobody is named."""

    date: str
    company: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a report is made of: a `result` of what was `given`, its `page`, and the interface's words `t`.

    `address` is where the page is published, empty where the site says no address: then nothing is linked.
    """

    page: DiagnosticPage
    result: Result
    given: Given
    t: Words
    cover: Cover
    address: str = ""
    contact: Contact | None = None

    def blocks(self) -> Iterator[Block]:
        """The whole report in order."""
        yield from self._front()
        yield from self._standing()
        yield from self._chain()
        yield from self._to_do()
        yield from self._reasons()
        yield from self._end()

    # Cover and result ---------------------------------------------------------------------------------------------

    def _front(self) -> Iterator[Block]:
        yield said(self.page.publisher, "strong")
        yield Heading(0, self.page.title)
        for key, value in (("company", self.cover.company), ("person", self.cover.person), ("date", self.cover.date)):
            if value:
                yield Paragraph((Run(f"{self.t(f'report.{key}')}: ", strong=True), Run(value)))
        yield from of_themselves(self.page, self.given)
        yield said(self.t("result.identity", version=self.page.version, hash=self.page.hash), "facts")

    def _standing(self) -> Iterator[Block]:
        overall, view = self.result["overall"], self.page.result
        yield Heading(1, self._headline())
        label = self._of_links("result.overall-min") if view.weakest else self.t("result.overall")
        yield Paragraph((Run(f"{label}: "), Run(self._scored(overall, view.top), strong=True)))
        if status := self._status(overall):
            yield said(status, "facts")
        if weakest := weakest_link(self.result):
            node = self._views[weakest["id"]]
            told = f"{node.title}: {self._scored(weakest, node.top)}"
            label = self._of_links("result.weakest-tied" if len(lowest_links(self.result)) > 1 else "result.weakest")
            yield Paragraph((Run(f"{label}: "), Run(told, strong=True)))
        yield from self._rests_on(overall)

    def _headline(self) -> str:
        behind, overall = links_behind(self.result, self.page.result.bands), self.result["overall"]
        named = weakest_link(self.result) or next(iter(behind), None)
        return self._of_links(
            f"result.headline-{headline(self.result, self.page.result.bands)}",
            n=len(behind),
            band=self._band(overall),
            dimension=self._views[named["id"]].title if named else "",
            its_band=self._band(named) if named else "",
        )

    def _of_links(self, key: str, **values: object) -> str:
        """Words for the dimensions: links of a chain, or parts where there is none."""
        return self.t(key, chained=self.page.result.chained, **values)

    def _scored(self, figures: Figures, top: str) -> str:
        """The number with its band: "45 out of 100 · Firm"."""
        if figures["status"] == "not-applicable":
            return self.t("result.not-applicable")
        band = self._band(figures)
        return f"{self._number(figures)} {self.t('result.of', top=top)}{f' · {band}' if band else ''}"

    def _number(self, figures: Figures) -> str:
        low, high = self._print(figures["low"]), self._print(figures["high"])
        numbers = {"provisional": f"≈ {self._print(figures['value'])}", "not-scored": f"{low}–{high}"}
        return numbers.get(figures["status"], self._print(figures["value"]))

    def _status(self, figures: Figures) -> str:
        match figures["status"]:
            case "provisional" if figures["low"] == figures["high"]:
                return self.t("result.steady")
            case "provisional":
                return self.t("result.provisional", low=self._print(figures["low"]), high=self._print(figures["high"]))
            case "not-scored":
                return self.t("result.not-scored")
            case _:
                return ""

    def _rests_on(self, figures: Figures) -> Iterator[Block]:
        if figures["coverage"] not in (None, "1"):
            percent = floor(100 * Fraction(figures["coverage"]))
            yield said(self.t("result.rests-on", percent=percent), "facts")

    # The chain ----------------------------------------------------------------------------------------------------

    def _chain(self) -> Iterator[Block]:
        yield Heading(1, self._of_links("result.chain"))
        head = (self.t("result.dimension"), "", self.t("result.score"), self.t("result.band"))
        yield Table(head, tuple(self._link(*found) for found in self._nodes()), (6, 5, 3, 3))

    def _link(self, node: DimensionResult, depth: int) -> tuple[str | Bar, ...]:
        view = self._views[node["id"]]
        score = self._number(node) if node["status"] != "not-applicable" else "—"
        if node["status"] == "provisional" and node["low"] != node["high"]:
            score += f" ({self._print(node['low'])}–{self._print(node['high'])})"
        share = Fraction(node["exact"]["value"] or 0) / _WHOLE
        lowest = [found["id"] for found in lowest_links(self.result)]
        title = f"{'– ' * depth}{view.title}"
        if node["id"] in lowest:
            title += f" ({self._of_links('result.weakest-mark-tied' if len(lowest) > 1 else 'result.weakest-mark')})"
        return title, Bar(share), score, self._band(node) or self._status(node)

    # What to do ---------------------------------------------------------------------------------------------------

    def _to_do(self) -> Iterator[Block]:
        headings = {"weaknesses": "result.what-now", "largest-gains": "result.largest-gains"}
        path = self.result["remedies"]
        yield Heading(1, self.t(headings[self.result["remedies_for"]] if path else "result.nothing-to-gain"))
        guides = [remedy for remedy in path if self._is_guide(self._cards[remedy["playbook"]])]
        if len(guides) > 1 and any(remedy["after"] is not None for remedy in path):
            yield said(self.t("result.overlap"), "facts")
        tier = ""
        for place, remedy in enumerate(path, start=1):
            if remedy["tier"] != tier:
                tier = remedy["tier"]
                yield Heading(2, self.t(f"result.tier-{tier}"))
            yield from self._remedy(place, remedy)

    def _remedy(self, place: int, remedy: RemedyResult) -> Iterator[Block]:
        card = self._cards[remedy["playbook"]]
        if remedy["tier"] == "later":
            link = absolute(card.playbook.url, self.address)
            yield Paragraph((Run(f"{place}. "), Run(card.playbook.title, link=link), Run(f" · {self._effort(card)}")))
            return
        yield Heading(3, f"{place}. {card.playbook.title}", absolute(card.playbook.url, self.address))
        yield said(" · ".join([self._effort(card), *self._moves(remedy, card)]), "facts")
        yield said(card.summary)
        if card.first_step:
            yield Paragraph((Run(f"{self.t('result.first-step')} ", strong=True), Run(card.first_step)))
        yield from self._prerequisites(remedy, card)

    def _effort(self, card: RemedyView) -> str:
        if card.minutes:
            return self.t("form.minutes", count=card.minutes)
        if card.playbooks:
            return self.t("collection.playbooks", count=card.playbooks)
        hours, weeks = self.t("effort.hours", count=card.hours), self.t("effort.weeks", count=card.weeks)
        return self.t("effort.about", hours=hours, weeks=weeks)

    def _moves(self, remedy: RemedyResult, card: RemedyView) -> Iterator[str]:
        if remedy["after"] is None or not self._is_guide(card):
            return
        moved = remedy["moves"]
        if moved and moved["from"] != moved["to"]:
            ends = {"from": self._print(moved["from"]), "to": self._print(moved["to"])}
            yield self.t("result.moves", dimension=self._views[moved["id"]].title, **ends)
        yield self.t("result.after", after=self._print(remedy["after"]))

    def _prerequisites(self, remedy: RemedyResult, card: RemedyView) -> Iterator[Block]:
        for key, links in (
            ("needs-first", [need for need in card.needs if need.slug not in remedy["has"]]),
            ("has", [need for need in card.needs if need.slug in remedy["has"]]),
            ("needed-before", [other for other in card.needed_by if other.slug in remedy["needed_by"]]),
        ):
            if links:
                yield Paragraph((Run(f"{self.t(f'result.{key}')} "), *self._linked(links)), "facts")

    def _linked(self, links: list[LinkView]) -> Iterator[Run]:
        for place, link in enumerate(links):
            yield Run(", " if place else "")
            yield Run(link.title, link=absolute(link.url, self.address))

    def _is_guide(self, card: RemedyView) -> bool:
        return not (card.minutes or card.playbooks)

    # Why ----------------------------------------------------------------------------------------------------------

    def _reasons(self) -> Iterator[Block]:
        view, overall = self.page.result, self.result["overall"]
        yield Heading(1, self.t("result.why"))
        yield from self._explained(overall, view.caps, view.texts)
        yield from self._sum(overall)
        yield from self._way_up(overall)
        for node, depth in self._nodes():
            found = self._views[node["id"]]
            if node["status"] != "not-applicable":
                yield Heading(min(2 + depth, 4), f"{found.title}: {self._scored(node, found.top)}")
                yield from self._explained(node, found.caps, found.texts)
        yield from noted(self.page, self.given, self.t("report.notes"))

    def _explained(
        self, figures: Figures, caps: tuple[CapView, ...], texts: tuple[VerdictText, ...]
    ) -> Iterator[Block]:
        binding = {(cap["question"], cap["cap"]) for cap in figures["capped_by"]}
        for cap in caps:
            if (cap.question, cap.id) in binding:
                yield from paragraphs(cap.because, self.address)
                at = self.t(
                    "result.caps" if len(binding) > 1 else "result.cap", at=cap.at, raw=self._print(figures["raw"])
                )
                yield said(f"{self.t('result.question', number=cap.number)} · {at}", "facts")
        for text in texts:
            if text.band.id == figures["band"]:
                if figures["status"] == "provisional":
                    yield said(self.t("result.provisional-text"), "facts")
                yield from paragraphs(text.text, self.address)

    def _sum(self, overall: Figures) -> Iterator[Block]:
        if overall["status"] not in ("scored", "provisional"):
            return
        part = self.page.result.why
        yield Heading(2, self.t("why.title"))
        yield said(self.t("why.weakest" if part.weakest else "why.children"), "facts")
        head = [self.t("result.dimension"), self.t("result.score")]
        head += [] if part.weakest else [self.t("method.weight"), self.t("why.adds")]
        lines = {child.id: child for child in part.children}
        rows = [self._addend(node, lines[node["id"]].weight, sums=not part.weakest) for node in self._counted()]
        closing = list(self._totals(overall, len(head)))
        yield Table(tuple(head), (*rows, *closing), (6, 3, 2, 2)[: len(head)], len(closing))

    def _counted(self) -> list[DimensionResult]:
        return [node for node in self.result["dimensions"] if node["value"] is not None]

    def _addend(self, node: DimensionResult, weight: str, *, sums: bool) -> tuple[str, ...]:
        sure = "" if node["status"] == "scored" else "≈ "
        row = (self._views[node["id"]].title, f"{sure}{self._print(node['value'])}")
        return (*row, weight, self._print(node["contribution"])) if sums else row

    def _totals(self, overall: Figures, columns: int) -> Iterator[tuple[str, ...]]:
        def row(label: str, number: str | None) -> tuple[str, ...]:
            return (label, *[""] * (columns - 2), self._print(number))

        if Fraction(overall["base"] or 0):
            yield row(self.t("why.base"), overall["base"])
        yield row(self.t("why.lowest" if self.page.result.why.weakest else "why.total"), overall["raw"])
        binding = {(cap["question"], cap["cap"]) for cap in overall["capped_by"]}
        for cap in self.page.result.caps:
            if (cap.question, cap.id) in binding:
                yield row(self.t("why.cap", number=cap.number, at=cap.at), overall["value"])

    def _way_up(self, overall: Figures) -> Iterator[Block]:
        yield Heading(2, self.t("next-band.title"))
        way, others = self._told(overall)
        yield from self._answers(way)
        yield said(self._way_sentence(overall))
        yield from self._answers(others)

    def _answers(self, questions: list[QuestionResult]) -> Iterator[Block]:
        if questions:
            head = (self.t("share.question"), self.t("next-band.today"), self.t("next-band.adds"))
            yield Table(head, tuple(map(self._answer, questions)), (7, 5, 3))

    def _way_sentence(self, overall: Figures) -> str:
        bands, way = self.page.result.bands, self.result["next_band"][OVERALL] or []
        if overall["band"] is None:
            return self.t("next-band.way-open")
        rank = next(band.rank for band in bands if band.id == overall["band"])
        if rank + 1 == len(bands):
            return self.t("next-band.way-last")
        following = bands[rank + 1].title
        if not way:
            return self.t("next-band.way-none", band=following)
        told = self.t("next-band.way", count=len(way), n=len(way), band=following)
        opens = self.result["next_band_opens"].get(OVERALL, 0)
        return f"{told} {self.t('next-band.opens', count=opens, n=opens)}" if opens else told

    def _told(self, overall: Figures) -> tuple[list[QuestionResult], list[QuestionResult]]:
        """The answers that are enough for the next band, and of the others those that cost the overall score most."""
        if overall["band"] is None:
            return [], []
        asked = {question["id"]: question for node, _ in self._nodes() for question in node["questions"]}
        way = self.result["next_band"][OVERALL] or []
        others = [one for id_, one in asked.items() if id_ not in way and Fraction(one["exact_cost"] or 0)]
        others.sort(key=lambda one: -Fraction(one["exact_cost"] or 0))
        return [asked[id_] for id_ in way], others[:MOST_COSTLY]

    def _answer(self, question: QuestionResult) -> tuple[str, ...]:
        cost = question["cost"]
        points = self._print(cost)
        if cost and Fraction(cost):
            worth = self.t("next-band.cost", count=Amount(Fraction(cost), cost), points=points)
        else:
            worth = self.t("next-band.cost-less" if Fraction(question["exact_cost"] or 0) else "next-band.together")
        asked = next(one for one in self.page.result.asked if one.id == question["id"])
        return f"{asked.number}. {asked.ask}", self._words(question), worth

    def _words(self, question: QuestionResult) -> str:
        """What was answered, as the form says it."""
        sections = (part for top in self.page.sections for part in top.walk())
        view = next(asked for part in sections for asked in part.questions if asked.id == question["id"])
        match question["state"]:
            case "answered":
                given = self.given["answers"][view.id]
            case "dont-know" | "not-applicable":
                return self.t(f"form.{question['state']}")
            case _:
                return self.t("result.state-blank")
        labels = {option.id: option.label for option in view.options}
        if view.field:
            return f"{self._print(str(given))} {view.field.unit}".rstrip()
        chosen = [given] if isinstance(given, str) else list(given) if isinstance(given, list | tuple) else []
        return " · ".join(labels[one] for one in chosen if one in labels) or "—"

    # Method and contact -------------------------------------------------------------------------------------------

    def _end(self) -> Iterator[Block]:
        yield Heading(1, self.t("form.method"))
        yield said(self.t("form.disclaimer"))
        if self.address:
            method = absolute(self.page.method_url, self.address)
            yield Paragraph((Run(f"{self.t('report.address')} "), Run(method, link=method)), "facts")
        if self.contact:
            yield Heading(1, self.t("contact.heading"))
            yield said(self.contact.label, link=absolute(self.contact.url, self.address))

    # What all of them ask -----------------------------------------------------------------------------------------

    @property
    def _views(self) -> dict[str, NodeView]:
        return {node.id: node for top in self.page.result.nodes for node in top.walk()}

    @property
    def _cards(self) -> dict[str, RemedyView]:
        return {card.playbook.slug: card for card in self.page.result.remedies}

    def _nodes(self) -> Iterator[tuple[DimensionResult, int]]:
        """Every dimension with its depth, in file order."""
        return (found for node in self.result["dimensions"] for found in _below(node, 0))

    def _band(self, figures: Figures) -> str:
        bands: dict[str, BandView] = {band.id: band for band in self.page.result.bands}
        return bands[figures["band"]].title if figures["band"] else ""

    def _print(self, number: str | None) -> str:
        return (number or "").replace(".", self.page.decimal_mark)


def _below(node: DimensionResult, depth: int) -> Iterator[tuple[DimensionResult, int]]:
    yield node, depth
    for child in node["dimensions"]:
        yield from _below(child, depth + 1)
