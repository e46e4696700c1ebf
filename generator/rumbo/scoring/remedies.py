"""From weaknesses to playbooks: which remedies, in which order, and why (SC-16 to SC-18)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from rumbo.scoring.contract import OVERALL, Tier
from rumbo.scoring.instrument import Item
from rumbo.scoring.mendable import comes_first, mendable, remedies_of, weak_dimensions
from rumbo.scoring.outlook import MENDED, Ground, Outlook

OFFERED_WITHOUT_WEAKNESS = 3
NEXT = 2
"""How many remedies follow the one to do now."""
ABOUT_EQUAL = Fraction(2, 3)
"""From this part of another's quotient on, a remedy is about as good (SC-17)."""


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


def prescribe(ground: Ground) -> RemedyPath:
    """The path of remedies for one respondent."""
    found, for_weakness = prescription(ground)
    return RemedyPath(tuple(found.path() if for_weakness else found.largest()), for_weakness)


def prescription(ground: Ground) -> "tuple[Prescription, bool]":
    """What remedies what can be mended, and whether that is a weakness: without one all that could be better counts."""
    weaknesses = Prescription(ground, tuple(mendable(ground)))
    return (weaknesses, True) if weaknesses.items else (Prescription(ground, ground.improvable), False)


@dataclass(frozen=True)
class Prescription:
    """The remedies of some items of one respondent."""

    ground: Ground
    items: tuple[Item, ...]

    @cached_property
    def mended_by(self) -> dict[str, tuple[str, ...]]:
        """The items that each remedy mends, in file order; remedies in order of first mention."""
        found: dict[str, list[str]] = {slug: [] for slug in self.ground.instrument.treatments}
        for item in self.items:
            for slug in remedies_of(item, self.ground.responses[item.id]):
                found[slug].append(item.id)
        return {slug: tuple(items) for slug, items in found.items() if items}

    def largest(self) -> list[Remedy]:
        """The three largest gains, each by itself; of equals the first mentioned (SC-18)."""
        today = self.ground.today()
        gains = {slug: today.gain(OVERALL, items) for slug, items in self.mended_by.items()}
        return self._told(sorted(gains, key=lambda slug: -gains[slug])[:OFFERED_WITHOUT_WEAKNESS], ())

    def path(self) -> list[Remedy]:
        """SC-17: the best remedy after what it needs, again and again until all are emitted."""
        emitted: list[str] = []
        close: set[str] = set()
        outlook = self.ground.today()
        rivals: Mapping[str, _Worth] = {}
        last = ""
        while left := [slug for slug in self.mended_by if slug not in emitted]:
            worths = {slug: self._worth(slug, outlook, emitted) for slug in self._level(left, outlook)}
            chosen = min(worths, key=lambda slug: worths[slug].rank)
            if chosen in rivals and rivals[chosen].is_close_to(rivals[last]):
                close.add(chosen)
            outlook = outlook.with_mended(self._mends(worths[chosen].closure))
            emitted += worths[chosen].closure
            rivals, last = worths, chosen
        return self._told(emitted, close)

    def closure(self, slug: str, emitted: Iterable[str]) -> dict[str, None]:
        """SC-16: the remedy after its unmet prerequisites, depth first, less what is already emitted."""
        found: dict[str, None] = {}
        self._collect(slug, set(emitted), found)
        return found

    def _collect(self, slug: str, emitted: set[str], found: dict[str, None]) -> None:
        if slug in emitted or slug in found:
            return
        for need in self._needs(slug):
            if need not in self.met:
                self._collect(need, emitted, found)
        found[slug] = None

    @cached_property
    def met(self) -> frozenset[str]:
        """SC-16: playbooks that an answered question names, for any of its answers, and no mendable one calls for."""
        answered = (item for item in self.ground.instrument.items.values() if self.ground.responses[item.id].is_answer)
        return frozenset(slug for item in answered for slug in item.all_remedies if slug not in self.mended_by)

    def _needs(self, slug: str) -> tuple[str, ...]:
        return self.ground.instrument.treatments[slug].needs

    def _mends(self, slugs: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(item for slug in slugs for item in self.mended_by.get(slug, ())))

    def _level(self, left: Sequence[str], outlook: Outlook) -> list[str]:
        """SC-17 (a) and (b): those that come first before any gain counts, in order of first mention (d)."""
        waiting = {item for item in self._urgent if outlook.responses[item] is not MENDED}
        first = [slug for slug in left if waiting.intersection(self.mended_by[slug])] or left
        earliest = min(self._position[slug] for slug in first)
        return [slug for slug in first if self._position[slug] == earliest]

    def _worth(self, slug: str, outlook: Outlook, emitted: Iterable[str]) -> "_Worth":
        closure = tuple(self.closure(slug, emitted))
        fresh = [item for item in self._mends(closure) if outlook.responses[item] is not MENDED]
        effort = sum((self.ground.instrument.treatments[part].effort for part in closure), Fraction(0))
        leverage = sum((self.ground.leverage.get(item, Fraction(0)) for item in fresh), Fraction(0))
        return _Worth(closure, outlook.gain(OVERALL, fresh) / effort, leverage / effort)

    @cached_property
    def _urgent(self) -> frozenset[str]:
        return frozenset(item.id for item in self.items if comes_first(item, self.ground.responses[item.id]))

    @cached_property
    def _position(self) -> Mapping[str, int]:
        """SC-17 (b): where in `order` the first weak dimension stands that each remedy mends something of."""
        order, weak = self.ground.instrument.order, set(weak_dimensions(self.ground))
        rank = {id_: place for place, id_ in enumerate(order) if id_ in weak}
        above = self.ground.above
        return {
            slug: min((rank.get(node, len(order)) for item in items for node in above[item]), default=len(order))
            for slug, items in self.mended_by.items()
        }

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
        return Remedy(
            playbook=slug,
            tier="now" if place == 0 else "next" if place <= NEXT else "later",
            gain=then.since(today, OVERALL),
            after=after,
            moves=self._moves(then),
            close=close,
            mends=tuple(Mend(item, today.gain_of_one(OVERALL, item)) for item in items),
            needed_by=() if items else tuple(other for other in emitted if slug in self._needs(other)),
            has=tuple(need for need in self._needs(slug) if need in self.met),
        )

    def _moves(self, then: Outlook) -> Move | None:
        """The top dimension that is raised most; of equals the first in the file."""
        found: Move | None = None
        for node in self.ground.instrument.overall.nodes:
            start, end = self.ground.figures[node.id].value, then.values[node.id]
            if start is not None and end is not None and end - start > (found.end - found.start if found else 0):
                found = Move(node.id, start, end)
        return found


@dataclass(frozen=True, slots=True)
class _Worth:
    """SC-17 (c): what a remedy with what it needs gives by the hour, by the score and by the uncapped weighted mean."""

    closure: tuple[str, ...]
    gain: Fraction
    leverage: Fraction

    @property
    def rank(self) -> tuple[Fraction, Fraction]:
        """The smallest comes first."""
        return -self.gain, -self.leverage

    def is_close_to(self, taken: "_Worth") -> bool:
        """Whether it was about as good as the one that was taken, with which it stood level in (a) and (b)."""
        mine, best = (self.gain, taken.gain) if taken.gain or self.gain else (self.leverage, taken.leverage)
        return mine >= ABOUT_EQUAL * best
