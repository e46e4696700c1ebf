"""From weaknesses to playbooks: which remedies, in which order, and why (SC-16 to SC-18)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from rumbo.scoring.contract import OVERALL, Tier
from rumbo.scoring.course import Course, Mending
from rumbo.scoring.instrument import Item
from rumbo.scoring.mendable import mendable, weak_dimensions
from rumbo.scoring.outlook import Ground, Outlook

OFFERED_WITHOUT_WEAKNESS = 3
NEXT = 2
"""How many remedies follow the one to do now."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One question that a remedy mends, and what that alone gives back (of the overall score, 0 to 100)."""

    question: str
    gain: Fraction


@dataclass(frozen=True, slots=True)
class Move:
    """The top dimension whose value a remedy's questions alone raise most, from and to what (0 to 100)."""

    dimension: str
    start: Fraction
    end: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """One playbook of the path (SC-18).

    `gain` is the benefit of all that it mends, by itself; gains overlap. `after` is the overall value once this and all
    before it are done. `close` says that it is about as good as the one taken before it. `needed_by` are those for whom
    one was brought in that mends nothing itself, `has` what it needs and the answers show as done.
    """

    playbook: str
    tier: Tier
    gain: Fraction
    after: Fraction | None
    moves: Move | None
    close: bool
    mends: tuple[Mend, ...]
    needed_by: tuple[str, ...]
    has: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemedyPath:
    """The remedies in order; `for_weakness` is False where they only offer the largest gains (SC-18)."""

    remedies: tuple[Remedy, ...]
    for_weakness: bool


def tier(place: int) -> Tier:
    """When the remedy at a place of a path is its turn (SC-18)."""
    return "now" if place == 0 else "next" if place <= NEXT else "later"


def prescribe(ground: Ground) -> RemedyPath:
    """The path of remedies for one respondent."""
    found, for_weakness = prescription(ground)
    return RemedyPath(tuple(found.path() if for_weakness else found.largest()), for_weakness)


def prescription(ground: Ground) -> "tuple[Prescription, bool]":
    """What remedies what can be mended, and whether that is a weakness: without one all that could be better counts."""
    weaknesses = Mending(ground, tuple(mendable(ground)))
    return (
        (Prescription(weaknesses), True)
        if weaknesses.items
        else (Prescription(Mending(ground, ground.improvable)), False)
    )


@dataclass(frozen=True)
class Prescription:
    """The remedies of some items of one respondent."""

    mending: Mending

    @property
    def ground(self) -> Ground:
        """All about the respondent."""
        return self.mending.ground

    @property
    def items(self) -> tuple[Item, ...]:
        """The items to mend."""
        return self.mending.items

    @property
    def mended_by(self) -> dict[str, tuple[str, ...]]:
        """The items that each remedy mends; remedies in order of first mention."""
        return self.mending.mended_by

    def largest(self) -> list[Remedy]:
        """The three largest gains, each by itself; of equals the first mentioned (SC-18)."""
        today = self.ground.today()
        gains = {slug: today.gain(OVERALL, items) for slug, items in self.mended_by.items()}
        return self._told(sorted(gains, key=lambda slug: -gains[slug])[:OFFERED_WITHOUT_WEAKNESS], ())

    def path(self) -> list[Remedy]:
        """SC-17: the best remedy after what it needs, again and again until all are emitted."""
        return self._told(*self.course.emit())

    @cached_property
    def course(self) -> Course:
        """One respondent is a team of one."""
        return Course((self.mending,), frozenset(weak_dimensions(self.ground)))

    def _told(self, emitted: Sequence[str], close: Iterable[str]) -> list[Remedy]:
        """The remedies of a path with all that explains them."""
        steps = accumulate(
            (self.mended_by.get(slug, ()) for slug in emitted), Outlook.with_mended, initial=self.ground.today()
        )
        return [
            self._remedy(slug, place, emitted, outlook.values[OVERALL], slug in close)
            for place, (slug, outlook) in enumerate(zip(emitted, list(steps)[1:], strict=True))
        ]

    def _remedy(self, slug: str, place: int, emitted: Sequence[str], after: Fraction | None, close: bool) -> Remedy:  # noqa: FBT001 - told by name below
        today, items = self.ground.today(), self.mended_by.get(slug, ())
        then = today.with_mended(items)
        needs = self.course.needs
        return Remedy(
            playbook=slug,
            tier=tier(place),
            gain=then.since(today, OVERALL),
            after=after,
            moves=self._moves(then),
            close=close,
            mends=tuple(Mend(item, today.gain_of_one(OVERALL, item)) for item in items),
            needed_by=() if items else tuple(other for other in emitted if slug in needs(other)),
            has=tuple(need for need in needs(slug) if need in self.mending.met),
        )

    def _moves(self, then: Outlook) -> Move | None:
        """The top dimension that is raised most; of equals the first in the file."""
        found: Move | None = None
        for node in self.ground.instrument.overall.nodes:
            start, end = self.ground.figures[node.id].value, then.values[node.id]
            if start is not None and end is not None and end - start > (found.end - found.start if found else 0):
                found = Move(node.id, start, end)
        return found
