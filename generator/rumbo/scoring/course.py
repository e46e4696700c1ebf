"""In which order remedies are taken, for one respondent or for several (SC-16, SC-17, TM-10).

One respondent is a team of one: what holds for at least half of one holds for it, and its mean is its own.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from rumbo.scoring.agreement import mean
from rumbo.scoring.contract import OVERALL
from rumbo.scoring.instrument import Item, Treatment
from rumbo.scoring.mendable import presses_on, remedies_of
from rumbo.scoring.nodes import NOTHING
from rumbo.scoring.outlook import MENDED, Ground, Outlook

ABOUT_EQUAL = Fraction(2, 3)
"""From this part of another's quotient on, a remedy is about as good (SC-17)."""


@dataclass(frozen=True)
class Mending:
    """Some items of one respondent that are to be mended, and which playbook mends which."""

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

    @cached_property
    def met(self) -> frozenset[str]:
        """SC-16: playbooks that an answered question names, for any of its answers, and no mendable one calls for."""
        answered = (item for item in self.ground.instrument.items.values() if self.ground.responses[item.id].is_answer)
        return frozenset(slug for item in answered for slug in item.all_remedies if slug not in self.mended_by)

    def mends(self, slugs: Iterable[str]) -> list[str]:
        """The items that these remedies mend together."""
        return list(dict.fromkeys(item for slug in slugs for item in self.mended_by.get(slug, ())))

    def is_urgent(self, slug: str, outlook: Outlook) -> bool:
        """SC-17 (a): whether it mends something not mended yet that presses on what the overall value hangs on."""
        return any(
            outlook.responses[item] is not MENDED and not outlook.ruling.isdisjoint(self._pressed[item])
            for item in self.mended_by.get(slug, ())
        )

    def gains(self, closure: Iterable[str], outlook: Outlook) -> tuple[Fraction, Fraction]:
        """What these remedies add overall, and to the uncapped weighted mean."""
        fresh = [item for item in self.mends(closure) if outlook.responses[item] is not MENDED]
        if not fresh:
            return NOTHING, NOTHING
        return outlook.gain(OVERALL, fresh), sum((self.ground.leverage.get(item, NOTHING) for item in fresh), NOTHING)

    @cached_property
    def _pressed(self) -> dict[str, frozenset[str]]:
        return {item.id: presses_on(item, self.ground.responses[item.id]) for item in self.items}


@dataclass(frozen=True)
class Course:
    """The order of the remedies of at least one respondent; `weak` are the weak dimensions."""

    parts: Sequence[Mending]
    weak: Collection[str]

    def emit(self) -> tuple[list[str], set[str]]:
        """SC-17: every remedy after what it needs, best first, and those about as good as the one taken before."""
        emitted: list[str] = []
        close: set[str] = set()
        outlooks = [part.ground.today() for part in self.parts]
        rivals: Mapping[str, _Worth] = {}
        last = ""
        while left := [slug for slug in self.mended_by if slug not in emitted]:
            worths = {slug: self._worth(slug, outlooks, emitted) for slug in self._level(left, outlooks)}
            chosen = min(worths, key=lambda slug: worths[slug].rank)
            if chosen in rivals and rivals[chosen].is_close_to(rivals[last]):
                close.add(chosen)
            outlooks = self.mended(outlooks, worths[chosen].closure)
            emitted += worths[chosen].closure
            rivals, last = worths, chosen
        return emitted, close

    def mended(self, outlooks: Sequence[Outlook], slugs: Collection[str]) -> list[Outlook]:
        """Everybody's outlook once these are done too."""
        pairs = zip(self.parts, outlooks, strict=True)
        return [outlook.with_mended(items) if (items := part.mends(slugs)) else outlook for part, outlook in pairs]

    @cached_property
    def mended_by(self) -> dict[str, tuple[str, ...]]:
        """The items that each remedy mends for anybody; remedies in order of first mention."""
        found = {slug: [part.mended_by.get(slug, ()) for part in self.parts] for slug in self._treatments}
        merged = {
            slug: tuple(dict.fromkeys(item for items in lists for item in items)) for slug, lists in found.items()
        }
        return {slug: items for slug, items in merged.items() if items}

    def closure(self, slug: str, emitted: Iterable[str]) -> dict[str, None]:
        """SC-16: the remedy after its unmet prerequisites, depth first, less what is already emitted."""
        found: dict[str, None] = {}
        self._collect(slug, set(emitted), found)
        return found

    def needs(self, slug: str) -> tuple[str, ...]:
        """What a playbook needs to be done first; nothing for one that no answer leads to."""
        return self._treatments[slug].needs if slug in self._treatments else ()

    def _collect(self, slug: str, emitted: set[str], found: dict[str, None]) -> None:
        if slug in emitted or slug in found:
            return
        for need in self.needs(slug):
            if not self._is_met(need):
                self._collect(need, emitted, found)
        found[slug] = None

    def _is_met(self, slug: str) -> bool:
        return self._is_most(slug in part.met for part in self.parts)

    def _is_most(self, verdicts: Iterable[bool]) -> bool:
        """Whether something holds for at least half of the people."""
        return 2 * sum(verdicts) >= len(self.parts)

    def _level(self, left: Sequence[str], outlooks: Sequence[Outlook]) -> list[str]:
        """SC-17 (a) and (b): those that come first before any gain counts, in order of first mention (d)."""
        pairs = list(zip(self.parts, outlooks, strict=True))
        urgent = [slug for slug in left if self._is_most(part.is_urgent(slug, outlook) for part, outlook in pairs)]
        first = urgent or left
        earliest = min(self._position[slug] for slug in first)
        return [slug for slug in first if self._position[slug] == earliest]

    @cached_property
    def _position(self) -> Mapping[str, int]:
        """SC-17 (b): where in `order` the first weak dimension stands that each remedy mends something of."""
        ground = self.parts[0].ground
        order, above = ground.instrument.order, ground.above
        rank = {id_: place for place, id_ in enumerate(order) if id_ in self.weak}
        return {
            slug: min((rank.get(node, len(order)) for item in items for node in above[item]), default=len(order))
            for slug, items in self.mended_by.items()
        }

    def _worth(self, slug: str, outlooks: Sequence[Outlook], emitted: Iterable[str]) -> "_Worth":
        closure = tuple(self.closure(slug, emitted))
        gains = [part.gains(closure, outlook) for part, outlook in zip(self.parts, outlooks, strict=True)]
        effort = sum((self._treatments[part].effort for part in closure), NOTHING)
        return _Worth(closure, mean([gain for gain, _ in gains]) / effort, mean([lever for _, lever in gains]) / effort)

    @property
    def _treatments(self) -> Mapping[str, Treatment]:
        return self.parts[0].ground.instrument.treatments


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
