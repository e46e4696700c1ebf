"""The risk rules of a custom lens: which answers are a high, a medium or no risk.

A rule is a condition over the choices of a question (`a && (b || !c)`) and the risk where it holds. The first that
holds counts; the one whose condition is `default` counts where none does.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

Risk = Literal["NO_RISK", "MEDIUM_RISK", "HIGH_RISK"]
RISKS: tuple[Risk, ...] = ("NO_RISK", "MEDIUM_RISK", "HIGH_RISK")
"""From the least to the greatest."""

_TOKEN = re.compile(r"\s*(&&|\|\||[!()]|[A-Za-z0-9_.-]+)")
_MOST_TOKENS = 500
_ALL_COUNTED = 12
"""Up to so many choices every way to answer is compared; of more, those that tick or leave out at most two."""
_BINDS = {"||": 1, "&&": 2, "!": 3}

Ticked = frozenset[str]
Holds = Callable[[Ticked], bool]


class ConditionError(ValueError):
    """A condition that cannot be read."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The risk where a condition holds; `lone` is the choice that it consists of, if it is one choice alone."""

    holds: Holds
    risk: Risk
    names: frozenset[str]
    lone: str | None


def rule(condition: str, risk: Risk) -> Rule:
    """A rule as a lens writes it.

    Raises:
        ConditionError: its condition is no expression over choices.
    """
    tokens = _tokens(condition)
    names = [token for token in tokens if token not in {"(", ")", *_BINDS}]
    return Rule(_read(tokens), risk, frozenset(names), names[0] if "".join(tokens).strip("()") == names[0] else None)


def risk_of(rules: Sequence[Rule], otherwise: Risk, ticked: Ticked) -> Risk:
    """The risk of an answer."""
    return next((rule.risk for rule in rules if rule.holds(ticked)), otherwise)


def answers(choices: Sequence[str]) -> Iterator[Ticked]:
    """The ways to answer that are compared."""
    whole, count = frozenset(choices), len(choices)
    sizes = range(count + 1) if count <= _ALL_COUNTED else sorted({0, 1, 2, count - 2, count - 1, count})
    for size in sizes:
        if size > count // 2:
            yield from (whole.difference(left) for left in combinations(choices, count - size))
        else:
            yield from (frozenset(ticked) for ticked in combinations(choices, size))


def _tokens(condition: str) -> list[str]:
    tokens = _TOKEN.findall(condition)
    if not tokens or len(tokens) > _MOST_TOKENS or _TOKEN.sub("", condition).strip():
        raise ConditionError
    return list(tokens)


def _read(tokens: Sequence[str]) -> Holds:
    """From the usual order to one in which every operator follows what it joins; nothing calls itself."""
    made: list[Holds] = []
    waiting: list[str] = []
    for part in tokens:
        if part == ")":
            while waiting and waiting[-1] != "(":
                _join(made, waiting.pop())
            if not waiting:
                raise ConditionError
            waiting.pop()
        elif part in _BINDS or part == "(":
            while part in ("&&", "||") and waiting and _BINDS.get(waiting[-1], 0) >= _BINDS[part]:
                _join(made, waiting.pop())
            waiting.append(part)
        else:
            made.append(lambda ticked, name=part: name in ticked)  # type: ignore[misc]
    while waiting:
        _join(made, waiting.pop())
    if len(made) != 1:
        raise ConditionError
    return made[0]


def _join(made: list[Holds], operator: str) -> None:
    if len(made) < (1 if operator == "!" else 2) or operator == "(":
        raise ConditionError
    last = made.pop()
    if operator == "!":
        made.append(lambda ticked: not last(ticked))
        return
    first = made.pop()
    if operator == "&&":
        made.append(lambda ticked: first(ticked) and last(ticked))
    else:
        made.append(lambda ticked: first(ticked) or last(ticked))
