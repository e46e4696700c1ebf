"""Several people's answers to one diagnostic: levels, spread, gaps, what to talk about and what to do (TM-3 to TM-11).

Where somebody gave no name, what is told is told by the rules of `disclosure`: what may not be told is in no field.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from rumbo.scoring.agreement import LEVELS
from rumbo.scoring.answered import options_told, overlap_told, place_of, unanswered_by
from rumbo.scoring.apart import agenda
from rumbo.scoring.contract import Team, TeamNode, TeamQuestion
from rumbo.scoring.disclosure import USUAL_SMALLEST, groups_told
from rumbo.scoring.figures import printed
from rumbo.scoring.instrument import Instrument, Item, Node
from rumbo.scoring.nodes import WHOLE
from rumbo.scoring.outlook import Ground
from rumbo.scoring.people import Person, answers_to, counting_for
from rumbo.scoring.remedying import Remedying, as_told
from rumbo.scoring.states import Response
from rumbo.scoring.telling import NOTHING, Place, Sample, Telling
from rumbo.scoring.withheld import Both, left_open, withheld, without_doubt


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
        "agenda": agenda(instrument, circle.people, overall),
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
        """The questions that are told nothing of."""
        return frozenset() if self.everything else withheld(self.instrument, self.people, self.smallest)

    @cached_property
    def figures(self) -> list[Both]:
        """Everybody's figures, as far as what is hidden leaves them open."""
        if self.everything:
            return without_doubt(self.people)
        return left_open(self.instrument, self.people, self.hidden, self.smallest)

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

    def grounds(self, overall: TeamNode) -> list[Ground]:
        """Whose answers remedies are for (TM-10): everybody's, or those of people made up out of what is told."""
        if not self.everything:
            return as_told(self.instrument, overall)
        return [Ground(self.instrument, person.responses, person.figures) for person in self.people]

    def _question(self, item: Item, among: Sequence[str]) -> TeamQuestion:
        answers = answers_to(item, self.people)
        samples = [self._sample(place, response) for place, response in answers]
        is_told = item.id not in self.hidden
        telling = self._telling(samples, place_of(item, self.instrument.decimals))
        groups = telling.for_questions().groups_told(among)
        return {
            "id": item.id,
            **(telling.figures(groups) if is_told else NOTHING),
            "options": options_told(item, answers, everything=self.everything) if is_told else [],
            "unanswered": unanswered_by(item, self.people) if self.everything else None,
            "overlap": overlap_told(item, answers, everything=self.everything) if is_told else None,
        }

    def _samples(self, node: Node) -> list[Sample]:
        ends = [(self.people[place], *self.figures[place]) for place in counting_for(node, self.people)]
        found = [(person, low[node.id].value, high[node.id].value) for person, low, high in ends]
        return [Sample(self._label(p), low, high) for p, low, high in found if low is not None and high is not None]

    def _sample(self, place: int, response: Response) -> Sample:
        value = WHOLE * (response.s or 0)
        return Sample(self._label(self.people[place]), value, value)

    def _telling(self, samples: Sequence[Sample], place: Place) -> Telling:
        return Telling(samples, place, self.everything, self.smallest)

    def _label(self, person: Person) -> str | None:
        return person.profile.get(self.group or "")

    def _is_strong(self, level: Fraction) -> bool:
        return not self.instrument.band(level).weak
