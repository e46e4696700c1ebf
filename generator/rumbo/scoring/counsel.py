"""Which playbooks a plan starts with (PL-1, PL-2): the first remedies not yet done, and what they need.

Knows no dates and no words. Its twin is templates/assets/js/scoring/counsel.mjs.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rumbo.scoring.contract import Answers, Catalogue, Given
from rumbo.scoring.instrument import Instrument
from rumbo.scoring.nodes import evaluate
from rumbo.scoring.outlook import Ground
from rumbo.scoring.remedies import prescribe, prescription
from rumbo.scoring.states import settle

AT_FIRST = 3
"""How many remedies of a result a plan takes up: a list of twelve urgent things is no plan."""
AT_ONCE = 2
"""How many playbooks run at once where nothing else is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counsel:
    """What a respondent's answers say to a plan.

    `order` are the remedies of SC-17, `mends` the items that each playbook mends, `met` the playbooks that the answers
    show as there already (SC-16). `answers` are those that were taken.
    """

    ground: Ground
    answers: Answers
    order: tuple[str, ...]
    mends: Mapping[str, tuple[str, ...]]
    met: frozenset[str]


def counsel(instrument: Instrument, given: Given) -> Counsel:
    """What a file of answers says to a plan; what cannot be taken is left out."""
    settled = settle(instrument, given.get("answers", {}), given.get("profile", {}))
    ground = Ground(instrument, settled.responses, evaluate(instrument, settled.responses))
    found, _ = prescription(ground)
    return Counsel(
        ground=ground,
        answers=_taken(instrument, given, {entry.question for entry in settled.ignored}),
        order=tuple(remedy.playbook for remedy in prescribe(ground).remedies),
        mends=found.mended_by,
        met=found.mending.met,
    )


def at_first(order: Iterable[str], done: Collection[str]) -> list[str]:
    """The first remedies that are not done (PL-1)."""
    return [slug for slug in order if slug not in done][:AT_FIRST]


def at_once(catalogue: Catalogue, told: Counsel | None) -> int:
    """How many playbooks run at once unless somebody says so: one where the profile is too small for two (PL-1)."""
    if told is None:
        return AT_ONCE
    slow, profile = catalogue["one_at_a_time"].get(told.answers["diagnostic"], []), told.answers.get("profile", {})
    return 1 if slow and all(profile.get(clause["key"]) in clause["any_of"] for clause in slow) else AT_ONCE


def with_needs(wanted: Iterable[str], needs: Mapping[str, Sequence[str]], had: Collection[str]) -> list[str]:
    """These after what they need and is not there already, depth first; what no catalogue holds is left out (PL-2)."""
    found: dict[str, None] = {}
    begun: set[str] = set()

    def take(slug: str) -> None:
        if slug in begun or slug not in needs:
            return
        begun.add(slug)
        for need in needs[slug]:
            if need not in had:
                take(need)
        found[slug] = None

    for slug in wanted:
        take(slug)
    return list(found)


def _taken(instrument: Instrument, given: Given, ignored: Collection[str]) -> Answers:
    answers, profile = given.get("answers", {}), given.get("profile", {})
    return {
        "diagnostic": instrument.diagnostic,
        "version": instrument.version,
        "hash": instrument.hash,
        "answers": {id_: _plain(answers[id_]) for id_ in _ordered(instrument.items, answers) if id_ not in ignored},
        "profile": {id_: str(profile[id_]) for id_ in _ordered(instrument.profile, profile) if id_ not in ignored},
    }


def _ordered(known: Iterable[str], given: Mapping[str, object]) -> list[str]:
    """In the order of the file, but ids that are whole numbers first: in a browser no object has another order."""
    found = [id_ for id_ in known if id_ in given]
    numbers = sorted((id_ for id_ in found if id_.isdigit() and str(int(id_)) == id_), key=int)
    return [*numbers, *(id_ for id_ in found if id_ not in numbers)]


def _plain(answer: object) -> str | list[str]:
    return [str(part) for part in answer] if isinstance(answer, list | tuple) else str(answer)
