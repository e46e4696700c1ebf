"""What may be answered to an element of a survey, as the keys that say so, and what each answer is worth."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from rumbo.content.foreign.made import Import
from rumbo.content.foreign.parts import Ids, Part, plain
from rumbo.content.source import Value

PROFILE = "profile"
"""The key of a question about the respondent; no diagnostic has it there."""
_ONE = frozenset({"radiogroup", "dropdown", "buttongroup", "imagepicker"})
_MANY = frozenset({"checkbox", "tagbox"})
_WRITTEN = frozenset({"comment", "text"})
_NUMBERS = frozenset({"number", "range"})
_NONE = "none"
"""The value of the answer that excludes all others."""

_FEWEST = 2
"""Of fewer answers there is no choice."""


@dataclass(slots=True)
class Option:
    """An answer: its id, words, the value that conditions name, what it is worth if that is said."""

    id: str
    label: str
    value: str
    worth: Fraction | None
    alone: bool = False


class Answers:
    """Reads what may be answered; `by_place` are the elements whose answers the survey does not say the worth of."""

    def __init__(self, work: Import) -> None:
        self._work = work
        self.by_place: list[Part] = []

    def of(self, part: Part, kind: str, name: str) -> tuple[list[Option], dict[str, Value]] | None:
        """The options of a question with the keys that say so; None where it has no place."""
        many = kind in _MANY or (kind == "imagepicker" and part.flag("multiSelect"))
        if many or kind in _ONE:
            options = list(self._options(part))
            if len(options) < _FEWEST or all(option.alone for option in options):
                return None
            right = part.get("correctAnswer")
            return (options, self._some(part, options, right) if many else self.single(part, kind, options, right))
        if kind == "boolean":
            options = self._yes_or_no(part)
            return options, {"options": listed(options)}
        if kind == "rating":
            options = self._rates(part)
            return (options, {"options": listed(options)}) if len(options) > 1 else None
        if kind in ("text", "slider") and (kind == "slider" or part.line("inputType") in _NUMBERS):
            return [], self._number(part)
        return ([], {"kind": "note"}) if kind in _WRITTEN and name else None

    def single(self, part: Part, kind: str, options: list[Option], right: object) -> dict[str, Value]:
        """The keys of a question with one answer; `right` is the one that counts, where a quiz says so."""
        for option in options:
            option.alone = False
        if right is not None:
            for option in options:
                option.worth = Fraction(option.value == plain(right))
        elif any(option.worth is None for option in options):
            if kind == "dropdown":
                self._work.tell("unscored-list", part)
                return {PROFILE: "true"}
            self._place(part, options)
        lowest = min(option.worth or Fraction(0) for option in options)
        for option in options:
            option.worth = (option.worth or Fraction(0)) - min(lowest, Fraction(0))
        if len({option.worth for option in options}) == 1:
            self._place(part, options)
        return {"options": listed(options)}

    def _some(self, part: Part, options: list[Option], right: object) -> dict[str, Value]:
        offered = [option for option in options if not option.alone]
        if isinstance(right, list):
            official = {plain(value) for value in right}
            marked: list[Value] = []
            for option in offered:
                mark: dict[str, Value] = {"official": "true"} if option.value in official else {}
                marked.append({"id": option.id, "label": option.label, **mark})
            count = sum(option.value in official for option in offered)
            if 0 < count < len(offered):
                return {"kind": "pick", "choose": str(count), "options": marked}
        if any(option.worth is None for option in offered) or sum(option.worth or 0 for option in offered) <= 0:
            self.by_place.append(part)
            for option in offered:
                option.worth = Fraction(1)
        for option in offered:
            option.worth = max(option.worth or Fraction(0), Fraction(0))
        if len(offered) == len(options):
            id_ = Ids(option.id for option in options).made("none-of-these")
            options.append(Option(id_, self._work.site.word("none"), id_, None, alone=True))
        full = sum((option.worth or Fraction(0) for option in offered), Fraction(0))
        return {"kind": "several", "full": str(full), "options": listed(options)}

    def _place(self, part: Part, options: list[Option]) -> None:
        """Points by place, the first the fewest."""
        self.by_place.append(part)
        for index, option in enumerate(options):
            option.worth = Fraction(index)

    def _offered(self, choices: list[Part], ids: Ids | None = None) -> Iterator[Option]:
        """Answers as a survey lists them: a value, `value|words`, or a group of both."""
        ids = ids or Ids()
        for choice in choices:
            written = choice.line("value")
            value, bar, words = written.partition("|")
            label = self._work.line(choice, "text") or (words.strip() if bar else written)
            if label:
                worth = _number(choice.get("score", "points", "weight"))
                counts = worth if worth is not None else _number(choice.get("value"))
                yield Option(ids.made(label, value), label, value.strip(), counts, alone=value.strip() == _NONE)

    def _options(self, part: Part) -> Iterator[Option]:
        ids = Ids()
        yield from self._offered(part.things("choices"), ids)
        if part.flag("showNoneItem", "hasNone"):
            label = self._work.line(part, "noneText") or self._work.site.word("none")
            yield Option(ids.made(label), label, _NONE, Fraction(0), alone=True)
        else:
            part.get("noneText")
        if part.flag("showOtherItem", "hasOther"):
            self._work.tell("no-other", part)
            part.get("otherText", "otherPlaceholder", "otherErrorText")

    def _yes_or_no(self, part: Part) -> list[Option]:
        words = [
            self._work.line(part, "labelFalse") or self._work.site.word("no"),
            self._work.line(part, "labelTrue") or self._work.site.word("yes"),
        ]
        values = [part.line("valueFalse") or "false", part.line("valueTrue") or "true"]
        ids = Ids()
        return [Option(ids.made(word), word, values[i], Fraction(i)) for i, word in enumerate(words)]

    def _rates(self, part: Part) -> list[Option]:
        ids = Ids()
        low, high = (
            self._work.line(part, "minRateDescription"),
            self._work.line(
                part,
                "maxRateDescription",
            ),
        )
        if listed := part.things("rateValues"):
            rates = [(rate.line("value"), self._work.line(rate, "text") or rate.line("value")) for rate in listed]
        else:
            start, step = (_number(part.get(key)) for key in ("rateMin", "rateStep"))
            first, by = int(start if start is not None else 1), max(int(step or 1), 1)
            count, last = _number(part.get("rateCount")), _number(part.get("rateMax"))
            end = int(last) if last is not None else first + by * (int(count or 5) - 1)
            rates = [(str(rate), str(rate)) for rate in range(first, min(end, first + 20 * by) + 1, by)]
        ends = {0: low, len(rates) - 1: high}
        made = []
        for index, (value, label) in enumerate(rates):
            words = f"{label} ({ends[index]})" if ends.get(index) else label
            worth = _number(value)
            made.append(Option(ids.made(value, label), words, value, Fraction(index) if worth is None else worth))
        least = min((option.worth or Fraction(0) for option in made), default=Fraction(0))
        for option in made:
            option.worth = (option.worth or Fraction(0)) - least
        return made

    def _number(self, part: Part) -> dict[str, Value]:
        low, high = _number(part.get("min")), _number(part.get("max"))
        part.get("step")
        if low is None or high is None or low >= high:
            self._work.tell("number-as-note", part)
            return {"kind": "note"}
        self._work.tell("number-upwards", part)
        return {"kind": "number", "min": str(low), "max": str(high), "linear": "up"}

    def columns(self, part: Part) -> list[Option]:
        """The answers of a matrix: its columns; of one with a single column of choices, those."""
        columns = part.things("columns")
        if part.line("type") == "matrix":
            return list(self._offered(columns))
        if len(columns) != 1:
            return []
        column = columns[0]
        column.get("name", "title", "cellType")
        own = column.things("rateValues", "choices")
        shared = part.things("choices")
        return list(self._offered(own or shared))


def listed(options: list[Option]) -> list[Value]:
    """Answers as a diagnostic lists them."""
    made: list[Value] = []
    for option in options:
        worth = ("exclusive", "true") if option.alone else ("points", _written(option.worth))
        made.append({"id": option.id, "label": option.label, worth[0]: worth[1]})
    return made


def _written(worth: Fraction | None) -> str:
    """Points as they are written: a whole number, a decimal or a fraction."""
    return str(worth or Fraction(0))


def _number(value: object) -> Fraction | None:
    """A number of ordinary size, if it is one."""
    text = plain(value)
    try:
        found = Fraction(text) if text and "/" not in text and len(text) < 12 else None  # noqa: PLR2004
    except ValueError:
        return None
    return found if found is not None and abs(found) < 10**9 and found.denominator < 10**6 else None
