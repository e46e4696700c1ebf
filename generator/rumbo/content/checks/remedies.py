"""Every answer that is not best leads to a playbook (SC-13), and playbooks need each other in no circle (SC-16)."""

from collections.abc import Iterator, Mapping

from rumbo.content.checks.manuscript import PlacedQuestion, Places
from rumbo.location import Reference
from rumbo.model import Playbook, Question
from rumbo.model.document import can_be_best_without, fallback_remedies, is_best, share
from rumbo.wording.phrases import Phrase
from rumbo.wording.problems import Problem


def of_question(placed: PlacedQuestion, places: Places) -> Iterator[Problem]:
    """Whether every answer below the best resolves to a remedy, and none that says `first` is already the best."""
    question = placed.question
    yield from _first(question, places)
    if fallback_remedies(question, placed.enclosing):
        return
    bare = _bare(question)
    if bare or not question.answers:
        answers = ", ".join(f'"{name}"' for name in bare) or Phrase("part.its-answers")
        yield Problem("no-remedy", places.of(question.place, "id"), {"question": question.id, "answers": answers})


def _bare(question: Question) -> list[str]:
    """Answers of an answer below the best that leads nowhere.

    Of several options that is a set in which nothing ticked and nothing left out has remedies: it holds all that would
    say something by its absence, and the less of the rest, the further from the best.
    """
    bare = [answer for answer in question.answers if share(question, answer) < 1 and not answer.remedies]
    needed = {option.id for option in question.kind.offered if option.missing.remedies}
    if needed and (needed.difference(answer.id for answer in bare) or is_best(question, needed)):
        return []
    return [answer.id for answer in bare if not needed or answer.id in needed]


def _first(question: Question, places: Places) -> Iterator[Problem]:
    shares = {answer.id: share(question, answer) for answer in question.answers}
    for answer in question.answers:
        if answer.first and shares[answer.id] == max(shares.values()):
            values = {"question": question.id, "option": answer.id}
            yield Problem("first-on-best", places.of(answer.place, "first"), values)
    for option in question.kind.offered:
        if option.missing.first and can_be_best_without(question, option.id):
            values = {"question": question.id, "option": option.id}
            yield Problem("first-without-need", places.of(option.place, "missing", "first"), values)


def circles(playbooks: Mapping[str, Playbook | None]) -> Iterator[Problem]:
    """Each mention in `needs` that closes a circle, with the circle."""
    done: set[str] = set()
    for slug in playbooks:
        if slug not in done:
            yield from _from(slug, playbooks, done)


def _from(start: str, playbooks: Mapping[str, Playbook | None], done: set[str]) -> Iterator[Problem]:
    """Depth first without recursion: a chain may be as long as the library."""
    path = {start: iter(_needs(start, playbooks))}
    while path:
        slug, waiting = next(reversed(path.items()))
        need = next(waiting, None)
        if need is None:
            done.add(slug)
            del path[slug]
        elif need.id in path:
            chain = list(path)
            circle = [*chain[chain.index(need.id) :], need.id]
            yield Problem("needs-in-circle", need.place, {"circle": " → ".join(circle)})
        elif need.id not in done:
            path[need.id] = iter(_needs(need.id, playbooks))


def _needs(slug: str, playbooks: Mapping[str, Playbook | None]) -> tuple[Reference, ...]:
    playbook = playbooks.get(slug)
    return playbook.needs if playbook else ()
