"""Lines and lists that several kinds of page show. Knows no page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from rumbo.model import Diagnostic, Playbook, Site
from rumbo.pages import routes
from rumbo.pages.views.numerals import Amount, Numerals
from rumbo.wording.alphabet import sort_key

STRETCHES = {"1-2": 2, "3-4": 4, "5-6": 6, "7": None}
"""How long a playbook takes, as somebody with a calendar asks: up to so many weeks; the last has no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLink:
    """Where to reach the publisher, in the owner's words."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosticLine:
    """A diagnostic in a list. `minutes` is the author's estimate, `questions` how many are scored.

    `document_url` is where its scoring document lies and `bands` are id and title from worst to best, for who scores
    the answers kept in the browser.
    """

    slug: str
    title: str
    summary: str
    url: str
    minutes: Amount
    questions: Amount
    method_url: str
    document_url: str
    bands: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookLine:
    """A playbook in a list. `theme` and `roles` are ids of the owner's and `stretch` one of ours, for who filters.

    `steps` are the ids of its steps, for who counts ticks.
    """

    slug: str
    title: str
    summary: str
    url: str
    weeks: Amount
    people: Amount
    hours: Amount
    theme: str
    stretch: str
    roles: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One theme with its playbooks, by title. `url` leads to it in the library."""

    theme: str
    title: str
    url: str
    playbooks: tuple[PlaybookLine, ...]


def contact_link(site: Site) -> ContactLink | None:
    """The owner's contact, where one is given."""
    contact = site.settings.contact
    return ContactLink(label=contact.label, url=contact.url) if contact else None


def diagnostic_line(diagnostic: Diagnostic, here: str, assets: str, numerals: Numerals) -> DiagnosticLine:
    """A diagnostic as the page at `here` lists it; its scoring document lies in the folder `assets` of the tree."""
    scored = sum(question.is_scored for question in diagnostic.all_questions())
    return DiagnosticLine(
        slug=diagnostic.slug,
        title=diagnostic.title,
        summary=diagnostic.summary,
        url=routes.relative(routes.diagnostic(diagnostic.slug), here),
        minutes=numerals.amount(Fraction(diagnostic.minutes)),
        questions=numerals.amount(Fraction(scored)),
        method_url=routes.relative(routes.method(diagnostic.slug), here),
        document_url=routes.relative(f"{assets}/{diagnostic.slug}.json", here),
        bands=tuple((band.id, band.title) for band in diagnostic.bands),
    )


def playbook_lines(playbooks: Iterable[Playbook], here: str, numerals: Numerals) -> tuple[PlaybookLine, ...]:
    """Playbooks as the page at `here` lists them, in the order given."""
    return tuple(
        PlaybookLine(
            slug=playbook.slug,
            title=playbook.title,
            summary=playbook.summary,
            url=routes.relative(routes.playbook(playbook.slug), here),
            weeks=numerals.amount(playbook.effort.weeks),
            people=numerals.amount(playbook.effort.people),
            hours=numerals.amount(playbook.effort.total_hours),
            theme=playbook.theme,
            stretch=stretch(playbook.effort.weeks),
            steps=tuple(step.id for step in playbook.steps),
            roles=playbook.roles,
        )
        for playbook in playbooks
    )


def stretch(weeks: Fraction) -> str:
    """The stretch of time in which so many weeks lie."""
    return next(name for name, most in STRETCHES.items() if most is None or weeks <= most)


def of_theme(site: Site, theme: str) -> list[Playbook]:
    """The playbooks of one theme, by title."""
    found = (playbook for playbook in site.playbooks.values() if playbook.theme == theme)
    return sorted(found, key=lambda playbook: sort_key(playbook.title))


def shelves(site: Site, here: str, numerals: Numerals) -> Iterator[Shelf]:
    """The themes that hold a playbook, in the owner's order."""
    for theme, title in site.settings.themes.items():
        if found := of_theme(site, theme):
            url = f"{routes.relative(routes.LIBRARY, here)}#{routes.shelf_anchor(theme)}"
            yield Shelf(theme=theme, title=title, url=url, playbooks=playbook_lines(found, here, numerals))
