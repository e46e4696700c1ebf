"""From an answers file to the state of every item (SC-2, SC-3).

An answer that is not valid counts as blank and is reported, never repaired. Nothing here knows nodes,
caps or bands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from rumbo.scoring.contract import DONT_KNOW, NOT_APPLICABLE, Reason, State
from rumbo.scoring.instrument import Condition, Instrument, Item
from rumbo.scoring.measures import Invalid, Taken, take

Visibility = Literal["true", "undecided", "false"]


@dataclass(frozen=True, slots=True)
class Response:
    """The state of one item. `s` is None unless it counts; `chosen` are option or range ids.

    `missing` are the options of several that an answer leaves out. `left_out` says that not applying is what hid it: a
    condition that names it passes that on.
    """

    state: State
    s: Fraction | None = None
    chosen: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    left_out: bool = False

    @property
    def is_answer(self) -> bool:
        """Whether the respondent answered: don't know as lowest is an answer, hidden as lowest is not."""
        return self.state == "answered" or (self.state == "dont-know" and self.s is not None)

    @property
    def is_open(self) -> bool:
        """Whether it counts as blank (K of SC-4)."""
        return self.state == "blank" or (self.state == "dont-know" and self.s is None)


@dataclass(frozen=True, slots=True)
class Ignored:
    """An answer that was not taken, and why."""

    question: str
    reason: Reason


BLANK = Response("blank")


@dataclass(frozen=True, slots=True)
class Settled:
    """One respondent: the response to every item by id, in file order, and what it was made of.

    `given` are the responses before any condition, `profile` the known answers about the respondent.
    """

    responses: Mapping[str, Response]
    given: Mapping[str, Response]
    profile: Mapping[str, str]
    ignored: tuple[Ignored, ...]


def settle(instrument: Instrument, answers: Mapping[str, object], profile: Mapping[str, object]) -> Settled:
    """What every answer counts as, once all conditions are applied, and the answers that were ignored."""
    ignored: list[Ignored] = []
    known = _known_profile(instrument, profile, ignored)
    given: dict[str, Response] = {}
    for item in instrument.items.values():
        try:
            given[item.id] = response_to(item, answers[item.id]) if item.id in answers else BLANK
        except Invalid as invalid:
            given[item.id] = BLANK
            ignored.append(Ignored(item.id, invalid.reason))
    ignored += [Ignored(key, "unknown-question") for key in _unknown(answers, instrument.items)]
    return Settled(_visible(instrument, given, known), given, known, tuple(ignored))


def settled_with(instrument: Instrument, settled: Settled, changes: Mapping[str, Response]) -> dict[str, Response]:
    """The responses of the same respondent with other answers to some items: conditions are applied anew."""
    return _visible(instrument, {**settled.given, **changes}, settled.profile)


def visibility(
    instrument: Instrument, answers: Mapping[str, object], profile: Mapping[str, object]
) -> dict[str, Visibility]:
    """What the conditions of every item and of all that encloses it say, for a form that shows and hides (SC-3).

    An undecided item counts as blank: it waits for an earlier answer.
    """
    settled = settle(instrument, answers, profile)
    return {item.id: _visibility(item, settled.responses, settled.profile) for item in instrument.items.values()}


def _visibility(item: Item, settled: Mapping[str, Response], profile: Mapping[str, str]) -> Visibility:
    verdicts = {verdict(condition, settled, profile) for condition in item.conditions}
    if verdicts & {"against", "not-applicable"}:
        return "false"
    return "undecided" if "undecided" in verdicts else "true"


def _unknown(given: Iterable[str], known: Iterable[str]) -> list[str]:
    """Keys that no question has, in the order in which JavaScript sorts text (UTF-16 code units)."""
    return sorted(set(given) - set(known), key=lambda key: key.encode("utf-16-be", "surrogatepass"))


def _known_profile(instrument: Instrument, given: Mapping[str, object], ignored: list[Ignored]) -> dict[str, str]:
    known: dict[str, str] = {}
    for key, options in instrument.profile.items():
        value = given.get(key)
        if isinstance(value, str) and value in options:
            known[key] = value
        elif key in given:
            ignored.append(Ignored(key, "unknown-option"))
    ignored += [Ignored(key, "unknown-question") for key in _unknown(given, instrument.profile)]
    return known


def response_to(item: Item, value: object) -> Response:
    """What one value of an answers file counts as, conditions aside.

    Raises:
        Invalid: it is no answer to this question.
    """
    if value in (NOT_APPLICABLE, DONT_KNOW):
        return _unanswered(item, str(value))
    taken = take(item.measure, value)
    return answered(taken) if taken else BLANK


def answered(taken: Taken) -> Response:
    """A valid answer as a response."""
    return Response("answered", taken.s, taken.chosen, taken.missing)


def _unanswered(item: Item, state: str) -> Response:
    if state not in item.allow:
        raise Invalid("not-allowed")
    if state == NOT_APPLICABLE:
        return Response("not-applicable")
    return Response("dont-know", Fraction(0) if item.dont_know == "lowest" else None)


def _visible(instrument: Instrument, given: Mapping[str, Response], profile: Mapping[str, str]) -> dict[str, Response]:
    """Apply the conditions in file order: what one names has been settled before it (SC-3)."""
    settled: dict[str, Response] = {}
    for item in instrument.items.values():
        verdicts = {verdict(condition, settled, profile) for condition in item.conditions}
        settled[item.id] = shown(item, given[item.id], verdicts)
    return settled


Verdict = Literal["true", "undecided", "against", "not-applicable"]


def verdict(condition: Condition, settled: Mapping[str, Response], profile: Mapping[str, str]) -> Verdict:
    """What one key of a condition says, once everything before its question is settled."""
    if condition.key not in settled:
        option = profile.get(condition.key)
        return "true" if option is None or option in condition.any_of else "against"
    response = settled[condition.key]
    if response.is_open:
        return "undecided"
    if response.state == "not-applicable" or response.left_out:
        return "not-applicable"
    return "true" if response.chosen & condition.any_of else "against"


def shown(item: Item, given: Response, verdicts: set[Verdict]) -> Response:
    """The response once the verdicts on all its keys are in.

    Not applying beats being decided against, so that no order of the keys can change a number.
    """
    if "not-applicable" in verdicts:
        return Response("hidden", left_out=True)
    if "against" in verdicts:
        return Response("hidden", Fraction(0) if item.when_hidden == "lowest" else None)
    return BLANK if "undecided" in verdicts else given
