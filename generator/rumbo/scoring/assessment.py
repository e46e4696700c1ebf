"""The result object (docs/scoring.md): from a scoring document and an answers file to plain JSON data.

The public contract of both engines; its JSON Schema is docs/schemas/result.json.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from rumbo.scoring.contract import (
    OVERALL,
    BindingCap,
    Contribution,
    DimensionResult,
    ExactFigures,
    Gain,
    Given,
    MoveResult,
    Purpose,
    QuestionResult,
    RemedyResult,
    Result,
    ScoringDocument,
)
from rumbo.scoring.contract import Figures as PrintedFigures
from rumbo.scoring.explain import Firmness, Part, contributions, costs, firmness
from rumbo.scoring.figures import difference, fraction, printed, score
from rumbo.scoring.instrument import Cap, Instrument, Item, Node, read
from rumbo.scoring.mendable import is_weak
from rumbo.scoring.nodes import Figures, evaluate, weakest
from rumbo.scoring.opening import opened
from rumbo.scoring.outlook import Ground
from rumbo.scoring.remedies import Move, Remedy, RemedyPath, prescribe
from rumbo.scoring.short_way import short_ways
from rumbo.scoring.states import Settled, settle

EXPLANATIONS = frozenset(
    {"base", "contribution", "exact_contribution", "cost", "exact_cost", "one_answer", "next_band", "next_band_opens"}
)
"""The fields of a result that explain its figures: half of the work."""


def assess(document: ScoringDocument, answers: Given) -> Result:
    """The result of an answers file (`answers`, `profile`; both may be missing)."""
    return assess_with(read(document), answers)


def assess_with(instrument: Instrument, answers: Given, explained: Collection[str] = EXPLANATIONS) -> Result:
    """The same for an instrument already read, for whoever scores many respondents.

    Of the `EXPLANATIONS` only those `explained` are sure to be worked out; the others may be null or empty.
    """
    settled = settle(instrument, answers.get("answers", {}), answers.get("profile", {}))
    account = _Account(
        Ground(instrument, settled.responses, evaluate(instrument, settled.responses)), settled, explained
    )
    path = prescribe(account.ground)
    ways = short_ways(account.ground) if account.explains("next_band", "next_band_opens") else {}
    return {
        "diagnostic": instrument.diagnostic,
        "version": instrument.version,
        "hash": instrument.hash,
        "overall": account.figures(instrument.overall),
        "weakest": weakest(instrument, account.ground.figures),
        "dimensions": [account.dimension(node) for node in instrument.overall.nodes],
        "remedies": [account.remedy(remedy) for remedy in path.remedies],
        "remedies_for": _purpose(path),
        "next_band": {id_: None if way is None else list(way) for id_, way in ways.items()},
        "next_band_opens": {id_: account.opens(way) for id_, way in ways.items() if way is not None},
        "ignored": [{"question": entry.question, "reason": entry.reason} for entry in settled.ignored],
    }


def _purpose(path: RemedyPath) -> Purpose:
    return "weaknesses" if path.for_weakness else "largest-gains"


@dataclass(frozen=True)
class _Account:
    """Puts the figures of one respondent, and what explains them, into the result's terms."""

    ground: Ground
    settled: Settled
    explained: Collection[str]

    def explains(self, *fields: str) -> bool:
        return any(field in self.explained for field in fields)

    @cached_property
    def _bases(self) -> dict[str, str]:
        """Where the printed sum of every node starts."""
        return {id_: parts[0].printed for id_, parts in self._parts.items() if parts}

    @cached_property
    def _contributions(self) -> dict[str, Part]:
        """What every item and dimension adds to the node around it."""
        return {part.id: part for parts in self._parts.values() for part in parts[1:]}

    @cached_property
    def _parts(self) -> dict[str, list[Part]]:
        nodes = self.ground.instrument.nodes if self.explains("base", "contribution", "exact_contribution") else {}
        return {id_: contributions(self.ground, node) for id_, node in nodes.items()}

    @cached_property
    def _firmness(self) -> dict[str, Firmness]:
        return firmness(self.ground) if self.explains("one_answer") else {}

    @cached_property
    def _costs(self) -> dict[str, Fraction]:
        return costs(self.ground) if self.explains("cost", "exact_cost") else {}

    def dimension(self, node: Node) -> DimensionResult:
        return {
            "id": node.id,
            **self.figures(node),
            **self._contribution(node.id),
            "dimensions": [self.dimension(child) for child in node.nodes],
            "questions": [self._question(item) for item in node.items],
        }

    def figures(self, node: Node) -> PrintedFigures:
        instrument, figures = self.ground.instrument, self.ground.figures[node.id]
        firm = self._firmness.get(node.id)
        return {
            "value": score(instrument, node, figures.value),
            "low": score(instrument, node, figures.low),
            "high": score(instrument, node, figures.high),
            "raw": score(instrument, node, figures.raw),
            "uncapped": score(instrument, node, figures.uncapped),
            "exact": _exact(figures),
            "coverage": fraction(figures.coverage),
            "status": figures.status,
            "band": instrument.band(figures.value).id if figures.counts and figures.value is not None else None,
            "bands": _bands(instrument, figures),
            "capped_by": [_cap(cap) for cap in figures.capped_by],
            "base": self._bases.get(node.id),
            "one_answer": {"up": firm.up, "down": firm.down} if firm else None,
        }

    def _question(self, item: Item) -> QuestionResult:
        response = self.ground.responses[item.id]
        cost = self._told(self._costs.get(item.id))
        return {
            "id": item.id,
            "state": response.state,
            "s": fraction(response.s),
            "weak": is_weak(item, response),
            **self._contribution(item.id),
            "cost": self._difference(cost),
            "exact_cost": fraction(cost),
        }

    def remedy(self, remedy: Remedy) -> RemedyResult:
        mended = [mend.question for mend in remedy.mends]
        after = self._told(remedy.after)
        return {
            "playbook": remedy.playbook,
            "tier": remedy.tier,
            **self._gain(remedy.gain),
            "after": score(self.ground.instrument, self.ground.instrument.overall, after),
            "exact_after": fraction(after),
            "moves": self._moves(remedy.moves) if remedy.moves else None,
            "close": remedy.close,
            "opens": self.opens(mended),
            "mends": [{"question": mend.question, **self._gain(mend.gain)} for mend in remedy.mends],
            "needed_by": list(remedy.needed_by),
            "has": list(remedy.has),
        }

    def opens(self, items: Iterable[str]) -> int:
        return opened(self.ground.instrument, self.settled, items)

    def _moves(self, move: Move) -> MoveResult:
        instrument, node = self.ground.instrument, self.ground.instrument.nodes[move.dimension]
        return {
            "id": move.dimension,
            "from": printed(instrument, node, move.start),
            "to": printed(instrument, node, move.end),
            "exact": {"from": str(move.start), "to": str(move.end)},
        }

    def _gain(self, exact: Fraction) -> Gain:
        told = self._told(exact)
        return {"gain": self._difference(told), "exact_gain": fraction(told)}

    def _difference(self, exact: Fraction | None) -> str | None:
        """A difference of overall scores in print."""
        instrument = self.ground.instrument
        return None if exact is None else difference(exact, instrument.overall.score_range, instrument.decimals)

    def _told(self, number: Fraction | None) -> Fraction | None:
        """What of the overall score is told only once there is one (SC-18)."""
        return number if self.ground.figures[OVERALL].counts else None

    def _contribution(self, id_: str) -> Contribution:
        part = self._contributions.get(id_)
        if part is None:
            return {"contribution": None, "exact_contribution": None}
        return {"contribution": part.printed, "exact_contribution": fraction(part.exact)}


def _exact(figures: Figures) -> ExactFigures:
    return {
        "value": fraction(figures.value),
        "low": fraction(figures.low),
        "high": fraction(figures.high),
        "raw": fraction(figures.raw),
        "uncapped": fraction(figures.uncapped),
    }


def _bands(instrument: Instrument, figures: Figures) -> list[str]:
    """The distinct bands of low and high (SC-10)."""
    if not figures.counts or figures.low is None or figures.high is None:
        return []
    return list(dict.fromkeys(instrument.band(end).id for end in (figures.low, figures.high)))


def _cap(cap: Cap) -> BindingCap:
    return {"question": cap.item, "cap": cap.id}
