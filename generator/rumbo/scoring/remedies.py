"""From weaknesses to playbooks: what can be mended, by which remedy, in which order (SC-13 to SC-18)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from rumbo.model import OVERALL
from rumbo.scoring.instrument import Item
from rumbo.scoring.outlook import MENDED, Ground, Outlook
from rumbo.scoring.states import Response

OFFERED_WITHOUT_WEAKNESS = 3


@dataclass(frozen=True, slots=True)
class Mend:
    """One question that a remedy mends, and what that alone gives back (of the overall score, 0 to 100)."""

    question: str
    gain: Fraction


@dataclass(frozen=True, slots=True)
class Remedy:
    """One playbook of the path. `gain` is the benefit of all that it mends, by itself; gains overlap.

    `needed_by` says for whom one was brought in that mends nothing itself.
    """

    playbook: str
    gain: Fraction
    mends: tuple[Mend, ...]
    needed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """The remedies in order; `for_weakness` is False where they only offer the largest gains (SC-18)."""

    remedies: tuple[Remedy, ...]
    for_weakness: bool


def is_weak(item: Item, response: Response) -> bool:
    """SC-14 for a question: answered, and its share of points below the limit."""
    return response.is_answer and response.s is not None and 100 * response.s < item.weak_below


def prescribe(ground: Ground) -> Path:
    """The path of remedies for one respondent."""
    weaknesses = Prescription(ground, tuple(mendable(ground)))
    if weaknesses.items:
        return Path(tuple(weaknesses.path()), for_weakness=True)
    offers = Prescription(ground, ground.improvable).alone()
    best = sorted(offers, key=lambda remedy: -remedy.gain)[:OFFERED_WITHOUT_WEAKNESS]
    return Path(tuple(best), for_weakness=False)


def mendable(ground: Ground) -> Iterator[Item]:
    """SC-14: improvable items that are weak, lie in a weak dimension or hold a binding cap."""
    binding = binding_items(ground)
    weak_nodes = set(weak_dimensions(ground))
    for item in ground.improvable:
        weak = is_weak(item, ground.responses[item.id])
        if weak or item.id in binding or weak_nodes.intersection(ground.above[item.id]):
            yield item


def binding_items(ground: Ground) -> set[str]:
    """The items that hold a cap binding on any node."""
    return {ceiling.item for figures in ground.figures.values() for ceiling in figures.capped_by}


def weak_dimensions(ground: Ground) -> Iterator[str]:
    """SC-14: the dimensions whose band is a weak one; those not scored have no band."""
    for id_, figures in ground.figures.items():
        value = figures.value if figures.counts and id_ != OVERALL else None
        if value is not None and ground.instrument.zone(value).weak:
            yield id_


def remedies_of(item: Item, response: Response) -> tuple[str, ...]:
    """SC-13: the chosen answers' own lists in the order of the file, else what holds for the question."""
    own = [item.own_remedies[id_] for id_ in item.shares if id_ in response.chosen and id_ in item.own_remedies]
    return tuple(dict.fromkeys(slug for slugs in own for slug in slugs)) if own else item.remedies


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

    def alone(self) -> Iterator[Remedy]:
        """Every remedy by itself, in order of first mention."""
        for slug in self.mended_by:
            yield self._remedy(slug, ())

    def path(self) -> Iterator[Remedy]:
        """SC-17: the best remedy after what it needs, again and again until all are emitted."""
        emitted: list[str] = []
        outlook = self.ground.today()
        while left := [slug for slug in self.mended_by if slug not in emitted]:
            chosen = min(left, key=lambda slug: self._key(slug, outlook, emitted))
            closure = self.closure(chosen, emitted)
            outlook = outlook.with_mended(self._mends(closure))
            emitted += closure
        for slug in emitted:
            yield self._remedy(slug, emitted)

    def closure(self, slug: str, emitted: Iterable[str]) -> dict[str, None]:
        """SC-16: the remedy after its prerequisites, depth first, less what is already emitted."""
        found: dict[str, None] = {}
        self._collect(slug, set(emitted), found)
        return found

    def _collect(self, slug: str, emitted: set[str], found: dict[str, None]) -> None:
        if slug in emitted or slug in found:
            return
        for need in self.ground.instrument.treatments[slug].needs:
            self._collect(need, emitted, found)
        found[slug] = None

    def _mends(self, slugs: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(item for slug in slugs for item in self.mended_by.get(slug, ())))

    def _key(self, slug: str, outlook: Outlook, emitted: Iterable[str]) -> tuple[bool, int, Fraction, Fraction]:
        """The key of SC-17, smallest first; (d) is the order in which `mended_by` stands."""
        closure = self.closure(slug, emitted)
        fresh = [item for item in self._mends(closure) if outlook.responses[item] is not MENDED]
        effort = sum((self.ground.instrument.treatments[part].effort for part in closure), Fraction(0))
        frees = any(item in self._binding and item in fresh for item in self.mended_by[slug])
        leverage = sum((self.ground.leverage.get(item, Fraction(0)) for item in fresh), Fraction(0))
        return not frees, self._position[slug], -outlook.gain(OVERALL, fresh) / effort, -leverage / effort

    @cached_property
    def _binding(self) -> set[str]:
        return binding_items(self.ground)

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

    def _remedy(self, slug: str, emitted: Iterable[str]) -> Remedy:
        today = self.ground.today()
        mends = tuple(Mend(item, today.gain_of_one(OVERALL, item)) for item in self.mended_by.get(slug, ()))
        treatments = self.ground.instrument.treatments
        needed_by = () if mends else tuple(other for other in emitted if slug in treatments[other].needs)
        return Remedy(slug, today.gain(OVERALL, [mend.question for mend in mends]), mends, needed_by)
