"""Random plans, from a seed: needs in no circle, pauses over the turn of a year, tasks already done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from rumbo.scoring.calendar import Pause
from rumbo.scoring.contract import Mode
from rumbo.scoring.plan import Intent, Undertaking, ordered

MOST_PLAYBOOKS = 60
NEW_YEAR = date(2026, 12, 31)
MODES: tuple[Mode, ...] = ("phases", "rolling")


@dataclass(frozen=True)
class Drawn:
    """A plan to make, with what its playbooks are."""

    intent: Intent
    undertakings: Mapping[str, Undertaking]


def plans() -> SearchStrategy[Drawn]:
    """A plan of 1 to 60 playbooks; shrinks to few."""
    return st.builds(plan, seed=st.integers(0, 2**32 - 1), size=st.integers(1, MOST_PLAYBOOKS))


def plan(seed: int, size: int) -> Drawn:
    """The plan of so many playbooks that a seed stands for."""
    dice = Random(seed)  # noqa: S311 - repeatable, no secret
    undertakings = {entry.playbook: entry for entry in _undertakings(dice, size)}
    wanted = dice.sample(sorted(undertakings), dice.randint(1, size))
    needs = {slug: entry.needs for slug, entry in undertakings.items()}
    intent = Intent(
        start=NEW_YEAR + timedelta(days=dice.randint(-60, 60)),
        chosen=ordered(wanted, needs),
        at_once=dice.randint(1, 5),
        mode=dice.choice(MODES),
        pauses=_pauses(dice),
        kept=_kept(dice, [undertakings[slug] for slug in wanted]),
    )
    return Drawn(intent, undertakings)


def _undertakings(dice: Random, size: int) -> Sequence[Undertaking]:
    found: list[Undertaking] = []
    for place in range(size):
        weeks = dice.choice((1, 1, 2, 3, 4, 6, 8))
        needs = dice.sample([entry.playbook for entry in found], min(len(found), dice.choice((0, 0, 0, 1, 1, 2))))
        tasks = {f"s{step}": dice.randint(1, weeks) for step in range(dice.choice((0, 1, 3, 5)))}
        found.append(Undertaking(f"p{place}", weeks, tuple(needs), tasks))
    return found


def _pauses(dice: Random) -> Sequence[Pause]:
    firsts = [NEW_YEAR + timedelta(days=dice.randint(-40, 200)) for _ in range(dice.choice((0, 1, 1, 2, 5)))]
    return [Pause(first, first + timedelta(days=dice.choice((0, 1, 4, 10, 30)))) for first in firsts]


def _kept(dice: Random, chosen: Sequence[Undertaking]) -> Mapping[str, date]:
    """Tasks done before: none in most plans, of some playbooks all."""
    share = dice.choice((0, 0, 0.3, 0.8))
    tasks = [f"{entry.playbook}/{step}" for entry in chosen for step in entry.tasks]
    return {task: NEW_YEAR - timedelta(days=dice.randint(1, 90)) for task in tasks if dice.random() < share}
