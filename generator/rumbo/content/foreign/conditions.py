"""When a survey shows a question, as a condition on options: `{size} anyof ['a', 'b'] and {plan} = true`.

What names options of earlier questions can be said in Rumbo. Sums, dates and functions cannot.
"""

import json
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_CLAUSE = re.compile(
    r"\s*\(*\s*\{(?P<name>[^{}]+)\}\s*(?P<sign>==|=<|=>|=|<>|!=|>=|<=|>|<|\w+)\s*(?P<value>\[[^\]]*\]|'[^']*'|\"[^\"]*\"|[\w.+-]*)\s*\)*\s*"
)
_JOIN = re.compile(r"\s+(and|or|&&|\|\|)\s+(?=\(*\s*\{)", re.IGNORECASE)
_MOST = 2_000
"""Characters of a condition that are read."""
_LIKE: Mapping[str, Callable[[float, float], bool]] = {
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
    "=>": operator.ge,
    "=<": operator.le,
}
_SAME = frozenset({"=", "==", "equal", "contains", "contain", "anyof", "any"})
_OTHER = frozenset({"<>", "!=", "notequal", "noneof"})


class ConditionError(ValueError):
    """A condition that options cannot say."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a condition may name: its id, and the ids of its options by their values in the survey."""

    id: str
    options: Mapping[str, str]
    many: bool = False


Clauses = dict[str, list[str]]
"""The options of which one must have been chosen, by question: all of them have to hold."""


def clauses(condition: str, asked: Mapping[str, Asked]) -> Clauses:
    """What a condition says of options.

    Raises:
        ConditionError: it says something else, or names what was not asked before.
    """
    if len(condition) > _MOST:
        raise ConditionError
    parts = _JOIN.split(condition)
    joins = {word.lower() for word in parts[1::2]}
    found = [_clause(part, asked) for part in parts[::2]]
    if joins & {"or", "||"}:
        return _either(found, joins)
    return _all(found)


def both(one: Clauses, other: Clauses) -> Clauses:
    """Two conditions that both have to hold."""
    return _all([*one.items(), *other.items()])


def _all(found: Sequence[tuple[str, list[str]]]) -> Clauses:
    made: Clauses = {}
    for id_, options in found:
        left = [option for option in made.get(id_, options) if option in options]
        if not left:
            raise ConditionError
        made[id_] = left
    return made


def _either(found: Sequence[tuple[str, list[str]]], joins: set[str]) -> Clauses:
    ids = {id_ for id_, _ in found}
    if len(ids) != 1 or joins & {"and", "&&"}:
        raise ConditionError
    return {ids.pop(): list(dict.fromkeys(option for _, options in found for option in options))}


def _clause(part: str, asked: Mapping[str, Asked]) -> tuple[str, list[str]]:
    read = _CLAUSE.fullmatch(part)
    known = asked.get(read["name"].strip()) if read else None
    if read is None or known is None:
        raise ConditionError
    chosen = _chosen(read["sign"].lower(), read["value"], known)
    if not chosen:
        raise ConditionError
    return known.id, chosen


def _chosen(sign: str, written: str, known: Asked) -> list[str]:
    values = _values(written)
    if sign == "notempty":
        return list(known.options.values())
    if sign in _SAME:
        return [known.options[value] for value in values if value in known.options]
    if sign in _OTHER and not known.many:
        return [id_ for value, id_ in known.options.items() if value not in values]
    if sign in _LIKE and len(values) == 1:
        return [id_ for value, id_ in known.options.items() if _compares(_LIKE[sign], value, values[0])]
    raise ConditionError


def _compares(like: Callable[[float, float], bool], value: str, limit: str) -> bool:
    try:
        return like(float(value), float(limit))
    except ValueError:
        raise ConditionError from None


def _values(written: str) -> list[str]:
    if not written.startswith("["):
        return [written.strip("'\"")]
    try:
        listed = json.loads(written.replace("'", '"'))
    except ValueError:
        raise ConditionError from None
    return [str(value).lower() if isinstance(value, bool) else str(value) for value in listed]
