"""Somebody who fills a diagnostic in: the vocabulary of the browser tests of form and result."""

from collections.abc import Iterable, Mapping

from playwright.sync_api import Locator, Page

from browsing import label

Value = str | Iterable[str]


class Respondent:
    """Reads and answers the diagnostic on a page that is open on it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def opens(self, fragment: str = "") -> "Respondent":
        self.page.goto(self.url + fragment)
        self.page.locator("[data-component=diagnostic][data-view]").wait_for()
        return self

    def question(self, id_: str) -> Locator:
        return self.page.locator(f"#q-{id_}")

    def row(self, id_: str, value: str) -> Locator:
        return self.question(id_).locator(f'input[value="{value}"]')

    def field(self, id_: str) -> Locator:
        return self.question(id_).locator("input[type=text]")

    def answers(self, id_: str, value: Value) -> None:
        """Tick an option or several, or type a number, as an answers file writes them."""
        if not isinstance(value, str):
            for part in value:
                self.row(id_, part).check()
        elif self.row(id_, value).count():
            self.row(id_, value).check()
        else:
            self.field(id_).fill(value)
            self.field(id_).blur()

    def answers_all(self, answers: Mapping[str, Value]) -> None:
        for id_, value in answers.items():
            self.answers(id_, value)

    def sees_result(self) -> Locator:
        language = self.page.locator("html").get_attribute("lang") or "es"
        self.page.get_by_role("link", name=label("form.see-result", language)).click()
        self.page.locator("[data-view=result]").wait_for()
        return self.result

    def unfolds(self) -> None:
        """Open all that a result folds."""
        self.page.evaluate("document.querySelectorAll('.rumbo-result details').forEach((fold) => (fold.open = true))")

    @property
    def result(self) -> Locator:
        return self.page.locator("[data-part=result]")

    def node(self, id_: str) -> Locator:
        """A dimension's block in the result."""
        return self.page.locator(f'.rumbo-result section[data-node="{id_}"]')

    @property
    def remedies(self) -> list[str]:
        """The playbooks of the path in its order, those still folded away included."""
        cards = self.page.locator("[data-remedy]:not([hidden]), [data-rest]")
        return [card.get_attribute("data-remedy") or "" for card in cards.all()]

    @property
    def progress(self) -> str:
        return self.page.locator("[data-slot=answered]").inner_text()

    def kept(self) -> str:
        """All that the site itself keeps in the browser, as JSON."""
        own = "Object.entries(localStorage).filter(([key]) => key.startsWith('rumbo:'))"
        return str(self.page.evaluate(f"JSON.stringify(Object.fromEntries({own}))"))
