"""What is said to ask the same as a question of another diagnostic (`same_as`) exists and takes the same answers."""

from collections.abc import Iterator

from rumbo.content.checks.manuscript import Manuscript
from rumbo.model import Diagnostic, ProfileQuestion
from rumbo.model.alike import Asked, names
from rumbo.wording.problems import Problem, nearest


def of_diagnostic(diagnostic: Diagnostic, manuscript: Manuscript) -> Iterator[Problem]:
    """The questions of other diagnostics that a diagnostic's own name."""
    others = {slug: found for slug, found in manuscript.diagnostics.items() if slug != diagnostic.slug}
    known = {name: asked for found in others.values() if found for name, asked in names(found).items()}
    unread = {*manuscript.unasked, *(slug for slug, found in others.items() if found is None)}
    for asked in names(diagnostic).values():
        if asked.same_as is None or asked.same_as.id.partition("/")[0] in unread:
            continue
        values = {"question": asked.id, "id": asked.same_as.id}
        other = known.get(asked.same_as.id)
        if other is None:
            yield Problem(
                "unknown-same", asked.same_as.place, values, suggestion=nearest(asked.same_as.id, tuple(known))
            )
        elif _taken(asked) != _taken(other):
            yield Problem("not-the-same", asked.same_as.place, values)


def _taken(asked: Asked) -> object:
    """What answers a question takes: its options by id, or its numbers."""
    if isinstance(asked, ProfileQuestion):
        return "profile", frozenset(option.id for option in asked.options)
    field = asked.kind.field
    ends = (field.minimum, field.maximum) if field else None
    return type(asked.kind), ends or frozenset(answer.id for answer in asked.answers)
