"""What can be wrong with an author's files, and how it is said.

A `Problem` is a code of the catalogue, a place and the values that fill its sentences in; the sentences
themselves live in wording/problems.<language>.toml, so that they can be translated and documented. Values are what an
author wrote, or phrases of ours: a problem has no language until it is read.
"""

import difflib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from rumbo.location import Location
from rumbo.wording.phrases import Filling, Language, Phrase, filled, in_words

MOST = 100
"""How many problems are told of at once: who has more mends these first."""

_AND_MORE = "and-more"
_ALIKE = 0.72
"""One wrong letter in a word of four is 0.75."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of the catalogue: what is wrong (`says`) and the repair, with `{values}` to fill in."""

    code: str
    says: str
    repair: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place. `advice` never fails a build unless asked to."""

    code: str
    place: Location
    values: Mapping[str, Filling] = field(default_factory=dict)
    suggestion: str | None = None
    advice: bool = False

    def __str__(self) -> str:
        return printed(self)


class Faulty(Exception):  # noqa: N818 - named for what it says of the file, not for being an exception
    """A file that cannot become what it should; carries the problems found in it, at most `MOST`, and a count."""

    def __init__(self, problems: Sequence[Problem], untold: int = 0) -> None:
        """Take the problems in the order found; of `untold` more nothing is known but that there are so many."""
        super().__init__()
        self.problems = tuple(the_first([*problems, *([_and_more(untold, problems[-1].place)] if untold else [])]))

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


@cache
def catalogue(language: Language = "en") -> Mapping[str, Entry]:
    """Every code with its sentences, in the order of the data file."""
    text = resources.files("rumbo.wording").joinpath(f"problems.{language}.toml").read_text("utf-8")
    return {code: Entry(code, entry["says"], entry["repair"]) for code, entry in tomllib.loads(text).items()}


def sentences(problem: Problem, language: Language = "en") -> list[str]:
    """What is wrong and the repair, one line each."""
    entry = catalogue(language)[problem.code]
    if problem.suggestion:
        repair = in_words(Phrase("part.meant", {"word": problem.suggestion}), language)
    else:
        repair = filled(entry.repair, problem.values, language)
    return [line for line in (_sentence(entry.says, problem, language), repair) if line]


def _sentence(says: str, problem: Problem, language: Language) -> str:
    """What is wrong; words of ours start with a capital, what an author wrote stays as it is."""
    text = filled(says, problem.values, language)
    ours = says.startswith("{") and isinstance(problem.values[says[1 : says.index("}")]], Phrase)
    return text[:1].upper() + text[1:] if ours else text


def printed(problem: Problem, language: Language = "en") -> str:
    """A problem as people read it: its place and code, and below them its sentences."""
    return "\n".join([f"{problem.place}: {problem.code}", *(f"    {line}" for line in sentences(problem, language))])


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, if any is alike enough to be what the author meant."""
    found = difflib.get_close_matches(word, [other for other in known if other != word], n=1, cutoff=_ALIKE)
    return found[0] if found else None


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place and code, each once."""
    unique = {str(problem): problem for problem in problems}
    return sorted(unique.values(), key=lambda problem: (problem.place, problem.code))


def the_first(problems: Sequence[Problem]) -> list[Problem]:
    """As many problems as are told of at once, with the count of all others; all the advice."""
    faults = [problem for problem in problems if not problem.advice and problem.code != _AND_MORE]
    told = faults[:MOST]
    untold = (
        len(faults)
        - len(told)
        + sum(int(str(problem.values["count"])) for problem in problems if problem.code == _AND_MORE)
    )
    advice = [problem for problem in problems if problem.advice]
    return [*told, *([_and_more(untold, told[-1].place)] if untold else []), *advice]


def _and_more(count: int, place: Location) -> Problem:
    return Problem(_AND_MORE, place, {"count": str(count)})


def to_data(problem: Problem) -> dict[str, Any]:
    """A problem as JSON can hold it."""
    place = problem.place
    return {
        "code": problem.code,
        "place": [place.path, place.line, place.column],
        "values": {gap: _filling_to_data(value) for gap, value in problem.values.items()},
        "suggestion": problem.suggestion,
        "advice": problem.advice,
    }


def from_data(found: Mapping[str, Any]) -> Problem:
    """The problem that `to_data` was given."""
    values = {gap: _filling_from_data(value) for gap, value in found["values"].items()}
    return Problem(found["code"], Location(*found["place"]), values, found["suggestion"], found["advice"])


def _filling_to_data(said: Filling) -> Any:  # noqa: ANN401 - JSON
    if not isinstance(said, Phrase):
        return said
    return [said.key, {gap: _filling_to_data(value) for gap, value in said.values.items()}, said.number]


def _filling_from_data(found: Any) -> Filling:  # noqa: ANN401 - JSON
    if isinstance(found, str):
        return found
    name, values, number = found
    return Phrase(name, {gap: _filling_from_data(value) for gap, value in values.items()}, number)
