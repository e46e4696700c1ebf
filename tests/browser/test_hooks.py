"""A template that lost what a script asks for, forced through: the rest goes on, and the console names what is gone."""

import pytest
from playwright.sync_api import Page, Route, expect

from browsing import Watch
from respondent import Respondent

GIVEN = {"puerta": "la-hay", "mando": "siempre"}


def losing(page: Page, attribute: str) -> None:
    """Have the page arrive without an attribute, as from a template that lost it."""

    def serve(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(f" {attribute}", " data-gone"))

    for part in ("", "result.txt**"):
        page.route(f"**/diagnostics/todo/{part}", serve)


@pytest.mark.parametrize(
    ("attribute", "component"),
    [
        ("data-download", "keeping"),
        ('data-part="keeping"', "keeping"),
        ('data-part="share"', "share"),
        ("data-all", "path"),
        ('data-part="answers"', "next-band"),
    ],
)
def test_the_form_still_keeps_answers_and_shows_a_result(
    page: Page, every_kind_url: str, watch: Watch, attribute: str, component: str
) -> None:
    losing(page, attribute)
    respondent = Respondent(page, f"{every_kind_url}diagnostics/todo/").opens()
    respondent.answers_all(GIVEN)
    assert "la-hay" in respondent.kept()
    expect(respondent.sees_result()).to_be_visible()
    [fault] = set(watch.faults)
    assert component in fault
    assert f"[{attribute}]" in fault
    watch.faults.clear()
