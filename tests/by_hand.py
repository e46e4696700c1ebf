"""Scores a diagnostic as somebody would with its page printed: by the points, caps, weights and rules that stand on it.

Reads the page's HTML and an answers file's answers, and nothing else of Rumbo: no scorer, no scoring document. Numbers
are as printed in Spanish, rounded as they are there.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

Answer = str | tuple[str, ...]

_TAG = re.compile(r"<[^>]+>")
_PART = re.compile(
    r'data-section="(?P<section>[^"]+)"|<fieldset (?P<question>[^>]*data-question=.*?)</fieldset>', re.DOTALL
)
_ROW = re.compile(
    r'<input type="(?:radio|checkbox)" name="[^"]+" value="(?P<value>[^"]+)"[^>]*> '
    r'<span class="rumbo-option__label">(?P<label>.*?)</span>'
    r'(?: <span class="rumbo-option__points rumbo-paper">(?P<points>.*?)</span>)?'
)
_PLACE = re.compile(r"<li>(?P<label>[^<]*): en el puesto (?P<place>\d+), (?P<points>[\d,]+) puntos</li>")
_OPTION = re.compile(r'<option value="(?P<value>[^"]+)">(?P<label>[^<]*)</option>')
_NUMBER = re.compile(r'rumbo-question__number">(\d+)\.')
_MOST = re.compile(r"Entre todas, ([\d,]+) puntos como mucho")
_STRETCH = re.compile(r"<li>De (\S+) a (menos de )?(\S+): ([\d,]+) puntos</li>")
_LINEAR = re.compile(r"En proporción; (\S+) da ([\d,]+) puntos")
_LIMITS = re.compile(r"Entre (\S+) y ([^\s<]+)<")
_LINE = re.compile(r"<tr><th scope=\"row\">(?P<title>.*?)</th>(?P<cells>.*?)</tr>", re.DOTALL)
_CAP = re.compile(r"Pregunta (?P<number>\d+), (?P<answers>.*): (?P<at>[\d,]+) como mucho")


@dataclass(frozen=True, slots=True)
class Mark:
    """An answer as marked on paper: its points (None where it does not count) and the words it stands in."""

    points: float | None
    labels: frozenset[str]
    number: float | None = None


@dataclass(slots=True)
class Sheet:
    """What one has to work with: per section its questions, the paper table's lines, and the rules in words."""

    sections: dict[str, list[str]] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)
    lines: dict[str, list[str]] = field(default_factory=dict)
    rules: str = ""


def read(page: str) -> Sheet:
    """A diagnostic's page as one would lay it out on a desk."""
    sheet, current = Sheet(), ""
    for part in _PART.finditer(page[: page.index("rumbo-sums")]):
        if part["section"]:
            current = part["section"]
            sheet.sections[current] = []
        else:
            name = str(_found(r'data-question="([^"]+)"', part["question"]))
            sheet.sections[current].append(name)
            sheet.questions[name] = part["question"]
    sums = page[page.index("rumbo-sums") :].split("</section>", maxsplit=1)[0]
    sheet.rules = sums.split("</ol>")[0]
    for line in _LINE.finditer(sums):
        sheet.lines[_text(line["title"])] = _cells(line["cells"])
    return sheet


def scored(sheet: Sheet, answers: Mapping[str, Answer]) -> dict[str, float | None]:
    """Every dimension's score and the overall one out of 100, in the order of the paper table; None: does not apply."""
    marks = {name: marked(sheet.questions[name], answers.get(name)) for name in sheet.questions}
    numbers = {int(_found(_NUMBER, block)): marks[name] for name, block in sheet.questions.items()}
    titles = list(sheet.lines)[:-1]
    found: dict[str, float | None] = {}
    for title, section in sorted(zip(titles, sheet.sections, strict=True), key=lambda pair: -_depth(pair[0])):
        below = [t for t in titles if t.startswith(title.split(" ")[0] + ".") and _depth(t) == _depth(title) + 1]
        joined, _, caps, *_ = sheet.lines[title]
        if below:
            found[title] = _joined(sheet, below, found, lowest="La más baja" in joined)
        else:
            found[title] = added(sheet, sheet.sections[section], marks)
        found[title] = _limited(found[title], caps, numbers)
    top = [title for title in titles if _depth(title) == 1]
    total = list(sheet.lines)[-1]
    lowest = "La más baja" in sheet.lines[total][0]
    assert lowest == ("la dimensión más baja" in sheet.rules)
    overall = _limited(_joined(sheet, top, found, lowest=lowest), sheet.lines[total][2], numbers)
    return {
        **{section: found[title] for title, section in zip(titles, sheet.sections, strict=True)},
        "overall": overall,
    }


def added(sheet: Sheet, questions: list[str], marks: Mapping[str, Mark]) -> float | None:
    """The rule of a dimension of questions: add, divide by what is left of 100, multiply by 100."""
    given = sum(mark.points for name in questions if (mark := marks[name]).points is not None)
    if all(marks[name].points is None for name in questions):
        return None
    left = 100 - sum(_best(sheet.questions[name]) for name in questions if marks[name].points is None)
    return 100 * given / left if left > 0.5 else None


