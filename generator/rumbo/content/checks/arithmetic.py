"""Numbers that could not measure anything: SC-1's degenerate points, SC-10's bands, SC-11's grid."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from rumbo.content.checks.manuscript import Places
from rumbo.location import Location
from rumbo.model import (
    Band,
    Choice,
    Diagnostic,
    Dimension,
    Linear,
    Option,
    Pick,
    Playbook,
    Question,
    Range,
    Ranged,
    Several,
    Span,
)
from rumbo.scoring.figures import grid_limits
from rumbo.scoring.instrument import Zone
from rumbo.wording.phrases import Filling, Phrase, named
from rumbo.wording.problems import Problem


def of_question(question: Question, places: Places) -> Iterator[Problem]:
    """Whether a question's points can tell answers apart (SC-1)."""
    match question.kind:
        case Choice(options=options, span=span, scale=scale):
            owner = named("scale", scale) if scale else named("question", question.id)
            yield from _points(owner, options, span, places)
        case Ranged(ranges=ranges, span=span) as kind:
            yield from _limits(question, kind, places)
            yield from _ranges(question, kind, places)
            yield from _points(named("question", question.id), ranges, span, places)
        case Linear() as kind:
            yield from _limits(question, kind, places)
        case Several() as kind:
            yield from _full(question, kind, places)
        case Pick() as kind:
            yield from _choose(question, kind, places)


def of_diagnostic(diagnostic: Diagnostic, places: Places) -> Iterator[Problem]:
    """Whether bands and printed ranges hold together, and every dimension has something to measure."""
    yield from _bands(diagnostic, places)
    yield from _score_range(diagnostic.place, diagnostic.score_range, places)
    for dimension in diagnostic.all_dimensions():
        yield from _parts(dimension, places)
        if dimension.score_range:
            yield from _score_range(dimension.place, dimension.score_range, places)


def of_playbook(playbook: Playbook, places: Places) -> Iterator[Problem]:
    """Whether every step is due before the playbook ends; a week that has begun counts."""
    for step in playbook.steps:
        if step.week > -(-playbook.effort.weeks // 1):
            values = {"step": step.id, "week": str(step.week), "weeks": str(playbook.effort.weeks)}
            yield Problem("step-too-late", places.of(step.place, "week"), values)


def _points(
    owner: Phrase, answers: tuple[Option, ...] | tuple[Range, ...], span: Span, places: Places
) -> Iterator[Problem]:
    low, high = span
    bounds: dict[str, Filling] = {"owner": owner, "low": str(low), "high": str(high)}
    listed = places.around(answers[0].place)
    if len({answer.points for answer in answers}) == 1:
        yield Problem("flat-points", listed, {"owner": owner})
    elif low >= high:
        yield Problem("points-range-not-rising", listed, bounds)
    else:
        for answer in answers:
            if answer.points is not None and not low <= answer.points <= high:
                values = bounds | {"id": answer.id, "points": str(answer.points)}
                yield Problem("points-outside-range", places.of(answer.place, "points"), values)


def _limits(question: Question, kind: Ranged | Linear, places: Places) -> Iterator[Problem]:
    if kind.minimum >= kind.maximum:
        values = {"question": question.id, "min": str(kind.minimum), "max": str(kind.maximum)}
        yield Problem("limits-not-rising", places.of(question.place, "max"), values)


def _ranges(question: Question, kind: Ranged, places: Places) -> Iterator[Problem]:
    first, last = kind.ranges[0], kind.ranges[-1]
    if first.start != kind.minimum:
        values = {"question": question.id, "start": str(first.start), "min": str(kind.minimum)}
        yield Problem("ranges-not-from-min", places.of(first.place, "from"), values)
    for before, after in pairwise(kind.ranges):
        if after.start <= before.start:
            values = {"id": after.id, "start": str(after.start)}
            yield Problem("ranges-not-rising", places.of(after.place, "from"), values)
    if kind.minimum < kind.maximum < last.start:
        values = {"id": last.id, "start": str(last.start), "max": str(kind.maximum)}
        yield Problem("range-above-max", places.of(last.place, "from"), values)


def _full(question: Question, kind: Several, places: Places) -> Iterator[Problem]:
    total = sum((option.points or Fraction(0) for option in kind.options), Fraction(0))
    values = {"question": question.id, "full": str(kind.full), "sum": str(total)}
    if kind.full <= 0:
        yield Problem("full-not-positive", places.of(question.place, "full"), values)
    elif kind.full > total:
        yield Problem("full-above-points", places.of(question.place, "full"), values)


def _choose(question: Question, kind: Pick, places: Places) -> Iterator[Problem]:
    official = sum(option.official for option in kind.options)
    values = {"question": question.id, "choose": str(kind.choose), "official": str(official)}
    if kind.choose < 1:
        yield Problem("choose-not-positive", places.of(question.place, "choose"), values)
    elif kind.choose > official:
        yield Problem("choose-above-official", places.of(question.place, "choose"), values)


def _parts(dimension: Dimension, places: Places) -> Iterator[Problem]:
    values = {"dimension": dimension.id}
    if dimension.dimensions and dimension.questions:
        yield Problem("dimension-with-both", places.of(dimension.place, "id"), values)
    elif not dimension.dimensions and not dimension.questions:
        yield Problem("dimension-empty", places.of(dimension.place, "id"), values)
    elif dimension.questions and not any(asked.is_scored and asked.weight for asked in dimension.questions):
        yield Problem("dimension-unscored", places.of(dimension.place, "id"), values)
    if dimension.questions and (place := places.of(dimension.place, "combine")) != dimension.place:
        yield Problem("combine-without-dimensions", place, values)


def _score_range(whole: Location, span: Span, places: Places) -> Iterator[Problem]:
    low, high = span
    if low >= high:
        values = {"low": str(low), "high": str(high)}
        yield Problem("score-range-not-rising", places.of(whole, "score_range"), values)


def _bands(diagnostic: Diagnostic, places: Places) -> Iterator[Problem]:
    problems = list(_edges(diagnostic.bands, places))
    yield from problems
    if not problems:
        yield from _unprintable(diagnostic, places)


def _edges(bands: tuple[Band, ...], places: Places) -> Iterator[Problem]:
    if bands[0].start != 0:
        values = {"band": bands[0].id, "start": str(bands[0].start)}
        yield Problem("bands-not-from-zero", places.of(bands[0].place, "from"), values)
    for before, after in pairwise(bands):
        if after.start <= before.start:
            values = {"band": after.id, "start": str(after.start)}
            yield Problem("bands-not-rising", places.of(after.place, "from"), values)


def _unprintable(diagnostic: Diagnostic, places: Places) -> Iterator[Problem]:
    """Bands without a grid number on one of the ranges that scores are printed on (SC-11)."""
    spans = {diagnostic.score_range, *(part.score_range for part in diagnostic.all_dimensions() if part.score_range)}
    starts = [*(band.start for band in diagnostic.bands), Fraction(100)]
    for band, (start, end) in zip(diagnostic.bands, pairwise(starts), strict=True):
        zone = Zone(band.id, start, end, band.weak, last=band is diagnostic.bands[-1])
        limits = [grid_limits(zone, span, diagnostic.decimals) for span in spans if span[0] < span[1]]
        if any(first > last for first, last in limits):
            yield Problem("band-without-number", places.of(band.place, "from"), {"band": band.id})
