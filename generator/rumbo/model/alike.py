"""What diagnostics ask alike (`same_as`), so that one answer serves them all."""

from collections.abc import Iterator, Mapping, Sequence

from rumbo.model import Diagnostic, ProfileQuestion, Question

Asked = Question | ProfileQuestion


def alike(diagnostics: Sequence[Diagnostic]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """By diagnostic and question, the questions of others that ask the same: `accion/revisiones`, in the site's order.

    Who is the same as a third is the same as the other; what names a diagnostic that is not there is left out.
    """
    groups: dict[str, list[str]] = {name: [name] for found in diagnostics for name in names(found)}
    for found in diagnostics:
        for name, asked in names(found).items():
            other = asked.same_as.id if asked.same_as else name
            if other in groups and groups[other] is not groups[name]:
                joined = sorted([*groups[other], *groups[name]], key=list(groups).index)
                groups.update(dict.fromkeys(joined, joined))
    return {found.slug: dict(_others(found, groups)) for found in diagnostics}


def names(diagnostic: Diagnostic) -> dict[str, Asked]:
    """All that a diagnostic asks, by the name that another calls it."""
    asked: tuple[Asked, ...] = (*diagnostic.profile, *diagnostic.all_questions())
    return {f"{diagnostic}/{question}": question for question in asked}


def _others(diagnostic: Diagnostic, groups: Mapping[str, list[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, asked in names(diagnostic).items():
        others = tuple(other for other in groups[name] if not other.startswith(f"{diagnostic}/"))
        if others:
            yield asked.id, others
