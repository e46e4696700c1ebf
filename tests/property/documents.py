"""Random scoring documents, and answers files for them, from a seed: a hundred times as fast as drawing each choice.

A document is valid as the compiler would write it: conditions name earlier questions, caps sit on their own dimension
or on one around it, `needs` runs in no circle. Answers are anything that JSON can hold, though mostly valid.
"""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Any, cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from rumbo.scoring.contract import Given, ScoringDocument

Json = dict[str, Any]
Shares = dict[str, Fraction]
Pair = tuple[ScoringDocument, Given]

DEEPEST = 3
LARGEST = 24
SHARES = ("0", "0", "1/4", "2/7", "1/3", "1/2", "59/100", "2/3", "1", "1")
WEIGHTS = ("1", "1", "1", "2", "3", "1/2", "7/3")
SCORES = ("0", "20", "40", "40", "99/2", "50", "60", "200/3", "80", "95")
PERCENTAGES = ("50", "50", "0", "100", "200/3")
COMBINE = ("mean", "mean", "weakest")
PRINTED = (["0", "100"], ["0", "100"], ["0", "3"], ["1", "5"], ["-1", "1"], ["-10", "-5/2"])
EFFORTS = ("1", "2", "3", "6", "1/2", "7/3")
KINDS = ("choice", "choice", "choice", "several", "pick", "rank", "ranges", "line")
# JavaScript moves keys that look like whole numbers to the front.
PREFIXES = ("q", "", "value-of-")

NONSENSE: tuple[object, ...] = (
    *(None, True, False, 3, 0, 1.5, "", "nope", "-", "1e3", "٣", "1" * 64, "1" * 65, "-999999", "not-applicable"),
    *("dont-know", "__proto__", "constructor", " 1", "1\n", "1.", ".5", "+1", "-0", "-0.0", "toString", "0x1", "1/2"),
    *([], [["q0"]], ["nope"], ["__proto__"], [1], [None], ["dont-know"], {}, {"a": 1}),
)
# UTF-16 puts an emoji before U+E000, code points put it after.
STRANGE_KEYS = ("__proto__", "constructor", "toString", "\ud83d", "😀", "\ue000", "é", "", "z", "10", "9")


def pairs() -> SearchStrategy[Pair]:
    """A scoring document and an answers file for it; shrinks to few questions."""
    return st.builds(pair, seed=st.integers(0, 2**32 - 1), size=st.integers(1, LARGEST))


def pair(seed: int, size: int) -> Pair:
    """The document of so many questions that a seed stands for, and an answers file for it."""
    dice = Random(seed)  # noqa: S311 - repeatable, no secret
    author = _Author(dice, size)
    document = author.document()
    return cast("ScoringDocument", document), answers(dice, author.questions, document["profile"])


def circle(seed: int, size: int, people: int) -> tuple[ScoringDocument, list[Given]]:
    """The document of so many questions that a seed stands for, and answers of people of whom some follow the first."""
    dice = Random(seed)  # noqa: S311 - repeatable, no secret
    author = _Author(dice, size)
    document = author.document()
    handed = [answers(dice, author.questions, document["profile"]) for _ in range(people)]
    meekness, leader = dice.choice((0, 0.3, 0.9)), handed[0]["answers"]
    led = [
        dict(given) | {"answers": {**given["answers"], **dict(_some(dice, list(leader.items()), meekness))}}
        for given in handed
    ]
    return cast("ScoringDocument", document), cast("list[Given]", led)


