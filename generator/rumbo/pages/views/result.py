"""What the result's templates see: every text, cap and remedy card that some answers could call for.

All of it is rendered once, hidden; the browser reveals, orders and fills in numbers. Knows no answers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup

from rumbo.model import Band, Diagnostic, Dimension, Lead, Remedy
from rumbo.pages.views.form import FormWriter, Prose
from rumbo.pages.views.numerals import Amount, Numerals
from rumbo.pages.views.radar import RadarView, radar
from rumbo.pages.views.why import WhyView, WhyWriter
from rumbo.scoring.contract import DONT_KNOW, OVERALL, RemediesPart
from rumbo.scoring.instrument import Cap, Instrument

MARKS = "○◔◑◕●"
TONES = 4
_A_LETTER = 1.75
"""The width of a letter of a band's name, a percentage of the narrowest axis that shows names (428 px)."""
WHOLE = Fraction(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class BandView:
    """A band by word, shape and tone. `start` and `end` are printed on the overall range, `edge` is a percentage.

    `tone` goes from 1, the worst, to 4; `rank` counts from 0.
    """

    id: str
    title: str
    mark: str
    tone: int
    rank: int
    start: str
    end: str
    edge: str
    weak: bool
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class CapView:
    """A cap as the node that it limits shows it: `at` is printed on that node's range, `hundredths` out of 100.

    One of `answers` sets it off, or one of `missing` that is not ticked; `unknown` says that not knowing sets it off
    too, as the lowest answer does.
    """

    question: str
    id: str
    number: int
    answers: tuple[str, ...]
    missing: tuple[str, ...]
    at: str
    hundredths: str
    unknown: bool
    because: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictText:
    """What is said to whoever lands in a band of one dimension; `start` and `end` are printed on its range."""

    band: BandView
    start: str
    end: str
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedView:
    """A question as the result refers to it; `home` is the id of its dimension."""

    id: str
    number: int
    ask: str
    home: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeView:
    """A dimension of the result. `top` is the best score on its range; `weight` and `weakest` tell how to add it up.

    `to_range` turns a score out of 100 into one on its range, as a sum to do; empty where they are the same.
    """

    id: str
    title: str
    level: int
    weight: str
    weakest: bool
    top: str
    to_range: str
    texts: tuple[VerdictText, ...]
    caps: tuple[CapView, ...]
    why: WhyView
    nodes: tuple["NodeView", ...]

    def walk(self) -> Iterator["NodeView"]:
        """This node and all below it, in file order."""
        yield self
        for child in self.nodes:
            yield from child.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A playbook, diagnostic or collection to go to."""

    slug: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyView:
    """The card of one playbook that some answer leads to, or that one of those needs first.

    `reasons` are the questions that it can mend, `needs` the playbooks to finish before, `needed_by` those that ask for
    it directly. A diagnostic in its place has `minutes`, a collection a number of `playbooks`: neither mends by itself.
    """

    playbook: LinkView
    summary: str
    weeks: Amount
    people: Amount
    hours: Amount
    minutes: Amount | None = None
    playbooks: Amount | None = None
    first_step: str
    reasons: tuple[AskedView, ...]
    needs: tuple[LinkView, ...]
    needed_by: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """The whole result. `to_range`, `texts`, `caps`, `why` are the overall score's, `asked` all scored questions.

    `chained` says that an `order` makes the dimensions links of a chain; without one they are parts. `crowded` are
    bands too narrow for their names beside each other.
    `nested` says that some dimension holds others, `ranged` that some score is printed on another range than 0 to 100.

    `radar` is none where there are too few dimensions for one. `guides` says that some of the `remedies` is a playbook,
    and so that a plan can be made of them.
    """

    weakest: bool
    chained: bool
    top: str
    to_range: str
    bands: tuple[BandView, ...]
    crowded: bool
    texts: tuple[VerdictText, ...]
    caps: tuple[CapView, ...]
    why: WhyView
    nodes: tuple[NodeView, ...]
    nested: bool
    ranged: bool
    radar: RadarView | None
    remedies: tuple[RemedyView, ...]
    guides: bool
    asked: tuple[AskedView, ...]


def _are_crowded(bands: Sequence[BandView]) -> bool:
    """Whether the name of a band may be longer than the band is wide."""
    edges = [float(band.edge) for band in bands] + [100.0]
    spans = (end - start for start, end in pairwise(edges))
    return any(len(band.title) * _A_LETTER > span for band, span in zip(bands, spans, strict=True))


def mark_and_tone(rank: int, bands: int) -> tuple[str, int]:
    """The shape and the tone, from 1, the worst, to 4, of a band that has `rank` bands below it."""
    part = rank / max(bands - 1, 1)
    return MARKS[round(part * (len(MARKS) - 1))], 1 + round(part * (TONES - 1))


class ResultWriter:
    """Turns one diagnostic into what its result page sees. `urls` are the playbooks' by slug."""

    def __init__(
        self, diagnostic: Diagnostic, instrument: Instrument, form: FormWriter, prose: Prose, numerals: Numerals
    ) -> None:
        self._diagnostic = diagnostic
        self._instrument = instrument
        self._caps = {(asked.id, cap.id): (asked, cap) for asked in diagnostic.all_questions() for cap in asked.caps}
        self._form = form
        self._prose = prose
        self._numerals = numerals
        self._why = WhyWriter(diagnostic, form.numbers, numerals)
        self.bands = tuple(self._bands())
        self.asked = tuple(self._asked())

    def result(self, remedies: Iterable[RemedyView]) -> ResultView:
        """The result around its remedy cards."""
        cards = tuple(remedies)
        diagnostic = self._diagnostic
        overall = self._to_range(diagnostic.score_range)
        nodes = tuple(self._node(dimension, 1) for dimension in diagnostic.dimensions)
        return ResultView(
            weakest=diagnostic.combine == "weakest",
            chained=bool(diagnostic.order),
            top=self._numerals.plain(diagnostic.score_range[1]),
            to_range=overall,
            bands=self.bands,
            crowded=_are_crowded(self.bands),
            texts=tuple(self._texts({}, diagnostic.score_range)),
            caps=self.caps_on(OVERALL),
            why=self._why.overall(),
            nodes=nodes,
            nested=any(top.nodes for top in nodes),
            ranged=bool(overall) or any(node.to_range for top in nodes for node in top.walk()),
            radar=radar([top.id for top in diagnostic.dimensions], [float(band.start) for band in diagnostic.bands]),
            remedies=cards,
            guides=any(not (card.minutes or card.playbooks) for card in cards),
            asked=self.asked,
        )

    def _bands(self) -> Iterator[BandView]:
        bands = self._diagnostic.bands
        for rank, (band, end) in enumerate(_ends(bands)):
            mark, tone = mark_and_tone(rank, len(bands))
            yield BandView(
                id=band.id,
                title=band.title,
                mark=mark,
                tone=tone,
                rank=rank,
                start=self._printed(band.start, self._diagnostic.score_range),
                end=self._printed(end, self._diagnostic.score_range),
                edge=f"{float(band.start):g}",
                weak=band.weak,
                text=self._prose(band.text),
            )

    def _asked(self) -> Iterator[AskedView]:
        for question, (home, *_) in self._diagnostic.placed_questions():
            if question.is_scored:
                number = self._form.numbers[question.id]
                yield AskedView(id=question.id, number=number, ask=question.ask, home=home.id)

    def _node(self, dimension: Dimension, level: int) -> NodeView:
        span = self._instrument.nodes[dimension.id].score_range
        return NodeView(
            id=dimension.id,
            title=dimension.title,
            level=level,
            weight=self._numerals.plain(dimension.weight),
            weakest=dimension.combine == "weakest",
            top=self._numerals.plain(span[1]),
            to_range=self._to_range(span),
            texts=tuple(self._texts(dimension.texts, span)),
            caps=self.caps_on(dimension.id),
            why=self._why.dimension(dimension, level, span),
            nodes=tuple(self._node(child, level + 1) for child in dimension.dimensions),
        )

    def _texts(self, own: Mapping[str, str], span: tuple[Fraction, Fraction]) -> Iterator[VerdictText]:
        for view, (band, end) in zip(self.bands, _ends(self._diagnostic.bands), strict=True):
            text = own.get(band.id)
            yield VerdictText(
                band=view,
                start=self._printed(band.start, span),
                end=self._printed(end, span),
                text=self._prose(text) if text else view.text,
            )

    def caps_on(self, node: str) -> tuple[CapView, ...]:
        """The caps that limit a dimension or the overall score, in file order."""
        return tuple(self._cap(cap) for cap in self._instrument.nodes[node].caps)

    def _cap(self, cap: Cap) -> CapView:
        question, written = self._caps[cap.item, cap.id]
        item = self._instrument.items[cap.item]
        return CapView(
            question=question.id,
            id=written.id,
            number=self._form.numbers[question.id],
            answers=self._form.labels(question, cap.when),
            missing=self._form.labels(question, cap.when_missing),
            at=self._printed(cap.at, self._instrument.nodes[cap.of].score_range),
            hundredths=self._numerals.plain(cap.at),
            unknown=cap.lowest and DONT_KNOW in item.allow and item.dont_know == "lowest",
            because=self._prose(written.because),
        )

    def _to_range(self, span: tuple[Fraction, Fraction]) -> str:
        low, high = span
        if span == (Fraction(0), WHOLE):
            return ""
        plain = self._numerals.plain
        start = f" {'-+'[low > 0]} {plain(abs(low))}" if low else ""
        return f"× {plain(high - low)} ÷ 100{start}"  # noqa: RUF001 - as sums are written

    def _printed(self, score: Fraction, span: tuple[Fraction, Fraction]) -> str:
        low, high = span
        return self._numerals.plain(low + (high - low) * score / WHOLE)


def remedy_cards(
    treatment: RemediesPart,
    remedies: Mapping[str, Remedy],
    urls: Mapping[str, str],
    asked: Iterable[AskedView],
    numerals: Numerals,
) -> Iterator[RemedyView]:
    """A card for everything that a scoring document's `remedies` lead to, in order of first mention."""
    slugs = [entry["playbook"] for entry in treatment["playbooks"]]
    views = {question.id: question for question in asked}
    for slug in slugs:
        found = remedies[slug]
        yield RemedyView(
            playbook=_link(found, urls),
            summary=found.summary,
            weeks=numerals.amount(found.effort.weeks),
            people=numerals.amount(found.effort.people),
            hours=numerals.amount(found.effort.total_hours),
            minutes=numerals.amount(Fraction(found.minutes)) if isinstance(found, Lead) and found.minutes else None,
            playbooks=numerals.amount(Fraction(found.playbooks))
            if isinstance(found, Lead) and found.playbooks
            else None,
            first_step=found.steps[0].task if found.steps else "",
            reasons=tuple(views[id_] for id_ in _mended(treatment, slug)),
            needs=tuple(_link(remedies[need], urls) for need in _needs(found)),
            needed_by=tuple(_link(remedies[other], urls) for other in slugs if slug in _needs(remedies[other])),
        )


def _mended(treatment: RemediesPart, slug: str) -> list[str]:
    """The questions of which some answer leads to the playbook (SC-13)."""
    return [
        entry["question"]
        for entry in treatment["questions"]
        if slug in entry["otherwise"] or any(slug in option["remedies"] for option in entry["options"])
    ]


def _needs(remedy: Remedy) -> list[str]:
    return [need.id for need in remedy.needs]


def _link(remedy: Remedy, urls: Mapping[str, str]) -> LinkView:
    return LinkView(slug=remedy.slug, title=remedy.title, url=urls[remedy.slug])


def _ends(bands: tuple[Band, ...]) -> list[tuple[Band, Fraction]]:
    starts = [*(band.start for band in bands), WHOLE]
    return [(band, end) for band, (_, end) in zip(bands, pairwise(starts), strict=True)]
