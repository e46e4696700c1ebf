"""Random teams: documents of several people for a random questionnaire, some with names, some twice, some damaged."""

import json
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from property.documents import NONSENSE, circle
from rumbo.scoring.contract import ScoringDocument, Team
from rumbo.scoring.instrument import Instrument, read
from rumbo.scoring.people import Gathered, gather
from rumbo.scoring.team import assess_team

Json = dict[str, Any]
Handed = list[tuple[str, Any]]
NAMES = ("Ana", "Berta", "Ça", "Ana", "", "\u202eevil", " ", "x" * 81, "😀", None, 3)


@dataclass(frozen=True)
class Drawn:
    """What was handed in for a questionnaire, and how it is to be put together."""

    document: ScoringDocument
    handed: Handed
    group: str | None
    smallest: int
    conversation: str | None = None

    @property
    def instrument(self) -> Instrument:
        return read(self.document)

    def gathered(self) -> Gathered:
        return gather(self.instrument, self.handed)

    def team(self) -> Team:
        return assess_team(self.instrument, self.gathered().people, self.group, self.smallest, self.conversation)

    def told(self) -> Json:
        """What the Node that runs the browser's modules replies, from Python."""
        found = self.gathered()
        skipped = [{"source": entry.source, "reason": entry.reason} for entry in found.skipped]
        return {"team": self.team(), "skipped": skipped, "alike": list(found.alike)}

    def asked(self) -> Json:
        """What that Node is asked."""
        return {
            "document": self.document,
            "handed": self.handed,
            "group": self.group,
            "smallest": self.smallest,
            "conversation": self.conversation,
        }


def teams(*, most: int = 16, size: int = 8, damaged: bool = False) -> SearchStrategy[Drawn]:
    """Teams of at most so many people and about so many questions; shrinks to few."""
    return st.builds(
        drawn,
        seed=st.integers(0, 2**32 - 1),
        size=st.integers(1, size),
        people=st.integers(1, most),
        damaged=st.just(damaged),
    )


def drawn(seed: int, size: int, people: int, *, damaged: bool = False) -> Drawn:
    """The team that a seed stands for."""
    dice = Random(seed + 1)  # noqa: S311 - repeatable, no secret
    document, answers = circle(seed, size, people)
    named = dice.random() < 0.3
    handed: Handed = [(f"{place}.json", _signed(dice, given, named=named)) for place, given in enumerate(answers)]
    if damaged:
        handed += [(f"bad-{place}.json", _damage(dice, handed)) for place in range(dice.randint(0, 4))]
    profile = [asked["id"] for asked in document["profile"]]
    group, smallest = dice.choice([None, *profile, *profile]), dice.choice((3, 5, 5))
    return Drawn(document, handed, group, smallest, dice.choice([None, "talk", *_playbooks(document)]))


def _playbooks(document: ScoringDocument) -> list[str]:
    return [part["playbook"] for part in document["remedies"]["playbooks"]]


def _signed(dice: Random, given: Any, *, named: bool) -> Json:  # noqa: ANN401 - whatever JSON holds
    signed = {**given, "name": f"P{dice.randint(0, 99)}"} if named else dict(given)
    if dice.random() < 0.3:
        signed["respondent"] = f"{dice.randint(0, 3):032x}"
        signed["saved"] = f"2026-11-{dice.randint(10, 28)}T10:00:00Z"
    return signed


def _damage(dice: Random, handed: Handed) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What no honest browser hands over."""
    _, honest = dice.choice(handed)
    return dice.choice(
        (
            *NONSENSE,
            {**honest, "diagnostic": "other"},
            {**honest, "version": "0.9"},
            {**honest, "answers": []},
            {**honest, "answers": {}},
            {**honest, "profile": 3, "name": dice.choice(NAMES), "saved": "yesterday", "respondent": "me"},
            json.loads(json.dumps(honest)),
        )
    )
