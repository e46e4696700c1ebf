"""What random respondents of a diagnostic would be told to do, counted (SC-17): does the advice follow?

A playbook that nearly always comes first, or never, tells more of points, hours and links than of respondents. The
same figures come out every time. Prints nothing and judges nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import log2
from random import Random

from rumbo.scoring.crowd import Crowd, weak_tops
from rumbo.scoring.figures import difference, score
from rumbo.scoring.instrument import Instrument
from rumbo.scoring.outlook import Ground
from rumbo.scoring.remedies import Move, Remedy, RemedyPath, prescribe


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often one playbook comes first, is on the path at all, and comes first where one dimension is weak."""

    first: int
    held: int
    first_with_one_weak: int


@dataclass(frozen=True, slots=True)
class Study:
    """What so many `respondents` were told.

    `frequencies` go by playbook, in order of first mention. `entropy`, in bits, is that of what comes first: 0 where it
    is always the same. Of all the `rows` of their paths, `idle_rows` print neither a gain of the total nor a move of a
    dimension. For `hinging` of them another playbook comes first once hours are halved or doubled. Others, as many at
    most, are weak in one dimension alone (`one_weak`); `at_home` of these begin with what mends it or has to precede.
    """

    respondents: int
    frequencies: Mapping[str, Frequency]
    entropy: float
    rows: int
    idle_rows: int
    hinging: int
    one_weak: int
    at_home: int


@dataclass(frozen=True)
class Told:
    """One respondent and the path that they are told."""

    ground: Ground

    @cached_property
    def path(self) -> RemedyPath:
        """Their remedies."""
        return prescribe(self.ground)

    @property
    def slugs(self) -> list[str]:
        """The playbooks of the path, in its order."""
        return [remedy.playbook for remedy in self.path.remedies]

    @property
    def first(self) -> str | None:
        """What they begin with; None for whoever has nothing to mend."""
        return next(iter(self.slugs), None)

    def idle_rows(self) -> int:
        """The remedies that print neither a gain of the total nor a move of a top dimension."""
        return sum(not (self._gains(remedy) or self._moves(remedy.moves)) for remedy in self.path.remedies)

    def hinges_on_hours(self) -> bool:
        """Whether another would come first if hours were halved or doubled.

        Only quotients of hours enter the order (SC-17), so one try is enough: what comes first takes twice as long,
        which is the same as halving all others.
        """
        if not self.path.for_weakness or len(self.slugs) < 2:  # noqa: PLR2004 - one alone is first anyhow
            return False
        instrument, first = self.ground.instrument, self.slugs[0]
        longer = replace(instrument.treatments[first], effort=2 * instrument.treatments[first].effort)
        other = replace(instrument, treatments={**instrument.treatments, first: longer})
        return Told(replace(self.ground, instrument=other)).first != first

    def begins_at_home(self) -> bool:
        """Whether the first remedy mends something in a weak top dimension, or has to precede one that does."""
        if self.first is None:
            return False
        weak, above = weak_tops(self.ground), self.ground.above
        at_home = [
            remedy.playbook
            for remedy in self.path.remedies
            if any(weak.intersection(above[mend.question]) for mend in remedy.mends)
        ]
        return self.first in _with_needs(at_home, self.ground.instrument)

    def _gains(self, remedy: Remedy) -> bool:
        instrument = self.ground.instrument
        printed = difference(remedy.gain, instrument.overall.score_range, instrument.decimals)
        return any(digit in "123456789" for digit in printed)

    def _moves(self, move: Move | None) -> bool:
        if move is None:
            return False
        instrument, node = self.ground.instrument, self.ground.instrument.nodes[move.dimension]
        return score(instrument, node, move.start) != score(instrument, node, move.end)


def study(instrument: Instrument, respondents: int) -> Study:
    """Ask so many random respondents, and as many again who are weak in one dimension alone."""
    crowd = Crowd(instrument, Random(instrument.diagnostic))  # noqa: S311 - repeatable, no secret
    anyone = [Told(crowd.anyone()) for _ in range(respondents)]
    one_weak = [Told(ground) for _ in range(respondents) if (ground := crowd.weak_in_one())]
    first, first_with_one_weak = _firsts(anyone), _firsts(one_weak)
    held = Counter(slug for told in anyone for slug in told.slugs)
    return Study(
        respondents=respondents,
        frequencies={
            slug: Frequency(first[slug], held[slug], first_with_one_weak[slug]) for slug in instrument.treatments
        },
        entropy=entropy(first.values()),
        rows=held.total(),
        idle_rows=sum(told.idle_rows() for told in anyone),
        hinging=sum(told.hinges_on_hours() for told in anyone),
        one_weak=len(one_weak),
        at_home=sum(told.begins_at_home() for told in one_weak),
    )


def entropy(counts: Iterable[int]) -> float:
    """Shannon's entropy of what was counted, in bits; 0 of nothing."""
    present = [count for count in counts if count]
    return sum(count / sum(present) * log2(sum(present) / count) for count in present)


def _firsts(respondents: Iterable[Told]) -> Counter[str]:
    return Counter(told.first for told in respondents if told.first is not None)


def _with_needs(slugs: Iterable[str], instrument: Instrument) -> set[str]:
    """The playbooks and all that they need, transitively."""
    found = list(slugs)
    for slug in found:
        found += [need for need in instrument.treatments[slug].needs if need not in found]
    return set(found)
