"""Several people's answers to one diagnostic: levels, spread, gaps, what to talk about and what to do (TM-3 to TM-11).

Where somebody gave no name, what is told is told by the rules of `disclosure`: what may not be told is in no field.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from rumbo.scoring.agreement import LEVELS, overlap, spread
from rumbo.scoring.contract import OptionCount, Overlap, Team, TeamNode, TeamQuestion, Unanswered
from rumbo.scoring.disclosure import FEWEST_FOR_SPREAD, USUAL_SMALLEST, groups_told, may_tell
from rumbo.scoring.figures import difference, printed
from rumbo.scoring.instrument import Instrument, Item, Node
from rumbo.scoring.measures import One, Some
from rumbo.scoring.nodes import WHOLE, Figures, evaluate
from rumbo.scoring.outlook import Ground
from rumbo.scoring.people import Person
from rumbo.scoring.remedying import Remedying, as_told
from rumbo.scoring.states import Response
from rumbo.scoring.telling import NOTHING, PERCENT, Place, Sample, Telling

PROPOSED = 7
"""The questions that an agenda proposes at most."""
PAIR = 2
HIGHEST = Response("answered", Fraction(1))

Both = tuple[Mapping[str, Figures], Mapping[str, Figures]]
"""Somebody's figures with whatever is hidden at its lowest and at its highest."""


def assess_team(
    instrument: Instrument,
    people: Sequence[Person],
    group: str | None = None,
    smallest: int = USUAL_SMALLEST,
    conversation: str | None = None,
) -> Team:
    """The result of several people.

    `group` is a question of the profile, `smallest` the k of TM-9, `conversation` the playbook for what they see apart.
    """
    circle = _Circle(instrument, tuple(people), group, smallest)
    overall, _ = circle.node(instrument.overall, circle.groups)
    remedying = Remedying(instrument, overall, conversation, circle.grounds(overall), circle.everything)
    return {
        "diagnostic": instrument.diagnostic,
        "version": instrument.version,
        "hash": instrument.hash,
        "people": len(people),
        "names": [person.name for person in people] if circle.everything else [],
        "everything": circle.everything,
        "smallest_group": smallest,
        "group": group,
        "overall": overall,
        "agenda": circle.agenda(overall),
        "remedies": remedying.remedies(),
        "remedies_for": remedying.purpose,
    }


