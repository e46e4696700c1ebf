"""What an answer opens (SC-20): questions hidden now that would be asked, were some answered at their best."""

from collections.abc import Iterable

from rumbo.scoring import measures
from rumbo.scoring.instrument import Instrument, Item
from rumbo.scoring.states import Response, Settled, answered, settled_with


def opened(instrument: Instrument, settled: Settled, items: Iterable[str]) -> int:
    """How many scored questions of these answers, hidden now, would be asked once those items stand at their best."""
    best = {id_: best_answer(instrument.items[id_]) for id_ in items}
    then = settled_with(instrument, settled, best)
    return sum(now.state == "hidden" and then[id_].state != "hidden" for id_, now in settled.responses.items())


def best_answer(item: Item) -> Response:
    """The first best answer in file order."""
    return answered(measures.best(item.measure))
