"""Lines and lists that several kinds of page show. Knows no page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from rumbo import routes
from rumbo.model import Diagnostic, Playbook, Site
from rumbo.views.numerals import Amount, Numerals


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLink:
    """Where to reach the publisher, in the owner's words."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BandName:
    """A band by id, and what it is called."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosticLine:
    """A diagnostic in a list. `minutes` is the author's estimate, `questions` how many are scored.

    `bands` name the last result that the browser keeps.
    """

    slug: str
    title: str
    summary: str
    url: str
    minutes: Amount
    questions: Amount
    bands: tuple[BandName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookLine:
    """A playbook in a list. `theme` and `roles` are ids of the owner's, for who filters."""

    slug: str
    title: str
    summary: str
    url: str
    weeks: Amount
    people: Amount
    theme: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One theme with its playbooks, in the order of their slugs."""

    theme: str
    title: str
    playbooks: tuple[PlaybookLine, ...]


def contact_link(site: Site) -> ContactLink | None:
    """The owner's contact, where one is given."""
    contact = site.settings.contact
    return ContactLink(label=contact.label, url=contact.url) if contact else None


def diagnostic_line(diagnostic: Diagnostic, here: str, numerals: Numerals) -> DiagnosticLine:
    """A diagnostic as the page at `here` lists it."""
    scored = sum(question.is_scored for question in diagnostic.all_questions())
    return DiagnosticLine(
        slug=diagnostic.slug,
        title=diagnostic.title,
        summary=diagnostic.summary,
        url=routes.relative(routes.diagnostic(diagnostic.slug), here),
        minutes=numerals.amount(Fraction(diagnostic.minutes)),
        questions=numerals.amount(Fraction(scored)),
        bands=tuple(BandName(id=band.id, title=band.title) for band in diagnostic.bands),
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
            theme=playbook.theme,
            roles=playbook.roles,
        )
        for playbook in playbooks
    )


def of_theme(site: Site, theme: str) -> list[Playbook]:
    """The playbooks of one theme, by slug."""
    return [playbook for playbook in site.playbooks.values() if playbook.theme == theme]


def shelves(site: Site, here: str, numerals: Numerals) -> Iterator[Shelf]:
    """The themes that hold a playbook, in the owner's order."""
    for theme, title in site.settings.themes.items():
        if found := of_theme(site, theme):
            yield Shelf(theme=theme, title=title, playbooks=playbook_lines(found, here, numerals))
