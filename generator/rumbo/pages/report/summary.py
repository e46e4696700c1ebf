"""Which sentence tells a result. The browser's own is `templates/assets/js/summary.mjs`, named alike; no words here."""

from collections.abc import Sequence
from typing import Protocol

from rumbo.scoring.contract import DimensionResult, Result


class Ranked(Protocol):
    """A band, in a row from worst to best."""

    @property
    def id(self) -> str:
        """Its name in the result."""

    @property
    def weak(self) -> bool:
        """Whether whoever lands there is weak."""


def weakest_link(result: Result) -> DimensionResult | None:
    """The weakest link as far as there is one: of dimensions that all score the same, none is."""
    values = {node["exact"]["value"] for node in result["dimensions"] if node["band"] is not None}
    if len(values) < 2:  # noqa: PLR2004 - to differ takes two
        return None
    return next((node for node in result["dimensions"] if node["id"] == result["weakest"]), None)


def lowest_links(result: Result) -> list[DimensionResult]:
    """The dimensions that share the lowest score; of those that all score the same, none."""
    weakest = weakest_link(result)
    lowest = weakest and weakest["exact"]["value"]
    return [node for node in result["dimensions"] if lowest and node["band"] and node["exact"]["value"] == lowest]


def links_behind(result: Result, bands: Sequence[Ranked]) -> list[DimensionResult]:
    """The dimensions in a lower band than the overall score, in the order of the file."""
    rank = {band.id: place for place, band in enumerate(bands)}
    here = rank.get(result["overall"]["band"] or "", -1)
    return [node for node in result["dimensions"] if node["band"] is not None and rank[node["band"]] < here]


def headline(result: Result, bands: Sequence[Ranked]) -> str:
    """How the weakest link stands to the overall score, and how many stand behind it."""
    overall = result["overall"]
    if overall["band"] is None:
        return "not-applicable" if overall["status"] == "not-applicable" else "not-scored"
    if behind := len(links_behind(result, bands)):
        return "behind-one" if behind == 1 else f"behind-{_among(result, 'other', 'tied')}"
    return _nothing_behind(result, bands, overall["band"])


def _nothing_behind(result: Result, bands: Sequence[Ranked], band: str) -> str:
    weakest = weakest_link(result)
    if all(node["band"] is None for node in result["dimensions"]):
        return "alone"
    if weakest and weakest["band"] != band and weakest["band"] is not None:
        return "above" if result["overall"]["capped_by"] else "alone"
    if next(found for found in bands if found.id == band).weak:
        return _among(result, "level", "level-tied") if weakest else "alone"
    # A link without a score may yet turn out to be behind.
    return "alone" if any(node["status"] == "not-scored" for node in result["dimensions"]) else "even"


def _among(result: Result, alone: str, tied: str) -> str:
    """Which of two forms goes with the weakest link: alone it is lower than all others."""
    # Those that score the same may all be behind, for one without a score.
    return alone if len(lowest_links(result)) == 1 else tied
