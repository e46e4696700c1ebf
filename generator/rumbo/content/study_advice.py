"""Advice on the advice itself: what a study of random respondents says of a diagnostic's points, hours and links."""

from collections.abc import Iterator

from rumbo.model import Diagnostic
from rumbo.scoring.contract import OVERALL
from rumbo.scoring.study import Study
from rumbo.wording.phrases import Filling
from rumbo.wording.problems import Problem

RULES = frozenset({"one-first-playbook", "unseen-playbook", "first-by-hours"})
"""The advice that only a study gives: without one, silencing it hides nothing and is not idle either."""

FEWEST = 30
"""Fewer respondents prove nothing."""
MOST_FIRST = 0.6
MOST_HINGING = 0.25


def on_study(diagnostic: Diagnostic, found: Study) -> Iterator[Problem]:
    """What an author had better look at after a study of a diagnostic."""
    if found.one_weak >= FEWEST:
        yield from _one_first(diagnostic, found)
    if found.respondents >= FEWEST:
        yield from _unseen(diagnostic, found)
        yield from _by_hours(diagnostic, found)


def _one_first(diagnostic: Diagnostic, found: Study) -> Iterator[Problem]:
    for slug, frequency in found.frequencies.items():
        share = frequency.first_with_one_weak / found.one_weak
        if share > MOST_FIRST:
            yield _advice("one-first-playbook", diagnostic, slug, playbook=slug, percent=_percent(share))


def _unseen(diagnostic: Diagnostic, found: Study) -> Iterator[Problem]:
    for slug, frequency in found.frequencies.items():
        if not frequency.held:
            yield _advice("unseen-playbook", diagnostic, slug, playbook=slug, respondents=str(found.respondents))


def _by_hours(diagnostic: Diagnostic, found: Study) -> Iterator[Problem]:
    share = found.hinging / found.respondents
    if share > MOST_HINGING:
        yield _advice("first-by-hours", diagnostic, OVERALL, percent=_percent(share))


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _advice(code: str, diagnostic: Diagnostic, part: str, **values: Filling) -> Problem:
    return Problem(code, diagnostic.place, {**values, "at": f"{diagnostic.slug}/{part}"}, advice=True)
