"""No two ids that a shared link must tell apart have the same short code."""

from collections.abc import Iterable, Iterator

from rumbo.content.checks.manuscript import Places
from rumbo.location import Location
from rumbo.model import Diagnostic
from rumbo.scoring.codes import code
from rumbo.wording.problems import Problem

Named = tuple[str, Location]


def in_diagnostic(diagnostic: Diagnostic, places: Places) -> Iterator[Problem]:
    """Questions among themselves, and the answers of each; what stands twice is a problem of its own (`ids`)."""
    scored = [question for question in diagnostic.all_questions() if question.is_scored]
    profile = [(asked.id, asked.place) for asked in diagnostic.profile]
    yield from _alike([*profile, *((question.id, question.place) for question in scored)], places)
    for asked in diagnostic.profile:
        yield from _alike([(option.id, option.place) for option in asked.options], places)
    for question in scored:
        states = [("not-applicable", question.place), ("dont-know", question.place)]
        yield from _alike([*states, *((answer.id, answer.place) for answer in question.answers)], places)


def _alike(things: Iterable[Named], places: Places) -> Iterator[Problem]:
    seen: dict[str, Named] = {}
    for name, place in things:
        other, where = seen.setdefault(code(name), (name, place))
        if other != name:
            values = {"id": name, "other": other, "line": str(places.of(where, "id").line), "code": code(name)}
            yield Problem("code-collision", places.of(place, "id"), values)
