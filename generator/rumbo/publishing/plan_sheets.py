"""Brings a plan to view, to be printed: the page "My plan" of the built site, opened with the plan kept in it."""

from typing import TYPE_CHECKING

from rumbo.publishing import printing
from rumbo.scoring.contract import Plan

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PRINT = "[data-part=state] [data-print]"
_WITHOUT_A_DIALOGUE = "() => { window.print = () => {}; }"


def sheets_of(plan: Plan) -> printing.Opening:
    """Shows the plan with its weekly review behind it, as the page's own button prints them."""

    def opening(tab: "Page", address: str) -> None:
        slug = plan["diagnostic"] or ""
        tab.goto(address)
        printing.keep(tab, "planner", {f"plan:{slug}": plan})
        tab.goto(f"{address}?kept#plan={slug}")
        tab.evaluate(_WITHOUT_A_DIALOGUE)
        tab.locator(_PRINT).click()
        tab.locator("[data-part=weekly]:not([hidden])").wait_for(state="attached")

    return opening
