"""How several people answered one question: counts, what was not answered, picks that coincide (TM-4, TM-7)."""

from collections.abc import Sequence
from fractions import Fraction

from rumbo.scoring.agreement import LEVELS, overlap
from rumbo.scoring.contract import OptionCount, Overlap, Unanswered
from rumbo.scoring.disclosure import FEWEST_FOR_SPREAD
from rumbo.scoring.figures import difference
from rumbo.scoring.instrument import Item
from rumbo.scoring.measures import One, Some
from rumbo.scoring.people import PAIR, Person
from rumbo.scoring.states import Response
from rumbo.scoring.telling import PERCENT, Place


def place_of(item: Item, decimals: int) -> Place:
    """What a question makes of values."""
    return Place(
        levels=max(len(set(item.measure.shares.values())), 2) if isinstance(item.measure, One) else LEVELS,
        is_strong=lambda level: level >= item.weak_below,
        printed=lambda level: difference(level, PERCENT, decimals),
    )


def options_told(item: Item, answers: Sequence[tuple[int, Response]], *, everything: bool) -> list[OptionCount]:
    """How many chose each option or range, and who did where everything is told."""
    chosen = {id_: [place for place, response in answers if id_ in response.chosen] for id_ in item.measure.shares}
    return [{"option": id_, "n": len(places), "people": places if everything else []} for id_, places in chosen.items()]


def unanswered_by(item: Item, people: Sequence[Person]) -> Unanswered:
    """How many gave no answer, for each reason."""
    states = [person.responses[item.id].state for person in people]
    return {
        "not-applicable": states.count("not-applicable"),
        "dont-know": states.count("dont-know"),
        "blank": states.count("blank"),
        "hidden": states.count("hidden"),
    }


def overlap_told(item: Item, answers: Sequence[tuple[int, Response]], *, everything: bool) -> Overlap | None:
    """How many picks coincide on average; None of a question where nobody picks, and of too few people."""
    measure, picks = item.measure, [response.chosen for _, response in answers if response.chosen]
    fewest = PAIR if everything else FEWEST_FOR_SPREAD
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
