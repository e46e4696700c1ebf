"""What the method page sees: the whole scoring of one diagnostic laid open, so that a client can audit it.

Nothing is rounded but what a question is worth out of 100; caps, bands and reach are on 0-100, as the rules work.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup

from rumbo.model import Diagnostic, Dimension, Remedy
from rumbo.model.document import instrument_of, scoring_document
from rumbo.pages import routes
from rumbo.pages.views.diagnostic import Setting
from rumbo.pages.views.form import WHOLE, ConditionView, FormWriter, ProfileView
from rumbo.pages.views.method_items import ItemWriter, MethodQuestion
from rumbo.pages.views.numerals import Amount
from rumbo.pages.views.result import BandView, LinkView, ResultWriter
from rumbo.scoring.contract import OVERALL, ScoringDocument
from rumbo.scoring.reach import reach


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachView:
    """The lowest and highest score that a sheet answered in full can get, of 100, or bounds of them if not `exact`.

    None in place of it: a score that never applies.
    """

    low: str
    high: str
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodDimension:
    """One dimension; `share` is its part of what encloses it, in percent.

    `range_start` and `range_end` are its own printed range, empty where it is the enclosing one's.
    """

    id: str
    number: str
    level: int
    title: str
    weight: str
    share: str
    weakest: bool
    range_start: str
    range_end: str
    reach: ReachView | None
    because: Markup
    needs: tuple[ConditionView, ...]
    questions: tuple[MethodQuestion, ...]
    dimensions: tuple["MethodDimension", ...]

    def walk(self) -> Iterator["MethodDimension"]:
        """This dimension and all below it, in file order."""
        yield self
        for child in self.dimensions:
            yield from child.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodBand:
    """A band from `start` up to `end`, of 100."""

    band: BandView
    start: str
    end: str
    because: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodPlaybook:
    """What the order of remedies knows of a playbook: `hours` of all who take part, `needs` come before."""

    link: LinkView
    hours: Amount
    needs: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodPage:
    """The method page of one diagnostic. `hash` and `remedies_hash` are those of SC-12.

    `order` are titles of the chain in which weak links are mended; `min_coverage` is a percentage; scores are printed
    from `range_start` to `range_end` with so many `decimals`.
    """

    slug: str
    title: str
    version: str
    hash: str
    remedies_hash: str
    diagnostic_url: str
    weakest: bool
    min_coverage: str
    range_start: str
    range_end: str
    decimals: Amount
    reach: ReachView | None
    profile: tuple[ProfileView, ...]
    dimensions: tuple[MethodDimension, ...]
    bands: tuple[MethodBand, ...]
    because: Markup
    order: tuple[str, ...]
    playbooks: tuple[MethodPlaybook, ...]


def method_page(diagnostic: Diagnostic, remedies: Mapping[str, Remedy], setting: Setting) -> MethodPage:
    """The view of one diagnostic's method page; `remedies` are all that answers of the site may lead to (`leads`)."""
    document = scoring_document(diagnostic, remedies)
    exact = replace(setting, numerals=replace(setting.numerals, rounded=False))
    writer = _Writer(diagnostic, remedies, exact, document)
    plain = exact.numerals.plain
    return MethodPage(
        slug=diagnostic.slug,
        title=diagnostic.title,
        version=diagnostic.version,
        hash=document["hash"],
        remedies_hash=document["remedies_hash"],
        diagnostic_url=routes.relative(routes.diagnostic(diagnostic.slug), routes.method(diagnostic.slug)),
        weakest=diagnostic.combine == "weakest",
        min_coverage=plain(diagnostic.min_coverage),
        range_start=plain(diagnostic.score_range[0]),
        range_end=plain(diagnostic.score_range[1]),
        decimals=exact.numerals.amount(Fraction(diagnostic.decimals)),
        reach=writer.reach_of(OVERALL),
        profile=tuple(writer.form.profile(asked) for asked in diagnostic.profile),
        dimensions=writer.dimensions(diagnostic.dimensions),
        bands=tuple(writer.bands()),
        because=setting.prose(diagnostic.because),
        order=tuple(writer.order()),
        playbooks=tuple(writer.remedy(remedies[entry["playbook"]]) for entry in document["remedies"]["playbooks"]),
    )


class _Writer:
    def __init__(
        self, diagnostic: Diagnostic, remedies: Mapping[str, Remedy], setting: Setting, document: ScoringDocument
    ) -> None:
        self.form = FormWriter(diagnostic, setting.prose, setting.numerals)
        self._titles = {dimension.id: dimension.title for dimension in diagnostic.all_dimensions()}
        self._diagnostic = diagnostic
        instrument = instrument_of(diagnostic, remedies)
        self._bands = ResultWriter(diagnostic, instrument, self.form, setting.prose, setting.numerals).bands
        self._plain = setting.numerals.plain
        self._prose = setting.prose
        self._amount = setting.numerals.amount
        self._fixed = setting.numerals.fixed
        self._reach = reach(instrument)
        self._links = {name: _link(remedy, diagnostic) for name, remedy in remedies.items()}
        self._items = ItemWriter(diagnostic, self.form, setting, self._links, document)

    def bands(self) -> Iterator[MethodBand]:
        starts = [*(band.start for band in self._diagnostic.bands), WHOLE]
        told = zip(self._bands, self._diagnostic.bands, pairwise(starts), strict=True)
        for view, band, (start, end) in told:
            because = self._prose(band.because)
            yield MethodBand(band=view, start=self._plain(start), end=self._plain(end), because=because)

    def order(self) -> Iterator[str]:
        return (self._titles[reference.id] for reference in self._diagnostic.order)

    def reach_of(self, node: str) -> ReachView | None:
        span = self._reach.spans.get(node)
        if span is None:
            return None
        return ReachView(low=self._plain(span.low), high=self._plain(span.high), exact=self._reach.exact)

    def remedy(self, remedy: Remedy) -> MethodPlaybook:
        return MethodPlaybook(
            link=self._links[remedy.slug],
            hours=self._amount(remedy.effort.total_hours),
            needs=tuple(self._links[need.id] for need in remedy.needs),
        )

    def dimensions(self, dimensions: tuple[Dimension, ...], prefix: str = "") -> tuple[MethodDimension, ...]:
        total = sum((dimension.weight for dimension in dimensions), Fraction(0))
        return tuple(
            self._dimension(dimension, f"{prefix}{place}", WHOLE * dimension.weight / total)
            for place, dimension in enumerate(dimensions, start=1)
        )

    def _dimension(self, dimension: Dimension, number: str, share_of_all: Fraction) -> MethodDimension:
        low, high = dimension.score_range or (None, None)
        return MethodDimension(
            id=dimension.id,
            number=number,
            level=number.count(".") + 1,
            title=dimension.title,
            weight=self._plain(dimension.weight),
            share=self._fixed(share_of_all, 1),
            weakest=dimension.combine == "weakest",
            range_start="" if low is None else self._plain(low),
            range_end="" if high is None else self._plain(high),
            reach=self.reach_of(dimension.id),
            because=self._prose(dimension.because),
            needs=self.form.needs(dimension.show_if),
            questions=tuple(
                self._items.question(question, dimension) for question in dimension.questions if question.is_scored
            ),
            dimensions=self.dimensions(dimension.dimensions, f"{number}."),
        )


def _link(remedy: Remedy, diagnostic: Diagnostic) -> LinkView:
    url = routes.relative(routes.remedy(remedy.slug), routes.method(diagnostic.slug))
    return LinkView(slug=remedy.slug, title=remedy.title, url=url)
