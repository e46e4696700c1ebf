"""The remedies that a team should begin with (TM-10): SC-17 over everybody's answers, each benefit a mean.

Where somebody gave no name, nobody's answers are looked at: people are made up out of what is told, so that the order
tells nothing else (TM-9).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from rumbo.scoring.agreement import mean
from rumbo.scoring.contract import OVERALL, Purpose, TeamNode, TeamQuestion, TeamRemedy
from rumbo.scoring.course import Course, Mending
from rumbo.scoring.figures import difference, fraction, score
from rumbo.scoring.instrument import Instrument, Item
from rumbo.scoring.measures import Some
from rumbo.scoring.mendable import mendable
from rumbo.scoring.nodes import evaluate
from rumbo.scoring.outlook import Ground
from rumbo.scoring.remedies import OFFERED_WITHOUT_WEAKNESS, tier
from rumbo.scoring.states import Response

NOT_TOLD = Response("not-applicable")
LOWEST = Response("dont-know", Fraction(0))


@dataclass(frozen=True)
class Remedying:
    """What a team should begin with: `told` is what may be told of it, `conversation` the playbook to talk by.

    `people` are its people, or those made up where not `everything` may be told; those without an overall score do not
    count.
    """

    instrument: Instrument
    told: TeamNode
    conversation: str | None
    people: Sequence[Ground]
    everything: bool

    @cached_property
    def grounds(self) -> list[Ground]:
        """Those of the people who have an overall score."""
        return [ground for ground in self.people if ground.figures[OVERALL].counts]

    @property
    def purpose(self) -> Purpose:
        """What the remedies are for: without a weakness anywhere they offer the largest gains."""
        return "weaknesses" if any(self._weaknesses) else "largest-gains"

    def remedies(self) -> list[TeamRemedy]:
        """In order, with what led to them."""
        if not self.grounds:
            return []
        emitted, close = self._course.emit() if any(self._weaknesses) else (self._largest(), set())
        order = self._with_conversation(emitted)
        return [
            self._remedy(slug, place, order, after, close=slug in close and self.everything)
            for place, (slug, after) in enumerate(zip(order, self._staircase(order), strict=True))
        ]

    @cached_property
    def _weaknesses(self) -> list[tuple[Item, ...]]:
        return [tuple(mendable(ground)) for ground in self.grounds]

    @cached_property
    def _course(self) -> Course:
        items = self._weaknesses if any(self._weaknesses) else [ground.improvable for ground in self.grounds]
        parts = [Mending(ground, part) for ground, part in zip(self.grounds, items, strict=True)]
        return Course(parts, self._weak)

    @property
    def _weak(self) -> frozenset[str]:
        """The dimensions that are weak by the band of the mean."""
        weak = {band.id for band in self.instrument.bands if band.weak}
        return frozenset(node["id"] for node in _nodes(self.told) if node["band"] in weak and node["id"] != OVERALL)

    def _largest(self) -> list[str]:
        """SC-18 for a team without a weakness."""
        gains = {slug: self._gain(slug) for slug in self._course.mended_by}
        return sorted(gains, key=lambda slug: -gains[slug])[:OFFERED_WITHOUT_WEAKNESS]

    def _gain(self, slug: str) -> Fraction:
        parts = self._course.parts
        return mean([part.gains([slug], part.ground.today())[0] for part in parts])

    def _with_conversation(self, emitted: list[str]) -> list[str]:
        """The conversation, after what it needs, before the first remedy of a question to talk about first."""
        place = next((place for place, slug in enumerate(emitted) if self._to_talk_about([slug])), len(emitted))
        if self.conversation is None or place == len(emitted) or self.conversation in emitted[:place]:
            return emitted
        is_remedy = self.conversation in self.instrument.treatments
        talk = self._course.closure(self.conversation, emitted[:place]) if is_remedy else {self.conversation: None}
        return [*emitted[:place], *talk, *(slug for slug in emitted[place:] if slug not in talk)]

    def _to_talk_about(self, slugs: Sequence[str]) -> list[str]:
        """The questions read "talk first" that some remedies mend, in file order."""
        mended = {item for slug in slugs for item in self._course.mended_by.get(slug, ())}
        asked = (question for node in _nodes(self.told) for question in node["questions"])
        talk = {question["id"] for question in asked if question["reading"] == "talk"} & mended
        return [id_ for id_ in self.instrument.items if id_ in talk]

    def _staircase(self, order: Sequence[str]) -> Iterator[Fraction]:
        """The mean of the overall scores once each and all before it are done."""
        today = [ground.today() for ground in self.grounds]
        steps = accumulate(order, lambda outlooks, slug: self._course.mended(outlooks, [slug]), initial=today)
        for outlooks in list(steps)[1:]:
            yield mean([outlook.values[OVERALL] or Fraction(0) for outlook in outlooks])

    def _remedy(self, slug: str, place: int, order: Sequence[str], after: Fraction, *, close: bool) -> TeamRemedy:
        mends = self._course.mended_by.get(slug, ())
        is_told = self.everything and bool(mends)
        gain = self._gain(slug) if is_told else None
        reached = after if is_told else None
        overall, decimals = self.instrument.overall, self.instrument.decimals
        return {
            "playbook": slug,
            "tier": tier(place),
            "gain": None if gain is None else difference(gain, overall.score_range, decimals),
            "exact_gain": fraction(gain),
            "after": score(self.instrument, overall, reached),
            "exact_after": fraction(reached),
            "close": close,
            "people": sum(slug in part.mended_by for part in self._course.parts) if is_told else None,
            "mends": list(mends),
            "talk": self._to_talk_about(order) if slug == self.conversation else [],
            "needed_by": [] if mends else [other for other in order if slug in self._course.needs(other)],
        }


def as_told(instrument: Instrument, told: TeamNode) -> list[Ground]:
    """People made up out of what is told: whoever stands lower in one question does so in all.

    What is not told does not apply to them. Nobody, where nothing is told of the overall score.
    """
    asked = {question["id"]: question for node in _nodes(told) for question in node["questions"]}
    columns = {id_: _column(item, asked[id_]) for id_, item in instrument.items.items()}
    rows = range(max((len(column) for column in columns.values()), default=0) if told["n"] else 0)
    people = [{id_: column[row] if row < len(column) else NOT_TOLD for id_, column in columns.items()} for row in rows]
    return [Ground(instrument, responses, evaluate(instrument, responses)) for responses in people]


def _column(item: Item, told: TeamQuestion) -> list[Response]:
    """The answers to a question that give its counts, the lowest first; of several options its level for everybody."""
    n, shares = told["n"] or 0, item.measure.shares
    counts = {option["option"]: option["n"] for option in told["options"]}
    if shares and not isinstance(item.measure, Some):
        given = [
            Response("answered", shares[id_], frozenset((id_,)))
            for id_ in sorted(counts, key=shares.__getitem__)
            for _ in range(counts[id_])
        ]
        return [LOWEST] * (n - len(given)) + given
    s = Fraction(told["mean"] or 0) / 100
    return [_partly(s, counts, n - row) for row in range(n)]


def _partly(s: Fraction, counts: Mapping[str, int], rank: int) -> Response:
    """The answer of the person of a rank from the top: whoever stands higher leaves out less."""
    chosen = frozenset(id_ for id_, count in counts.items() if count >= rank)
    return Response("answered", s, chosen, frozenset(counts) - chosen)


def _nodes(node: TeamNode) -> Iterator[TeamNode]:
    yield node
    for child in node["dimensions"]:
        yield from _nodes(child)
