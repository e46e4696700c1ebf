"""Conditions (`show_if`) that can be decided, and come true for somebody (SC-3)."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field

from rumbo.content.checks.manuscript import Places
from rumbo.location import Location, Reference
from rumbo.model import Clause, Diagnostic, Dimension, ProfileQuestion, Question
from rumbo.wording.phrases import Filling, Phrase, named
from rumbo.wording.problems import Problem, nearest

Demands = dict[str, frozenset[str]]
"""By question with one answer: the answers that leave something visible."""


def of_diagnostic(diagnostic: Diagnostic, places: Places) -> Iterator[Problem]:
    """The conditions of all dimensions and questions, in file order."""
    asked: dict[str, ProfileQuestion | Question] = {entry.id: entry for entry in diagnostic.profile}
    everything = asked | {question.id: question for question in diagnostic.all_questions()}
    reading = _Reading(everything, places, {name: {} for name in asked})
    for dimension in diagnostic.dimensions:
        yield from reading.dimension(dimension, {})
    for clause in diagnostic.one_at_a_time:
        yield from reading.of_profile(clause)


@dataclass
class _Reading:
    """A walk through the questionnaire; `demands` holds what each question read so far asks of those before it."""

    everything: dict[str, ProfileQuestion | Question]
    places: Places
    demands: dict[str, Demands] = field(default_factory=dict)

    def dimension(self, dimension: Dimension, above: Demands) -> Iterator[Problem]:
        """Read on through a dimension that is shown only if `above` holds."""
        demands = yield from self._condition(named("dimension", dimension.id), dimension, above)
        for question in dimension.questions:
            own = yield from self._condition(named("question", question.id), question, demands)
            self.demands[question.id] = own
        for child in dimension.dimensions:
            yield from self.dimension(child, demands)

    def of_profile(self, clause: Clause) -> Iterator[Problem]:
        """Read who gets a plan of one playbook at a time (PL-1): answers to the profile alone."""
        asked = [id_ for id_, found in self.everything.items() if isinstance(found, ProfileQuestion)]
        if clause.key.id in asked:
            yield from self._unknown_answers(clause)
        else:
            yield unknown_profile_question("one_at_a_time", clause.key, asked)

    def _condition(
        self, owner: Phrase, thing: Dimension | Question, above: Demands
    ) -> Generator[Problem, None, Demands]:
        """What must be answered for a thing to be shown."""
        demands = dict(above)
        for clause in thing.show_if:
            problem = self._unanswerable(owner, thing, clause)
            if problem is None:
                yield from self._unknown_answers(clause)
                problem = self._contradiction(owner, clause, demands)
            if problem is not None:
                yield problem
        return demands

    def _unanswerable(self, owner: Phrase, thing: Dimension | Question, clause: Clause) -> Problem | None:
        key = clause.key
        values: dict[str, Filling] = {"owner": owner, "id": key.id}
        if key.id not in self.everything:
            values["owner"] = Phrase("part.condition", {"owner": owner})
            return Problem("unknown-question", key.place, values, suggestion=nearest(key.id, self.everything))
        if key.id == thing.id:
            return Problem("show-if-itself", key.place, values)
        if key.id not in self.demands:
            return Problem("show-if-later", key.place, values)
        if not _answers(self.everything[key.id]):
            return Problem("show-if-unanswerable", key.place, values)
        return None

    def _unknown_answers(self, clause: Clause) -> Iterator[Problem]:
        known = _answers(self.everything[clause.key.id])
        for answer in clause.any_of:
            if answer.id not in known:
                yield unknown_option(clause.key.id, answer.id, answer.place, known)

    def _contradiction(self, owner: Phrase, clause: Clause, demands: Demands) -> Problem | None:
        """Add a clause, and what its question demands itself, to what is demanded already."""
        asked = self.everything[clause.key.id]
        wanted = dict(self.demands[asked.id])
        possible = frozenset(answer.id for answer in clause.any_of).intersection(_answers(asked))
        if possible and _has_one_answer(asked):
            wanted[asked.id] = possible
        for key, answers in wanted.items():
            demands[key] = demands.get(key, answers) & answers
            if not demands[key]:
                # Nothing more to find out from this one: let it stand as demanded last.
                demands[key] = answers
                return Problem("show-if-impossible", clause.key.place, {"owner": owner, "id": key})
        return None


def unknown_profile_question(key: str, named: Reference, known: Iterable[str]) -> Problem:
    """A key names a question that the profile does not have."""
    values = {"key": key, "id": named.id}
    return Problem("unknown-profile-question", named.place, values, suggestion=nearest(named.id, list(known)))


def unknown_option(question: str, answer: str, place: Location, known: list[str]) -> Problem:
    """An answer was named that the question does not have."""
    values = {"question": question, "id": answer, "known": ", ".join(known)}
    return Problem("unknown-option", place, values, suggestion=nearest(answer, known))


def _answers(asked: ProfileQuestion | Question) -> list[str]:
    return [answer.id for answer in (asked.options if isinstance(asked, ProfileQuestion) else asked.answers)]


def _has_one_answer(asked: ProfileQuestion | Question) -> bool:
    return isinstance(asked, ProfileQuestion) or asked.kind.has_one_answer