def varied(dice: Random, document: ScoringDocument) -> ScoringDocument:
    """The same questions, weighted, judged and printed otherwise: what a page of it shows still goes with it."""
    found: Json = copy.deepcopy(cast("Json", document))
    starts = sorted(dice.sample(range(10, 100, 10), len(found["bands"]) - 1))
    for band, start in zip(found["bands"][1:], starts, strict=True):
        band["from"] = str(start)
    weak = dice.randint(0, len(found["bands"]) - 1)
    for place, band in enumerate(found["bands"]):
        band["weak"] = place < weak
    for node in _nodes(found["dimensions"]):
        node["weight"] = dice.choice(WEIGHTS)
        for question in node["questions"]:
            question["weight"], question["weak_below"] = dice.choice(WEIGHTS), dice.choice(PERCENTAGES)
    found |= {"decimals": dice.randint(0, 2), "min_coverage": dice.choice(PERCENTAGES)}
    return cast("ScoringDocument", found)


def answered(dice: Random, document: ScoringDocument) -> Given:
    """Random answers to a document, of what a form can hold."""
    asked = [question for node in _nodes(cast("Any", document["dimensions"])) for question in node["questions"]]
    given = answers(dice, asked, cast("Any", document["profile"]))
    held = {id_: value for id_, value in given["answers"].items() if isinstance(value, str | list)}
    return {"answers": held, "profile": {id_: value for id_, value in given["profile"].items() if value}}


def _nodes(dimensions: list[Json]) -> Iterator[Json]:
    for node in dimensions:
        yield node
        yield from _nodes(node["dimensions"])


def answers(dice: Random, questions: list[Json], profile: list[Json]) -> Given:
    """Mostly valid, often full, and anything else now and then."""
    eagerness, folly = dice.choice((0.5, 0.9, 1, 1)), dice.choice((0, 0.05))
    strange = {key: dice.choice(NONSENSE) for key in _some(dice, STRANGE_KEYS, folly)}
    given = {question["id"]: _answer(dice, question, folly) for question in _some(dice, questions, eagerness)}
    told = {asked["id"]: dice.choice((*asked["options"], "nope", None)) for asked in _some(dice, profile)}
    return {"answers": strange | given, "profile": (strange if dice.random() < 0.2 else {}) | told}


def _answer(dice: Random, question: Json, folly: float) -> object:
    if dice.random() < folly:
        return dice.choice(NONSENSE)
    if dice.random() < 0.15 and question["allow"]:
        return dice.choice(question["allow"])
    measure = question["measure"]
    match measure["measure"]:
        case "one":
            return dice.choice(measure["options"])["id"]
        case "some":
            ids = [option["id"] for option in measure["options"]]
            return _some(dice, dice.sample(ids, len(ids)))[: measure["most"]]
        case _:
            low, high = Fraction(measure["min"]), Fraction(measure["max"])
            return f"{dice.uniform(float(low), float(high)):.{dice.randint(0, 3)}f}"


def _some(dice: Random, among: Sequence[Any], chance: float = 0.5) -> list[Any]:
    return [one for one in among if dice.random() < chance]


def _is_checklist(measure: Json) -> bool:
    """Whether leaving an option out of the answer may say something (SC-13)."""
    return measure["measure"] == "some" and measure["most"] is None


def _needed(shares: Shares) -> list[str]:
    """The options without which the best score is out of reach."""
    return [id_ for id_, share in shares.items() if share and sum(shares.values()) - share < 1]


def _option(id_: str, share: Fraction) -> Json:
    return {"id": id_, "share": str(share), "exclusive": False, "place": None}


def _number(low: Fraction, high: Fraction) -> Json:
    return {"measure": "number", "min": str(low), "max": str(high), "ranges": [], "line": None}


