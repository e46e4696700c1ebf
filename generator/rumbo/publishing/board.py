"""Brings to view what is told of a team, to be printed for a board: the page "Team", given the documents.

As with a report the page is the only renderer, so that what TM-9 hides is not in what is printed. Files go in without
their names.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rumbo.publishing import printing
from rumbo.scoring.contract import Given

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page

_DATE = "(head, day) => (head.dataset.day = day)"


@dataclass(frozen=True, slots=True)
class TeamTold:
    """What is printed of a team: everybody's `documents`, None for what is none; by which `group`; what is `agreed`."""

    documents: Sequence[object]
    group: str | None
    agreed: Given | None
    day: date


def board_of(team: TeamTold) -> printing.Opening:
    """Shows a team of which something may be told, as whoever puts answers together does on the page."""

    def opening(tab: "Page", address: str) -> None:
        tab.goto(address)
        if team.agreed is not None:
            slug = tab.locator("[data-component=team]").get_attribute("data-slug")
            printing.keep(tab, "team", {f"agreed:{slug}": team.agreed})
            tab.reload()
        tab.locator("[data-slot=count]:not(:empty)").wait_for()
        tab.locator("[data-component=board]").evaluate(_DATE, team.day.isoformat())
        tab.locator("[data-files]").set_input_files(
            [_uploaded(place, document) for place, document in enumerate(team.documents, start=1)]
        )
        tab.locator("[data-show]").click()
        tab.locator("[data-part=told]").wait_for()
        if tab.locator("[data-by]").count():
            tab.locator("[data-by]").select_option(team.group or "")
        for loaded_last in ("[data-part=remedies] [data-why]", "[data-part=agreeing] [data-slot=agreed]"):
            tab.locator(f"{loaded_last}:not(:empty)").wait_for()

    return opening


def _uploaded(place: int, document: object) -> "FilePayload":
    return {"name": f"{place}.json", "mimeType": "application/json", "buffer": json.dumps(document).encode()}