@dataclass(frozen=True)
class _Circle:
    """Some people around one questionnaire, and what may be told of them."""

    instrument: Instrument
    people: tuple[Person, ...]
    group: str | None
    smallest: int

    @cached_property
    def everything(self) -> bool:
        """Whether everybody gave a name: then all is told (TM-9)."""
        return all(person.name for person in self.people)

    @cached_property
    def groups(self) -> list[str]:
        """The groups that may be told of the whole circle, in the order of the questionnaire."""
        labels = [self._label(person) for person in self.people]
        sizes = {option: labels.count(option) for option in self.instrument.profile.get(self.group or "", ())}
        return groups_told(sizes, len(labels), 1 if self.everything else self.smallest)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The questions that are told nothing of: too few answers, all alike, or asked because of a hidden answer."""
        found: set[str] = set()
        for item in self.instrument.items.values() if not self.everything else ():
            asked_for = found.intersection(condition.key for condition in item.conditions)
            answers = [response for _, response in self._answers(item)]
            if asked_for or not may_tell(len(answers), self.smallest, all_equal=_all_equal(answers)):
                found.add(item.id)
        return frozenset(found)

    @cached_property
    def figures(self) -> list[Both]:
        """Everybody's figures."""
        nodes = self.instrument.nodes.values() if not self.everything else ()
        few = [node for node in nodes if 0 < len(self._counting(node)) < self.smallest]
        held = self.hidden.union(item.id for node in few for item in node.all_items())
        if not held:
            return [(person.figures, person.figures) for person in self.people]
        return [
            (self._with(person, held, Fraction(0)), self._with(person, held, Fraction(1))) for person in self.people
        ]

    def node(self, node: Node, among: Sequence[str]) -> tuple[TeamNode, list[str]]:
        """A node, and the groups that may be told of what lies above it: none of which something is hidden here."""
        below = [self.node(child, among) for child in node.nodes]
        open_ones = [group for group in among if all(group in groups for _, groups in below)]
        place = Place(LEVELS, self._is_strong, lambda level: printed(self.instrument, node, level))
        telling = self._telling(self._samples(node), place)
        told: TeamNode = {
            "id": node.id,
            "band": telling.band(lambda level: self.instrument.band(level).id),
            **telling.figures(open_ones),
            "dimensions": [child for child, _ in below],
            "questions": [self._question(item, among) for item in node.items],
        }
        here = {sample.group for sample in telling.samples}
        shown = {gap["option"] for gap in told["groups"]}
        return told, [group for group in open_ones if group in shown or group not in here]

    def agenda(self, overall: TeamNode) -> list[str]:
        """TM-11: what is not seen alike, the weak before the strong, then by spread and weight."""
        apart = [self.instrument.items[question["id"]] for question in _questions(overall) if _is_apart(question)]
        readings = {question["id"]: question["reading"] for question in _questions(overall)}
        ranked = sorted(apart, key=lambda item: (readings[item.id] != "talk", -self._deviation(item), -item.weight))
        return [item.id for item in ranked[:PROPOSED]]

    def grounds(self, overall: TeamNode) -> list[Ground]:
        """Whose answers remedies are for (TM-10): everybody's, or those of people made up out of what is told."""
        if not self.everything:
            return as_told(self.instrument, overall)
        return [Ground(self.instrument, person.responses, person.figures) for person in self.people]

    def _question(self, item: Item, among: Sequence[str]) -> TeamQuestion:
        answers = self._answers(item)
        samples = [self._sample(place, response) for place, response in answers]
        place = Place(
            levels=max(len(set(item.measure.shares.values())), 2) if isinstance(item.measure, One) else LEVELS,
            is_strong=lambda level: level >= item.weak_below,
            printed=lambda level: difference(level, PERCENT, self.instrument.decimals),
        )
        is_told = item.id not in self.hidden
        telling = self._telling(samples, place)
        groups = telling.for_questions().groups_told(among)
        return {
            "id": item.id,
            **(telling.figures(groups) if is_told else NOTHING),
            "options": self._options(item, answers) if is_told else [],
            "unanswered": self._unanswered(item) if self.everything else None,
            "overlap": self._overlap(item, answers) if is_told else None,
        }

    def _options(self, item: Item, answers: Sequence[tuple[int, Response]]) -> list[OptionCount]:
        chosen = {id_: [place for place, response in answers if id_ in response.chosen] for id_ in item.measure.shares}
        return [
            {"option": id_, "n": len(places), "people": places if self.everything else []}
            for id_, places in chosen.items()
        ]

    def _unanswered(self, item: Item) -> Unanswered:
        states = [person.responses[item.id].state for person in self.people]
        return {
            "not-applicable": states.count("not-applicable"),
            "dont-know": states.count("dont-know"),
            "blank": states.count("blank"),
            "hidden": states.count("hidden"),
        }

    def _overlap(self, item: Item, answers: Sequence[tuple[int, Response]]) -> Overlap | None:
        measure, picks = item.measure, [response.chosen for _, response in answers if response.chosen]
        fewest = PAIR if self.everything else FEWEST_FOR_SPREAD
        if not isinstance(measure, Some) or measure.most is None or measure.places or len(picks) < fewest:
            return None
        found = overlap([sum(id_ in pick for pick in picks) for id_ in measure.shares], len(picks), measure.most)
        chance = Fraction(measure.most, len(measure.shares))
        return {
            "mean": difference(found * measure.most, PERCENT, 1),
            "chance": difference(chance * measure.most, PERCENT, 1),
            "of": measure.most,
            "index": str((found - chance) / (1 - chance)) if chance != 1 else None,
        }

    def _samples(self, node: Node) -> list[Sample]:
        ends = [(self.people[place], *self.figures[place]) for place in self._counting(node)]
        found = [(person, low[node.id].value, high[node.id].value) for person, low, high in ends]
        return [Sample(self._label(p), low, high) for p, low, high in found if low is not None and high is not None]

    def _sample(self, place: int, response: Response) -> Sample:
        value = WHOLE * (response.s or 0)
        return Sample(self._label(self.people[place]), value, value)

    def _counting(self, node: Node) -> list[int]:
        """The places of the people who count for a node (TM-3)."""
        return [place for place, person in enumerate(self.people) if person.figures[node.id].counts]

    def _answers(self, item: Item) -> list[tuple[int, Response]]:
        """The answers to a question with the places of those who gave them."""
        found = [(place, person.responses[item.id]) for place, person in enumerate(self.people)]
        return [(place, response) for place, response in found if response.is_answer]

    def _with(self, person: Person, held: frozenset[str], s: Fraction) -> Mapping[str, Figures]:
        """Somebody's figures had all that is held back been answered at its lowest, with every cap, or highest."""
        changed = {
            id_: self._lowest(id_) if s == 0 else HIGHEST
            for id_, response in person.responses.items()
            if id_ in held and response.is_answer
        }
        return evaluate(self.instrument, {**person.responses, **changed})

    def _lowest(self, item: str) -> Response:
        """An answer that gives nothing and sets every cap of its question off."""
        caps = self.instrument.items[item].caps
        chosen = frozenset(id_ for cap in caps for id_ in cap.when)
        missing = frozenset(id_ for cap in caps for id_ in cap.when_missing)
        return Response("answered", Fraction(0), chosen, missing)

    def _telling(self, samples: Sequence[Sample], place: Place) -> Telling:
        return Telling(samples, place, self.everything, self.smallest)

    def _label(self, person: Person) -> str | None:
        return person.profile.get(self.group or "")

    def _is_strong(self, level: Fraction) -> bool:
        return not self.instrument.band(level).weak

    def _deviation(self, item: Item) -> Fraction:
        return spread([response.s or Fraction(0) for _, response in self._answers(item)])


def _all_equal(answers: Sequence[Response]) -> bool:
    """Whether all answers are the same, or all choose some option."""
    same = {(response.s, response.chosen) for response in answers}
    common = frozenset.intersection(*(response.chosen for response in answers)) if answers else frozenset()
    return len(same) == 1 or bool(common)


def _is_apart(question: TeamQuestion) -> bool:
    """Whether there is something to talk about: of two people that they differ at all, of more what is read of it."""
    if question["n"] == PAIR:
        return question["exact"]["spread"] not in (None, "0")
    return question["reading"] in ("talk", "ask")


def _questions(node: TeamNode) -> Iterator[TeamQuestion]:
    yield from node["questions"]
    for child in node["dimensions"]:
        yield from _questions(child)
