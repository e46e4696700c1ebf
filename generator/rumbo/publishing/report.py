"""Brings a diagnostic's result to view, to be printed: the built page, opened with some answers."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rumbo.publishing import printing
from rumbo.scoring.contract import Given

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Readers:
    """For whom a report is, of which day, on which paper; `company` and `person` are empty where nobody is named."""

    company: str
    person: str
    day: date
    paper: printing.Paper


def result_of(answers: Given, readers: Readers) -> printing.Opening:
    """Shows the result. What an answers file holds for no question is left out, as when it is put into the form."""

    def opening(tab: "Page", address: str) -> None:
        """Keep the answers, and for whom they are printed, as the page would; and come again for the result."""
        tab.goto(address)
        slug = tab.locator("[data-component=diagnostic]").get_attribute("data-slug")
        whom = {"company": readers.company, "person": readers.person, "date": readers.day.isoformat()}
        printing.keep(tab, "diagnostic", {f"answers:{slug}": answers, "report": whom})
        tab.goto(f"{address}?answered#result")
        tab.locator("[data-component=diagnostic][data-view=result]").wait_for()

    return opening
