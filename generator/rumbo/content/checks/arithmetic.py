"""Numbers that could not measure anything: SC-1's degenerate points, SC-10's bands, SC-11's grid."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from rumbo.content.checks.manuscript import Places
from rumbo.kinds.answers import Ends
from rumbo.kinds.kind import Asked
from rumbo.location import Location
from rumbo.model import Band, Diagnostic, Dimension, Playbook, Question
from rumbo.scoring import instrument
from rumbo.scoring.figures import grid_limits
from rumbo.wording.problems import Problem


def of_question(question: Question, places: Places) -> Iterator[Problem]:
    """Whether a question's points can tell answers apart (SC-1)."""
    return question.kind.problems(Asked(question.id, question.place, places))


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


def _score_range(whole: Location, span: Ends, places: Places) -> Iterator[Problem]:
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
        scored = instrument.Band(band.id, start, end, band.weak, last=band is diagnostic.bands[-1])
        limits = [grid_limits(scored, span, diagnostic.decimals) for span in spans if span[0] < span[1]]
        if any(first > last for first, last in limits):
            yield Problem("band-without-number", places.of(band.place, "from"), {"band": band.id})