def marked(block: str, answer: Answer | None) -> Mark:
    """One question's mark for an answer."""
    rows = {row["value"]: (_text(row["label"]), row["points"]) for row in _ROW.finditer(block)}
    ticked = (answer,) if isinstance(answer, str) else answer or ()
    if not ticked:
        return Mark(None, frozenset())
    if 'data-shape="number"' in block and ticked[0] not in rows:
        number = float(ticked[0])
        return Mark(_measured(block, number), frozenset(), number)
    if 'data-shape="places"' in block and ticked[0] not in rows:
        return _ordered(block, ticked)
    chosen = [rows[value] for value in ticked]
    labels = frozenset(label for label, _ in chosen)
    if any(points == "no cuenta" for _, points in chosen):
        return Mark(None, labels)
    points = sum(_number(points) for _, points in chosen)
    most = _MOST.search(block)
    return Mark(min(points, _number(most[1])) if most else points, labels)


def _ordered(block: str, placed: tuple[str, ...]) -> Mark:
    """An order's mark: the points of every option that stands at the place printed beside it."""
    labels = {option["value"]: option["label"] for option in _OPTION.finditer(block)}
    right = {(found["label"], int(found["place"])): _number(found["points"]) for found in _PLACE.finditer(block)}
    named = [labels[value] for value in placed]
    points = sum(right.get((label, place), 0) for place, label in enumerate(named, start=1))
    return Mark(points, frozenset(map(_text, named)))


def _measured(block: str, number: float) -> float:
    for start, under, end, points in _STRETCH.findall(block):
        if _number(start) <= number < _number(end) or (not under and number == _number(end)):
            return _number(points)
    best, points = _found_all(_LINEAR, block)
    low, high = map(_number, _found_all(_LIMITS, block))
    part = (number - low) / (high - low)
    return _number(points) * (part if _number(best) == high else 1 - part)


def _best(block: str) -> float:
    """The points of a question's best answer."""
    if most := _MOST.search(block):
        return _number(most[1])
    if linear := _LINEAR.search(block):
        return _number(linear[2])
    if 'data-shape="places"' in block:
        return sum(_number(found["points"]) for found in _PLACE.finditer(block))
    rows = [row["points"] for row in _ROW.finditer(block) if row["points"] not in (None, "no cuenta")]
    return max(map(_number, [*rows, *(points for *_, points in _STRETCH.findall(block))]))


def _joined(sheet: Sheet, titles: list[str], found: Mapping[str, float | None], *, lowest: bool) -> float | None:
    """The rule of a dimension of dimensions and of the overall score."""
    applying = [(score, _number(sheet.lines[title][3])) for title in titles if (score := found[title]) is not None]
    if not applying:
        return None
    if lowest:
        return min(score for score, _ in applying)
    return sum(score * weight for score, weight in applying) / sum(weight for _, weight in applying)


def _limited(score: float | None, caps: str, numbers: Mapping[int, Mark]) -> float | None:
    at = [_number(cap["at"]) for cap in _CAP.finditer(caps) if _is_named(numbers[int(cap["number"])], cap["answers"])]
    return score if score is None else min([score, *at])


def _is_named(mark: Mark, answers: str) -> bool:
    """Whether an answer is among those in «quotes», lacks one named after "sin", or lies in one of the ranges."""
    missing = re.findall(r"sin «(.*?)»(?=, sin «|$)", answers)
    quoted = [words for words in re.findall(r"(?<!sin )«(.*?)»(?=, (?:sin )?«|$)", answers) if words not in missing]
    if mark.number is None:
        return bool(mark.labels & set(quoted)) or bool(mark.labels and set(missing) - mark.labels)
    ranges = [re.match(r"(-?[\d,]+)–(-?[\d,]+)", words) for words in quoted]
    return any(found and _number(found[1]) <= mark.number < _number(found[2]) for found in ranges)


def _cells(cells: str) -> list[str]:
    """Sum (or how it comes about), the score's place, caps, weight and, where there is one, the way to its range."""
    found = re.findall(r"<td( colspan=\"2\")?>(.*?)</td>", cells, re.DOTALL)
    texts = [_text(text) for span, text in found]
    return texts if found[0][0] else [texts[0], *texts[2:]]


def _depth(title: str) -> int:
    return title.split(" ", maxsplit=1)[0].count(".") + 1


def _number(printed: str) -> float:
    return float(printed.replace(",", "."))


def _text(marked_up: str) -> str:
    return " ".join(html.unescape(_TAG.sub("\n", marked_up)).split(" ")).strip()


def _found(pattern: str | re.Pattern[str], text: str) -> str:
    return _found_all(pattern, text)[0]


def _found_all(pattern: str | re.Pattern[str], text: str) -> tuple[str, ...]:
    found = re.search(pattern, text)
    assert found, pattern
    return tuple(map(str, found.groups()))
