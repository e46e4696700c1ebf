"""What is so of a result, in the names in which docs/sentences.toml says when a sentence is true.

Read off the result document anew, without the code that chooses sentences.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, cached_property
from math import floor
from pathlib import Path
from types import CodeType
from typing import Any

from rumbo.model import Diagnostic
from rumbo.scoring.contract import Given, ScoringDocument
from rumbo.scoring.figures import difference, score
from rumbo.scoring.instrument import read
from rumbo.scoring.nodes import evaluate
from rumbo.scoring.outlook import Ground, Outlook
from rumbo.scoring.states import settle
from rumbo.wording.plurals import FORMS, form

Json = dict[str, Any]
Where = Mapping[str, str]

TABLE: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "docs/sentences.toml").read_text("utf-8"))
LABELS = TABLE.pop("labels")
NOWHERE: Where = {}


def row_of(key: str) -> tuple[str, str]:
    """The row of a sentence, `result.open`, and the plural form that its key names, empty for none."""
    section, _, name = key.partition(".")
    stem, _, last = name.rpartition("-")
    if name not in TABLE[section] and last in FORMS and stem in TABLE[section]:
        return f"{section}.{stem}", last
    return key, ""


def is_label(key: str) -> bool:
    """Whether a key names a thing and tells nothing."""
    section, _, name = key.partition(".")
    return section not in TABLE or name in LABELS.get(section, [])


@dataclass(frozen=True)
class Telling:
    """One result, what was given for it, and the words of its diagnostic; numbers are printed with `mark`."""

    result: Json
    document: ScoringDocument
    given: Given
    diagnostic: Diagnostic
    visible: Mapping[str, str] = field(default_factory=dict)
    mark: str = "."
    done: tuple[str, ...] = ()
    language: str = "es"

    def is_true(self, key: str, filling: Mapping[str, str], where: Where = NOWHERE) -> bool:
        """Whether a sentence holds where it stands; one without a place holds if it does at any."""
        row, plural = row_of(key)
        section, _, name = row.partition(".")
        rule = TABLE[section][name]
        counted = filling.get(rule.get("counts", "n"))
        if plural and counted is not None and form(self.language, counted) != plural:
            return False
        if plural == "other" and "n" in filling and filling["n"] == "1":
            return False
        places = [where] if where else self._places()
        return any(_holds(rule["holds"], self._names(place) | _gaps(filling)) for place in places)

    def _places(self) -> Iterator[Where]:
        yield from ({"node": id_} for id_ in self.nodes)

    def _names(self, where: Where) -> Json:
        node = self.nodes[where.get("node", "overall")]
        remedy = next((one for one in self.result["remedies"] if one["playbook"] == where.get("remedy")), None)
        asked = where.get("reason") or where.get("step") or where.get("line") or ""
        question = self.questions.get(asked)
        told = [remedy] if remedy else self.result["remedies"]
        mends = [mend for one in told for mend in one["mends"] if asked in ("", mend["question"])]
        return self._constant | {
            "node": node,
            "remedy": remedy,
            "told": told,
            "asked": asked,
            "question": question,
            "cap": where.get("cap") or where.get("limit", ""),
            "moves": [*(one["moves"] for one in told), *([] if remedy else self._moved)],
            "gains": mends if asked else [*told, *mends],
            "costs": self._costs(where, asked),
            "left_out": self._left_out(where.get("out", "")),
            "n": "",
        }

    @cached_property
    def _constant(self) -> Json:
        scored = [top for top in self.result["dimensions"] if top["band"]]
        values = [Fraction(top["exact"]["value"]) for top in scored]
        behind = [top for top in scored if self._rank(top) < self._rank(self.result["overall"])]
        return {
            "result": self.result,
            "overall": self.nodes["overall"],
            "tops": self.result["dimensions"],
            "scored": scored,
            "behind": behind,
            "lowest": [top for top, value in zip(scored, values, strict=True) if value == min(values)],
            "nodes": self.nodes,
            "questions": self.questions,
            "remedies": self.result["remedies"],
            "visible": self.visible,
            "done": self.done,
            "ordered": bool(self.document["remedies"]["order"]),
            "level": self._level,
            "level_above": self._level_above,
            "rank": self._rank,
            "is_weak": self._is_weak,
            "title": lambda node: self._titles[node["id"]],
            "link": lambda title: next(top for top in self.result["dimensions"] if self._titles[top["id"]] == title),
            "binding": lambda node: {f"{one['question']} {one['cap']}" for one in node["capped_by"]},
            "missing": self._missing,
            "counting": {item.id for item in self._ground.improvable},
            "printed": lambda number: (number or "").replace(".", self.mark),
            "number": lambda text: Fraction(text.replace(self.mark, ".")),
            "needs": self._needs,
            "adds_nothing": lambda gains: any(one["exact_gain"] == "0" for one in gains),
            "above": self._above,
            "below": lambda node: node.get("dimensions", []),
            "way": lambda node: self.result["next_band"][node.get("id", "overall")] or [],
            "opens": lambda node: self.result["next_band_opens"][node.get("id", "overall")],
            "mended": self._mended,
            "printed_gain": self._printed_gain,
            "floor": floor,
            "Fraction": Fraction,
        }

    # The result by id ---------------------------------------------------------------------------------------------

    @cached_property
    def nodes(self) -> dict[str, Json]:
        """Every node by id, the overall score among them."""
        overall = {**self.result["overall"], "dimensions": self.result["dimensions"]}
        return {"overall": overall, **{node["id"]: node for top in self.result["dimensions"] for node in _walk(top)}}

    @cached_property
    def questions(self) -> dict[str, Json]:
        """Every question by id."""
        return {asked["id"]: asked for node in self.nodes.values() for asked in node.get("questions", [])}

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {found.id: found.title for found in self.diagnostic.all_dimensions()}

    @cached_property
    def _bands(self) -> list[str]:
        return [band["id"] for band in self.document["bands"]]

    def _rank(self, node: Json) -> int:
        return self._bands.index(node["band"]) if node["band"] else -1

    def _is_weak(self, node: Json) -> bool:
        return bool(node["band"]) and self.document["bands"][self._rank(node)]["weak"]

    def _level(self, node: Json) -> str:
        return next(band.title for band in self.diagnostic.bands if band.id == node["band"])

    def _level_above(self, node: Json) -> str | None:
        rank = self._rank(node) + 1
        return self._level({"band": self._bands[rank]}) if rank < len(self._bands) else None

    def _missing(self, node: Json) -> dict[str, int]:
        asked = [one for found in _walk(node) for one in found.get("questions", [])]
        open_ = [one for one in asked if one["state"] in ("blank", "dont-know") and one["s"] is None]
        waiting = [one for one in open_ if self.visible[one["id"]] == "undecided"]
        unknown = [one for one in open_ if one["state"] == "dont-know" and one not in waiting]
        return {"open": len(open_) - len(waiting) - len(unknown), "unknown": len(unknown), "waiting": len(waiting)}

    def _above(self, asked: str) -> list[Json]:
        found = [node for node in self.nodes.values() if any(asked == one["id"] for one in _asked_below(node))]
        return found or list(self.nodes.values())

    def _needs(self, remedy: Json) -> list[str]:
        playbooks = self.document["remedies"]["playbooks"]
        return next(list(one["needs"]) for one in playbooks if one["playbook"] == remedy["playbook"])

    def _left_out(self, id_: str) -> str:
        """Why a question or a dimension does not count."""
        if id_ in self.questions:
            return "undecided" if self.visible[id_] == "undecided" else str(self.questions[id_]["state"])
        if id_ not in self.nodes or self.nodes[id_]["status"] == "not-applicable":
            return "not-applicable" if id_ in self.nodes else ""
        states = {one["state"] for one in _asked_below(self.nodes[id_])}
        return "blank" if states <= {"blank", "hidden", "not-applicable"} else "nothing-counts"

    # What mending gives -------------------------------------------------------------------------------------------

    @cached_property
    def _ground(self) -> Ground:
        instrument = read(self.document)
        responses = settle(instrument, self.given["answers"], self.given.get("profile", {})).responses
        return Ground(instrument, responses, evaluate(instrument, responses))

    def _costs(self, where: Where, asked: str) -> list[tuple[str, Fraction]]:
        node = where.get("node", "overall")
        ids = [asked] if asked else [item.id for item in self._ground.improvable]
        below = {one["id"] for one in _asked_below(self.nodes[node])}
        return [(node, self._ground.today().gain(node, [id_])) for id_ in ids if id_ in below]

    def _printed_gain(self, cost: tuple[str, Fraction]) -> str:
        instrument = self._ground.instrument
        text = difference(cost[1], instrument.nodes[cost[0]].score_range, instrument.decimals)
        return text.replace(".", self.mark)

    @cached_property
    def _moved(self) -> list[Json]:
        """What the playbooks that are done move."""
        instrument, after = self._ground.instrument, self._after(self.done).values
        ends = [(top, after[top["id"]]) for top in self.result["dimensions"]]
        return [
            {"id": top["id"], "from": top["value"], "to": score(instrument, instrument.nodes[top["id"]], value)}
            for top, value in ends
            if value is not None
        ]

    def _after(self, done: tuple[str, ...]) -> Outlook:
        chosen = [found for found in self.result["remedies"] if found["playbook"] in done]
        return self._ground.today().with_mended(mend["question"] for found in chosen for mend in found["mends"])

    def _mended(self, done: tuple[str, ...]) -> tuple[str, str]:
        """The overall score, and its band's title, with these playbooks done."""
        instrument = self._ground.instrument
        value = self._after(done).values["overall"]
        assert value is not None
        printed = score(instrument, instrument.overall, value) or ""
        return printed.replace(".", self.mark), self._level({"band": instrument.band(value).id})


def _walk(node: Json) -> Iterator[Json]:
    yield node
    for below in node.get("dimensions", []):
        yield from _walk(below)


def _asked_below(node: Json) -> list[Json]:
    return [one for found in _walk(node) for one in found.get("questions", [])]


def _gaps(filling: Mapping[str, str]) -> Json:
    """What was put into a sentence by name; Python has a `from` of its own."""
    return {"_from" if name == "from" else name: text for name, text in filling.items()}


def _holds(expression: str, names: Json) -> bool:
    try:
        return bool(eval(_compiled(expression), names))  # noqa: S307 - our own table
    except (StopIteration, TypeError, ValueError, KeyError):
        return False


@cache
def _compiled(expression: str) -> CodeType:
    return compile(expression, "docs/sentences.toml", "eval")
