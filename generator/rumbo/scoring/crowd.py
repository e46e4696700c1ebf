"""Respondents out of dice: random answers to a whole diagnostic, the same from the same dice (a study of SC-17).

Everyone has a leaning in each top dimension: of two answers drawn there, all alike likely, they give the better one,
the worse one or just the first. Answers that anyone could give independently would make everybody mediocre.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from random import Random
from typing import Literal, assert_never

from rumbo.scoring.figures import decimal
from rumbo.scoring.instrument import Instrument, Item
from rumbo.scoring.measures import Number, One, Some
from rumbo.scoring.mendable import weak_dimensions
from rumbo.scoring.nodes import evaluate
from rumbo.scoring.outlook import Ground
from rumbo.scoring.states import response_to, settle

Leaning = Literal["worse", "either", "better"]

LEANINGS: tuple[Leaning, ...] = ("worse", "either", "better")
MOST_DRAWS = 40
"""How often somebody weak in one dimension alone is looked for: some questionnaires hardly have any."""
PARTS = 100
TYPED_DECIMALS = 6


@dataclass(frozen=True)
class Crowd:
    """Whoever may come to one diagnostic."""

    instrument: Instrument
    dice: Random

    def anyone(self) -> Ground:
        """Somebody with a leaning of their own in each top dimension."""
        return self.respondent({node.id: self.dice.choice(LEANINGS) for node in self.instrument.overall.nodes})

    def weak_in_one(self) -> Ground | None:
        """Somebody whose weak dimensions all lie in one top dimension, which is any; None where none was found."""
        tops = [node.id for node in self.instrument.overall.nodes]
        weak = self.dice.choice(tops)
        for _ in range(MOST_DRAWS):
            ground = self.respondent({id_: "worse" if id_ == weak else "better" for id_ in tops})
            if weak_tops(ground) == {weak}:
                return ground
        return None

    def respondent(self, leanings: Mapping[str, Leaning]) -> Ground:
        """Somebody with these leanings in the top dimensions, who answers all that they are shown."""
        told = {key: self.dice.choice(sorted(options)) for key, options in self.instrument.profile.items()}
        answers = {id_: self._leaning_answer(item, leanings[self._top[id_]]) for id_, item in self._items}
        responses = settle(self.instrument, answers, told).responses
        return Ground(self.instrument, responses, evaluate(self.instrument, responses))

    @cached_property
    def _items(self) -> tuple[tuple[str, Item], ...]:
        return tuple(self.instrument.items.items())

    @cached_property
    def _top(self) -> dict[str, str]:
        return {item.id: node.id for node in self.instrument.overall.nodes for item in node.all_items()}

    def _leaning_answer(self, item: Item, leaning: Leaning) -> object:
        first, second = self._answer(item), self._answer(item)
        if leaning == "either":
            return first
        worse, better = sorted((first, second), key=lambda answer: _share(item, answer))
        return better if leaning == "better" else worse

    def _answer(self, item: Item) -> object:
        """Any answer: one of the options, ranges or states allowed, ticks that each are there or not."""
        states, ids = sorted(item.allow), list(item.measure.shares)
        place = self.dice.randrange(len(states) + max(len(ids), 1))
        if place < len(states):
            return states[place]
        match item.measure:
            case One():
                return self.dice.choice(ids)
            case Some() as measure:
                return self._some(measure, ids)
            case Number() as measure:
                return _written(self._number(measure), measure)
            case other:
                assert_never(other)

    def _some(self, measure: Some, ids: list[str]) -> list[str]:
        if measure.most is not None:
            return self.dice.sample(ids, measure.most)
        ticked = [id_ for id_ in ids if id_ not in measure.exclusive and self.dice.random() < 1 / 2]
        return ticked or [self.dice.choice(sorted(measure.exclusive) or ids)]

    def _number(self, measure: Number) -> Fraction:
        if measure.starts:
            return self.dice.choice(measure.starts)[1]
        return measure.low + (measure.high - measure.low) * self.dice.randrange(PARTS + 1) / PARTS


def weak_tops(ground: Ground) -> set[str]:
    """The top dimensions that are weak or hold a weak one."""
    weak = set(weak_dimensions(ground))
    return {top.id for top in ground.instrument.overall.nodes if any(node.id in weak for node in top.walk())}


def _share(item: Item, answer: object) -> Fraction:
    """What leanings go by; a state without a share is neither good nor bad."""
    s = response_to(item, answer).s
    return Fraction(1, 2) if s is None else s


def _written(number: Fraction, measure: Number) -> str:
    """The next number above that has six decimals, as somebody would type it."""
    grid = 10**TYPED_DECIMALS
    return decimal(min(ceil(number * grid), floor(measure.high * grid)), TYPED_DECIMALS)
