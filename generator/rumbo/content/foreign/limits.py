"""What a risk of a lens holds down: caps on a pillar, as near to its rules as caps can come.

A rule may say anything of the choices; a cap is triggered by one that is missing, or by none being ticked. Where that
is not the same, it is counted in how many answers.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from rumbo.content.foreign.parts import Part
from rumbo.content.foreign.risks import RISKS, Risk, Rule, answers, risk_of
from rumbo.content.source import Value

_AT: dict[Risk, str] = {"HIGH_RISK": "49", "MEDIUM_RISK": "79"}
"""The most that a pillar reaches with a risk: just below the band above."""

Word = Callable[[str], str]


@dataclass(slots=True)
class Choice:
    """One choice: the name that the lens gives it, its id and words, and the playbook of its plan."""

    part: Part
    name: str
    id: str
    label: str
    playbook: str | None
    is_none: bool


@dataclass(slots=True)
class Question:
    """One question, its choices, and the rules that say which answers are a risk."""

    part: Part
    id: str
    choices: list[Choice]
    rules: list[Rule] = field(default_factory=list)
    otherwise: Risk = "NO_RISK"

    def risk(self, ticked: frozenset[str]) -> Risk:
        """The risk of an answer."""
        return risk_of(self.rules, self.otherwise, ticked)

    @property
    def is_one_of_a_few(self) -> bool:
        """Whether every rule looks at one choice: then only one of them is meant to hold."""
        return bool(self.rules) and all(rule.lone for rule in self.rules)


class Limits:
    """The caps of a question of which any choices are ticked, all of them being no risk.

    `lacking` is the risk where one choice alone is missing, by its id; `none_id` the option that is none of them.
    """

    def __init__(self, asked: Question, lacking: Mapping[str, Risk], none_id: str) -> None:
        self._asked, self._none_id = asked, none_id
        self._by_risk = {risk: [id_ for id_, found in lacking.items() if found == risk] for risk in RISKS}
        self._nothing = asked.risk(frozenset())
        self._names = {choice.name: choice.id for choice in asked.choices if not choice.is_none}
        self.compared = 0

    def __bool__(self) -> bool:
        """Whether there is any."""
        return self._nothing != "NO_RISK" or any(self._by_risk[risk] for risk in RISKS[1:])

    def caps(self, word: Word) -> list[Value]:
        """The caps as a diagnostic writes them, the lowest first."""
        made: list[Value] = []
        for risk in reversed(RISKS[1:]):
            when = [self._none_id] if risk == self._nothing else []
            if when or self._by_risk[risk]:
                made.append(cap(risk, when, self._by_risk[risk], word))
        return made

    def told_otherwise(self) -> int:
        """In how many of the `compared` answers the lens tells another risk."""
        every = list(answers(list(self._names)))
        self.compared = len(every)
        return sum(self._asked.risk(ticked) != self._risk(ticked) for ticked in every)

    def _risk(self, ticked: frozenset[str]) -> Risk:
        """What the caps make of an answer."""
        missing = {id_ for name, id_ in self._names.items() if name not in ticked}
        found = {risk for risk in RISKS[1:] if missing.intersection(self._by_risk[risk])}
        found |= {self._nothing} if not ticked else set()
        return max(found, key=RISKS.index, default="NO_RISK")


def cap(risk: Risk, when: Sequence[str], missing: Sequence[str], word: Word) -> dict[str, Value]:
    """The cap of a risk: triggered by some options, or by one of some that is missing."""
    key = "high" if risk == "HIGH_RISK" else "medium"
    made: dict[str, Value] = {"id": f"{key}-risk"}
    if when:
        made["when"] = list(when)
    if missing:
        made["when_missing"] = list(missing)
    return made | {"at": _AT[risk], "because": word(f"{key}-because")}