@dataclass
class _Author:
    """Writes one document; `named` maps what a condition may name to its options."""

    dice: Random
    size: int
    questions: list[Json] = field(default_factory=list)
    dimensions: list[str] = field(default_factory=list)
    named: dict[str, list[str]] = field(default_factory=dict)
    count: int = 0

    def __post_init__(self) -> None:
        self.prefix = self.dice.choice(PREFIXES)
        self.gates = self.dice.choice((0, 0.2))

    def document(self) -> Json:
        profile = [self._profile_question() for _ in range(self.dice.randint(0, 2))]
        dimensions = []
        while len(self.questions) < self.size:
            dimensions.append(self._dimension(("overall",)))
        return {
            "diagnostic": "random",
            "version": "1.0",
            "hash": "0123456789ab",
            "combine": self.dice.choice(COMBINE),
            "decimals": self.dice.randint(0, 3),
            "min_coverage": self.dice.choice(PERCENTAGES),
            "score_range": self.dice.choice(PRINTED),
            "bands": self._bands(),
            "profile": profile,
            "dimensions": dimensions,
            "remedies": self._remedies(),
            "remedies_hash": "0123456789ab",
        }

    def _bands(self) -> list[Json]:
        starts = sorted({Fraction(0), *map(Fraction, _some(self.dice, SCORES))})
        return [{"id": f"b{start}", "from": str(start), "weak": self.dice.random() < 0.5} for start in starts]

    def _profile_question(self) -> Json:
        id_ = self._id()
        self.named[id_] = ["x", "y"]
        return {"id": id_, "options": ["x", "y"]}

    def _dimension(self, around: tuple[str, ...]) -> Json:
        id_ = self._id()
        self.dimensions.append(id_)
        is_parent = len(around) < DEEPEST and self.dice.random() < 0.4
        path = (id_, *around)
        return {
            "id": id_,
            "weight": self.dice.choice(WEIGHTS),
            "combine": self.dice.choice(COMBINE) if is_parent else "mean",
            "score_range": self.dice.choice(PRINTED),
            "show_if": self._conditions(),
            "dimensions": [self._dimension(path) for _ in range(self.dice.randint(1, 3))] if is_parent else [],
            "questions": [] if is_parent else [self._question(path) for _ in range(self.dice.randint(1, 8))],
        }

    def _question(self, path: tuple[str, ...]) -> Json:
        kind = self.dice.choice(KINDS)
        measure, shares = getattr(self, f"_{kind}")()
        question: Json = {
            "id": self._id(),
            "weight": self.dice.choice((*WEIGHTS, "0")),
            "allow": _some(self.dice, ["dont-know", "not-applicable"]),
            "dont_know": self.dice.choice(("blank", "lowest")),
            "weak_below": self.dice.choice(PERCENTAGES),
            "show_if": self._conditions(),
            "when_hidden": self.dice.choice(("leave-out", "lowest")),
            "caps": self._caps(measure, shares, path),
            "measure": measure,
        }
        if shares:
            self.named[question["id"]] = list(shares)
        self.questions.append(question)
        return question

    def _conditions(self) -> list[Json]:
        if not self.named or self.dice.random() >= self.gates:
            return []
        keys = self.dice.sample(list(self.named), min(len(self.named), self.dice.randint(1, 2)))
        return [{"key": key, "any_of": self._few(self.named[key])} for key in keys]

    def _caps(self, measure: Json, shares: Shares, path: tuple[str, ...]) -> list[Json]:
        if self.dice.random() < 0.6:
            return []
        needed = _needed(shares) if _is_checklist(measure) else []
        among = [id_ for id_, share in shares.items() if share < 1]
        caps = [self._cap(f"c{number}", among, needed, shares, path) for number in range(self.dice.randint(1, 2))]
        return [cap for cap in caps if cap["when"] or cap["when_missing"]]

    def _cap(self, id_: str, among: list[str], needed: list[str], shares: Shares, path: tuple[str, ...]) -> Json:
        missing = self._few(needed) if needed and self.dice.random() < 0.5 else []
        when = self._few(among) if among and not (missing and self.dice.random() < 0.7) else []
        lowest = bool(missing) or any(shares[answer] == min(shares.values()) for answer in when)
        at, of = self.dice.choice(SCORES), self.dice.choice(path)
        return {"id": id_, "when": when, "when_missing": missing, "at": at, "of": of, "lowest": lowest}

    def _choice(self) -> tuple[Json, Shares]:
        shares = self._shares()
        return {
            "measure": "one",
            "options": [{"id": id_, "share": str(share)} for id_, share in shares.items()],
        }, shares

    def _several(self) -> tuple[Json, Shares]:
        shares = self._shares() | ({"none": Fraction(0)} if self.dice.random() < 0.5 else {})
        options = [_option(id_, share) | {"exclusive": id_ == "none"} for id_, share in shares.items()]
        return {"measure": "some", "options": options, "most": None}, shares

    def _pick(self) -> tuple[Json, Shares]:
        official = {id_: share > self.dice.random() for id_, share in self._shares().items()} | {"sure": True}
        choose = self.dice.randint(1, len(official))
        part = Fraction(1, min(choose, sum(official.values())))
        shares = {id_: part * is_official for id_, is_official in official.items()}
        return {"measure": "some", "options": [_option(*pair) for pair in shares.items()], "most": choose}, shares

    def _rank(self) -> tuple[Json, Shares]:
        ids = list(self._shares())
        choose = self.dice.randint(1, len(ids))
        shares = {id_: Fraction(place <= choose, choose) for place, id_ in enumerate(ids, start=1)}
        options = [
            _option(id_, shares[id_]) | {"place": place if place <= choose else None}
            for place, id_ in enumerate(ids, start=1)
        ]
        return {"measure": "some", "options": options, "most": choose}, shares

    def _ranges(self) -> tuple[Json, Shares]:
        shares = self._shares()
        starts = [Fraction(start, 2) for start in sorted(self.dice.sample(range(-9, 99), len(shares)))]
        parts = zip(shares.items(), starts, strict=True)
        ranges = [{"id": id_, "from": str(start), "share": str(share)} for (id_, share), start in parts]
        return _number(starts[0], starts[-1] + 2) | {"ranges": ranges}, shares

    def _line(self) -> tuple[Json, Shares]:
        low = Fraction(self.dice.randint(-9, 9), 2)
        return _number(low, low + self.dice.randint(1, 9)) | {"line": self.dice.choice(("up", "down"))}, {}

    def _shares(self) -> Shares:
        return {f"{self.prefix}{n}": Fraction(self.dice.choice(SHARES)) for n in range(self.dice.randint(2, 5))}

    def _remedies(self) -> Json:
        playbooks = [f"p{number}" for number in range(self.dice.randint(1, 7))]
        later = {slug: playbooks[place + 1 :] for place, slug in enumerate(playbooks)}
        return {
            "order": _some(self.dice, self.dimensions) if self.dice.random() < 0.5 else [],
            "playbooks": [
                {"playbook": slug, "effort": self.dice.choice(EFFORTS), "needs": _some(self.dice, later[slug], 0.3)}
                for slug in self.dice.sample(playbooks, len(playbooks))
            ],
            "questions": [self._question_remedies(question, playbooks) for question in self.questions],
        }

    def _question_remedies(self, question: Json, playbooks: list[str]) -> Json:
        measure = question["measure"]
        answers: list[Json] = measure.get("options") or measure.get("ranges", [])
        own = [{"option": answer["id"], "remedies": self._few(playbooks)} for answer in _some(self.dice, answers, 0.3)]
        left_out = answers if _is_checklist(measure) else []
        missing = [
            {"option": option["id"], "remedies": self._few(playbooks)} for option in _some(self.dice, left_out, 0.4)
        ]
        return {
            "question": question["id"],
            "options": own,
            "otherwise": self._few(playbooks),
            "first": self._few_ids(answers),
            "missing": missing,
            "first_missing": self._few_ids(left_out),
        }

    def _few_ids(self, answers: list[Json]) -> list[str]:
        return [answer["id"] for answer in _some(self.dice, answers, self.dice.choice((0, 0, 0.2)))]

    def _few(self, among: Sequence[str]) -> list[str]:
        return self.dice.sample(among, self.dice.randint(1, min(2, len(among))))

    def _id(self) -> str:
        self.count += 1
        return f"{self.prefix}{self.count}"
